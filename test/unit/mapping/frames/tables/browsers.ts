import { contextOf } from '../../memoryFiles';
import type { FrameCase } from '../frameCase';

const GITHUB = 'https://github.com';
const SENTRY_JS = `${GITHUB}/getsentry/sentry-javascript/blob/f7a6cc0c221c324026287a7218ed07e929eb69d4`;
const TRACEKIT = `${SENTRY_JS}/packages/browser/test/tracekit`;
const SENTRY = `${GITHUB}/getsentry/sentry/blob`;

const CHROMIUM = [`${TRACEKIT}/chromium.test.ts`, '2026-07-01'] as const;
const FIREFOX = [`${TRACEKIT}/firefox.test.ts`, '2026-07-01'] as const;
const SAFARI = [`${TRACEKIT}/safari.test.ts`, '2026-07-01'] as const;
const REACT = [`${TRACEKIT}/react.test.ts`, '2026-07-01'] as const;
const IE = [`${TRACEKIT}/ie.test.ts`, '2026-07-01'] as const;
const CODE_MAPPINGS = [
  `${SENTRY}/038a9cac737cb5e2106c9e00c6193f374f42c80b/tests/sentry/issues/auto_source_code_config/test_process_event.py`,
  '2026-11-20',
] as const;
const FRAME_INFO = [
  `${SENTRY}/0ca8805a57e271f3b1c2e93dd0d3c3984a88050e/tests/sentry/issues/auto_source_code_config/test_frame_info.py`,
  '2026-11-20',
] as const;
const UNPKG = [
  `${SENTRY}/63b5e6b551b464eed8b17b3bfa0182e47c17808a/tests/sentry/grouping/grouping_inputs/javascript-unpkg.json`,
  '2026-11-20',
] as const;
const MASKED = [
  `${GITHUB}/PostHog/posthog-js/blob/9b2a1b18db64f9f6b331cbded543c5ead3ccf0cb/packages/core/src/error-tracking/parsers/base.spec.ts`,
  '2026-08-22',
] as const;
const PAGES = [
  `${GITHUB}/PostHog/posthog-js/blob/9b2a1b18db64f9f6b331cbded543c5ead3ccf0cb/packages/core/src/error-tracking/coercers/error-event-coercer.spec.ts`,
  '2026-08-22',
] as const;
const BROWSER_SDK = `${GITHUB}/DataDog/browser-sdk/blob/b2344e747e09411a5fd95b9752f427f81a9e1a88/packages/browser-core/src`;
const STACKS = [`${BROWSER_SDK}/tools/stackTrace/computeStackTrace.spec.ts`, '2026-08-21'] as const;
const CAPACITOR = [
  `${GITHUB}/getsentry/sentry-capacitor/blob/4560b04cfe623714b4f9f3e088981db5cc80831b/test/integrations/rewriteframes.test.ts`,
  '2026-06-29',
] as const;
const VITE = [
  `${GITHUB}/vitejs/vite/blob/a98c8d95d552c6fa98ab66fb810f5b39ad5abf49/docs/config/server-options.md`,
  '2026-08-22',
] as const;

const SHOP_FILE =
  'function total(orders) {\n  return orders.reduce((sum, { price }) => sum + price, 0);\n}\n';

const SITE = ['package.json', 'src/index.ts', 'src/cart/total.ts'];
const ANGULAR = ['angular.json', 'src/main.ts', 'src/polyfills.ts', 'src/app/app.component.ts'];

/** What a browser names: chunks that a server sends, extensions, CDNs, pages, WebAssembly, code without a file. */
export const cases: readonly FrameCase[] = [
  // chunks
  {
    says: 'a chunk of Create React App',
    source: REACT,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/static/js/foo.chunk.js',
      absPath: 'http://localhost:5000/static/js/foo.chunk.js',
      colNo: 21738,
    },
    files: ['src/js/foo.js', 'src/index.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a chunk with a hash between dots',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/vendor.d1cae9cfc9917df88de7.js',
      absPath: 'https://www.random_website.com/vendor.d1cae9cfc9917df88de7.js',
    },
    files: SITE,
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a worker that is named by its hash alone',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'examplescheme://examplehost/cd351f7250857e22ceaa.worker.js' },
    files: SITE,
    place: { unmapped: 'bundle' },
  },
  {
    says: "Sentry's own front end: a chunk that is named after the module in it",
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/_static/dist/sentry/chunks/app_bootstrap_initializeLocale_tsx.abcdefg.js' },
    files: ['static/app/bootstrap/initializeLocale.tsx'],
    place: { unmapped: 'bundle' },
  },
  {
    says: "Angular's polyfills, whose source has that name too",
    source: CAPACITOR,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/polyfills.931b4c31969683ac.js' },
    files: ['src/polyfills.js', ...ANGULAR],
    place: { unmapped: 'bundle' },
  },
  {
    says: "Angular's polyfills in development, whose source has that very name",
    source: CAPACITOR,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/polyfills.js', absPath: 'http://localhost/polyfills.js' },
    files: ['src/polyfills.js', 'src/main.js', 'src/app/app.component.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: "Angular's vendors in development",
    source: CAPACITOR,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/vendor.js', absPath: 'http://localhost/vendor.js' },
    files: ['tools/vendor.js', ...ANGULAR],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'bundles of Vue CLI, without a folder',
    source: [`${GITHUB}/aaronksaunders/capacitor-vue-ionicv4-app/issues/5`, '2019-08-30'],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'chunk-vendors.2405b484.js' },
    files: ['src/main.js', 'src/App.vue'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a script that is named as bundlers name theirs',
    source: [`${GITHUB}/microsoft/vscode-azureappservice/issues/1013`, '2019-05-29'],
    text: 'taken',
    platform: 'node',
    frame: { filename: 'extension.bundle.js', line: 332, colNo: 398473 },
    files: ['src/extension.ts', 'extension.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a chunk that webpack numbered',
    source: [
      `${GITHUB}/errwischt/stacktrace-parser/blob/68b3947eecf099c738e44f417fdbac9cd4a4b3a3/test/stack-trace-parser.spec.js`,
      '2025-02-16',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '2932.js' },
    files: SITE,
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a page of tests: a bundle beside its source',
    source: [
      `${SENTRY_JS}/dev-packages/browser-integration-tests/suites/integrations/httpclient/axios/test.ts`,
      '2026-07-01',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/subject.bundle.js', absPath: 'http://sentry-test.io/subject.bundle.js' },
    files: ['suites/errors/subject.js', 'suites/errors/test.ts'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a call that Chrome waits for',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'async https://s1.sentry-cdn.com/_static/dist/sentry/entrypoints/app.js' },
    files: ['static/app/entrypoints/app.tsx', 'static/entrypoints/app.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a call that Chrome waits for, in a script that is served as it is written',
    source: CHROMIUM,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'async http://localhost:5000/js/checkout.js', function: 'Object.callback' },
    files: ['web/js/checkout.js', 'web/js/cart.js'],
    place: 'web/js/checkout.js',
  },
  // scripts that are served as they are written
  {
    says: 'a script that a server sends as it is written',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/js/stacktrace.js', absPath: 'http://127.0.0.1:8000/js/stacktrace.js' },
    files: ['site/static/js/stacktrace.js', 'site/static/js/file.js', 'tools/stacktrace.js'],
    place: 'site/static/js/stacktrace.js',
  },
  {
    says: 'a script of the same folder that another site has',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/js/file.js', absPath: 'http://127.0.0.1:8000/js/file.js' },
    files: ['admin/static/js/file.js', 'shop/static/js/file.js'],
    place: { ambiguous: ['admin/static/js/file.js', 'shop/static/js/file.js'] },
  },
  {
    says: 'a script of the same folder that another site has, told by the code',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/js/file.js',
      absPath: 'http://127.0.0.1:8000/js/file.js',
      line: 2,
      context: contextOf(SHOP_FILE, 2),
    },
    files: {
      'admin/static/js/file.js': 'function upload(file) {\n  return fetch("/files", { body: file });\n}\n',
      'shop/static/js/file.js': SHOP_FILE,
    },
    place: 'shop/static/js/file.js',
  },
  {
    says: 'a script of a page on a Windows disk',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/G:/js/stacktrace.js', absPath: 'file:///G:/js/stacktrace.js' },
    files: ['js/stacktrace.js', 'js/file.js', 'test/stacktrace.js'],
    folder: 'G',
    place: 'js/stacktrace.js',
  },
  {
    says: 'code that a script evaluates, as Firefox names it',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'http://localhost:8080/file.js line 26 > eval line 2 > eval', function: 'baz' },
    files: ['web/file.js', 'web/index.html'],
    place: 'web/file.js',
  },
  {
    says: 'code that Internet Explorer evaluates',
    source: IE,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'eval code', function: 'eval code' },
    files: SITE,
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a script in a page without a name',
    source: PAGES,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/dashboard/1', absPath: 'https://example.com/dashboard/1' },
    files: ['src/dashboard/index.ts', 'src/cart/1/index.ts'],
    place: { unmapped: 'notFound' },
  },
  {
    says: "a script in a site's first page",
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '/', absPath: 'http://localhost:5000/', function: 'callAnotherThing' },
    files: ['index.html', ...SITE],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a script in a page of a folder that is not here',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/(some)/(thing)/index.html',
      absPath: 'http://localhost:5000/(some)/(thing)/index.html',
    },
    files: ['index.html', 'src/index.ts'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a blob',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'blob:http%3A//localhost%3A8080/abfc40e9-4742-44ed-9dcd-af8f99a29379' },
    files: SITE,
    place: { unmapped: 'noPath' },
  },
  {
    says: 'nothing but the browser',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '<anonymous>', function: 'Array.forEach' },
    files: SITE,
    place: { unmapped: 'noPath' },
  },
  // WebAssembly and compiled templates
  {
    says: 'a function of WebAssembly',
    source: CHROMIUM,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'http://localhost:8001/main.wasm:wasm-function[190]:0x5aeb',
      function: 'MyClass::bar',
    },
    files: ['src/main.rs', 'src/main.ts'],
    place: { unmapped: 'bundle' },
  },
  {
    says: 'WebAssembly without a name',
    source: STACKS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: '[wasm code]' },
    files: ['src/main.rs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: "Angular's compiled template",
    source: [`${GITHUB}/ionic-team/ionic-cli/issues/3010`, '2018-03-06'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'ng:///AppModule/AddItemPage.ngfactory.js',
      function: 'Object.eval [as updateDirectives]',
    },
    files: ['src/pages/add-item/add-item.ts', 'src/app/app.module.ts'],
    place: { unmapped: 'bundle' },
  },
  {
    says: "Dart's library, compiled to JavaScript and mapped",
    source: [
      `${GITHUB}/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/tests/fixtures/sourcemaps/10_dart_async_name/out.js.map`,
      '2026-08-19',
    ],
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'org-dartlang-sdk:///lib/core/errors.dart' },
    files: ['lib/core/errors.dart', 'pubspec.yaml'],
    place: { unmapped: 'runtime' },
  },
  // extensions and other people's servers
  {
    says: "a visitor's extension",
    source: SAFARI,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'safari-web-extension://46434E60-F5BD-48A4-80C8-A422C5D16897/scripts/content-script.js',
    },
    files: ['scripts/content-script.js', 'package.json'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'an extension whose workspace this is',
    source: SAFARI,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'safari-web-extension://46434E60-F5BD-48A4-80C8-A422C5D16897/scripts/content-script.js',
    },
    files: ['extension/manifest.json', 'extension/scripts/content-script.js', 'scripts/content-script.js'],
    place: 'extension/scripts/content-script.js',
  },
  {
    says: "an extension of Chrome that is not this workspace's, although it is one",
    source: [`${GITHUB}/getsentry/sentry-javascript/issues/5289`, '2026-11-20'],
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'chrome-extension://cfhdojbkjhnklbpkdaibdccddilifddb/content/inject.preload.js' },
    files: ['manifest.json', 'src/content.js', 'src/background.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'an extension of Firefox',
    source: [`${GITHUB}/dis-moi/extension/pull/320`, '2019-06-10'],
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'moz-extension://8e7e5c2f-6c8e-4f0b-9c56-1d5f3a1e7b11/content.js' },
    files: ['src/content.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'an extension that Safari hides',
    source: MASKED,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'webkit-masked-url://hidden/', function: 'someFn' },
    files: SITE,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a bundle in an add-on of old Firefox',
    source: FIREFOX,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'resource://path/data/content/vendor.bundle.js' },
    files: ['data/content/vendor.js'],
    place: { unmapped: 'bundle' },
  },
  {
    says: "a CDN's copy of a library",
    source: UNPKG,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/react-dom@16.13.1/umd/react-dom.production.min.js',
      absPath: 'https://unpkg.com/react-dom@16.13.1/umd/react-dom.production.min.js',
      module: 'react-dom@16.13.1/umd/react-dom.production',
    },
    files: ['public/umd/react-dom.production.min.js', 'src/index.js'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "the script of somebody's service",
    source: [`${BROWSER_SDK}/domain/telemetry/telemetry.spec.ts`, '2026-08-21'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/datadog-rum-v4.js',
      absPath: 'https://www.datadoghq-browser-agent.com/datadog-rum-v4.js',
    },
    files: ['src/datadog-rum-v4.js', ...SITE],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "Google's tag manager",
    source: FRAME_INFO,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '/gtm.js', absPath: 'https://www.googletagmanager.com/gtm.js?id=GTM-ABC123' },
    files: ['src/analytics/gtm.js', ...SITE],
    place: { unmapped: 'thirdParty' },
  },
  // names of the project
  {
    says: 'one folder more in the repository',
    source: CODE_MAPPINGS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: './app/utils/handle.tsx' },
    files: ['static/app/utils/handle.tsx', 'static/app/handle.tsx'],
    place: 'static/app/utils/handle.tsx',
  },
  {
    says: 'the path as it is in the repository',
    source: CODE_MAPPINGS,
    text: 'taken',
    platform: 'javascript',
    frame: { filename: 'some/path/Test.tsx' },
    files: ['some/path/Test.tsx', 'other/path/Test.tsx'],
    place: 'some/path/Test.tsx',
  },
  {
    says: 'the file of a test, below a server for tests',
    source: [`${GITHUB}/angular/angular/issues/20172`, '2017-11-03'],
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: '/base/devtools/codereview/webclient/cl_list/cl_list_section_header_test.js',
      absPath: 'http://concatjs/base/devtools/codereview/webclient/cl_list/cl_list_section_header_test.js',
    },
    files: ['devtools/codereview/webclient/cl_list/cl_list_section_header_test.ts'],
    place: { unmapped: 'bundle' },
  },
  // Vite's server
  {
    says: "Vite's server and its times",
    source: VITE,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '/src/App.vue', absPath: 'http://localhost:5173/src/App.vue?t=1700000000000' },
    files: ['src/App.vue', 'src/components/App.vue'],
    place: 'src/App.vue',
  },
  {
    says: "Vite's client",
    source: VITE,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '/@vite/client', absPath: 'http://localhost:5173/@vite/client' },
    files: SITE,
    place: { unmapped: 'runtime' },
  },
  {
    says: "Vite's client by its path alone",
    source: VITE,
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '/@react-refresh' },
    files: SITE,
    place: { unmapped: 'runtime' },
  },
  {
    says: "Vite's dependencies",
    source: VITE,
    text: 'modelled',
    platform: 'javascript',
    frame: {
      filename: '/node_modules/.vite/deps/react-dom_client.js',
      absPath: 'http://localhost:5173/node_modules/.vite/deps/react-dom_client.js?v=3f2a1b9c',
    },
    files: ['deps/react-dom_client.js', ...SITE],
    place: { unmapped: 'thirdParty' },
  },
];
