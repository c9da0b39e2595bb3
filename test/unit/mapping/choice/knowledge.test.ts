import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event';
import type { CodeMapping } from '../../../../src/mapping/choice/codeMappings';
import type { Knowledge } from '../../../../src/mapping/choice/knowledge';
import type { PathRule } from '../../../../src/mapping/choice/pathRules';
import { locateIn } from '../../../../src/mapping/locateIn';
import { Locator } from '../../../../src/mapping/locator';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';
import { lineOf, SOURCE } from '../source';

/** What people said, and may say otherwise later. */
class Said implements Knowledge {
  readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    public pathRules: readonly PathRule[] = [],
    public codeMappings: readonly CodeMapping[] = [],
  ) {}
}

const FILES = [
  'package.json',
  'packages/web/src/index.ts',
  'packages/api/src/index.ts',
  'packages/api/src/cart.ts',
  'packages/ui/src/index.ts',
  'app/[id]/page.tsx',
];

const found = (file: string) => `unverified noContext ${file}:3`;

async function place(
  said: Partial<Knowledge>,
  asked: Partial<TraceFrame>,
  files: readonly string[] | Readonly<Record<string, string>> = FILES,
  platform = 'javascript',
): Promise<string> {
  const locator = new Locator(new MemoryFiles(files), new Said(said.pathRules, said.codeMappings));
  const [[one] = []] = await locator.locate(trace([frame(asked)], platform), noAbort);
  locator.dispose();
  return one === undefined ? 'nothing' : inWords(one);
}

describe("A person's rule", () => {
  const rule = (from: string, file: string) => ({ pathRules: [{ frame: from, file }] });

  it('decides before everything else', async () => {
    const said = {
      pathRules: [{ frame: 'webpack://web/./', file: 'packages/api/' }],
      codeMappings: [{ stackRoot: 'webpack://web/./', sourceRoot: 'packages/ui/' }],
    };
    const files = Object.fromEntries(FILES.map((path) => [path, 'a\nb\nc\nd']));
    const named = { ...files, 'packages/web/package.json': '{ "name": "web" }' };
    const asked = { filename: 'webpack://web/./src/index.ts' };
    assert.equal(await place(said, asked, named), found('packages/api/src/index.ts'));
    assert.equal(await place({ ...said, pathRules: [] }, asked, named), found('packages/ui/src/index.ts'));
    assert.equal(await place({}, asked, named), found('packages/web/src/index.ts'));
    assert.equal(
      await place({}, { filename: './src/index.ts' }, named),
      'ambiguous packages/ui/src/index.ts, packages/api/src/index.ts, packages/web/src/index.ts',
    );
  });

  it('speaks of paths as they are spelled and as they read', async () => {
    const asked = { filename: 'C:\\srv\\the app\\.\\src\\index.ts' };
    for (const from of ['C:/srv/the app/./', 'c:/srv/the app/', 'srv/the app/', '**/src/index.ts']) {
      const to = from.includes('*') ? 'packages/ui/src/index.ts' : 'packages/ui/';
      assert.equal(await place(rule(from, to), asked), found('packages/ui/src/index.ts'), from);
    }
  });

  it('gives way where it leads to no file', async () => {
    const said = {
      pathRules: [
        { frame: './', file: 'packages/gone/' },
        { frame: './', file: 'packages/web/' },
        { frame: './', file: 'packages/api/' },
      ],
    };
    assert.equal(await place(said, { filename: './src/index.ts' }), found('packages/web/src/index.ts'));
    assert.equal(await place(said, { filename: './src/cart.ts' }), found('packages/api/src/cart.ts'));
  });

  it('never leads out of the folder', async () => {
    const files = new MemoryFiles(['packages/web/src/index.ts']);
    ['../secret.ts', '/etc/passwd', 'etc/passwd'].forEach((path) => files.unlisted.set(path, 'secret'));
    const locator = new Locator(files, new Said([{ frame: './', file: './' }]));
    for (const filename of ['./../secret.ts', './x/../../secret.ts', './%2e%2e/secret.ts', './/etc/passwd']) {
      const [[one] = []] = await locator.locate(trace([frame({ filename })]), noAbort);
      assert.equal(one && inWords(one), 'unmapped notFound', filename);
    }
    assert.deepEqual(files.reads, []);
  });

  it('may say of a dependency, the runtime and what is no path what they are', async () => {
    const is = 'packages/ui/src/index.ts';
    const frames: readonly (readonly [Partial<TraceFrame>, string])[] = [
      [{ filename: '/app/node_modules/@acme/ui/dist/index.js' }, '/app/node_modules/@acme/ui/dist/index.js'],
      [{ filename: 'node:internal/process' }, 'node:internal/process'],
      [{ filename: '<anonymous>' }, '<anonymous>'],
    ];
    for (const [asked, from] of frames) {
      assert.equal(await place(rule(from, is), asked), found(is), from);
    }
  });

  it('takes brackets for what they are', async () => {
    const said = rule('/srv/[id]/', 'app/[id]/');
    assert.equal(await place(said, { filename: '/srv/[id]/page.tsx' }), found('app/[id]/page.tsx'));
    assert.equal(await place(said, { filename: '/srv/d/page.tsx' }), 'unmapped differs');
  });

  it('in one folder counts before lines that agree in another', async () => {
    const release = SOURCE.join('\n');
    const line = lineOf('order.customer.discount.rate');
    const ruled = new Locator(
      new MemoryFiles({ 'lib/orders.ts': 'other();' }, 'file:///code/a'),
      new Said([{ frame: './src/', file: 'lib/' }]),
    );
    const exact = new Locator(new MemoryFiles({ 'src/orders.ts': release }, 'file:///code/b'));
    const asked = frame({ filename: './src/orders.ts', line, context: contextOf(release, line) });
    const [[one] = []] = await locateIn([exact, ruled], trace([asked]), noAbort);
    assert.equal(one && 'file' in one && one.file.folder, 'file:///code/a');
  });
});

describe('A code mapping', () => {
  const mapped = (stackRoot: string, sourceRoot: string) => ({ codeMappings: [{ stackRoot, sourceRoot }] });

  it('may name a folder of dependencies in which ours are installed', async () => {
    const files = ['services/pay/src/acme/retry.py', 'lib/requests/api.py'];
    const said = mapped('/usr/lib/python3/site-packages/', 'services/pay/src/');
    const installed = (path: string) => ({
      filename: path,
      absPath: `/usr/lib/python3/site-packages/${path}`,
      inApp: false,
    });
    const ours = 'services/pay/src/acme/retry.py';
    assert.equal(await place(said, installed('acme/retry.py'), files, 'python'), found(ours));
    assert.equal(await place(said, installed('requests/api.py'), files, 'python'), 'unmapped thirdParty');
    assert.equal(
      await place(mapped('', 'lib/'), installed('requests/api.py'), files, 'python'),
      'unmapped thirdParty',
    );
  });

  it('decides where no rule does', async () => {
    const said = mapped('./src/', 'packages/api/src/');
    assert.equal(await place(said, { filename: './src/index.ts' }), found('packages/api/src/index.ts'));
  });

  it('is tried in the order of Sentry until one leads to a file', async () => {
    const said = {
      codeMappings: [
        { stackRoot: './', sourceRoot: 'packages/ui/' },
        { stackRoot: './src/', sourceRoot: 'packages/gone/' },
        { stackRoot: './s', sourceRoot: 'packages/web/s', automaticallyGenerated: true },
      ],
    };
    assert.equal(await place(said, { filename: './src/index.ts' }), found('packages/ui/src/index.ts'));
  });

  it('of an application does not make a dependency its own; one of the dependency does', async () => {
    const files = ['packages/ui/index.ts', 'node/ui/index.ts', 'x/node_modules/ui/index.ts'];
    const asked = { filename: '/app/node_modules/ui/index.ts' };
    assert.equal(await place(mapped('/app/node_modules', 'node'), asked, files), 'unmapped thirdParty');
    assert.equal(
      await place(mapped('/app/node_modules/ui/', 'packages/ui/'), asked, files),
      found('packages/ui/index.ts'),
    );
  });

  it('sees the folders of a class', async () => {
    const files = ['core/src/com/acme/Cart.java', 'shop/src/com/acme/Cart.java'];
    const asked = { module: 'com.acme.Cart$Inner', filename: 'Cart.java', absPath: 'Cart.java' };
    assert.equal(
      await place(mapped('com/acme/', 'shop/src/com/acme/'), asked, files, 'java'),
      found('shop/src/com/acme/Cart.java'),
    );
  });
});

describe('What people say', () => {
  it('is told step by step, with what came of it', async () => {
    const rules = [
      { frame: './', file: 'packages/gone/' },
      { frame: '/srv/', file: './' },
    ];
    const mapping = { stackRoot: './', sourceRoot: 'packages/ui/' };
    const locator = new Locator(new MemoryFiles(FILES), new Said(rules, [mapping]));
    const [[told] = []] = await locator.explain(trace([frame({ filename: './src/index.ts' })]), noAbort);
    assert.deepEqual(told?.steps, [
      { step: 'path', from: 'filename', path: 'src/index.ts', climbs: 0 },
      { step: 'rule', rule: rules[0], lead: 'packages/gone/src/index.ts', file: undefined },
      {
        step: 'codeMapping',
        mapping,
        lead: 'packages/ui/src/index.ts',
        file: 'packages/ui/src/index.ts',
      },
      { step: 'chosen', file: 'packages/ui/src/index.ts', by: 'codeMapping' },
    ]);
  });

  it('may change, and is then asked anew', async () => {
    const said = new Said();
    const locator = new Locator(new MemoryFiles(FILES), said);
    let told = 0;
    locator.onDidLearn(() => told++);
    const asked = trace([frame({ filename: './src/index.ts' })]);
    const words = async () => (await locator.locate(asked, noAbort)).flat().map(inWords)[0];
    assert.match((await words()) ?? '', /^ambiguous/);
    said.pathRules = [{ frame: './', file: 'packages/web/' }];
    said.changed.fire();
    assert.equal(told, 1);
    assert.equal(await words(), found('packages/web/src/index.ts'));
    locator.dispose();
    said.changed.fire();
    assert.equal(told, 1);
  });

  it('about one frame tells where others of its trace lie', async () => {
    const locator = new Locator(
      new MemoryFiles(FILES),
      new Said([{ frame: '/srv/src/entry.ts', file: 'packages/api/src/cart.ts' }]),
    );
    const frames = ['/srv/src/entry.ts', '/srv/src/index.ts'].map((filename) => frame({ filename }));
    const [places = []] = await locator.locate(trace(frames), noAbort);
    assert.match(inWords(places[1] ?? { verdict: 'unmapped', reason: 'noPath' }), /^ambiguous/);
    const alike = ['/srv/src/cart.ts', '/srv/src/index.ts'].map((filename) => frame({ filename }));
    const [both = []] = await locator.locate(trace(alike), noAbort);
    assert.deepEqual(both.map(inWords), [
      found('packages/api/src/cart.ts'),
      found('packages/api/src/index.ts'),
    ]);
  });
});
