import type { FrameCase } from '../frameCase';

const BUGSNAG = 'https://github.com/bugsnag/bugsnag-unity/blob/3a96123b6248c60422706ae8e2ddb6a9ab73b77f';
const parsing = [`${BUGSNAG}/Bugsnag/Assets/Tests/StackFrameParsingTests.cs`, '2025-09-12'] as const;
const fixture = [
  `${BUGSNAG}/features/fixtures/maze_runner/Assets/Scenes/MainScene.unity`,
  '2025-09-12',
] as const;
const gdk = ['https://github.com/spatialos/gdk-for-unity/issues/468', '2018-10-09'] as const;
const bundlesBrowser = [
  'https://github.com/Unity-Technologies/AssetBundles-Browser/pull/139',
  '2021-01-08',
] as const;
const logsViewer = ['https://github.com/aliessmael/Unity-Logs-Viewer/issues/52', '2021-06-10'] as const;
const vtuber = ['https://github.com/mmmmmm44/VTuber-Python-Unity/issues/2', '2021-09-15'] as const;
const unishell = ['https://github.com/rje/unishell/issues/9', '2015-03-03'] as const;
const jit = [
  'https://github.com/backtrace-labs/backtrace-unity/blob/1a88193e263ac7405ebf3d29bcd2da472cfbe7cd/Tests/Runtime/BacktraceStackTraceTests.cs',
  '2026-07-10',
] as const;
const mono = ['https://github.com/Sonarr/Sonarr/issues/2349', '2017-12-25'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'a script below Assets',
    source: vtuber,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'Assets/Scripts/UnityChanController.cs',
      absPath: 'Assets/Scripts/UnityChanController.cs',
      function: 'UnityChanController.Start ()',
    },
    files: ['Assets/Scripts/UnityChanController.cs', 'Assets/Scripts/UI/UISystem.cs'],
    place: 'Assets/Scripts/UnityChanController.cs',
  },
  {
    says: 'the game is a folder of the repository',
    source: vtuber,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Scripts/UnityChanController.cs' },
    files: [
      'unity/Assets/Scripts/UnityChanController.cs',
      'unity/ProjectSettings/ProjectVersion.txt',
      'python/main.py',
    ],
    place: 'unity/Assets/Scripts/UnityChanController.cs',
  },
  {
    says: 'two games in one repository',
    source: fixture,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Scripts/Main.cs', function: 'Main.CUSTOM1 ()' },
    files: ['racer/Assets/Scripts/Main.cs', 'puzzle/Assets/Scripts/Main.cs'],
    place: { ambiguous: ['racer/Assets/Scripts/Main.cs', 'puzzle/Assets/Scripts/Main.cs'] },
  },
  {
    says: 'two games, and the absolute path names one',
    source: parsing,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '/Users/gameserver/parky/Assets/ReporterBehavior.cs' },
    files: ['parky/Assets/ReporterBehavior.cs', 'racer/Assets/ReporterBehavior.cs'],
    place: 'parky/Assets/ReporterBehavior.cs',
  },
  {
    says: 'a server beside the game has a class of the same name',
    source: parsing,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '/Users/game server/parky/Assets/ReporterBehavior.cs' },
    files: ['client/Assets/ReporterBehavior.cs', 'server/src/ReporterBehavior.cs'],
    place: 'client/Assets/ReporterBehavior.cs',
  },
  {
    says: 'only a server of the same name is open, and it has no Assets',
    source: logsViewer,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Unity-Logs-Viewer/Reporter/Reporter.cs', function: 'Reporter.Update ()' },
    files: ['server/src/Reporter.cs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a plug-in that was copied below Assets is the person’s own',
    source: logsViewer,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Unity-Logs-Viewer/Reporter/Reporter.cs' },
    files: ['Assets/Unity-Logs-Viewer/Reporter/Reporter.cs', 'Assets/Scripts/Reporter.cs'],
    place: 'Assets/Unity-Logs-Viewer/Reporter/Reporter.cs',
  },
  {
    says: 'the repository of the plug-in itself is open',
    source: logsViewer,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Unity-Logs-Viewer/Reporter/Reporter.cs' },
    files: ['Reporter/Reporter.cs', 'Reporter/ReporterGUI.cs'],
    folder: 'Unity-Logs-Viewer',
    place: 'Reporter/Reporter.cs',
  },
  {
    says: 'a sample brings an Assets folder of its own',
    source: vtuber,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'Assets/Samples/Cardboard XR Plugin/1.1.0/Hello Cardboard/Assets/Scripts/Startup.cs',
    },
    files: [
      'Assets/Samples/Cardboard XR Plugin/1.1.0/Hello Cardboard/Assets/Scripts/Startup.cs',
      'Assets/Scripts/Startup.cs',
    ],
    place: 'Assets/Samples/Cardboard XR Plugin/1.1.0/Hello Cardboard/Assets/Scripts/Startup.cs',
  },
  {
    says: 'the cache of packages, beside a file of the same end',
    source: bundlesBrowser,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename:
        'Library/PackageCache/com.unity.assetbundlebrowser@b7c279278d/Editor/AssetBundleModel/ABModelBundleInfo.cs',
    },
    files: ['Assets/Editor/AssetBundleModel/ABModelBundleInfo.cs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a newer editor puts a dot before the cache of packages',
    source: bundlesBrowser,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: './Library/PackageCache/com.unity.ugui@1.0.0/Runtime/UI/Core/Button.cs' },
    files: ['Assets/Scripts/UI/Core/Button.cs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'our own package from the cache, whose sources are here',
    source: bundlesBrowser,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: 'Library/PackageCache/com.acme.save@1.4.2/Runtime/SaveGame.cs' },
    files: {
      'Packages/com.acme.save/package.json': '{ "name": "com.acme.save", "version": "1.4.2" }\n',
      'Packages/com.acme.save/Runtime/SaveGame.cs': 'one\ntwo\nthree\nfour\n',
      'Assets/Runtime/SaveGame.cs': 'one\ntwo\nthree\nfour\n',
    },
    place: 'Packages/com.acme.save/Runtime/SaveGame.cs',
  },
  {
    says: 'a package that is developed inside the game',
    source: gdk,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'Packages/com.improbable.gdk.core/Logging/LogEvent.cs',
      function: 'Improbable.Gdk.Core.LogEvent.WithField (System.String key, System.Object value)',
    },
    files: {
      'workers/unity/Packages/com.improbable.gdk.core/package.json':
        '{ "name": "com.improbable.gdk.core" }\n',
      'workers/unity/Packages/com.improbable.gdk.core/Logging/LogEvent.cs': 'one\ntwo\nthree\nfour\n',
      'workers/unity/Assets/Logging/LogEvent.cs': 'one\ntwo\nthree\nfour\n',
    },
    place: 'workers/unity/Packages/com.improbable.gdk.core/Logging/LogEvent.cs',
  },
  {
    says: 'a package that is not here, beside a file of the same end',
    source: gdk,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Packages/com.improbable.gdk.core/Logging/ForwardingDispatcher.cs' },
    files: ['Assets/Scripts/Logging/ForwardingDispatcher.cs', 'Packages/manifest.json'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the engine, built by its makers',
    source: parsing,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: '/Users/bokken/build/output/unity/unity/Runtime/Export/UnityEvent/UnityEvent.cs',
      function: 'UnityEngine.Events.InvokableCall.Invoke ()',
    },
    files: ['Assets/Scripts/Events/UnityEvent.cs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'an older engine, built by its makers',
    source: parsing,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename:
        '/Users/builduser/buildslave/unity/build/Extensions/guisystem/UnityEngine.UI/UI/Core/Button.cs',
    },
    files: ['Assets/Scripts/UI/Core/Button.cs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "the engine's own Mono",
    source: unishell,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename:
        '/Users/builduser/buildslave/mono-runtime-and-classlibs/build/mcs/class/corlib/System.Reflection/MonoMethod.cs',
    },
    files: ['Assets/Add-Ons/Unishell/Editor/CommandEvaluator.cs', 'Assets/Mono/MonoMethod.cs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a script of the editor, in a folder with a hyphen',
    source: unishell,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Assets/Add-Ons/Unishell/Editor/ConsoleWindow.cs' },
    files: ['Assets/Add-Ons/Unishell/Editor/ConsoleWindow.cs', 'Assets/Editor/ConsoleWindow.cs'],
    place: 'Assets/Add-Ons/Unishell/Editor/ConsoleWindow.cs',
  },
  {
    says: 'a module without symbols names a hash',
    source: mono,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '<ab54b7a85b364e7591653180d377c256>', function: 'UnityEngine.UI.Button.Press ()' },
    files: ['Assets/Scripts/UI/Button.cs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'the just-in-time compiler tells only the name of the file',
    source: jit,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'firstSceneButtons.cs', function: 'firstSceneButtons:Start ()' },
    files: ['Assets/Scripts/firstSceneButtons.cs', 'Assets/Scripts/secondSceneButtons.cs'],
    place: 'Assets/Scripts/firstSceneButtons.cs',
  },
];
