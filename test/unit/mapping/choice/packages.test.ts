import assert from 'node:assert/strict';
import { manifestReaders } from '../../../../src/mapping/choice/manifests';
import { Locator } from '../../../../src/mapping/locator';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';
import { lineOf, SOURCE } from '../source';

const found = (file: string) => `unverified noContext ${file}:3`;

/** A frame, the manifests and other files of a workspace, and the place. */
interface Row {
  readonly says: string;
  readonly platform?: string;
  readonly frame: Partial<TraceFrame>;
  readonly manifests: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly place: string;
}

const npm = (name: string) => JSON.stringify({ name });
const NPM = {
  'package.json': npm('acme'),
  'packages/web/package.json': npm('@acme/shop-web'),
  'packages/api/package.json': npm('api'),
  'test/fixtures/api/package.json': npm('api'),
};
const SOURCES = ['packages/web/src/index.ts', 'packages/api/src/index.ts', 'test/fixtures/api/src/index.ts'];

const ROWS: readonly Row[] = [
  {
    says: 'a namespace leads to the package whose manifest tells it, whatever its folder',
    frame: { filename: 'webpack://@acme/shop-web/./src/index.ts' },
    manifests: NPM,
    files: SOURCES,
    place: found('packages/web/src/index.ts'),
  },
  {
    says: 'a name that a test bears too is not the test',
    frame: { filename: 'webpack://api/./src/index.ts' },
    manifests: NPM,
    files: SOURCES,
    place: found('packages/api/src/index.ts'),
  },
  {
    says: 'a path that climbs out of its package is followed',
    frame: { filename: 'webpack://api/../web/src/index.ts' },
    manifests: NPM,
    files: SOURCES,
    place: found('packages/web/src/index.ts'),
  },
  {
    says: 'a path that is no more than the end of one in the package is looked for in the package',
    frame: { filename: 'webpack://@acme/shop-web/./lib/total.ts' },
    manifests: NPM,
    files: ['packages/web/source/lib/total.ts', 'packages/api/lib/total.ts'],
    place: found('packages/web/source/lib/total.ts'),
  },
  {
    says: 'a file of another package is not taken for one that is gone',
    frame: { filename: 'webpack://@acme/shop-web/./src/cart.ts' },
    manifests: NPM,
    files: ['packages/api/src/cart.ts'],
    place: 'unmapped differs',
  },
  {
    says: 'a namespace that no manifest tells says nothing',
    frame: { filename: 'webpack://bundle/./src/cart.ts' },
    manifests: NPM,
    files: ['packages/api/src/cart.ts'],
    place: found('packages/api/src/cart.ts'),
  },
  {
    says: 'a package of the workspace among the dependencies is its own',
    frame: { filename: '/app/node_modules/.pnpm/x/node_modules/@acme/shop-web/src/index.ts', inApp: false },
    manifests: NPM,
    files: SOURCES,
    place: found('packages/web/src/index.ts'),
  },
  {
    says: 'a dependency of the name of a folder is none of them',
    frame: { filename: '/app/node_modules/web/src/index.ts' },
    manifests: NPM,
    files: SOURCES,
    place: 'unmapped thirdParty',
  },
  {
    says: "the build of a package is not its source, unless the event's lines stand there",
    frame: { filename: '/app/node_modules/@acme/shop-web/dist/index.js' },
    manifests: NPM,
    files: SOURCES,
    place: 'unmapped bundle',
  },
  {
    says: 'a module of Go leads to its folder, with its major version too',
    platform: 'go',
    frame: { filename: 'github.com/acme/shop/v2/cart/total.go' },
    manifests: {
      'services/shop/go.mod': 'module github.com/acme/shop/v2\n\ngo 1.22\n',
      'services/pay/go.mod': '// the payments\nmodule "github.com/acme/pay" // quoted\n',
    },
    files: ['services/shop/cart/total.go', 'services/pay/cart/total.go'],
    place: found('services/shop/cart/total.go'),
  },
  {
    says: 'a module of Go in the module cache is the one that lies here',
    platform: 'go',
    frame: { absPath: '/root/go/pkg/mod/github.com/acme/pay@v1.2.0/cart/total.go', inApp: false },
    manifests: { 'services/pay/go.mod': 'module github.com/acme/pay\n' },
    files: ['services/pay/cart/total.go'],
    place: found('services/pay/cart/total.go'),
  },
  {
    says: 'a module of Go that is not here is somebody else, though a file has its path',
    platform: 'go',
    frame: { filename: 'github.com/other/lib/cart/total.go' },
    manifests: { 'go.mod': 'module github.com/acme/shop\n' },
    files: ['cart/total.go'],
    place: 'unmapped thirdParty',
  },
  {
    says: "a function's crate leads to its folder",
    platform: 'native',
    frame: { filename: 'main.rs', absPath: 'src/main.rs', function: 'shop_term::run' },
    manifests: {
      'crates/terminal/Cargo.toml': '[package]\nname = "shop-term" # the terminal\nversion = "1.0.0"\n',
      'crates/web/Cargo.toml': '[package]\nname = \'shop-web\'\n\n[dependencies]\nname = "x"\n',
    },
    files: ['crates/terminal/src/main.rs', 'crates/web/src/main.rs'],
    place: found('crates/terminal/src/main.rs'),
  },
  {
    says: 'a crate of the workspace in the registry is its own',
    platform: 'native',
    frame: {
      absPath: '/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/shop-term-1.0.0/src/ui.rs',
    },
    manifests: { 'crates/terminal/Cargo.toml': '[package]\nname = "shop-term"\n' },
    files: ['crates/terminal/src/ui.rs'],
    place: found('crates/terminal/src/ui.rs'),
  },
  {
    says: 'a package of Dart leads to its lib',
    platform: 'dart',
    frame: { absPath: 'package:shop_ui/cart.dart' },
    manifests: { 'apps/shop/pubspec.yaml': 'name: shop\n', 'packages/ui/pubspec.yaml': 'name: shop_ui\n' },
    files: ['apps/shop/lib/cart.dart', 'packages/ui/lib/cart.dart'],
    place: found('packages/ui/lib/cart.dart'),
  },
  {
    says: 'a package of Dart that is not here is somebody else',
    platform: 'dart',
    frame: { absPath: 'package:provider/cart.dart' },
    manifests: { 'apps/shop/pubspec.yaml': 'name: shop\n' },
    files: ['apps/shop/lib/cart.dart'],
    place: 'unmapped thirdParty',
  },
  {
    says: "Composer's autoload tells where a class lies",
    platform: 'php',
    frame: { filename: '/var/www/src/Kernel.php', function: 'Acme\\Billing\\Kernel::boot' },
    manifests: {
      'packages/billing/composer.json':
        '{"name":"acme/billing","autoload":{"psr-4":{"Acme\\\\Billing\\\\":"./src"}}}',
      'packages/cart/composer.json':
        '{"name":"acme/cart","autoload":{"psr-4":{"Acme\\\\Cart\\\\":["src/"]}}}',
    },
    files: ['packages/billing/src/Kernel.php', 'packages/cart/src/Kernel.php'],
    place: found('packages/billing/src/Kernel.php'),
  },
  {
    says: 'a package of Composer in vendor is the one that lies here',
    platform: 'php',
    frame: { filename: '/var/www/vendor/acme/billing/src/Kernel.php' },
    manifests: { 'packages/billing/composer.json': '{"name":"acme/billing"}' },
    files: ['packages/billing/src/Kernel.php'],
    place: found('packages/billing/src/Kernel.php'),
  },
  {
    says: 'a package of Python lies beside its manifest or in src',
    platform: 'python',
    frame: { filename: 'orders/models.py', absPath: '/usr/lib/python3/site-packages/orders/models.py' },
    manifests: {
      'services/orders/pyproject.toml': '[project]\nname = "acme-orders"\n',
      'services/users/setup.cfg': '[metadata]\nname = acme-users\n',
    },
    files: ['services/orders/src/orders/models.py', 'services/users/users/models.py'],
    place: found('services/orders/src/orders/models.py'),
  },
  {
    says: 'an application of an umbrella is told by its module',
    platform: 'elixir',
    frame: { filename: 'lib/router.ex', module: 'ShopWeb.Router' },
    manifests: {
      'apps/web/mix.exs': 'defmodule Web.MixProject do\n  def project do\n    [app: :shop_web]\n  end\nend\n',
      'apps/core/mix.exs': 'defmodule Core.MixProject do\n  def project, do: [app: :shop]\nend\n',
    },
    files: ['apps/web/lib/router.ex', 'apps/core/lib/router.ex'],
    place: found('apps/web/lib/router.ex'),
  },
  {
    says: 'a project of .NET is told by the class',
    platform: 'csharp',
    frame: { filename: 'C:\\agent\\1\\Hosting\\Host.cs', module: 'Shop.Api.Hosting.Host' },
    manifests: { 'src/Api/Shop.Api.csproj': '<Project/>', 'src/Web/Shop.Web.csproj': '<Project/>' },
    files: ['src/Api/Hosting/Host.cs', 'src/Web/Hosting/Host.cs'],
    place: found('src/Api/Hosting/Host.cs'),
  },
  {
    says: 'a project of .NET is told by the assembly',
    platform: 'csharp',
    frame: { filename: '/_/Hosting/Host.cs', package: 'Shop.Web, Version=1.2.0.0, Culture=neutral' },
    manifests: { 'src/Api/Shop.Api.csproj': '<Project/>', 'src/Web/Shop.Web.csproj': '<Project/>' },
    files: ['src/Api/Hosting/Host.cs', 'src/Web/Hosting/Host.cs'],
    place: found('src/Web/Hosting/Host.cs'),
  },
  {
    says: 'a package that is told beside the path leads to its folder',
    frame: { filename: './src/index.ts', package: '@acme/shop-web' },
    manifests: NPM,
    files: SOURCES,
    place: found('packages/web/src/index.ts'),
  },
  {
    says: 'a gem of the workspace among the gems is its own',
    platform: 'ruby',
    frame: { absPath: '/usr/local/bundle/gems/acme-pay-1.2.0/lib/acme/pay.rb', inApp: false },
    manifests: { 'gems/pay/acme-pay.gemspec': 'Gem::Specification.new' },
    files: ['gems/pay/lib/acme/pay.rb'],
    place: found('gems/pay/lib/acme/pay.rb'),
  },
];

async function place({ frame: asked, manifests, files, platform = 'javascript' }: Row): Promise<string> {
  const memory = new MemoryFiles({
    ...Object.fromEntries(files.map((path) => [path, 'a\nb\nc\nd'])),
    ...manifests,
  });
  const [[one] = []] = await new Locator(memory).locate(trace([frame(asked)], platform), noAbort);
  return one === undefined ? 'nothing' : inWords(one);
}

describe('The names in manifests', () => {
  for (const row of ROWS) {
    it(row.says, async () => {
      assert.equal(await place(row), row.place);
    });
  }

  it('lead from a build to its source where the lines are the same', async () => {
    const text = SOURCE.join('\n');
    const line = lineOf('order.customer.discount.rate');
    const files = new MemoryFiles({
      ...NPM,
      'packages/web/src/cart/total.ts': text,
      'packages/api/src/total.ts': text,
    });
    const asked = frame({
      filename: '/app/node_modules/@acme/shop-web/dist/cart/total.js',
      line,
      context: contextOf(text, line),
    });
    const [[one] = []] = await new Locator(files).locate(trace([asked]), noAbort);
    assert.equal(one && inWords(one), `exact packages/web/src/cart/total.ts:${line}`);
  });

  it('are told step by step', async () => {
    const files = new MemoryFiles({ ...NPM, 'packages/web/src/index.ts': 'a\nb\nc' });
    const locator = new Locator(files);
    const [[told] = []] = await locator.explain(
      trace([frame({ filename: 'webpack://@acme/shop-web/./src/index.ts' })]),
      noAbort,
    );
    assert.deepEqual(
      told?.steps.filter(({ step }) => step === 'package' || step === 'chosen'),
      [
        {
          step: 'package',
          name: '@acme/shop-web',
          manifest: 'packages/web/package.json',
          lead: 'packages/web/src/index.ts',
          file: 'packages/web/src/index.ts',
        },
        { step: 'chosen', file: 'packages/web/src/index.ts', by: 'package' },
      ],
    );
  });
});

describe('A manifest', () => {
  const names = (name: string, text: string) => manifestReaders[name]?.(text).names;

  it('is read as far as it can be', () => {
    assert.deepEqual(names('package.json', '\ufeff{ "name": "shop" }'), ['shop']);
    assert.deepEqual(names('go.mod', '\n\tgo 1.21\nmodule\tshop // here\n'), ['shop']);
    assert.deepEqual(
      names('Cargo.toml', '[package]\nname="a"\n[[bin]]\nname = "b"\n[dependencies.x]\nname="c"'),
      ['a', 'b'],
    );
    assert.deepEqual(names('pyproject.toml', '[tool.poetry]\r\nname = "shop"\r\n'), ['shop']);
    assert.deepEqual(names('pubspec.yaml', "# ours\nname: 'shop'\nversion: 1\n"), ['shop']);
  });

  it('that says nothing, or something else than it should, tells no name', () => {
    for (const name of Object.keys(manifestReaders)) {
      for (const text of ['', '{', '[]', '{"name":7}', 'null', '[package]\nname', '['.repeat(500), '\0']) {
        assert.deepEqual(names(name, text), [], `${name}: ${text}`);
      }
    }
  });

  it('of hostile text is read in time that grows with its length', () => {
    const before = process.cpuUsage();
    for (const name of Object.keys(manifestReaders)) {
      for (const piece of ['[', ' ', 'name = ', 'module ', 'app: ', '{"a":', '"\\', '\n', 'app:   :']) {
        names(name, piece.repeat(Math.floor(256_000 / piece.length)));
      }
    }
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 3_000_000, `${(user + system) / 1000} ms`);
  });
});

describe('Manifests', () => {
  const asked = trace([frame({ filename: 'webpack://shop/./src/index.ts' })]);
  const texts = {
    'a/package.json': npm('shop'),
    'b/package.json': npm('other'),
    'a/src/index.ts': 'x',
    'b/src/index.ts': 'x',
  };
  const manifestsRead = ({ reads }: MemoryFiles) => reads.filter((path) => path.endsWith('.json'));

  it('are read when a frame names a package, once, and not before', async () => {
    const files = new MemoryFiles(texts);
    const locator = new Locator(files);
    await locator.locate(trace([frame({ filename: './src/index.ts' })]), noAbort);
    assert.deepEqual(manifestsRead(files), []);
    await locator.locateMany([asked, asked], noAbort);
    await locator.locate(asked, noAbort);
    assert.deepEqual(manifestsRead(files), ['a/package.json', 'b/package.json']);
  });

  it('are read again when they were written, and only those', async () => {
    const files = new MemoryFiles(texts);
    const locator = new Locator(files);
    const words = async () => (await locator.locate(asked, noAbort)).flat().map(inWords)[0];
    let told = 0;
    locator.onDidLearn(() => told++);
    locator.written(['b/package.json']);
    assert.equal(told, 0); // nobody had read it
    assert.match((await words()) ?? '', / a\/src\/index\.ts/);
    files.texts.set('a/package.json', npm('gone'));
    files.texts.set('b/package.json', npm('shop'));
    locator.written(['a/src/index.ts']);
    assert.equal(told, 0);
    locator.written(['a/package.json', 'b/package.json']);
    assert.equal(told, 1);
    assert.match((await words()) ?? '', / b\/src\/index\.ts/);
    assert.equal(manifestsRead(files).length, 4);
  });

  it('that come and go are taken in', async () => {
    const files = new MemoryFiles({ ...texts, 'a/package.json': npm('first') });
    const locator = new Locator(files);
    const words = async () => (await locator.locate(asked, noAbort)).flat().map(inWords)[0];
    assert.match((await words()) ?? '', /^ambiguous/);
    const changed = new Promise((resolve) => {
      locator.onDidChangeFiles(resolve);
    });
    files.change({ 'c/package.json': npm('shop'), 'c/src/index.ts': 'x' }, ['b/package.json']);
    await changed;
    assert.match((await words()) ?? '', / c\/src\/index\.ts/);
    assert.deepEqual(manifestsRead(files), ['a/package.json', 'b/package.json', 'c/package.json']);
  });

  it('are no more than two thousand, those nearest to the folder first, and none that is huge', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2100 }, (_one, at) => [`deep/in/p${at}/package.json`, npm(`p${at}`)]),
    );
    const huge = JSON.stringify({ name: 'shop', more: 'x'.repeat(256 * 1024) });
    const files = new MemoryFiles({ ...many, ...texts, 'a/package.json': huge });
    const [[one] = []] = await new Locator(files).locate(asked, noAbort);
    assert.equal(manifestsRead(files).length, 2000);
    assert.ok(manifestsRead(files).includes('a/package.json'));
    assert.match(one === undefined ? '' : inWords(one), /^ambiguous/);
  });

  it('that cannot be read hinder nobody', async () => {
    const files = new MemoryFiles(texts);
    const read = files.read.bind(files);
    files.read = async (path, signal) => (path.endsWith('.json') ? undefined : read(path, signal));
    const [[one] = []] = await new Locator(files).locate(asked, noAbort);
    assert.match(one === undefined ? '' : inWords(one), /^ambiguous/);
  });
});
