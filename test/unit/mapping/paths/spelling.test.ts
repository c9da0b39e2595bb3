import assert from 'node:assert/strict';
import { readSpelling } from '../../../../src/mapping/paths/spelling';

/** How an event spells a path; what is read: root, `../` counted, path; or the reason for nothing. */
const SPELLINGS: readonly (readonly [spelling: string, ...read: readonly string[]])[] = [
  // webpack
  ['webpack://shop/./src/lib/price.ts', 'webpack://shop | src/lib/price.ts'],
  ['webpack://@acme/web/./src/x.ts', 'webpack://@acme/web | src/x.ts'],
  ['webpack://@acme/web/src/x.ts', 'webpack://@acme/web | src/x.ts'],
  ['webpack://_N_E/../../src/client/index.tsx', 'webpack://_N_E | ../ ../ src/client/index.tsx'],
  ['webpack:///./src/a.vue?821e', 'webpack:// | src/a.vue'],
  ['webpack:///src/a.ts', 'webpack:// | src/a.ts'],
  ['webpack:////usr/src/app/a.js', '/ | usr/src/app/a.js'],
  ['webpack:///C:/projects/shop/src/a.js', 'c: | projects/shop/src/a.js'],
  ['webpack:///./~/react/index.js', 'webpack:// | ~/react/index.js'],
  ['webpack-internal:///./src/a.js?', 'webpack-internal:// | src/a.js'],
  ['webpack-internal:///(rsc)/./src/app/page.tsx', 'webpack-internal:// | src/app/page.tsx'],
  ['(app-pages-browser)/./src/x.tsx', ' | src/x.tsx'],
  ['./(shop)/cart/page.tsx', ' | (shop)/cart/page.tsx'],
  [
    'webpack:///./node_modules/vue-loader/lib/index.js??ref--0!./src/App.vue?vue&type=script',
    'webpack:// | src/App.vue',
  ],
  ['./node_modules/vue-loader/lib/index.js??ref--0!./src/App.vue?vue', ' | src/App.vue'],
  ['webpack://shop/webpack/bootstrap', 'webpack://shop | webpack/bootstrap'],
  ['webpack/bootstrap 1f3a', ' | webpack/bootstrap 1f3a'],
  ['webpack://shop/./src/\0#hash/x.ts', 'webpack://shop | src/#hash/x.ts'],
  [
    '/srv/shop/node_modules/css-loader/dist/cjs.js??rules[1]!/srv/shop/src/styles.css',
    '/ | srv/shop/src/styles.css',
  ],
  ['/srv/wow!/src/x.ts', '/ | srv/wow!/src/x.ts'],
  ['/srv/shop/dist/webpack:/shop/src/x.ts', '/srv/shop/dist/webpack: | shop/src/x.ts'],
  [
    '/srv/node_modules/next/dist/webpack:/next/dist/x.js',
    '/ | srv/node_modules/next/dist/webpack:/next/dist/x.js',
  ],
  ['webpack://_N_E/<anon>', 'noPath'],
  ['webpack://_N_E/?983e', 'noPath'],
  ['./webpack/config.js', ' | webpack/config.js'],
  // turbopack, Next.js
  ['turbopack:///[project]/src/lib/price.ts', '[project] | src/lib/price.ts'],
  ['turbopack://[project]/src/lib/price.ts', '[project] | src/lib/price.ts'],
  ['[project]/src/lib/price.ts', '[project] | src/lib/price.ts'],
  ['turbopack:///[turbopack]/browser/runtime.ts', 'runtime'],
  [
    '../../../../src/app/shop/%5Bid%5D/page.tsx',
    ' | ../ ../ ../ ../ src/app/shop/[id]/page.tsx',
    ' | ../ ../ ../ ../ src/app/shop/%5Bid%5D/page.tsx',
  ],
  ['rsc://React/Server/webpack-internal:///(rsc)/./src/x.tsx?3', 'webpack-internal:// | src/x.tsx'],
  ['about://React/Server/file:///srv/shop/src/x.tsx?4', '/ | srv/shop/src/x.tsx'],
  // vite, rollup, esbuild, tsc
  ['../../src/utils/format.ts', ' | ../ ../ src/utils/format.ts'],
  ['\0commonjsHelpers.js', 'noPath'],
  ['http://localhost:5173/src/App.tsx?t=1700000000', 'http://localhost:5173 | src/App.tsx'],
  ['http://localhost:5173/@fs/home/me/shop/src/a.ts', 'http://localhost:5173 | home/me/shop/src/a.ts'],
  ['https://shop.example/assets/index-3f2a1b9c.js#x', 'https://shop.example | assets/index-3f2a1b9c.js'],
  // app:, React Native, Electron
  ['app:///src/screens/Cart.tsx', 'app:// | src/screens/Cart.tsx'],
  ['app:///../src/x.js', 'app:// | ../ src/x.js'],
  ['app:///main.jsbundle:1:204418', 'app:// | main.jsbundle'],
  ['address at app:///index.android.bundle:1:2', 'app:// | index.android.bundle'],
  ['address at', 'noPath'],
  ['http://localhost:8081/index.bundle//&platform=ios', 'http://localhost:8081 | index.bundle'],
  ['app://renderer/file.js', 'app://renderer | file.js', 'app://renderer | renderer/file.js'],
  ['app://checkout.ts', 'app://checkout.ts | checkout.ts'],
  ['electron://-/file.js', 'electron://- | file.js', 'electron://- | -/file.js'],
  [
    'capacitor://localhost/main.js',
    'capacitor://localhost | main.js',
    'capacitor://localhost | localhost/main.js',
  ],
  // Node, Deno, Bun
  ['C:\\Program Files (x86)\\shop\\server\\main.js', 'c: | Program Files (x86)/shop/server/main.js'],
  ['\\\\?\\C:\\shop\\main.js', 'c: | shop/main.js'],
  ['\\\\host\\share\\shop\\main.js', '/ | host/share/shop/main.js'],
  ['file:///srv/my%20app/a.js', '/ | srv/my app/a.js', '/ | srv/my%20app/a.js'],
  ['file:///C:/shop/a.js', 'c: | shop/a.js'],
  ['node:internal/process/task_queues', 'runtime'],
  ['ext:core/01_core.js', 'runtime'],
  ['https://deno.land/x/oak/mod.ts', 'thirdParty'],
  ['jsr:@std/path', 'thirdParty'],
  ['npm:chalk', 'thirdParty'],
  ['chrome-extension://abcdef/content.js', 'chrome-extension://abcdef | content.js'],
  ['webkit-masked-url://hidden/', 'thirdParty'],
  ['https://unpkg.com/react@18/index.js', 'thirdParty'],
  ['https://cdn.jsdelivr.net/npm/vue', 'thirdParty'],
  ['https://unpkg.com.shop.example/x.js', 'https://unpkg.com.shop.example | x.js'],
  // what browsers add
  ['async https://shop.example/js/x.js', 'https://shop.example | js/x.js'],
  ['http://localhost/x.js line 26 > eval line 2 > eval:1:30', 'http://localhost | x.js'],
  ['http://localhost/main.wasm:wasm-function[190]:0x5aeb', 'http://localhost | main.wasm'],
  ['about:blank', 'noPath'],
  ['user-script:12', 'noPath'],
  ['blob:https://shop.example/1234', 'noPath'],
  // others
  ['/opt/shop-2.1/shop/orders/signals.py', '/ | opt/shop-2.1/shop/orders/signals.py'],
  ["/var/www/html/src/Tpl.php(12) : eval()'d code", '/ | var/www/html/src/Tpl.php @12'],
  ['/_/src/App/Program.cs', '/ | _/src/App/Program.cs'],
  ['package:shop/a/b.dart', 'package:shop | lib/a/b.dart'],
  ['dart:ui/hooks.dart', 'runtime'],
  ['/ci/build/../src/tax.cpp', '/ | ci/src/tax.cpp'],
  ['./build/./src/tax.cpp', ' | build/src/tax.cpp'],
  ['...ig/nvim/plugged/shop.nvim/lua/shop/pickers.lua', ' | nvim/plugged/shop.nvim/lua/shop/pickers.lua'],
  ['src/[...slug]/page.tsx', ' | src/[...slug]/page.tsx'],
  ['cafe\u0301/menu.ts', ' | caf\u00e9/menu.ts'],
  // what is no path
  ['', 'noPath'],
  ['<anonymous>', 'noPath'],
  ['<frozen importlib._bootstrap>', 'noPath'],
  ['<autogenerated>', 'noPath'],
  ['[native code]', 'noPath'],
  ['[internal]', 'noPath'],
  ['native', 'noPath'],
  ['Unknown Source', 'noPath'],
  ['SourceFile', 'noPath'],
  ['eval at render (/srv/shop/a.js:1:2)', 'noPath'],
  ['data:text/javascript,alert(1)', 'noPath'],
  ['.', 'noPath'],
  // what climbs
  ['/a/../../etc/passwd', 'outside'],
  ['C:\\a\\..\\..\\Windows\\win.ini', 'outside'],
  ['https://shop.example/../../etc/passwd', 'outside'],
  ['src/../../etc/passwd', ' | ../ etc/passwd'],
  ['%2e%2e/%2e%2e/etc/passwd', ' | %2e%2e/%2e%2e/etc/passwd'],
  ['src%2f..%2f..%2fetc/passwd', ' | src%2f..%2f..%2fetc/passwd'],
  ['%252e%252e/x.ts', ' | %2e%2e/x.ts', ' | %252e%252e/x.ts'],
  ['src/%zz/x.ts', ' | src/%zz/x.ts'],
  ['src/a\0b.ts', 'noPath'],
  ['a/'.repeat(3000) + 'x.ts', 'noPath'],
];

function read(spelling: string): readonly string[] {
  const readings = readSpelling(spelling);
  return typeof readings === 'string'
    ? [readings]
    : readings.map(
        ({ root, climbs, segments, line }) =>
          `${root} | ${'../ '.repeat(climbs)}${segments.join('/')}${line === undefined ? '' : ` @${line}`}`,
      );
}

describe('A path as an event spells it', () => {
  for (const [spelling, ...expected] of SPELLINGS) {
    const shown = JSON.stringify(spelling.slice(0, 70));
    it(`${shown} is read as ${expected[0] ?? ''}`, () => {
      assert.deepEqual(read(spelling), expected);
    });
  }

  it('is read alike with / and with \\', () => {
    for (const [spelling] of SPELLINGS.filter(([one]) => !one.includes('\\\\'))) {
      assert.deepEqual(read(spelling.replaceAll('/', '\\')), read(spelling), spelling);
    }
  });

  it('stays the same when what was read is read again', () => {
    for (const [spelling] of SPELLINGS) {
      const readings = readSpelling(spelling);
      for (const { segments } of typeof readings === 'string' ? [] : readings) {
        const again = readSpelling(segments.join('/'));
        const paths = typeof again === 'string' ? [] : again.map((one) => one.segments.join('/'));
        assert.ok(paths.includes(segments.join('/')), spelling);
      }
    }
  });

  it('tells the package that a bundler names', () => {
    const readings = readSpelling('webpack://@acme/web/./src/x.ts');
    assert.deepEqual(readings, [
      {
        segments: ['src', 'x.ts'],
        climbs: 0,
        root: 'webpack://@acme/web',
        namespace: '@acme/web',
        line: undefined,
      },
    ]);
  });
});
