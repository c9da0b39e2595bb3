import type { FrameCase } from '../frameCase';

const SENTRY =
  'https://github.com/getsentry/sentry/blob/1246c04d41ac57d290f119e93b89713ff02d8657/tests/sentry/utils/test_event_frames.py';
const munging = [SENTRY, '2026-11-20'] as const;
const compilerGenerated = [
  'https://github.com/getsentry/sentry/blob/311cdfd17df99baca031a34343e359b2ae682a0c/tests/sentry/grouping/grouping_inputs/callee-guaranteed.json',
  '2026-11-20',
] as const;
const relation = ['https://github.com/coyingcat/podfile_lock_resolution/issues/1', '2026-11-20'] as const;

const sample = {
  filename: 'AppDelegate.swift',
  absPath: '/Users/gszeto/code/SwiftySampleProject/SampleProject/Classes/App Delegate/AppDelegate.swift',
  package: 'SampleProject',
  function: 'main',
};

export const cases: readonly FrameCase[] = [
  {
    says: 'a base name and an absolute path with a space',
    source: munging,
    text: 'taken',
    platform: 'cocoa',
    frame: sample,
    files: [
      'SampleProject/Classes/App Delegate/AppDelegate.swift',
      'SampleWatch/Classes/App Delegate/AppDelegate.swift',
    ],
    folder: 'SwiftySampleProject',
    place: 'SampleProject/Classes/App Delegate/AppDelegate.swift',
  },
  {
    says: 'the name of the product stands twice in the path',
    source: munging,
    text: 'taken',
    platform: 'cocoa',
    frame: {
      filename: 'AppDelegate.swift',
      absPath:
        '/Users/gszeto/code/SampleProject/more/dirs/SwiftySampleProject/SampleProject/Classes/App Delegate/AppDelegate.swift',
      package: 'SampleProject',
    },
    files: ['SampleProject/Classes/App Delegate/AppDelegate.swift', 'Classes/App Delegate/AppDelegate.swift'],
    place: 'SampleProject/Classes/App Delegate/AppDelegate.swift',
  },
  {
    says: 'one delegate per system in a Flutter project',
    source: munging,
    text: 'taken',
    platform: 'cocoa',
    frame: {
      filename: 'AppDelegate.swift',
      absPath: '/Users/denis/Repos/sentry/sentry-mobile/ios/Runner/AppDelegate.swift',
      package: 'Runner',
      function: 'main',
    },
    files: ['ios/Runner/AppDelegate.swift', 'macos/Runner/AppDelegate.swift'],
    folder: 'sentry-mobile',
    place: 'ios/Runner/AppDelegate.swift',
  },
  {
    says: 'a base name alone, and the product tells the folder',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: { filename: 'AppDelegate.swift', package: 'SampleProject', function: 'main' },
    files: ['SampleProject/AppDelegate.swift', 'SampleWatch/AppDelegate.swift'],
    place: 'SampleProject/AppDelegate.swift',
  },
  {
    says: 'a base name alone, and the product is a bundle on the device',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: {
      filename: 'AppDelegate.swift',
      package:
        '/private/var/containers/Bundle/Application/0E3C31F7-56F1-4B2B-A34A-8C2B7E9B2F3D/SampleProject.app/SampleProject',
    },
    files: ['SampleProject/AppDelegate.swift', 'SampleWatch/AppDelegate.swift'],
    place: 'SampleProject/AppDelegate.swift',
  },
  {
    says: 'a base name alone, of which there are two',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: { filename: 'AppDelegate.swift', function: 'main' },
    files: ['ios/Runner/AppDelegate.swift', 'macos/Runner/AppDelegate.swift'],
    place: { ambiguous: ['ios/Runner/AppDelegate.swift', 'macos/Runner/AppDelegate.swift'] },
  },
  {
    says: 'a base name alone, of which there is one',
    source: relation,
    text: 'taken',
    platform: 'cocoa',
    frame: {
      filename: 'RelationView.swift',
      package: 'me.octree.Pretty',
      function: 'RelationView.linePath(parent:son:)',
    },
    files: ['Pretty/Views/RelationView.swift', 'PrettyTests/RelationViewTests.swift'],
    place: 'Pretty/Views/RelationView.swift',
  },
  {
    says: 'a thunk that the compiler wrote',
    source: compilerGenerated,
    text: 'taken',
    platform: 'cocoa',
    frame: {
      filename: '<compiler-generated>',
      absPath: '<compiler-generated>',
      function: '@callee_guaranteed',
      inApp: true,
    },
    files: ['Shop/Cart.swift'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a thunk, as a newer compiler tells it',
    source: compilerGenerated,
    text: 'modelled',
    platform: 'cocoa',
    frame: { filename: '<compiler-generated>', absPath: '/<compiler-generated>', inApp: true },
    files: ['Shop/Cart.swift'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a function of the system has a library and no file',
    source: munging,
    text: 'taken',
    platform: 'cocoa',
    frame: { package: 'UIKitCore', function: '-[UIApplication _run]', inApp: false },
    files: ['Shop/UIApplication.swift'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a pod, beside a file of the same end',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: {
      filename: 'Request.swift',
      absPath: '/Users/gszeto/code/SwiftySampleProject/Pods/Alamofire/Source/Request.swift',
      package: 'SampleProject',
      inApp: true,
    },
    files: ['SampleProject/Source/Request.swift', 'Podfile'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a package that Xcode fetched, beside a file of ours of the same end',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: {
      filename: 'Session.swift',
      absPath:
        '/Users/gszeto/Library/Developer/Xcode/DerivedData/Sample-cjbuzc/SourcePackages/checkouts/Alamofire/Source/Core/Session.swift',
      inApp: true,
    },
    files: ['SampleProject/Core/Session.swift'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a package that Swift fetched on a server is the one that is open',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: {
      filename: 'Session.swift',
      absPath: '/build/.build/checkouts/shop-session/Sources/Session/Session.swift',
      inApp: true,
    },
    files: {
      'Package.swift': '// swift-tools-version:5.9\nlet package = Package(name: "shop-session")\n',
      'Sources/Session/Session.swift': 'public struct Session {}\n',
      'Tests/SessionTests/Session.swift': 'final class SessionTests {}\n',
    },
    folder: 'shop-session',
    place: 'Sources/Session/Session.swift',
  },
  {
    says: 'Objective-C: a category in a file with a plus',
    source: munging,
    text: 'modelled',
    platform: 'cocoa',
    frame: {
      filename: 'UIView+Shop.m',
      absPath: '/Users/gszeto/code/Shop/Shop/Categories/UIView+Shop.m',
      function: '-[UIView(Shop) shp_round]',
    },
    files: ['Shop/Categories/UIView+Shop.m', 'Shop/Categories/UIView+Shop.h'],
    place: 'Shop/Categories/UIView+Shop.m',
  },
  {
    says: 'Objective-C: a base name alone, and the product tells the folder',
    source: munging,
    text: 'modelled',
    platform: 'objc',
    frame: { filename: 'AppDelegate.m', package: 'SampleProject', function: '-[AppDelegate window]' },
    files: ['SampleProject/AppDelegate.m', 'SampleWatch/AppDelegate.m'],
    place: 'SampleProject/AppDelegate.m',
  },
];
