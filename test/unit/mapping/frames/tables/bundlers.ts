import { contextOf } from '../../memoryFiles';
import type { FrameCase } from '../frameCase';

const GITHUB = 'https://github.com';
/** Maps that each bundler wrote: what they name becomes the frames' file names. */
const MAPS = `${GITHUB}/getsentry/sentry-cli/blob/fb79c59a35d79135d9eb84f4845572ce4548c455/tests/integration/_fixtures/inject_bundlers`;
const BUGSNAG_MAPS = `${GITHUB}/bugsnag/bugsnag-source-maps/blob/47a6aa0f3de1cb4c6ecb14ea94d4ad885b6027b6/src`;
const HIGHLIGHT = `${GITHUB}/highlight/highlight/blob/5099514e6288713fcdf2b1911cf2ff6c324867fa/backend/stacktraces/test-files`;
const JS_DEBUG = `${GITHUB}/microsoft/vscode-js-debug/blob/06ce1aa29692a9147fbca4a82aed68c43a13655e`;
const SYMBOLICATOR = `${GITHUB}/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa`;
const SENTRY = `${GITHUB}/getsentry/sentry/blob`;
const TRACEKIT = `${GITHUB}/getsentry/sentry-javascript/blob/f7a6cc0c221c324026287a7218ed07e929eb69d4/packages/browser/test/tracekit`;

const WEBPACK_MAP = [`${MAPS}/webpack/cjs.js.map`, '2026-06-29'] as const;
const VUE_MAP = [`${JS_DEBUG}/testWorkspace/web/vue/js/app.js.map`, '2026-08-05'] as const;
const CRA_MAP = [
  `${BUGSNAG_MAPS}/uploaders/__test__/fixtures/c/build/static/js/main.286ac573.chunk.js.map`,
  '2024-04-17',
] as const;
const OVERRIDES = [`${JS_DEBUG}/src/targets/sourceMapOverrides.ts`, '2026-08-05'] as const;
const OVERRIDES_TEST = [`${JS_DEBUG}/src/targets/sourceMapOverrides.test.ts`, '2026-08-05'] as const;
const CHROMIUM = [`${TRACEKIT}/chromium.test.ts`, '2026-07-01'] as const;
const MISC = [`${TRACEKIT}/misc.test.ts`, '2026-07-01'] as const;
const FIXUPS = [`${SYMBOLICATOR}/crates/symbolicator-js/src/utils.rs`, '2026-08-19'] as const;
const SYMBOLICATED = [
  `${SYMBOLICATOR}/crates/symbolicator-js/tests/integration/snapshots/integration__sourcemap__webpack.snap`,
  '2026-08-19',
] as const;
const SAFARI_EVENT = [
  `${SENTRY}/5d2f4b4e60c05f0bd7d08bf6b9891a5ca5caf046/tests/sentry/grouping/grouping_inputs/javascript-xbrowser-sentryui-safari.json`,
  '2026-11-20',
] as const;
const NX_SERVE = [`${GITHUB}/nrwl/nx/issues/3258`, '2020-07-01'] as const;
const STACKMAN = [`${GITHUB}/watson/stackman/issues/16`, '2020-12-05'] as const;
const VITE_RNW = [`${GITHUB}/vitejs/vite/issues/16679`, '2026-11-20'] as const;

const SHOP_BAR = 'export function bar(orders) {\n  return orders.filter((order) => order.isPaid);\n}\n';

const SHOP_ORDERS = `import { orders } from './orders.js';
import { ship } from './ship.js';
for (const order of orders) {
  await ship(order.address, order.items);
  order.shipped = new Date();
}
await orders.save();
`;

const PLAYGROUND = ['package.json', 'src/bar.js', 'src/foo.js', 'src/index.js'];

/** What webpack, Rspack, Vite, Rollup, esbuild, Parcel, tsc and their loaders make of a file's name. */
export const cases: readonly FrameCase[] = [
  // webpack: namespaces
  {
    says: 'webpack 5, stripped by the server',
    source: WEBPACK_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './src/foo.js', absPath: 'webpack://sourcemaps-playground/./src/foo.js' },
    files: PLAYGROUND,
    place: 'src/foo.js',
  },
  {
    says: 'webpack 5, a source that was removed',
    source: WEBPACK_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './src/foo.js', absPath: 'webpack://sourcemaps-playground/./src/foo.js' },
    files: ['package.json', 'src/index.js'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'webpack, a file deep in one of two front ends',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './app/utils/requestError/createRequestError.tsx',
      absPath: 'webpack:///./app/utils/requestError/createRequestError.tsx',
    },
    files: [
      'static/app/utils/requestError/createRequestError.tsx',
      'static/gsApp/utils/createRequestError.tsx',
    ],
    place: 'static/app/utils/requestError/createRequestError.tsx',
  },
  {
    says: 'webpack without a dot, Angular',
    source: OVERRIDES_TEST,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'src/app/app.component.ts', absPath: 'webpack:///src/app/app.component.ts' },
    files: ['projects/shop/src/app/app.component.ts', 'projects/shop/src/main.ts'],
    place: 'projects/shop/src/app/app.component.ts',
  },
  {
    says: 'webpack without a dot, a library that is named lib',
    source: OVERRIDES_TEST,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://lib/src/index.ts' },
    files: ['packages/app/src/index.ts', 'packages/lib/src/index.ts'],
    place: 'packages/lib/src/index.ts',
  },
  {
    says: 'webpack and a drive',
    source: OVERRIDES_TEST,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'c:/users/connor/hello.ts', absPath: 'webpack:///c:/users/connor/hello.ts' },
    files: ['hello.ts', 'src/index.ts'],
    folder: 'connor',
    place: 'hello.ts',
  },
  {
    says: 'webpack and an absolute path',
    source: OVERRIDES_TEST,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack:////users/connor/hello.ts' },
    files: ['connor/hello.ts', 'other/hello.ts'],
    folder: 'users',
    place: 'connor/hello.ts',
  },
  {
    says: 'webpack, a folder of a Django project that holds the front end',
    source: [`${GITHUB}/getsentry/sentry-webpack-plugin/issues/57`, '2018-05-09'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './apps/instances/instance.js', absPath: 'webpack:///./apps/instances/instance.js' },
    files: [
      'assets/js/apps/instances/instance.js',
      'assets/js/apps/users/instance.js',
      'apps/instances/models.py',
    ],
    place: 'assets/js/apps/instances/instance.js',
  },
  {
    says: 'a scoped namespace that a manifest tells, in a folder of another name',
    source: OVERRIDES,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://@acme/storefront/./src/index.ts' },
    files: {
      'apps/api/package.json': '{ "name": "@acme/api" }',
      'apps/api/src/index.ts': 'export {};\n',
      'apps/web/package.json': '{ "name": "@acme/storefront" }',
      'apps/web/src/index.ts': 'export {};\n',
    },
    place: 'apps/web/src/index.ts',
  },
  {
    says: 'webpack 5, one of two packages with the same file, told by the namespace',
    source: [`${BUGSNAG_MAPS}/transformers/__test__/fixtures/webpack-2/dist/main.js.map`, '2024-04-17'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './lib/a.js',
      absPath: 'webpack://this-package-name-is-used-in-the-source-paths/./lib/a.js',
    },
    files: [
      'packages/other/package.json',
      'packages/other/lib/a.js',
      'packages/this-package-name-is-used-in-the-source-paths/package.json',
      'packages/this-package-name-is-used-in-the-source-paths/lib/a.js',
    ],
    place: 'packages/this-package-name-is-used-in-the-source-paths/lib/a.js',
  },
  {
    says: 'webpack 5, two packages with the same file, and the namespace is of neither',
    source: [`${BUGSNAG_MAPS}/transformers/__test__/fixtures/webpack-2/dist/main.js.map`, '2024-04-17'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './lib/a.js',
      absPath: 'webpack://this-package-name-is-used-in-the-source-paths/./lib/a.js',
    },
    files: ['packages/one/lib/a.js', 'packages/two/lib/a.js'],
    place: { ambiguous: ['packages/one/lib/a.js', 'packages/two/lib/a.js'] },
  },
  {
    says: 'webpack without a namespace, two packages with the same file',
    source: [`${BUGSNAG_MAPS}/transformers/__test__/fixtures/webpack/dist/main.js.map`, '2024-04-17'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './index.js', absPath: 'webpack:///./index.js' },
    files: ['services/cart/index.js', 'services/order/index.js'],
    place: { ambiguous: ['services/cart/index.js', 'services/order/index.js'] },
  },
  {
    says: "a scoped namespace, as it is in a monorepo's packages",
    source: OVERRIDES,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: 'webpack://@acme/web/./src/cart/total.ts',
      absPath: 'webpack://@acme/web/./src/cart/total.ts',
    },
    files: ['packages/api/src/cart/total.ts', 'packages/web/package.json', 'packages/web/src/cart/total.ts'],
    place: 'packages/web/src/cart/total.ts',
  },
  {
    says: 'a scoped namespace that is followed by the path at once',
    source: OVERRIDES,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://@acme/web/src/cart/total.ts' },
    files: ['web/src/cart/total.ts', 'api/src/cart/total.ts'],
    place: 'web/src/cart/total.ts',
  },
  {
    says: 'a scoped namespace before a file of pnpm that lies above the package',
    source: OVERRIDES,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: 'webpack://@acme/web/../../node_modules/.pnpm/zod@3.22.4/node_modules/zod/lib/types.js',
    },
    files: ['packages/web/lib/types.js', 'packages/web/package.json'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a namespace whose whole package is linked from elsewhere and climbs out of it',
    source: [
      `${HIGHLIGHT}/29954/unversioned/_next/server/app/(route-group-test)/%5Bslug%5D/page-router-edge-test.js.map`,
      '2026-08-20',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename:
        'webpack://_N_E/../../opentelemetry-sdk-workers/packages/opentelemetry-sdk-workers/dist/performance.js',
    },
    files: ['opentelemetry-sdk-workers/packages/opentelemetry-sdk-workers/src/performance.ts'],
    place: { unmapped: 'bundle' },
  },
  // webpack: its own modules
  {
    says: "webpack's bootstrap",
    source: WEBPACK_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://sourcemaps-playground/webpack/bootstrap' },
    files: ['webpack/bootstrap.js', ...PLAYGROUND],
    place: { unmapped: 'runtime' },
  },
  {
    says: "webpack's runtime, with blanks in its name",
    source: WEBPACK_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack://sourcemaps-playground/webpack/runtime/make namespace object' },
    files: PLAYGROUND,
    place: { unmapped: 'runtime' },
  },
  {
    says: "webpack's runtime, as a browser's stack names it",
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack/runtime/jsonp chunk loading', function: 'key' },
    files: PLAYGROUND,
    place: { unmapped: 'runtime' },
  },
  {
    says: "webpack's bootstrap with a hash",
    source: [`${GITHUB}/getsentry/sentry-webpack-plugin/issues/57`, '2018-05-09'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'webpack/bootstrap 642dd076bbe473e6',
      absPath: 'webpack:///webpack/bootstrap 642dd076bbe473e6',
    },
    files: ['webpack/bootstrap.js'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "webpack's bootstrap, relative to Create React App's sources",
    source: [
      `${BUGSNAG_MAPS}/uploaders/__test__/fixtures/c/build/static/js/runtime-main.ad66c902.js.map`,
      '2024-04-17',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '../webpack/bootstrap',
      absPath: 'http://localhost:5000/static/webpack/bootstrap',
    },
    files: ['src/App.js'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "webpack's replacements of Node's modules",
    source: [`${JS_DEBUG}/testWorkspace/web/vue/js/chunk-vendors.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '(webpack)/buildin/global.js', absPath: 'webpack:///(webpack)/buildin/global.js' },
    files: ['src/buildin/global.js'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a folder of the shop that is named webpack',
    source: [`${JS_DEBUG}/testWorkspace/web/webpack/relative-paths.bundle.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './webpack/farewell.js', absPath: 'webpack:///./webpack/farewell.js' },
    files: ['web/webpack/farewell.js', 'web/greet.js'],
    place: 'web/webpack/farewell.js',
  },
  {
    says: "webpack, above the bundle's own folder",
    source: [`${JS_DEBUG}/testWorkspace/web/webpack/relative-paths.bundle.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '../greet.js', absPath: 'webpack:///../greet.js' },
    files: ['web/webpack/farewell.js', 'web/greet.js'],
    place: 'web/greet.js',
  },
  {
    says: 'an index of two packages above the bundle',
    source: [`${GITHUB}/getsentry/sentry-webpack-plugin/issues/57`, '2018-05-09'],
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '../core/index.js', absPath: 'webpack:///../core/index.js' },
    files: ['packages/core/index.js', 'plugins/core/index.js'],
    place: { ambiguous: ['packages/core/index.js', 'plugins/core/index.js'] },
  },
  // webpack: queries and loaders
  {
    says: 'a Vue file with a hash',
    source: VUE_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/components/HelloWorld.vue?5d8b',
      absPath: 'webpack:///./src/components/HelloWorld.vue?5d8b',
    },
    files: ['src/App.vue', 'src/components/HelloWorld.vue', 'src/views/HelloWorld.vue'],
    place: 'src/components/HelloWorld.vue',
  },
  {
    says: 'a Vue file, mapped once more by vue-loader',
    source: VUE_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'src/App.vue', absPath: 'webpack:///src/App.vue' },
    files: ['client/src/App.vue', 'client/src/components/HelloWorld.vue'],
    place: 'client/src/App.vue',
  },
  {
    says: 'any query of webpack',
    source: [`${JS_DEBUG}/testWorkspace/simpleNode/simpleWebpackWithQuery.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './simpleWebpackWithQuery.ts?potato',
      absPath: 'webpack:///./simpleWebpackWithQuery.ts?potato',
    },
    files: ['simpleNode/simpleWebpack.ts', 'simpleNode/simpleWebpackWithQuery.ts'],
    place: 'simpleNode/simpleWebpackWithQuery.ts',
  },
  {
    says: 'a part of a Vue file',
    source: ['https://e-com-net.com/article/1205626046808952832.htm', '2026-11-20'],
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename:
        'webpack-internal:///./node_modules/cache-loader/dist/cjs.js?!./node_modules/babel-loader/lib/index.js!./node_modules/vue-loader/lib/index.js?!./src/page/supplier/preferential/full-discount/view.vue?vue&type=script&lang=js&',
    },
    files: [
      'src/page/supplier/preferential/full-discount/view.vue',
      'src/page/supplier/preferential/coupon/view.vue',
    ],
    place: 'src/page/supplier/preferential/full-discount/view.vue',
  },
  {
    says: 'a chain of loaders with absolute paths',
    source: [`${GITHUB}/angular/angular-cli/pull/22268`, '2026-11-20'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/Users/alanagius/cli-reproductions/error-testing/node_modules/css-loader/dist/cjs.js??ruleSet[1].rules[4].rules[0].oneOf[1].use[1]!/Users/alanagius/cli-reproductions/error-testing/node_modules/postcss-loader/dist/cjs.js??ruleSet[1].rules[4].rules[0].oneOf[1].use[2]!/Users/alanagius/cli-reproductions/error-testing/src/styles.css',
    },
    files: ['angular.json', 'src/main.ts', 'src/styles.css'],
    place: 'src/styles.css',
  },
  {
    says: 'a folder that starts with #, which webpack marks with a NUL',
    source: [`${JS_DEBUG}/testWorkspace/webpackNulByte/build/greeter.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/\0#hello/world.ts',
      absPath: 'webpack://bug-breakpoint/./src/\0#hello/world.ts',
    },
    files: ['src/#hello/world.ts', 'src/hello/world.ts'],
    place: 'src/#hello/world.ts',
  },
  {
    says: 'code that webpack evaluates',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webpack:///./src/components/test/test.jsx?', function: 'TESTTESTTEST.render' },
    files: ['src/components/test/test.jsx', 'src/components/test/index.jsx'],
    place: 'src/components/test/test.jsx',
  },
  {
    says: 'a bare name with a hash, as developer tools show it',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'genericDiscoverQuery.tsx?33f8', function: '_GenericDiscoverQuery.componentDidMount' },
    files: [
      'static/app/utils/discover/genericDiscoverQuery.tsx',
      'static/app/utils/discover/discoverQuery.tsx',
    ],
    place: 'static/app/utils/discover/genericDiscoverQuery.tsx',
  },
  {
    says: 'a bare name that stands in two folders',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'api.tsx', function: 'Client.requestPromise' },
    files: ['static/app/api.tsx', 'static/gsApp/api.tsx'],
    place: { ambiguous: ['static/app/api.tsx', 'static/gsApp/api.tsx'] },
  },
  {
    says: "a bare name with a hash that is nobody's here",
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'react-dom.development.js?f8c1', function: 'commitLifeCycles' },
    files: ['static/app/index.tsx'],
    place: { unmapped: 'notFound' },
  },
  // webpack: dependencies
  {
    says: 'webpack 1 and its ~ for node_modules',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '~/react-proxy/modules/createPrototypeProxy.js?',
      absPath: 'webpack:///./~/react-proxy/modules/createPrototypeProxy.js?',
      inApp: false,
    },
    files: ['react-proxy/modules/createPrototypeProxy.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a dependency whose last folders are here too',
    source: [`${JS_DEBUG}/testWorkspace/web/vue/js/chunk-vendors.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './node_modules/core-js/internals/a-function.js',
      absPath: 'webpack:///./node_modules/core-js/internals/a-function.js',
      inApp: true,
    },
    files: ['src/internals/a-function.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a dependency that carries a monorepo with it',
    source: MISC,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '../node_modules/@sentry/rrweb/es/rrweb/packages/rrweb/src/replay/index.js',
      function: 'Replayer.play',
    },
    files: ['packages/rrweb/package.json', 'packages/rrweb/src/replay/index.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a dependency, single slash after the scheme',
    source: FIXUPS,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'webpack:/node_modules/@angular/core/__ivy_ngcc__/fesm2015/core.js',
      absPath: 'webpack:/node_modules/@angular/core/__ivy_ngcc__/fesm2015/core.js',
    },
    files: ['src/core.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a dependency with the absolute path of the build',
    source: SAFARI_EVENT,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/usr/src/getsentry/src/sentry/node_modules/@babel/runtime/helpers/asyncToGenerator.js',
      absPath:
        'webpack:////usr/src/getsentry/src/sentry/node_modules/@babel/runtime/helpers/asyncToGenerator.js',
      module: 'usr/src/getsentry/src/sentry/node_modules/@babel/runtime/helpers/asyncToGenerator',
      inApp: false,
    },
    files: ['static/runtime/helpers/asyncToGenerator.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a dependency in a store of packages by hash',
    source: [`${HIGHLIGHT}/reflame.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename:
        '../../../../../packages/v7/sha512-CtuThmgHNg7zIZWAXi3AsyIzA3n4xx7aNyjwC2VJldO2LMVDhFK+63xGqq6CsJH4rTAt6/M+N4GhZiDYPx9eUw==/node_modules/scheduler/index.js',
    },
    files: ['packages/scheduler/index.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "the shop's own modules below src/node_modules",
    source: SYMBOLICATED,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/node_modules/components/CampaignContent.tsx',
      absPath: 'webpack:///./src/node_modules/components/CampaignContent.tsx',
    },
    files: [
      'package.json',
      'src/node_modules/components/CampaignContent.tsx',
      'src/components/CampaignContent.tsx',
    ],
    place: 'src/node_modules/components/CampaignContent.tsx',
  },
  {
    says: 'modules below src/node_modules that are not here',
    source: SYMBOLICATED,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/node_modules/components/CampaignContent.tsx',
      absPath: 'webpack:///./src/node_modules/components/CampaignContent.tsx',
    },
    files: ['package.json', 'src/components/CampaignContent.tsx'],
    place: { unmapped: 'thirdParty' },
  },
  // webpack: the workspace folder
  {
    says: "a page of a server whose front end's root is below",
    source: SAFARI_EVENT,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './app/components/lazyLoad.jsx',
      absPath: 'webpack:///./app/components/lazyLoad.jsx',
      module: 'app/components/lazyLoad',
    },
    files: ['src/sentry/static/sentry/app/components/lazyLoad.jsx', 'src/sentry/static/sentry/app/main.jsx'],
    folder: 'sentry',
    place: 'src/sentry/static/sentry/app/components/lazyLoad.jsx',
  },
  {
    says: 'a repository beside the one that is bundled',
    source: [
      `${GITHUB}/getsentry/sentry-javascript/blob/f7a6cc0c221c324026287a7218ed07e929eb69d4/packages/replay-internal/test/fixtures/error.ts`,
      '2026-07-01',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'webpack-internal:///../../getsentry/static/getsentry/gsApp/components/replayInit.tsx',
    },
    files: ['static/getsentry/gsApp/components/replayInit.tsx', 'static/app/components/replayInit.tsx'],
    folder: 'getsentry',
    place: 'static/getsentry/gsApp/components/replayInit.tsx',
  },
  {
    says: 'a source below the folder that webpack bundles, from the bundle of a larger repository',
    source: MISC,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './app/components/replays/replayContext.tsx', function: 'playTimer.current' },
    files: ['static/app/components/replays/replayContext.tsx', 'static/app/components/replays/index.tsx'],
    place: 'static/app/components/replays/replayContext.tsx',
  },
  {
    says: 'own code that the server takes for a dependency',
    source: [
      `${SENTRY}/f57ec3d730f44939961a4e9c36b31d23ca08408f/tests/sentry/grouping/grouping_inputs/javascript-symbolicator-in-app-webpack.json`,
      '2026-11-20',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/components/Button.js',
      absPath: 'webpack:///./src/components/Button.js',
      inApp: false,
    },
    files: ['src/components/Button.js', 'src/index.js'],
    place: 'src/components/Button.js',
  },
  // webpack in a path of the disk: Node's own source maps and source-map-support
  {
    says: "Node's source maps put webpack's name behind the output folder",
    source: NX_SERVE,
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/Users/shlomiassaf/Desktop/Code/sg/sg-node/dist/applications/public-api/webpack:/applications/public-api/src/app/server/init/init.module.ts',
      function: 'ServerInitializationModule.configure',
    },
    files: [
      'applications/admin-api/src/app/server/init/init.module.ts',
      'applications/public-api/src/app/server/init/init.module.ts',
    ],
    place: 'applications/public-api/src/app/server/init/init.module.ts',
  },
  {
    says: 'the same, with the namespace of the package',
    source: STACKMAN,
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/home/kerwan/workspace/kmp-agency/kmp-flow-launcher/dist/webpack:/boilerplate-node-typescript/src/launchers/webhooks/webhook.launcher.ts',
    },
    files: [
      'package.json',
      'src/launchers/webhooks/webhook.launcher.ts',
      'src/launchers/cron/webhook.launcher.ts',
    ],
    place: 'src/launchers/webhooks/webhook.launcher.ts',
  },
  {
    says: 'the same twice in one path',
    source: STACKMAN,
    text: 'taken',
    platform: 'node',
    frame: {
      filename:
        '/home/kerwan/workspace/kmp-agency/kmp-flow-launcher/dist/src/services/webpack:/boilerplate-node-typescript/src/app.ts',
    },
    files: ['package.json', 'src/app.ts', 'src/services/app.ts'],
    place: 'src/app.ts',
  },
  {
    says: 'the same, of JavaScript, where the output folder is no part of the name',
    source: STACKMAN,
    text: 'modelled',
    platform: 'node',
    frame: { filename: '/srv/launcher/dist/webpack:/boilerplate-node/src/launchers/webhook.launcher.js' },
    files: ['package.json', 'src/launchers/webhook.launcher.js'],
    place: 'src/launchers/webhook.launcher.js',
  },
  {
    says: "the same, of webpack's bootstrap",
    source: STACKMAN,
    text: 'modelled',
    platform: 'node',
    frame: { filename: '/srv/launcher/dist/webpack:/boilerplate-node-typescript/webpack/bootstrap' },
    files: ['package.json', 'src/webpack/bootstrap'],
    place: { unmapped: 'runtime' },
  },
  // Rspack, Vite, Rollup, esbuild, tsc, Parcel, browserify
  {
    says: 'Rspack, two applications with the same file',
    source: [`${MAPS}/rspack/iife.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './src/bar.js' },
    files: ['apps/admin/src/bar.js', 'apps/shop/src/bar.js'],
    place: { ambiguous: ['apps/admin/src/bar.js', 'apps/shop/src/bar.js'] },
  },
  {
    says: 'Rspack, two applications with the same file, told by the code',
    source: [`${MAPS}/rspack/iife.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: './src/bar.js',
      line: 2,
      context: contextOf(SHOP_BAR, 2),
    },
    files: {
      'apps/admin/src/bar.js': 'export function bar() {\n  throw new Error("no such bar");\n}\n',
      'apps/shop/src/bar.js': SHOP_BAR,
    },
    place: 'apps/shop/src/bar.js',
  },
  {
    says: 'esbuild, relative to the output folder',
    source: [`${MAPS}/esbuild/cjs.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '../src/foo.js', absPath: '/srv/shop/src/foo.js' },
    files: PLAYGROUND,
    place: 'src/foo.js',
  },
  {
    says: 'esbuild, an index of another package, that holds other code',
    source: [`${MAPS}/esbuild/cjs.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '../src/index.js', line: 4, context: contextOf(SHOP_ORDERS, 4) },
    files: {
      'packages/core/src/index.js':
        'import { createServer } from "node:http";\n\ncreateServer().listen(80);\n',
    },
    place: { unmapped: 'differs' },
  },
  {
    says: 'Rollup, an index that two packages have',
    source: [`${MAPS}/rollup/cjs.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '../src/index.js' },
    files: ['packages/core/src/index.js', 'packages/ui/src/index.js'],
    place: { ambiguous: ['packages/core/src/index.js', 'packages/ui/src/index.js'] },
  },
  {
    says: 'Rollup, an index that two packages have, told by another frame of the bundle',
    source: [`${MAPS}/rollup/cjs.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '../src/index.js' },
    others: [{ filename: '../src/foo.js' }],
    files: ['packages/core/src/index.js', 'packages/ui/src/index.js', 'packages/ui/src/foo.js'],
    place: 'packages/ui/src/index.js',
  },
  {
    says: 'Vite, with a copy among the fixtures',
    source: [`${MAPS}/vite/cjs.js.map`, '2026-06-29'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '../src/bar.js', absPath: 'https://shop.example/src/bar.js' },
    files: ['packages/web/src/bar.js', 'packages/web/test/fixtures/src/bar.js'],
    place: 'packages/web/src/bar.js',
  },
  {
    says: "Vite's server renderer",
    source: [`${GITHUB}/vitejs/vite/issues/17810`, '2024-09-10'],
    text: 'taken',
    platform: 'node',
    frame: {
      filename: '/home/hiroshi/code/personal/reproductions/vite-v6-ssr-error/src/dep3.js',
      function: 'eval',
    },
    files: ['package.json', 'src/dep2.js', 'src/dep3.js'],
    folder: 'vite-v6-ssr-error',
    place: 'src/dep3.js',
  },
  {
    says: 'Vite itself',
    source: VITE_RNW,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: '/home/projects/rnw-ssr-vite/node_modules/vite/dist/node/chunks/dep-cNe07EU9.js',
      absPath: 'file:///home/projects/rnw-ssr-vite/node_modules/vite/dist/node/chunks/dep-cNe07EU9.js',
      inApp: false,
    },
    files: ['src/main.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "a dependency below Vite's root",
    source: [`${GITHUB}/vikejs/vike/issues/898`, '2023-05-19'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '/node_modules/lodash/get.js', function: 'eval' },
    files: ['src/lodash/get.js', 'src/components/icon.jsx'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a file outside the root that Vite serves by its path on the disk',
    source: [
      `${GITHUB}/vitejs/vite/blob/a98c8d95d552c6fa98ab66fb810f5b39ad5abf49/docs/config/server-options.md`,
      '2026-08-22',
    ],
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: '/@fs/home/me/acme/packages/shared/src/money.ts',
      absPath: 'http://localhost:5173/@fs/home/me/acme/packages/shared/src/money.ts',
    },
    files: ['packages/shared/src/money.ts', 'packages/web/src/money.ts'],
    folder: 'acme',
    place: 'packages/shared/src/money.ts',
  },
  {
    says: 'tsc, relative to the compiled file',
    source: [`${BUGSNAG_MAPS}/transformers/__test__/fixtures/typescript/dist/out.js.map`, '2024-04-17'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '../lib/a.ts', absPath: '/srv/shop/lib/a.ts' },
    files: ['index.ts', 'lib/a.ts', 'scripts/a.ts'],
    place: 'lib/a.ts',
  },
  {
    says: 'tsc, an index that two packages have',
    source: [`${BUGSNAG_MAPS}/transformers/__test__/fixtures/typescript/dist/out.js.map`, '2024-04-17'],
    text: 'taken',
    platform: 'node',
    frame: { filename: '../index.ts' },
    files: ['packages/one/index.ts', 'packages/two/index.ts'],
    place: { ambiguous: ['packages/one/index.ts', 'packages/two/index.ts'] },
  },
  {
    says: "Parcel's root of sources",
    source: [
      `${GITHUB}/parcel-bundler/parcel/blob/96d88140e14585945921e4a0142511c29c0f7d0f/packages/core/integration-tests/test/server.js`,
      '2024-10-13',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/__parcel_source_root/integration/commonjs/index.js',
      absPath: 'http://localhost:1234/__parcel_source_root/integration/commonjs/index.js',
    },
    files: ['integration/commonjs/index.js', 'integration/es6/index.js'],
    place: 'integration/commonjs/index.js',
  },
  {
    says: 'browserify, a name that stands once',
    source: [`${JS_DEBUG}/testWorkspace/web/browserify/bundle.js.map`, '2026-08-05'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'module1.ts', absPath: 'http://localhost:8001/browserify/module1.ts' },
    files: ['web/browserify/index.ts', 'web/browserify/module1.ts', 'web/browserify/module2.ts'],
    place: 'web/browserify/module1.ts',
  },
  {
    says: 'Create React App, relative to src',
    source: CRA_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'App.js', absPath: 'http://localhost:5000/static/js/App.js' },
    files: ['src/App.js', 'src/index.js', 'src/reportWebVitals.js'],
    place: 'src/App.js',
  },
  {
    says: 'Create React App, an index in two folders',
    source: CRA_MAP,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'index.js', absPath: 'http://localhost:5000/static/js/index.js' },
    files: ['admin/src/index.js', 'client/src/index.js'],
    place: { ambiguous: ['admin/src/index.js', 'client/src/index.js'] },
  },
  {
    says: 'Create React App, code that a tool generated into src',
    source: [`${HIGHLIGHT}/main.8344d167.chunk.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'graph/generated/schemas.tsx',
      absPath: 'https://app.example.com/static/js/graph/generated/schemas.tsx',
    },
    files: ['frontend/src/graph/generated/schemas.tsx', 'frontend/src/index.tsx'],
    place: 'frontend/src/graph/generated/schemas.tsx',
  },
  {
    says: 'Create React App, a folder that is named static in src',
    source: [`${HIGHLIGHT}/main.8344d167.chunk.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'static/BookIcon.tsx',
      absPath: 'https://app.example.com/static/js/static/BookIcon.tsx',
    },
    files: ['frontend/src/static/BookIcon.tsx', 'packages/ui/src/components/icons/BookIcon.tsx'],
    place: 'frontend/src/static/BookIcon.tsx',
  },
  {
    says: 'Create React App, utils.ts of one of many folders',
    source: [`${HIGHLIGHT}/main.8344d167.chunk.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'components/Header/Notifications/utils/utils.ts',
      absPath: 'https://app.example.com/static/js/components/Header/Notifications/utils/utils.ts',
    },
    files: [
      'frontend/src/components/Header/Notifications/utils/utils.ts',
      'frontend/src/pages/Player/utils/utils.ts',
      'frontend/src/pages/Player/MetadataBox/utils/utils.ts',
    ],
    place: 'frontend/src/components/Header/Notifications/utils/utils.ts',
  },
  {
    says: 'Create React App, utils.ts of a folder that was removed',
    source: [`${HIGHLIGHT}/main.8344d167.chunk.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'pages/Player/MetadataBox/utils/utils.ts' },
    files: ['frontend/src/components/Header/utils.ts', 'frontend/src/util/utils.ts'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'Create React App, brackets in a name',
    source: [`${HIGHLIGHT}/main.8344d167.chunk.js.map`, '2026-08-20'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'components/Changelog/Changelog.WithContext(ctx).tsx' },
    files: [
      'frontend/src/components/Changelog/Changelog.WithContext(ctx).tsx',
      'frontend/src/components/Changelog/Changelog.tsx',
    ],
    place: 'frontend/src/components/Changelog/Changelog.WithContext(ctx).tsx',
  },
  {
    says: "Meteor's application, behind the folder that its server runs in",
    source: OVERRIDES_TEST,
    text: 'modelled',
    platform: 'node',
    frame: { filename: '/home/me/dev/booker-meteor/meteor:/💻app/imports/api/bookings.js' },
    files: ['imports/api/bookings.js', 'imports/ui/bookings.js'],
    place: 'imports/api/bookings.js',
  },
  {
    says: "a package of Meteor's application",
    source: OVERRIDES_TEST,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'meteor://💻app/packages/base64/base64.js' },
    files: ['packages/base64/base64.js', 'imports/base64/index.js'],
    place: 'packages/base64/base64.js',
  },
];
