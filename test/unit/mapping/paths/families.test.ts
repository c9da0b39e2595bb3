import assert from 'node:assert/strict';
import { FAMILIES, familyOf } from '../../../../src/mapping/paths/families';
import { CHECKOUTS, inCheckout } from '../../../../src/mapping/paths/families/checkouts';
import { type EndsAlike, evaluatedAt, paths } from '../../../../src/mapping/paths/families/family';
import { framePaths } from '../../../../src/mapping/paths/framePath';
import { isVendored } from '../../../../src/mapping/paths/thirdParty';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { frame } from '../memoryFiles';

/** What a frame tells: its paths, or the reason for none, or the path among dependencies after a `>`. */
function read(platform: string, told: Partial<TraceFrame>): readonly string[] {
  const found = framePaths(frame(told), platform);
  if (typeof found === 'string') {
    return [found];
  }
  return found.inDependency === undefined
    ? found.paths.map(({ segments, line }) => segments.join('/') + (line === undefined ? '' : `:${line}`))
    : [`> ${found.inDependency.join('/')}`];
}

/** Platform, file name, and what it tells. */
const FILE_NAMES: readonly (readonly [platform: string, filename: string, ...read: readonly string[]])[] = [
  // .NET, Unity
  ['csharp', '/_/src/libraries/System.Linq/src/System/Linq/First.cs', 'runtime'],
  ['csharp', '/_/src/runtime/src/libraries/Common/src/System/ThrowHelper.cs', 'runtime'],
  ['csharp', '/_/src/libraries/Shop.Core/Cart.cs', '_/src/libraries/Shop.Core/Cart.cs'],
  ['csharp', 'Packages/com.acme.save/Runtime/Save.cs', '> com.acme.save/Runtime/Save.cs'],
  ['csharp', 'Packages/Save/Runtime/Save.cs', 'Packages/Save/Runtime/Save.cs'],
  // PHP
  ['php', '/var/www/vendor/acme/cart/src/Cart.php', '> acme/cart/src/Cart.php'],
  ['php', 'resources/views/vendor/mail/a.blade.php', 'resources/views/vendor/mail/a.blade.php'],
  ['php', 'php shell code', 'noPath'],
  // Ruby
  ['ruby', '(eval at /srv/shop/lib/rules.rb:265)', 'srv/shop/lib/rules.rb:265'],
  ['ruby', '(pry)', 'noPath'],
  ['ruby', '<internal:array>', 'runtime'],
  ['ruby', '/usr/lib/ruby/3.1.0/net/http.rb', 'runtime'],
  ['ruby', '/usr/lib/ruby/gems/3.1.0/gems/rack-2.2.3/lib/rack.rb', '> rack-2.2.3/lib/rack.rb'],
  ['ruby', 'gems/oauth-2/lib/oauth.rb', 'gems/oauth-2/lib/oauth.rb'],
  // Rust
  ['native', '/rustc/FAKE_PREFIX/library/std/src/panicking.rs', 'runtime'],
  ['native', 'library/cart/src/lib.rs', 'library/cart/src/lib.rs'],
  [
    'native',
    '/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.188/src/lib.rs',
    '> serde-1.0.188/src/lib.rs',
  ],
  // Elixir, Erlang
  ['elixir', 'nofile', 'noPath'],
  ['elixir', 'proc_lib.erl', 'runtime'],
  ['elixir', 'src/proc_lib.erl', 'src/proc_lib.erl'],
  ['node', '/srv/otp/lib/auth/src/index.js', 'srv/otp/lib/auth/src/index.js'],
  ['elixir', 'deps/phoenix/lib/phoenix/router.ex', '> phoenix/lib/phoenix/router.ex'],
  // C, C++, Swift
  ['native', 'external/abseil-cpp~20230802.0/absl/a.cc', '> abseil-cpp~20230802.0/absl/a.cc'],
  ['native', 'external/crashpad/a.cc', 'external/crashpad/a.cc'],
  ['native', '/build/openssl-AbC1dE/openssl-1.1.1f/ssl/a.c', '> openssl-AbC1dE/openssl-1.1.1f/ssl/a.c'],
  ['native', '/srv/build/client-bundle/client-1/a.c', 'srv/build/client-bundle/client-1/a.c'],
  ['cocoa', '/<compiler-generated>', 'noPath'],
  // Dart
  ['other', 'packages/shop/cart/total.dart', 'lib/cart/total.dart'],
  ['other', 'http://localhost:5000/packages/shop/main.dart', 'lib/main.dart'],
  ['other', 'packages/shop/lib/main.dart', 'packages/shop/lib/main.dart'],
  // Perl
  ['perl', '(eval 5)[/srv/shop/bin/shell:2]', 'srv/shop/bin/shell:2'],
  ['perl', '-e', 'noPath'],
  ['perl', '/usr/share/perl/5.36/Carp.pm', 'runtime'],
  ['perl', '/usr/local/share/perl/5.36.0/Moose.pm', '> Moose.pm'],
  ['node', '/srv/shop/lib/5.1.2/cart.js', 'srv/shop/lib/5.1.2/cart.js'],
  // Lua
  ['lua', '[string "scripts/cart.lua"]', 'scripts/cart.lua'],
  ['lua', '[string "return a/b"]', 'noPath'],
  ['lua', '[love "boot.lua"]', 'runtime'],
  ['lua', 'content_by_lua(nginx.conf:12)', 'nginx.conf:12', 'content_by_lua(nginx.conf:12)'],
  ['lua', '/opt/shop/lua/cart.lua', 'opt/shop/lua/cart.lua'],
  ['lua', 'game.lua', 'game.lua'],
];

/** Paths in a workspace, and whether they are other people's copies. */
const COPIES: readonly (readonly [path: string, isVendored: boolean])[] = [
  ['vendor/symfony/http-kernel/Kernel.php', true],
  ['resources/views/vendor/mail/html/button.blade.php', false],
  ['vendor/laravel/framework/src/Mail/resources/views/html/button.blade.php', true],
  ['vendor/serde/src/lib.rs', true],
  ['services/vendor/src/main.rs', false],
  ['Pods/AFNetworking/AFNetworking/AFURLSessionManager.m', true],
  ['src/views/Pods/PodList.tsx', false],
  ['Packages/com.acme.save/Runtime/Save.cs', false],
  ['deps/rabbit/src/rabbit_channel.erl', false],
  ['gems/billing/lib/billing.rb', false],
  ['vendor/gems/billing/lib/billing.rb', true],
  ['lib/gems/rack-2.2.3/lib/rack/head.rb', true],
  ['src/gems/ruby-1.5/cut.ts', false],
  ['src/deps/https/client.ts', false],
  ['lib/python3/jobs/run.py', false],
  ['venv/lib/python3.11/site-packages/requests/api.py', true],
  ['packages/web/node_modules/react/index.js', true],
  ['src/node_modules/cart/index.js', false],
  ['bin/external/run.py', false],
];

describe('reading what frames of many languages tell', () => {
  for (const [platform, filename, ...expected] of FILE_NAMES) {
    it(`${platform}: ${filename}`, () => {
      assert.deepEqual(read(platform, { filename }), expected);
    });
  }

  it('takes an address of source control for the path in the repository', () => {
    const absPath = 'git:github.com/acme/shop:src/cart.c:91856ed52c58';
    assert.deepEqual(read('native', { filename: 'cart.c', absPath }), ['src/cart.c']);
  });

  it('knows a file of the framework by its assembly, and one of ours in its namespace', () => {
    const told = { filename: 'Extensions.cs', module: 'Microsoft.Extensions.DependencyInjection.Extensions' };
    const ours = { ...told, package: 'Shop.Api, Version=1.0.0.0' };
    const theirs = { ...told, package: 'Microsoft.Extensions.Hosting, Version=8.0.0.0' };
    assert.deepEqual(read('csharp', ours), ['Extensions.cs']);
    assert.deepEqual(read('csharp', theirs), ['runtime']);
    assert.deepEqual(read('csharp', { package: theirs.package }), ['noPath']);
  });

  it('knows a module of Elixir by its whole name', () => {
    assert.deepEqual(read('elixir', { filename: 'lib/uri.ex', module: 'Elixir.URI' }), ['runtime']);
    assert.deepEqual(read('elixir', { filename: 'lib/uri.ex', module: 'Elixir.Shop.URI' }), ['lib/uri.ex']);
  });

  it('leaves to the workspace what stands in it at a place like those of others', () => {
    const whole = (own: string) => () => own.split('/');
    const python = frame({ filename: 'jobs/run.py', absPath: '/app/lib/python3/jobs/run.py' });
    assert.equal(framePaths(python, 'python'), 'runtime');
    assert.notEqual(framePaths(python, 'python', whole('lib/python3/jobs/run.py')), 'runtime');
    assert.equal(framePaths(python, 'python', whole('jobs/run.py')), 'runtime');
    const react = frame({ filename: '/app/node_modules/react/src/cjs/index.js' });
    const paths = framePaths(react, 'node', whole('src/cjs/index.js'));
    assert.deepEqual(typeof paths === 'string' ? paths : paths.inDependency, [
      'react',
      'src',
      'cjs',
      'index.js',
    ]);
  });

  it('lets a path that leaves its server not spoil another, and one of a foreign server do so', () => {
    const filename = '../lib/format.js';
    const address = (absPath: string) => framePaths(frame({ filename, absPath }), 'javascript');
    assert.equal(typeof address('https://shop.example/../../lib/format.js'), 'object');
    assert.equal(address('https://unpkg.com/format.js'), 'thirdParty');
  });

  it('tries the endings that a script of Roblox may have', () => {
    const told = read('lua', { filename: 'ServerScriptService.Cart.Total' });
    assert.ok(told.includes('Cart/Total.server.luau'));
    assert.ok(told.includes('Cart/Total/init.lua'));
  });

  it('names packages after modules, products and crates', () => {
    const names = (platform: string, told: Partial<TraceFrame>) => {
      const one = frame({ filename: 'a', ...told });
      return FAMILIES[familyOf(one, platform)].packageNames?.(one);
    };
    assert.deepEqual(names('elixir', { module: 'Elixir.ShopWeb.Cart.Total' }), ['shop_web', 'shop_web_cart']);
    assert.deepEqual(names('elixir', { module: 'shop_cart' }), []);
    assert.deepEqual(names('cocoa', { package: '/private/var/Shop.app/Shop' }), ['Shop']);
    assert.deepEqual(names('cocoa', { package: 'me.octree.Pretty' }), ['Pretty']);
    assert.deepEqual(names('native', { package: 'C:\\shop\\Shop.exe' }), ['Shop']);
  });
});

describe('what frames share', () => {
  it('leaves out a name that only repeats how the absolute path ends', () => {
    const spelled = (told: Partial<TraceFrame>) => paths(frame(told)).map(({ text }) => text);
    assert.deepEqual(spelled({ filename: 'main.c', absPath: '/src/main.c' }), ['/src/main.c']);
    assert.deepEqual(spelled({ filename: 'main.c', absPath: 'C:\\src\\main.c' }), ['C:\\src\\main.c']);
    assert.deepEqual(spelled({ filename: 'src/main.c', absPath: '/src/main.c' }), [
      'src/main.c',
      '/src/main.c',
    ]);
    assert.deepEqual(spelled({ filename: 'main.c', absPath: 'main.c' }), ['main.c']);
    assert.deepEqual(spelled({}), []);
  });

  it('tells where code was evaluated as PHP does', () => {
    assert.equal(evaluatedAt('filename', 'a.rb', '3').text, "a.rb(3) : eval()'d code");
  });

  const alike = (told: string, here: string): EndsAlike => ({
    frame: frame({}),
    from: 'filename',
    told: told.split('/'),
    here: here.split('/'),
    matched: here.split('/').length,
    has: () => false,
    hasNamed: () => false,
  });

  for (const [name, told] of Object.entries({
    azurePipelines: 'agent/_work/7/s/Program.cs',
    gitHubActions: 'home/runner/work/shop/shop/Program.cs',
    container: 'usr/src/app/Program.cs',
    capistrano: 'srv/shop/releases/20240229103000/config.ru',
  })) {
    it(`knows a file at the root of a checkout: ${name}`, () => {
      const file = told.split('/').at(-1) ?? '';
      assert.ok(Object.hasOwn(CHECKOUTS, name));
      assert.equal(inCheckout(alike(told, file)), 'fits');
      assert.equal(inCheckout(alike(`srv/other/${file}`, file)), undefined);
      assert.equal(inCheckout({ ...alike(told, `a/${file}`), matched: 1 }), undefined);
    });
  }
});

describe('other people’s copies in a workspace', () => {
  for (const [path, expected] of COPIES) {
    it(`${path}: ${expected ? 'a copy' : 'ours'}`, () => {
      assert.equal(isVendored(path), expected);
    });
  }
});
