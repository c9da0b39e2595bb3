import type { FrameCase } from '../frameCase';

const GITHUB = 'https://github.com';
const MAPS = `${GITHUB}/getsentry/sentry-cli/blob/fb79c59a35d79135d9eb84f4845572ce4548c455/tests/integration/_fixtures/inject`;
const HIGHLIGHT = `${GITHUB}/highlight/highlight/blob/5099514e6288713fcdf2b1911cf2ff6c324867fa/backend/stacktraces/test-files/29954/unversioned/_next/server/app/(route-group-test)/%5Bslug%5D`;
const NEXT = `${GITHUB}/vercel/next.js`;

const PAGES_SERVER_MAP = [`${MAPS}/server/pages/asdf.js.map`, '2026-06-29'] as const;
const PAGES_CLIENT_MAP = [`${MAPS}/static/chunks/pages/asdf-05b39167abbe433b.js.map`, '2026-06-29'] as const;
const APP_CLIENT_MAP = [
  `${MAPS}/static/chunks/app/client/page-d5742c254d9533f8.js.map`,
  '2026-06-29',
] as const;
const EDGE_MAP = [`${MAPS}/server/edge-runtime-webpack.js.map`, '2026-06-29'] as const;
const EDGE_TEST_MAP = [`${HIGHLIGHT}/page-router-edge-test.js.map`, '2026-08-20'] as const;
const FIXUPS = [
  `${GITHUB}/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/crates/symbolicator-js/src/utils.rs`,
  '2026-08-19',
] as const;
const NO_HEADER = [
  `${GITHUB}/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/crates/symbolicator-js/tests/integration/snapshots/integration__sourcemap__e2e_source_no_header.snap`,
  '2026-08-19',
] as const;
const MODULE_PATHS = [
  `${NEXT}/blob/b5a5efa8ceec971e1a5727fc95d047d0bec861e4/packages/next/src/next-devtools/shared/webpack-module-path.test.ts`,
  '2026-11-20',
] as const;
const SERVER_MAPS = [
  `${NEXT}/blob/03bca2c49a6fc61f0fd9c81e497ad8a0eb46586d/test/e2e/app-dir/server-source-maps/server-source-maps.test.ts`,
  '2026-11-20',
] as const;
const FIREFOX = [
  `${GITHUB}/getsentry/sentry-javascript/blob/f7a6cc0c221c324026287a7218ed07e929eb69d4/packages/browser/test/tracekit/firefox.test.ts`,
  '2026-07-01',
] as const;
const REACT_FLIGHT = [`${GITHUB}/facebook/react/pull/29717`, '2024-06-02'] as const;

const ENCODED_ROUTES = [`${GITHUB}/getsentry/sentry-javascript/pull/7097`, '2023-02-09'] as const;
const GROUPS = [`${GITHUB}/getsentry/sentry-javascript/issues/7888`, '2023-04-18'] as const;

const APP = ['package.json', 'app/layout.tsx', 'app/page.tsx', 'app/client/page.tsx', 'app/server/page.tsx'];

/** What Next.js makes of a file's name, with webpack and with Turbopack, in the browser and on the server. */
export const cases: readonly FrameCase[] = [
  // webpack
  {
    says: 'a page of the app router, one of several page.tsx',
    source: APP_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './app/client/page.tsx', absPath: 'webpack://_N_E/./app/client/page.tsx' },
    files: APP,
    place: 'app/client/page.tsx',
  },
  {
    says: 'a page of a route that is not here',
    source: APP_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './app/client/page.tsx', absPath: 'webpack://_N_E/./app/client/page.tsx' },
    files: ['app/layout.tsx', 'app/page.tsx', 'app/server/page.tsx'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a page of the pages router',
    source: PAGES_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './pages/asdf.jsx', absPath: 'webpack://_N_E/./pages/asdf.jsx' },
    files: ['pages/_app.jsx', 'pages/asdf.jsx', 'pages/index.jsx'],
    place: 'pages/asdf.jsx',
  },
  {
    says: 'a page on the server, behind the namespace without a dot',
    source: PAGES_SERVER_MAP,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: 'webpack://sentry-nextjs-vercel-testproject/pages/asdf.jsx',
      absPath: 'webpack://sentry-nextjs-vercel-testproject/pages/asdf.jsx',
    },
    files: ['pages/_app.jsx', 'pages/asdf.jsx', 'components/asdf.jsx'],
    place: 'pages/asdf.jsx',
  },
  {
    says: "the module that Sentry's loader makes up",
    source: PAGES_SERVER_MAP,
    text: 'taken',
    platform: 'node',
    frame: { filename: 'webpack://sentry-nextjs-vercel-testproject/sentry-wrapper-module' },
    files: ['pages/asdf.jsx', 'sentry.server.config.js'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a module that is required from outside the bundle',
    source: PAGES_SERVER_MAP,
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        'webpack://sentry-nextjs-vercel-testproject/external commonjs "next/dist/compiled/react/jsx-runtime"',
    },
    files: ['pages/asdf.jsx'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "SWC's module without a name",
    source: APP_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://_N_E/<anon>', absPath: 'webpack://_N_E/<anon>' },
    files: APP,
    place: { unmapped: 'noPath' },
  },
  {
    says: "the loader of a page's entry, no more than a hash",
    source: APP_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://_N_E/?983e', absPath: 'webpack://_N_E/?983e' },
    files: APP,
    place: { unmapped: 'noPath' },
  },
  {
    says: "webpack's runtime at the edge",
    source: EDGE_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://_N_E/webpack/before-startup' },
    files: APP,
    place: { unmapped: 'runtime' },
  },
  {
    says: "Next's own copy of React",
    source: APP_CLIENT_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './node_modules/next/dist/compiled/react/jsx-runtime.js',
      absPath: 'webpack://_N_E/./node_modules/next/dist/compiled/react/jsx-runtime.js',
      inApp: false,
    },
    files: ['lib/react/jsx-runtime.js', ...APP],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'an API route of one application of a monorepo',
    source: EDGE_TEST_MAP,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: './pages/api/page-router-edge-test.ts',
      absPath: 'webpack://_N_E/./pages/api/page-router-edge-test.ts',
    },
    files: [
      'e2e/nextjs/pages/api/page-router-edge-test.ts',
      'e2e/nextjs/pages/api/page-router-trace.ts',
      'e2e/express/api/page-router-edge-test.ts',
    ],
    place: 'e2e/nextjs/pages/api/page-router-edge-test.ts',
  },
  {
    says: 'a file that every application of a monorepo has',
    source: EDGE_TEST_MAP,
    text: 'taken',
    platform: 'node',
    frame: { filename: './src/instrumentation.ts', absPath: 'webpack://_N_E/./src/instrumentation.ts' },
    files: ['apps/admin/src/instrumentation.ts', 'apps/web/src/instrumentation.ts'],
    place: { ambiguous: ['apps/admin/src/instrumentation.ts', 'apps/web/src/instrumentation.ts'] },
  },
  {
    says: 'a file that every application has, told by another frame of the same application',
    source: EDGE_TEST_MAP,
    text: 'taken',
    platform: 'node',
    frame: { filename: './src/instrumentation.ts', absPath: 'webpack://_N_E/./src/instrumentation.ts' },
    others: [
      {
        filename: './src/app/_utils/edge-highlight.config.ts',
        absPath: 'webpack://_N_E/./src/app/_utils/edge-highlight.config.ts',
      },
    ],
    files: [
      'apps/admin/src/instrumentation.ts',
      'apps/web/src/instrumentation.ts',
      'apps/web/src/app/_utils/edge-highlight.config.ts',
    ],
    place: 'apps/web/src/instrumentation.ts',
  },
  {
    says: "Next's own sources, published with its maps",
    source: EDGE_TEST_MAP,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://_N_E/../../../src/client/components/redirect-boundary.tsx' },
    files: ['src/client/components/redirect-boundary.tsx'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a package of the repository, above the application that is bundled',
    source: EDGE_TEST_MAP,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://_N_E/../../packages/ui/src/button.tsx' },
    files: ['apps/web/package.json', 'packages/forms/src/button.tsx', 'packages/ui/src/button.tsx'],
    place: 'packages/ui/src/button.tsx',
  },
  // development: modules that webpack evaluates, with the layer that they are of
  {
    says: 'evaluated by webpack',
    source: MODULE_PATHS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack-internal:///./src/hello.tsx' },
    files: ['src/hello.tsx', 'src/pages/hello.tsx'],
    place: 'src/hello.tsx',
  },
  {
    says: 'evaluated by webpack, stripped by the server',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './src/App.jsx', absPath: 'webpack-internal:///./src/App.jsx' },
    files: ['client/src/App.jsx', 'client/src/Cart.jsx'],
    place: 'client/src/App.jsx',
  },
  {
    says: 'the disk, as Turbopack names sources on the server',
    source: MODULE_PATHS,
    text: 'taken',
    platform: 'node',
    frame: { filename: '/src/hello.tsx', absPath: 'file:///src/hello.tsx' },
    files: ['web/src/hello.tsx', 'web/app/hello.tsx'],
    place: 'web/src/hello.tsx',
  },
  {
    says: 'a dot for a namespace',
    source: MODULE_PATHS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://./src/hello.tsx' },
    files: ['web/src/hello.tsx', 'web/hello.tsx'],
    place: 'web/src/hello.tsx',
  },
  {
    says: 'a dependency in the layer of server components, from pnpm',
    source: [`${GITHUB}/unocss/unocss/issues/1989`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        'webpack-internal:///(sc_server)/./node_modules/.pnpm/next@13.0.6_biqbaboplfbrettd7655fr4n2y/node_modules/next/dist/compiled/react-server-dom-webpack/server.browser.js',
      function: 'resolveModuleMetaData',
    },
    files: ['src/react-server-dom-webpack/server.browser.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'own code in the layer of server components',
    source: [`${NEXT}/issues/46572`, '2026-11-20'],
    text: 'modelled',
    platform: 'node',
    frame: { filename: 'webpack-internal:///(rsc)/./app/server/page.tsx', function: 'Page' },
    files: APP,
    place: 'app/server/page.tsx',
  },
  {
    says: 'a layer before a path that starts with no dot',
    source: SERVER_MAPS,
    text: 'taken',
    platform: 'node',
    frame: { filename: 'webpack-internal:/(ssr)/internal-pkg/ignored.ts', function: 'runInternalIgnored' },
    files: ['fixtures/default/internal-pkg/ignored.ts', 'fixtures/default/external-pkg/ignored.ts'],
    place: 'fixtures/default/internal-pkg/ignored.ts',
  },
  {
    says: 'a layer before an index that two linked packages have',
    source: SERVER_MAPS,
    text: 'modelled',
    platform: 'node',
    frame: { filename: 'webpack-internal:/(rsc)/src/index.ts', function: 'runInternal' },
    files: ['packages/first/src/index.ts', 'packages/second/src/index.ts'],
    place: { ambiguous: ['packages/first/src/index.ts', 'packages/second/src/index.ts'] },
  },
  {
    says: 'a layer that the stripping of the scheme left over',
    source: [`${NEXT}/pull/43332`, '2022-11-24'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '(sc_server)/./app/page.js' },
    files: ['web/app/page.js', 'web/app/cart/page.js'],
    place: 'web/app/page.js',
  },
  // Turbopack
  {
    says: 'Turbopack, stripped by the server',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'app/sentry-example-page/page.tsx',
      absPath: 'turbopack:///[project]/app/sentry-example-page/page.tsx',
    },
    files: ['apps/web/app/page.tsx', 'apps/web/app/sentry-example-page/page.tsx'],
    place: 'apps/web/app/sentry-example-page/page.tsx',
  },
  {
    says: 'Turbopack, not stripped',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'turbopack:///[project]/app/components/Header/Header.tsx' },
    files: ['app/components/Header/Header.tsx', 'app/components/Footer/Header.tsx'],
    place: 'app/components/Header/Header.tsx',
  },
  {
    says: 'Turbopack, two slashes before the project',
    source: [
      `${GITHUB}/microsoft/vscode-js-debug/blob/06ce1aa29692a9147fbca4a82aed68c43a13655e/src/configuration.ts`,
      '2026-08-05',
    ],
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'turbopack://[project]/app/cart/page.tsx' },
    files: ['app/cart/page.tsx', 'app/order/page.tsx'],
    place: 'app/cart/page.tsx',
  },
  {
    says: 'Turbopack, no project',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'app/utils/file.tsx', absPath: 'turbopack:///app/utils/file.tsx' },
    files: ['app/utils/file.tsx', 'app/file.tsx'],
    place: 'app/utils/file.tsx',
  },
  {
    says: 'Turbopack and an alias that starts with ~',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '~/src/components/Button.tsx',
      absPath: 'turbopack:///[project]/~/src/components/Button.tsx',
    },
    files: ['src/components/Button.tsx', 'src/forms/Button.tsx'],
    place: 'src/components/Button.tsx',
  },
  {
    says: "Turbopack's own runtime, mapped",
    source: FIXUPS,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '[turbopack]/browser/runtime/base/runtime-base.ts' },
    files: ['browser/runtime/base/runtime-base.ts'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "Turbopack's own runtime, mapped and not stripped",
    source: FIXUPS,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'turbopack:///[turbopack]/shared/runtime-utils.ts' },
    files: ['shared/runtime-utils.ts'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "Turbopack's own runtime, not mapped",
    source: [`${NEXT}/pull/85491`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/tmp/next-install-5ac4e7206cfa8f21659232e4df257229da4c918075cb25e720122659604f1dba/.next/dev/server/chunks/ssr/[turbopack]_runtime.js',
      function: 'instantiateModule',
    },
    files: APP,
    place: { unmapped: 'bundle' },
  },
  {
    says: "Turbopack's chunk of the whole server",
    source: [`${NEXT}/pull/82911`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename: '../.next/server/chunks/ssr/[root-of-the-server]__ef1e9f95._.js',
      function: '<unknown>',
    },
    files: APP,
    place: { unmapped: 'bundle' },
  },
  {
    says: "React's name of a server component: a chunk of Turbopack",
    source: REACT_FLIGHT,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename:
        'rsc://React/Server/file:///home/me/shop/.next/server/chunks/ssr/%5Broot-of-the-server%5D__92fa988f._.js?17',
      function: 'DashboardPage',
    },
    files: APP,
    place: { unmapped: 'bundle' },
  },
  {
    says: "React's name of a server component: a module of webpack",
    source: REACT_FLIGHT,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: 'about://React/Server/webpack-internal:///(rsc)/./app/server/page.tsx?4',
      function: 'Page',
    },
    files: APP,
    place: 'app/server/page.tsx',
  },
  {
    says: "React's name of a server component that two applications have, told by another frame of webpack's",
    source: REACT_FLIGHT,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: 'about://React/Server/webpack-internal:///(rsc)/./app/page.tsx?4',
      function: 'Page',
    },
    others: [{ filename: 'webpack-internal:///(app-pages-browser)/./app/cart/Total.tsx' }],
    files: ['apps/admin/app/page.tsx', 'apps/web/app/page.tsx', 'apps/web/app/cart/Total.tsx'],
    place: 'apps/web/app/page.tsx',
  },
  // output
  {
    says: 'a chunk of the server, above the folder',
    source: [`${NEXT}/pull/71747`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '../../../../../../tmp/next-install-ad4e2ddb711522ce37055989f8f8488ccb4fdd6013e87c41f2348f58db8bb804/.next/server/chunks/723.js',
      line: 1,
      colNo: 10168,
    },
    files: APP,
    place: { unmapped: 'bundle' },
  },
  {
    says: 'the compiled page of a route, named as its source is',
    source: EDGE_TEST_MAP,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: '/var/task/apps/magicsky/.next/server/app/(route-group-test)/[slug]/page-router-edge-test.js',
    },
    files: [
      'apps/magicsky/app/(route-group-test)/[slug]/page-router-edge-test.js',
      'apps/magicsky/package.json',
    ],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a chunk of a page in the browser',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'app:///_next/static/chunks/pages/_app-569c402ef19f6d7b.js' },
    files: ['pages/_app.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a chunk of a route with a group and a parameter',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/_next/static/chunks/app/(group)/[route]/script.js',
      absPath: 'http://localhost:3002/_next/static/chunks/app/(group)/[route]/script.js',
    },
    files: ['app/(group)/[route]/script.js', 'app/(group)/[route]/page.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a chunk of a page with a parameter, percent-encoded',
    source: ENCODED_ROUTES,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'app:///_next/static/chunks/pages/users/%5Bid%5D-7f3c2a1b9e0d4c55.js' },
    files: ['pages/users/[id].js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a source beside its output: the path is that of the map',
    source: NO_HEADER,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: 'test.js',
      absPath: 'app:///_next/server/pages/test.js',
      module: 'server/pages/test',
      function: 'onFailure',
    },
    files: ['pages/test.js', 'pages/_error.js'],
    place: 'pages/test.js',
  },
  {
    says: "Next's compiled renderer, relative to its package",
    source: [`${NEXT}/pull/85491`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '../dist/compiled/next-server/app-page.runtime.prod.js', line: 2, colNo: 187763 },
    files: APP,
    place: { unmapped: 'bundle' },
  },
  {
    says: "Next's compiled renderer with webpack's name behind it",
    source: [`${GITHUB}/flexn-io/renative/pull/1361`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/Users/pauliusguzas/Desktop/renative/renative/node_modules/next/dist/compiled/next-server/webpack:/next/dist/compiled/react-server-dom-webpack/cjs/react-server-dom-webpack-client.edge.development.js',
    },
    files: [
      'packages/next/package.json',
      'packages/next/src/react-server-dom-webpack-client.edge.development.js',
    ],
    folder: 'renative',
    place: { unmapped: 'thirdParty' },
  },
  // routes
  {
    says: 'a parameter in the source path, percent-encoded',
    source: [`${GITHUB}/getsentry/sentry-javascript/issues/8481`, '2023-07-07'],
    text: 'modelled',
    platform: 'node',
    frame: { filename: '../../../../src/app/shop/%5Bid%5D/page.tsx' },
    files: ['apps/web/src/app/shop/[id]/page.tsx', 'apps/web/src/app/shop/page.tsx'],
    place: 'apps/web/src/app/shop/[id]/page.tsx',
  },
  {
    says: 'one of two route groups',
    source: GROUPS,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: './app/(shop)/cart/page.tsx',
      absPath: 'webpack://_N_E/./app/(shop)/cart/page.tsx',
    },
    files: ['app/(admin)/cart/page.tsx', 'app/(shop)/cart/page.tsx'],
    place: 'app/(shop)/cart/page.tsx',
  },
  {
    says: 'a route group that is not here',
    source: GROUPS,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: './app/(shop)/page.tsx', absPath: 'webpack://_N_E/./app/(shop)/page.tsx' },
    files: ['app/(admin)/page.tsx', 'app/(blog)/page.tsx'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a parameter that many routes have, of a route that is not here',
    source: [`${GITHUB}/getsentry/sentry-javascript/issues/8481`, '2023-07-07'],
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: './pages/order/[id].tsx', absPath: 'webpack://_N_E/./pages/order/[id].tsx' },
    files: ['pages/cart/[id].tsx', 'pages/index.tsx'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a source as the development server prints it',
    source: SERVER_MAPS,
    text: 'taken',
    platform: 'node',
    frame: { filename: 'app/ssr-error-log-ignore-listed/page.js', function: 'logError' },
    files: [
      'fixtures/default/app/ssr-error-log-ignore-listed/page.js',
      'fixtures/default/app/rsc-error-log-ignore-listed/page.js',
    ],
    folder: 'server-source-maps',
    place: 'fixtures/default/app/ssr-error-log-ignore-listed/page.js',
  },
  {
    says: 'a linked package as the development server prints it',
    source: SERVER_MAPS,
    text: 'taken',
    platform: 'node',
    frame: { filename: 'internal-pkg/sourcemapped.ts', function: 'runInternalSourceMapped' },
    files: ['fixtures/default/internal-pkg/sourcemapped.ts', 'fixtures/default/external-pkg/sourcemapped.ts'],
    folder: 'server-source-maps',
    place: 'fixtures/default/internal-pkg/sourcemapped.ts',
  },
  {
    says: 'a component in a folder that every page has',
    source: SERVER_MAPS,
    text: 'taken',
    platform: 'node',
    frame: { filename: 'app/ssr-throw/Thrower.js', function: 'throwError' },
    files: ['web/app/rsc-throw/Thrower.js', 'web/app/ssr-throw/Thrower.js'],
    place: 'web/app/ssr-throw/Thrower.js',
  },
];
