import type { FrameCase } from '../frameCase';

const SENTRY = 'https://github.com/getsentry/sentry-dart/blob/290067aaf91942e944a703aeca43a4f1a5fb991d';
const stackTrace = [`${SENTRY}/packages/dart/test/stack_trace_test.dart`, '2026-08-20'] as const;
const web = [`${SENTRY}/packages/flutter/test/web/sentry_web_test.dart`, '2026-08-20'] as const;
const factory = [`${SENTRY}/packages/dart/lib/src/sentry_stack_trace_factory.dart`, '2026-08-20'] as const;
const munging = [
  'https://github.com/getsentry/sentry/blob/1246c04d41ac57d290f119e93b89713ff02d8657/tests/sentry/utils/test_event_frames.py',
  '2026-11-20',
] as const;
const VM = 'https://github.com/dart-lang/stack_trace/blob/23706b68821fdf32ff8b34682785b5e7764f81bc/test';
const virtualMachine = [`${VM}/frame_test.dart`, '2025-02-01'] as const;
const chains = [`${VM}/chain/chain_test.dart`, '2025-02-01'] as const;
const bugsnag = [
  'https://github.com/bugsnag/bugsnag-flutter/blob/03ed655fafe32f288d2134965167caec6c634cbd/features/handled_exception.feature',
  '2026-04-29',
] as const;
const chatbot = ['https://github.com/flutter/flutter/issues/84304', '2026-11-20'] as const;
const cache = ['https://github.com/flutter/flutter/issues/48966', '2020-01-30'] as const;
const sdkAddress = ['https://github.com/flutter/flutter/issues/51894', '2026-11-20'] as const;

const pubspec = (name: string) => `name: ${name}\nenvironment:\n  sdk: ^3.5.0\n`;
const dart = 'one\ntwo\nthree\nfour\n';
const framework = ['https://github.com/flutter/flutter/issues/110924', '2026-11-20'] as const;
const gitCache = ['https://github.com/dart-lang/pub/issues/3627', '2026-11-20'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'a file of the application, told by its package',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'login_view_model.dart',
      absPath: 'package:app_name/features/login/ui/view_model/login_view_model.dart',
      package: 'app_name',
      platform: 'dart',
    },
    files: {
      'pubspec.yaml': pubspec('app_name'),
      'lib/features/login/ui/view_model/login_view_model.dart': dart,
      'lib/features/signup/ui/view_model/login_view_model.dart': dart,
    },
    folder: 'mobile',
    place: 'lib/features/login/ui/view_model/login_view_model.dart',
  },
  {
    says: 'several packages have the path, and the package tells which',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'main.dart',
      absPath: 'package:example/main.dart',
      package: 'example',
      platform: 'dart',
    },
    files: {
      'apps/example/pubspec.yaml': pubspec('example'),
      'apps/example/lib/main.dart': dart,
      'apps/admin/pubspec.yaml': pubspec('admin'),
      'apps/admin/lib/main.dart': dart,
    },
    place: 'apps/example/lib/main.dart',
  },
  {
    says: 'a package of the repository, below a folder of packages',
    source: munging,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'service.dart',
      absPath: 'package:my_package/a/b/service.dart',
      package: 'my_package',
      platform: 'dart',
    },
    files: {
      'packages/my_package/pubspec.yaml': pubspec('my_package'),
      'packages/my_package/lib/a/b/service.dart': dart,
      'packages/other_package/pubspec.yaml': pubspec('other_package'),
      'packages/other_package/lib/a/b/service.dart': dart,
    },
    place: 'packages/my_package/lib/a/b/service.dart',
  },
  {
    says: 'a package whose name has capital letters',
    source: bugsnag,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'package:MazeRunner/scenarios/handled_exception_scenario.dart' },
    files: {
      'pubspec.yaml': pubspec('MazeRunner'),
      'lib/scenarios/handled_exception_scenario.dart': dart,
      'lib/scenarios/scenario.dart': dart,
    },
    place: 'lib/scenarios/handled_exception_scenario.dart',
  },
  {
    says: 'the framework, beside a file of ours of the same path',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'material.dart',
      absPath: 'package:flutter/material.dart',
      package: 'flutter',
      platform: 'dart',
      inApp: false,
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/material.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the standard library',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'platform_dispatcher.dart',
      absPath: 'dart:ui/platform_dispatcher.dart',
      platform: 'dart',
      inApp: false,
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/ui/platform_dispatcher.dart': dart },
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the standard library, by its name alone',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'core', absPath: 'dart:core', platform: 'dart', inApp: false },
    files: ['lib/core', 'lib/core/core.dart'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the gap of an asynchronous call',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: { absPath: '<asynchronous suspension>', platform: 'dart' },
    files: ['lib/main.dart'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'the SDK keeps only the base name of a file address',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'test.dart', absPath: 'test.dart', platform: 'dart', function: 'baz' },
    files: ['bin/server.dart', 'bin/test.dart'],
    place: 'bin/test.dart',
  },
  {
    says: 'the SDK keeps only the base name, which several packages have',
    source: stackTrace,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'main.dart', absPath: 'main.dart', platform: 'dart', function: 'asyncThrows' },
    files: {
      'apps/shop/pubspec.yaml': pubspec('shop'),
      'apps/shop/lib/main.dart': dart,
      'apps/admin/pubspec.yaml': pubspec('admin'),
      'apps/admin/lib/main.dart': dart,
    },
    place: { ambiguous: ['apps/shop/lib/main.dart', 'apps/admin/lib/main.dart'] },
  },
  {
    says: 'an obfuscated frame is an address',
    source: factory,
    text: 'modelled',
    platform: 'other',
    frame: { function: '_kDartIsolateSnapshotInstructions+0x1e26d7', platform: 'native' },
    files: ['lib/main.dart'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'compiled to JavaScript and served',
    source: web,
    text: 'taken',
    platform: 'javascript',
    frame: {
      filename: 'main.dart.js',
      absPath: 'http://127.0.0.1:8080/main.dart.js',
      platform: 'javascript',
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/main.dart': dart },
    place: { unmapped: 'bundle' },
  },
  {
    says: 'the development compiler for the web names the package as a folder',
    source: chatbot,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'packages/chatbot/screens/login_screen.dart',
      platform: 'dart',
    },
    files: {
      'pubspec.yaml': pubspec('chatbot'),
      'lib/screens/login_screen.dart': dart,
      'lib/screens/web/login_screen.dart': dart,
    },
    folder: 'chatbot',
    place: 'lib/screens/login_screen.dart',
  },
  {
    says: 'the development compiler for the web: a dependency, beside a file of ours of the same end',
    source: chatbot,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'packages/firebase_core/src/firebase_app.dart', platform: 'dart', inApp: true },
    files: {
      'pubspec.yaml': pubspec('chatbot'),
      'lib/firebase/src/firebase_app.dart': dart,
    },
    folder: 'chatbot',
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the development compiler for the web: the standard library',
    source: chatbot,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'dart-sdk/lib/_internal/js_dev_runtime/private/ddc_runtime/errors.dart',
      platform: 'dart',
      inApp: false,
    },
    files: { 'pubspec.yaml': pubspec('chatbot'), 'lib/private/errors.dart': dart },
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the address under which the development compiler reads the application',
    source: sdkAddress,
    text: 'modelled',
    platform: 'other',
    frame: { filename: 'org-dartlang-app:///packages/shop/views/home/home_view.dart' },
    files: {
      'pubspec.yaml': pubspec('shop'),
      'lib/views/home/home_view.dart': dart,
      'lib/views/cart/home_view.dart': dart,
    },
    place: 'lib/views/home/home_view.dart',
  },
  {
    says: 'the address under which the development compiler reads its own library',
    source: sdkAddress,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: 'org-dartlang-sdk:///sdk/lib/_internal/js_runtime/lib/js_primitives.dart',
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/js_primitives.dart': dart },
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the cache of packages, beside a file of ours of the same end',
    source: cache,
    text: 'taken',
    platform: 'other',
    frame: {
      filename: '.pub-cache/hosted/pub.dartlang.org/collection-1.14.11/lib/src/wrappers.dart',
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/src/wrappers.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the cache of packages on Windows',
    source: cache,
    text: 'modelled',
    platform: 'other',
    frame: {
      filename:
        'file:///C:/Users/benedicte/AppData/Local/Pub/Cache/hosted/pub.dev/collection-1.14.11/lib/src/wrappers.dart',
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/src/wrappers.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the package in the cache is the one that is open',
    source: cache,
    text: 'modelled',
    platform: 'other',
    frame: {
      filename: 'file:///home/benedicte/.pub-cache/hosted/pub.dev/collection-1.14.11/lib/src/wrappers.dart',
    },
    files: {
      'pubspec.yaml': pubspec('collection'),
      'lib/src/wrappers.dart': dart,
      'test/src/wrappers.dart': dart,
    },
    folder: 'collection',
    place: 'lib/src/wrappers.dart',
  },
  {
    says: 'a whole file address',
    source: virtualMachine,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'stuff.dart', absPath: 'file:///home/nweiz/code/stuff.dart', platform: 'dart' },
    files: ['stuff.dart', 'bin/stuff.dart'],
    folder: 'code',
    place: 'stuff.dart',
  },
  {
    says: 'a relative path of a command line',
    source: chains,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'user/code.dart', platform: 'dart' },
    files: ['user/code.dart', 'lib/code.dart'],
    place: 'user/code.dart',
  },
  {
    says: 'the development compiler for the web: the framework, beside a file of ours of the same end',
    source: framework,
    text: 'taken',
    platform: 'other',
    frame: { filename: 'packages/flutter/src/widgets/framework.dart', platform: 'dart' },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/src/widgets/framework.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the framework beside its tools on the disk',
    source: framework,
    text: 'modelled',
    platform: 'other',
    frame: { filename: 'file:///C:/src/flutter/packages/flutter/lib/src/widgets/framework.dart' },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/src/widgets/framework.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a package that was taken from git, on Windows',
    source: gitCache,
    text: 'modelled',
    platform: 'other',
    frame: {
      filename:
        'file:///C:/Users/rekire/AppData/Local/Pub/Cache/git/autologin_plugin-69aafbf16d6e22f8961b4188bc207c5cdc47d709/lib/src/login.dart',
    },
    files: { 'pubspec.yaml': pubspec('shop'), 'lib/src/login.dart': dart },
    place: { unmapped: 'thirdParty' },
  },
];
