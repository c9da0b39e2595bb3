import assert from 'node:assert/strict';
import { Locator } from '../../../../src/mapping/locator';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';

/** One case met in the wild: what the frame says, the files of the workspace, the place (lines from 1). */
interface Row {
  readonly says: string;
  readonly frame: Partial<TraceFrame>;
  readonly files: readonly string[];
  readonly place: string;
}

const SHOP = ['package.json', 'src/lib/price.ts', 'src/index.ts', 'src/app/shop/[id]/page.tsx'];
const MONOREPO = [
  'package.json',
  'packages/web/package.json',
  'packages/web/src/index.ts',
  'packages/web/src/utils/format.ts',
  'packages/api/package.json',
  'packages/api/src/index.ts',
  'packages/api/src/cart.ts',
  'packages/shared/src/index.ts',
];

const found = (file: string) => `unverified noContext ${file}:3`;

const JAVASCRIPT: readonly Row[] = [
  {
    says: 'webpack 5 with a namespace',
    frame: { filename: './src/lib/price.ts', absPath: 'webpack://shop/./src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'a scoped namespace that kept its prefix',
    frame: { filename: 'webpack://@acme/shop/./src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'a namespace that names the package of one of two equal files',
    frame: { filename: 'webpack://@acme/web/./src/index.ts' },
    files: MONOREPO,
    place: found('packages/web/src/index.ts'),
  },
  {
    says: 'a relative path that three packages have',
    frame: { filename: './src/index.ts' },
    files: MONOREPO,
    place: 'ambiguous packages/api/src/index.ts, packages/web/src/index.ts, packages/shared/src/index.ts',
  },
  {
    says: 'a Vue file with a hash',
    frame: { filename: './src/App.vue?821e' },
    files: ['src/App.vue'],
    place: found('src/App.vue'),
  },
  {
    says: 'old webpack node_modules',
    frame: { filename: './~/react/index.js' },
    files: ['src/react/index.js'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'webpack its own runtime',
    frame: { filename: 'webpack/bootstrap' },
    files: ['src/webpack/bootstrap.js'],
    place: 'unmapped runtime',
  },
  {
    says: 'Vite relative to an output folder that is gone',
    frame: { filename: '../../src/utils/format.ts', absPath: 'https://shop.example/src/utils/format.ts' },
    files: MONOREPO,
    place: found('packages/web/src/utils/format.ts'),
  },
  {
    says: 'esbuild from the folder of another package',
    frame: { filename: '../../shared/src/index.ts' },
    files: MONOREPO,
    place: found('packages/shared/src/index.ts'),
  },
  {
    says: 'turbopack',
    frame: { filename: 'turbopack:///[project]/src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'a route of Next.js, percent-encoded',
    frame: { filename: '../../../../src/app/shop/%5Bid%5D/page.tsx' },
    files: SHOP,
    place: found('src/app/shop/[id]/page.tsx'),
  },
  {
    says: 'a folder that is really named %5Bid%5D',
    frame: { filename: './src/app/%5Bid%5D/page.tsx' },
    files: ['src/app/%5Bid%5D/page.tsx'],
    place: found('src/app/%5Bid%5D/page.tsx'),
  },
  {
    says: 'a layer of React server components',
    frame: { filename: '(rsc)/./src/app/shop/[id]/page.tsx' },
    files: SHOP,
    place: found('src/app/shop/[id]/page.tsx'),
  },
  {
    says: "Next.js' own sources, which collide with the person's",
    frame: { filename: 'webpack://_N_E/../../src/client/index.tsx' },
    files: ['src/client/index.tsx'],
    place: 'unmapped differs',
  },
  {
    says: 'a chunk of Next.js without a map',
    frame: { filename: 'app:///_next/static/chunks/1p3z.js' },
    files: SHOP,
    place: 'unmapped bundle',
  },
  {
    says: 'React Native, mapped',
    frame: { filename: 'app:///src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'React Native, not mapped',
    frame: { filename: 'app:///index.android.bundle' },
    files: SHOP,
    place: 'unmapped bundle',
  },
  {
    says: 'a base name by RewriteFrames, unique here',
    frame: { filename: 'app:///price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'a base name by RewriteFrames, twice here',
    frame: { filename: 'app:///index.ts' },
    files: MONOREPO,
    place: 'ambiguous packages/api/src/index.ts, packages/web/src/index.ts, packages/shared/src/index.ts',
  },
  {
    says: 'Electron',
    frame: { filename: 'app:///src/main.js' },
    files: ['src/main.js', 'src/renderer.js'],
    place: found('src/main.js'),
  },
  {
    says: "Electron's bundle of a file that is in the root",
    frame: { filename: 'app:///dist/renderer.js' },
    files: ['renderer.js'],
    place: 'unmapped bundle',
  },
  {
    says: 'Node in a container',
    frame: { filename: '/app/src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'Node on Windows',
    frame: { filename: 'C:\\Program Files (x86)\\shop\\server\\main.js' },
    files: ['server/main.js'],
    place: found('server/main.js'),
  },
  {
    says: 'a file URL with spaces',
    frame: { filename: 'file:///srv/my%20app/lib/price list.ts' },
    files: ['lib/price list.ts'],
    place: found('lib/price list.ts'),
  },
  {
    says: 'a builtin of Node',
    frame: { filename: 'node:internal/process/task_queues' },
    files: SHOP,
    place: 'unmapped runtime',
  },
  {
    says: 'a builtin of old Node',
    frame: { filename: 'internal/timers.js', inApp: false },
    files: ['src/internal/timers.js'],
    place: 'unmapped runtime',
  },
  {
    says: 'a dependency',
    frame: { filename: '/app/node_modules/express/lib/router/index.js', inApp: false },
    files: ['lib/router/index.js'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'a dependency whose sources are this very folder',
    frame: { filename: '/app/node_modules/shop/src/lib/price.ts', inApp: false },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'a dependency that is a folder of the workspace',
    frame: { filename: '/app/node_modules/shared/src/money.ts' },
    files: ['libs/shared/package.json', 'libs/shared/src/money.ts'],
    place: found('libs/shared/src/money.ts'),
  },
  {
    says: 'a dependency with the name of a folder',
    frame: { filename: '/app/node_modules/logger/index.js' },
    files: ['package.json', 'src/logger/index.js'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'a scoped dependency with the name of a package',
    frame: { filename: '/app/node_modules/@babel/core/src/index.ts' },
    files: ['packages/core/package.json', 'packages/core/src/index.ts'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'a committed copy of a dependency',
    frame: { filename: '/app/lib/router/index.js' },
    files: ['node_modules/express/lib/router/index.js'],
    place: 'unmapped notFound',
  },
  {
    says: 'Deno',
    frame: { filename: 'file:///app/src/lib/price.ts' },
    files: SHOP,
    place: found('src/lib/price.ts'),
  },
  {
    says: 'Bun, compiled',
    frame: { filename: '/$bunfs/root/app' },
    files: ['src/app'],
    place: 'unmapped differs',
  },
  {
    says: 'TypeScript compiled into dist',
    frame: { filename: '/app/dist/lib/price.js' },
    files: SHOP,
    place: 'unmapped bundle',
  },
  {
    says: 'JavaScript copied into dist',
    frame: { filename: '/app/dist/lib/price.js' },
    files: ['src/lib/price.js'],
    place: 'unmapped bundle',
  },
  {
    says: 'a hashed asset',
    frame: { filename: 'https://shop.example/assets/index-3f2a1b9c.js' },
    files: SHOP,
    place: 'unmapped bundle',
  },
  {
    says: 'a generic name in another folder',
    frame: { filename: '/app/server/index.js' },
    files: ['web/index.js'],
    place: 'unmapped differs',
  },
  {
    says: 'a telling name in another folder',
    frame: { filename: '/app/old/checkoutFlow.ts' },
    files: ['src/new/checkoutFlow.ts'],
    place: found('src/new/checkoutFlow.ts'),
  },
  {
    says: 'a telling name in two other folders',
    frame: { filename: '/app/old/checkoutFlow.ts' },
    files: ['src/a/checkoutFlow.ts', 'src/b/checkoutFlow.ts'],
    place: 'unmapped differs',
  },
  {
    says: 'a telling name in another folder, not in-app',
    frame: { filename: '/app/old/checkoutFlow.ts', inApp: false },
    files: ['src/new/checkoutFlow.ts'],
    place: 'unmapped differs',
  },
  {
    says: 'a test copy beside the file',
    frame: { filename: '/srv/app/src/cart.ts' },
    files: ['src/cart.ts', 'test/fixtures/app/src/cart.ts'],
    place: found('src/cart.ts'),
  },
  {
    says: 'the root file of the folder of its name',
    frame: { filename: '/srv/shop/src/index.ts' },
    files: ['src/index.ts', 'packages/a/src/index.ts'],
    place: found('src/index.ts'),
  },
  {
    says: 'a file that exists in no form',
    frame: { filename: './src/gone.ts' },
    files: SHOP,
    place: 'unmapped notFound',
  },
  {
    says: 'no path at all',
    frame: { filename: '<anonymous>', function: 'JSON.parse' },
    files: SHOP,
    place: 'unmapped noPath',
  },
  { says: 'nothing', frame: {}, files: SHOP, place: 'unmapped noPath' },
  {
    says: 'a path that climbs',
    frame: { filename: '/srv/../../etc/passwd' },
    files: ['etc/passwd'],
    place: 'unmapped outside',
  },
  {
    says: 'a dollar route',
    frame: { filename: './app/routes/$slug.tsx' },
    files: ['app/routes/$slug.tsx', 'app/routes/slug.tsx'],
    place: found('app/routes/$slug.tsx'),
  },
  {
    says: 'a route group',
    frame: { filename: './src/app/(shop)/cart/page.tsx' },
    files: ['src/app/(shop)/cart/page.tsx', 'src/app/(admin)/cart/page.tsx'],
    place: found('src/app/(shop)/cart/page.tsx'),
  },
  {
    says: 'a name that macOS decomposed',
    frame: { filename: './src/caf\u00e9/menu.ts' },
    files: ['src/cafe\u0301/menu.ts'],
    place: found('src/cafe\u0301/menu.ts'),
  },
  {
    says: 'a folder of the shop that is named internal',
    frame: { filename: './internal/timers.js' },
    files: ['src/internal/timers.js'],
    place: found('src/internal/timers.js'),
  },
  {
    says: 'a script of a server that has no such file',
    frame: { filename: 'https://shop.example/app.js' },
    files: SHOP,
    place: 'unmapped bundle',
  },
];

const PYTHON: readonly Row[] = [
  {
    says: 'a path relative to the base module',
    frame: {
      filename: 'orders/signals.py',
      absPath: '/opt/shop-2.1/shop/orders/signals.py',
      module: 'orders.signals',
    },
    files: ['shop/orders/signals.py', 'other/signals.py'],
    place: found('shop/orders/signals.py'),
  },
  {
    says: '__main__ with a base name alone',
    frame: { filename: 'app.py', absPath: '/srv/pyapp/app.py', module: '__main__' },
    files: ['services/pyapp/app.py', 'tools/app.py'],
    place: found('services/pyapp/app.py'),
  },
  {
    says: 'one of two packages by its __init__.py',
    frame: { filename: 'orders/__init__.py', absPath: '/opt/shop/orders/__init__.py' },
    files: ['orders/__init__.py', 'carts/__init__.py'],
    place: found('orders/__init__.py'),
  },
  {
    says: 'an __init__.py of a package that is not here',
    frame: { filename: 'billing/__init__.py', absPath: '/opt/shop/billing/__init__.py' },
    files: ['shop/orders/__init__.py'],
    place: 'unmapped differs',
  },
  {
    says: 'a module alone',
    frame: { filename: 'signals.py', module: 'shop.orders.signals' },
    files: ['shop/orders/signals.py', 'shop/carts/signals.py'],
    place: found('shop/orders/signals.py'),
  },
  {
    says: 'a dependency',
    frame: {
      filename: 'django/core/handlers/base.py',
      absPath: '/usr/lib/python3.11/site-packages/django/core/handlers/base.py',
      inApp: false,
    },
    files: ['shop/handlers/base.py'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'the own package, installed',
    frame: { filename: 'orders/signals.py', absPath: '/usr/lib/python3.11/site-packages/orders/signals.py' },
    files: ['pyproject.toml', 'src/orders/signals.py'],
    place: found('src/orders/signals.py'),
  },
  {
    says: 'a dependency with the name of a package',
    frame: { filename: 'utils/models.py', absPath: '/usr/lib/python3.11/site-packages/utils/models.py' },
    files: ['pyproject.toml', 'shop/utils/models.py'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'the library of Python',
    frame: {
      filename: 'json/decoder.py',
      absPath: '/usr/local/lib/python3.11/json/decoder.py',
      inApp: false,
    },
    files: ['shop/json/decoder.py'],
    place: 'unmapped runtime',
  },
  {
    says: 'a frozen module',
    frame: { filename: '<frozen importlib._bootstrap>' },
    files: ['a.py'],
    place: 'unmapped noPath',
  },
  {
    says: 'a zip application',
    frame: { filename: 'acme/tax.py', absPath: '/srv/app.pyz/acme/tax.py' },
    files: ['src/acme/tax.py'],
    place: found('src/acme/tax.py'),
  },
];

const GO: readonly Row[] = [
  {
    says: 'an absolute path',
    frame: { absPath: '/go/src/github.com/acme/shop/cart/total.go', module: 'github.com/acme/shop/cart' },
    files: ['cart/total.go'],
    place: found('cart/total.go'),
  },
  {
    says: '-trimpath',
    frame: {
      filename: 'github.com/acme/shop/cart/total.go',
      absPath: 'github.com/acme/shop/cart/total.go',
      module: 'github.com/acme/shop/cart',
    },
    files: ['cart/total.go', 'order/total.go'],
    place: found('cart/total.go'),
  },
  {
    says: 'a major version',
    frame: { filename: 'github.com/acme/shop/v2/cart/total.go' },
    files: ['cart/total.go'],
    place: found('cart/total.go'),
  },
  {
    says: 'the own module with a version',
    frame: { filename: 'github.com/acme/shop/v2@v2.1.0/cart/total.go' },
    files: ['go.mod', 'cart/total.go'],
    place: found('cart/total.go'),
  },
  {
    says: "another's module with a version",
    frame: { filename: 'github.com/pkg/errors@v0.9.1/errors.go', inApp: false },
    files: ['errors.go'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'the module cache',
    frame: { absPath: '/root/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go' },
    files: ['web/context.go'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'vendor',
    frame: { absPath: '/src/vendor/github.com/pkg/errors/errors.go' },
    files: ['vendor/github.com/pkg/errors/errors.go', 'errors/errors.go'],
    place: 'unmapped thirdParty',
  },
  {
    says: 'the library',
    frame: { absPath: '/usr/local/go/src/net/http/server.go', module: 'net/http', inApp: false },
    files: ['http/server.go'],
    place: 'unmapped runtime',
  },
  {
    says: 'the library, trimmed',
    frame: { filename: 'net/http/server.go', module: 'net/http', inApp: false },
    files: ['http/server.go'],
    place: 'unmapped runtime',
  },
  {
    says: 'code that the compiler made',
    frame: { filename: '<autogenerated>' },
    files: ['a.go'],
    place: 'unmapped noPath',
  },
  {
    says: 'a project in GOPATH without a host',
    frame: { absPath: '/home/me/go/src/shop/cart/total.go', module: 'shop/cart' },
    files: ['cart/total.go'],
    place: found('cart/total.go'),
  },
  {
    says: 'a package of the shop that is named mod',
    frame: { absPath: '/src/shop/pkg/mod/total.go', module: 'github.com/acme/shop/pkg/mod' },
    files: ['pkg/mod/total.go'],
    place: found('pkg/mod/total.go'),
  },
];

const JVM: readonly Row[] = [
  {
    says: 'an inner class',
    frame: { module: 'com.acme.shop.Cart$Inner', filename: 'Cart.java', absPath: 'Cart.java' },
    files: ['app/src/main/java/com/acme/shop/Cart.java', 'lib/src/main/java/com/acme/lib/Cart.java'],
    place: found('app/src/main/java/com/acme/shop/Cart.java'),
  },
  {
    says: 'a lambda',
    frame: { module: 'com.acme.shop.Cart$$Lambda$14/0x0000', filename: 'Cart.java' },
    files: ['src/com/acme/shop/Cart.java'],
    place: found('src/com/acme/shop/Cart.java'),
  },
  {
    says: 'a Kotlin file of functions',
    frame: { module: 'com.acme.BillingKt', filename: 'Billing.kt' },
    files: ['src/main/kotlin/com/acme/Billing.kt'],
    place: found('src/main/kotlin/com/acme/Billing.kt'),
  },
  {
    says: 'Kotlin without the folders of the package',
    frame: { module: 'com.acme.shop.billing.Invoice', filename: 'Invoice.kt' },
    files: ['src/main/kotlin/billing/Invoice.kt', 'src/main/kotlin/tax/Tax.kt'],
    place: found('src/main/kotlin/billing/Invoice.kt'),
  },
  {
    says: "R8's SourceFile",
    frame: { module: 'com.acme.BillingKt', filename: 'SourceFile' },
    files: ['src/com/acme/Billing.kt'],
    place: found('src/com/acme/Billing.kt'),
  },
  {
    says: 'a file without a module',
    frame: { filename: 'Cart.java' },
    files: ['src/com/acme/Cart.java'],
    place: found('src/com/acme/Cart.java'),
  },
  {
    says: 'two build variants',
    frame: { module: 'com.acme.Flags', filename: 'Flags.kt' },
    files: ['app/src/free/kotlin/com/acme/Flags.kt', 'app/src/paid/kotlin/com/acme/Flags.kt'],
    place: 'ambiguous app/src/free/kotlin/com/acme/Flags.kt, app/src/paid/kotlin/com/acme/Flags.kt',
  },
  {
    says: 'the library',
    frame: { module: 'java.util.ArrayList', filename: 'ArrayList.java', inApp: false },
    files: ['src/util/ArrayList.java'],
    place: 'unmapped runtime',
  },
  {
    says: 'a class of the same name in another package, of a dependency',
    frame: { module: 'org.other.Cart', filename: 'Cart.java', inApp: false },
    files: ['src/com/acme/Cart.java'],
    place: 'unmapped differs',
  },
];

const OTHERS: readonly (Row & { readonly platform: string })[] = [
  {
    platform: 'csharp',
    says: 'C# from a build agent',
    frame: { filename: 'M:\\BuildAgent\\work\\3f2a\\src\\Api\\CartController.cs' },
    files: ['src/Api/CartController.cs'],
    place: found('src/Api/CartController.cs'),
  },
  {
    platform: 'csharp',
    says: 'a deterministic build',
    frame: { filename: '/_/src/Api/CartController.cs' },
    files: ['src/Api/CartController.cs'],
    place: found('src/Api/CartController.cs'),
  },
  {
    platform: 'csharp',
    says: 'Razor',
    frame: { filename: 'C:\\projects\\shop\\Pages\\Cart.cshtml' },
    files: ['Pages/Cart.cshtml'],
    place: found('Pages/Cart.cshtml'),
  },
  {
    platform: 'csharp',
    says: 'Mono without a file',
    frame: { filename: '<3f2a1b>:0' },
    files: ['a.cs'],
    place: 'unmapped noPath',
  },
  {
    platform: 'php',
    says: 'PHP',
    frame: { filename: '/var/www/html/src/Controller/CartController.php' },
    files: ['src/Controller/CartController.php'],
    place: found('src/Controller/CartController.php'),
  },
  {
    platform: 'php',
    says: "eval()'d code at the line that evaluates",
    frame: { filename: "/var/www/html/src/Tpl.php(12) : eval()'d code" },
    files: ['src/Tpl.php'],
    place: 'unverified noContext src/Tpl.php:12',
  },
  {
    platform: 'php',
    says: 'Composer',
    frame: { filename: '/var/www/html/vendor/symfony/http-kernel/Kernel.php' },
    files: ['src/http-kernel/Kernel.php'],
    place: 'unmapped thirdParty',
  },
  {
    platform: 'php',
    says: 'a folder of the shop that is named vendor',
    frame: { filename: '/var/www/html/vendor/List.php' },
    files: ['vendor/List.php'],
    place: found('vendor/List.php'),
  },
  {
    platform: 'php',
    says: 'PHP itself',
    frame: { filename: '[internal]' },
    files: ['a.php'],
    place: 'unmapped noPath',
  },
  {
    platform: 'ruby',
    says: 'Rails',
    frame: { filename: 'app/models/order.rb', absPath: '/srv/shop/app/models/order.rb' },
    files: ['app/models/order.rb', 'engines/pay/app/models/order.rb'],
    place: found('app/models/order.rb'),
  },
  {
    platform: 'ruby',
    says: 'a gem that looks like the own code',
    frame: {
      filename: 'rack/head.rb',
      absPath: '/usr/local/bundle/gems/rack-2.2.3/lib/rack/head.rb',
      inApp: false,
    },
    files: ['lib/rack/head.rb'],
    place: 'unmapped thirdParty',
  },
  {
    platform: 'ruby',
    says: 'the library of Ruby',
    frame: { filename: 'json/common.rb', absPath: '/usr/local/lib/ruby/3.2.0/json/common.rb', inApp: false },
    files: ['lib/json/common.rb'],
    place: 'unmapped runtime',
  },
  {
    platform: 'native',
    says: 'Rust with a relative path',
    frame: { filename: 'editor.rs', absPath: './shop-term/src/ui/editor.rs' },
    files: ['shop-term/src/ui/editor.rs', 'shop-web/src/ui/editor.rs'],
    place: found('shop-term/src/ui/editor.rs'),
  },
  {
    platform: 'native',
    says: 'Rust with mixed slashes',
    frame: { absPath: 'src\\ui/editor.rs' },
    files: ['src/ui/editor.rs'],
    place: found('src/ui/editor.rs'),
  },
  {
    platform: 'native',
    says: 'main.rs of one of two crates, told by the function',
    frame: { filename: 'main.rs', absPath: 'src/main.rs', function: 'shop_term::run' },
    files: ['shop-term/src/main.rs', 'shop-web/src/main.rs'],
    place: found('shop-term/src/main.rs'),
  },
  {
    platform: 'native',
    says: 'main.rs of one of two crates, told by nothing',
    frame: { filename: 'main.rs', absPath: 'src/main.rs' },
    files: ['shop-term/src/main.rs', 'shop-web/src/main.rs'],
    place: 'ambiguous shop-web/src/main.rs, shop-term/src/main.rs',
  },
  {
    platform: 'native',
    says: 'the library of Rust',
    frame: { absPath: '/rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/core/src/panicking.rs' },
    files: ['src/panicking.rs'],
    place: 'unmapped runtime',
  },
  {
    platform: 'native',
    says: 'a crate',
    frame: {
      absPath: '/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.188/src/de/mod.rs',
    },
    files: ['src/de/mod.rs'],
    place: 'unmapped thirdParty',
  },
  {
    platform: 'native',
    says: 'C++ over a build folder',
    frame: { filename: 'tax.cpp', absPath: '/ci/build/../src/tax.cpp' },
    files: ['src/tax.cpp'],
    place: found('src/tax.cpp'),
  },
  {
    platform: 'cocoa',
    says: 'Swift',
    frame: { filename: 'App Delegate.swift', absPath: '/Users/x/code/App/Classes/App Delegate.swift' },
    files: ['Classes/App Delegate.swift'],
    place: found('Classes/App Delegate.swift'),
  },
  {
    platform: 'perl',
    says: 'Perl',
    frame: { filename: '/usr/share/shop/script/../lib/Shop/X.pm' },
    files: ['lib/Shop/X.pm'],
    place: found('lib/Shop/X.pm'),
  },
  {
    platform: 'elixir',
    says: 'Elixir in an umbrella',
    frame: { filename: 'lib/shop_web/server.ex' },
    files: ['apps/shop_web/lib/shop_web/server.ex'],
    place: found('apps/shop_web/lib/shop_web/server.ex'),
  },
];

async function placeIn(row: Row, platform: string): Promise<string> {
  const locator = new Locator(new MemoryFiles(row.files));
  const [[place] = []] = await locator.locate(trace([frame(row.frame)], platform), noAbort);
  return place === undefined ? 'nothing' : inWords(place);
}

describe('Which file a frame means', () => {
  const tables = { javascript: JAVASCRIPT, python: PYTHON, go: GO, java: JVM };
  for (const [platform, rows] of Object.entries(tables)) {
    describe(platform, () => {
      for (const row of rows) {
        it(`${row.says}: ${row.place}`, async () => {
          assert.equal(await placeIn(row, platform), row.place);
        });
      }
    });
  }
  for (const row of OTHERS) {
    it(`${row.platform}, ${row.says}: ${row.place}`, async () => {
      assert.equal(await placeIn(row, row.platform), row.place);
    });
  }
});
