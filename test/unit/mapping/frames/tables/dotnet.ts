import type { FrameCase } from '../frameCase';

const SENTRY =
  'https://github.com/getsentry/sentry/blob/2fc468f924855937cf0f7385b5b44b7d31025579/tests/sentry/grouping/grouping_inputs';
const SDK = 'https://github.com/getsentry/sentry-dotnet/blob/2be688c653343809532922753d5d6748175ffbaf';
const SYMBOLICATOR =
  'https://github.com/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/crates/symbolicator-native/tests/integration/snapshots';
const aspNetCore = [`${SENTRY}/aspnetcore.json`, '2026-11-20'] as const;
const relativeName = [
  `${SDK}/test/Sentry.Tests/Internals/SentryStackTraceFactoryTests.MethodGeneric_mode=Original.verified.txt`,
  '2026-08-19',
] as const;
const howNamesAreCut = [`${SDK}/src/Sentry/Internal/DebugStackTrace.cs`, '2026-08-19'] as const;
const sonarr = ['https://github.com/Sonarr/Sonarr/issues/1042', '2016-01-04'] as const;
const sonarrMono = ['https://github.com/Sonarr/Sonarr/issues/2349', '2017-12-25'] as const;
const radarr = ['https://github.com/Radarr/Radarr/issues/767', '2017-02-16'] as const;
const prowlarr = ['https://github.com/Prowlarr/Prowlarr/pull/2651', '2026-11-20'] as const;
const docker = ['https://github.com/dotnet/dotnet-docker/issues/1210', '2019-07-05'] as const;
const fsharpCore = ['https://github.com/dotnet/fsharp/issues/11453', '2021-04-20'] as const;
const threeLanguages = ['https://github.com/dotnet/fsharp/issues/8071', '2020-01-02'] as const;
const fantomas = ['https://github.com/fsprojects/fantomas/issues/726', '2020-03-24'] as const;
const fantomasOnWindows = ['https://github.com/restyled-io/restylers/pull/52', '2020-04-12'] as const;
const elmah = [
  'https://github.com/atifaziz/StackTraceParser/blob/85c89d169bbba8bf2ad383d08b75d8d6a11afbeb/StackTraceParserTests.cs',
  '2020-11-26',
] as const;
const linqPad = [
  'https://github.com/atifaziz/StackTraceParser/blob/85c89d169bbba8bf2ad383d08b75d8d6a11afbeb/README.md',
  '2020-11-26',
] as const;
const codestream = [
  'https://github.com/TeamCodeStream/codestream/blob/71d5acfd36607e444bcfedb1acfd05df4c256610/shared/agent/test/unit/managers/stackTraceParsers/csharpStackTraceParser.spec.ts',
  '2024-08-09',
] as const;
const demystifier = [
  'https://github.com/benaadams/Ben.Demystifier/blob/8db93654c2869d3bc5ddb1462682f421c99a056b/test/Ben.Demystifier.Test/EnhancedStackTraceTests.cs',
  '2021-11-10',
] as const;
const sourceLink = [
  `${SYMBOLICATOR}/integration__symbolication__dotnet_source_links.snap`,
  '2026-08-19',
] as const;
const nuget = [`${SYMBOLICATOR}/integration__public_sources__nuget_source.snap`, '2026-08-19'] as const;
const embedded = [
  `${SYMBOLICATOR}/integration__symbolication__dotnet_embedded_sources.snap`,
  '2026-08-19',
] as const;
const consoleApp = ['https://github.com/dotnet/cli/issues/1706', '2016-03-04'] as const;
const weekly = ['https://github.com/DotNETWeekly-io/DotNetWeekly/issues/722', '2024-08-28'] as const;
const razorPath = ['https://github.com/dotnet/roslyn/issues/77499', '2025-03-10'] as const;
const blazor = ['https://github.com/dotnet/roslyn/issues/85623', '2025-03-17'] as const;
const nugetFolder = ['https://github.com/dotnet/blazor/issues/1206', '2018-07-30'] as const;
const dependencyInjection = ['https://github.com/dotnet/aspnetcore/issues/41061', '2026-11-20'] as const;
const nativeAot = ['https://github.com/getsentry/sentry-dotnet/pull/2701', '2023-10-05'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'Visual Studio puts a project into a folder of the same name',
    source: aspNetCore,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'C:\\Users\\dvora\\source\\repos\\SentryTest2\\SentryTest2\\Controllers\\ValuesController.cs',
      absPath: 'C:\\Users\\dvora\\source\\repos\\SentryTest2\\SentryTest2\\Controllers\\ValuesController.cs',
      module: 'SentryTest2.Controllers.ValuesController',
      package: 'SentryTest2, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null',
      function: 'Get',
    },
    files: [
      'SentryTest2/Controllers/ValuesController.cs',
      'SentryTest2/Controllers/V2/ValuesController.cs',
      'SentryTest2/Program.cs',
    ],
    folder: 'SentryTest2',
    place: 'SentryTest2/Controllers/ValuesController.cs',
  },
  {
    says: 'the inner of two folders of the same name is open',
    source: aspNetCore,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'C:\\Users\\dvora\\source\\repos\\SentryTest2\\SentryTest2\\Controllers\\ValuesController.cs',
      absPath: 'C:\\Users\\dvora\\source\\repos\\SentryTest2\\SentryTest2\\Controllers\\ValuesController.cs',
    },
    files: ['Controllers/ValuesController.cs', 'Program.cs'],
    folder: 'SentryTest2',
    place: 'Controllers/ValuesController.cs',
  },
  {
    says: 'framework code without symbols has a class and no file',
    source: aspNetCore,
    text: 'taken',
    platform: 'csharp',
    frame: {
      module: 'Microsoft.AspNetCore.Routing.EndpointMiddleware',
      package:
        'Microsoft.AspNetCore.Routing, Version=2.2.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60',
      function: 'Invoke',
      inApp: false,
    },
    files: ['src/Routing/EndpointMiddleware.cs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a method made at run time has neither class nor file, and counts as in-app',
    source: aspNetCore,
    text: 'taken',
    platform: 'csharp',
    frame: { module: '(unknown)', function: 'lambda_method', inApp: true },
    files: ['src/Program.cs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'the SDK cuts the project folder off the name',
    source: relativeName,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'Internals/SentryStackTraceFactoryTests.cs' },
    files: [
      'test/Sentry.Tests/Internals/SentryStackTraceFactoryTests.cs',
      'test/Sentry.Tests/Sentry.Tests.csproj',
      'src/Sentry/Internal/SentryStackTraceFactory.cs',
    ],
    place: 'test/Sentry.Tests/Internals/SentryStackTraceFactoryTests.cs',
  },
  {
    says: 'two projects have the same name below them, and the absolute path tells which',
    source: howNamesAreCut,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'Controllers/HomeController.cs',
      absPath: '/src/Shop.Admin/Controllers/HomeController.cs',
      module: 'Shop.Admin.Controllers.HomeController',
    },
    files: ['src/Shop.Api/Controllers/HomeController.cs', 'src/Shop.Admin/Controllers/HomeController.cs'],
    place: 'src/Shop.Admin/Controllers/HomeController.cs',
  },
  {
    says: 'two projects have the same name below them, and nothing tells which',
    source: howNamesAreCut,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: 'Models/ErrorViewModel.cs' },
    files: ['src/Shop.Api/Models/ErrorViewModel.cs', 'src/Shop.Admin/Models/ErrorViewModel.cs'],
    place: {
      ambiguous: ['src/Shop.Api/Models/ErrorViewModel.cs', 'src/Shop.Admin/Models/ErrorViewModel.cs'],
    },
  },
  {
    says: 'a TeamCity agent, with a lower-case drive and a hash',
    source: sonarr,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename:
        'm:\\BuildAgent\\work\\6c3239faf2b92630\\src\\NzbDrone.Core\\Download\\CompletedDownloadService.cs',
      module: 'NzbDrone.Core.Download.CompletedDownloadService',
    },
    files: [
      'src/NzbDrone.Core/Download/CompletedDownloadService.cs',
      'src/NzbDrone.Core/Download/FailedDownloadService.cs',
    ],
    place: 'src/NzbDrone.Core/Download/CompletedDownloadService.cs',
  },
  {
    says: 'a deeper path is not the shallower one of the same end',
    source: sonarr,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename:
        'm:\\BuildAgent\\work\\6c3239faf2b92630\\src\\NzbDrone.Core\\Download\\TrackedDownloads\\DownloadMonitoringService.cs',
    },
    files: [
      'src/NzbDrone.Core/Download/DownloadMonitoringService.cs',
      'src/NzbDrone.Core/Download/TrackedDownloads/DownloadMonitoringService.cs',
    ],
    place: 'src/NzbDrone.Core/Download/TrackedDownloads/DownloadMonitoringService.cs',
  },
  {
    says: 'AppVeyor, where only one project is open',
    source: radarr,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'C:\\projects\\radarr-usby1\\src\\NzbDrone.Api\\Queue\\QueueModule.cs' },
    files: ['Queue/QueueModule.cs', 'REST/RestModule.cs'],
    folder: 'NzbDrone.Api',
    place: 'Queue/QueueModule.cs',
  },
  {
    says: 'a path relative to the folder of the solution',
    source: prowlarr,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: './Radarr.Http/Middleware/BufferingMiddleware.cs' },
    files: ['src/Radarr.Http/Middleware/BufferingMiddleware.cs', 'src/Radarr.Http/Radarr.Http.csproj'],
    place: 'src/Radarr.Http/Middleware/BufferingMiddleware.cs',
  },
  {
    says: 'the same layer of a program that was forked, in which only the name agrees',
    source: prowlarr,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: './Radarr.Http/Middleware/VersionMiddleware.cs' },
    files: ['src/Shop.Web/Middleware/VersionMiddleware.cs', 'src/Shop.Admin/Middleware/VersionMiddleware.cs'],
    place: {
      ambiguous: [
        'src/Shop.Web/Middleware/VersionMiddleware.cs',
        'src/Shop.Admin/Middleware/VersionMiddleware.cs',
      ],
    },
  },
  {
    says: 'Mono without debug information names a hash',
    source: sonarrMono,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: '<ab54b7a85b364e7591653180d377c256>:0',
      module: 'NzbDrone.Core.Download.DownloadService',
    },
    files: ['src/NzbDrone.Core/Download/DownloadService.cs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'older Mono says that it does not know',
    source: elmah,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '<filename unknown>', function: 'GetControllerInstance' },
    files: ['src/Elmah/ErrorLogPageFactory.cs'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'built in a container, below /src',
    source: docker,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '/src/BugApp/Program.cs', function: 'ReceiveMessage' },
    files: ['BugApp/Program.cs', 'BugApp.Tests/Program.cs', 'tools/Seed/Program.cs'],
    place: 'BugApp/Program.cs',
  },
  {
    says: 'every project has a Program.cs, and this one is of another project',
    source: docker,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '/src/BugApp/Program.cs' },
    files: ['src/Shop.Api/Program.cs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'F# on a GitHub runner',
    source: fantomas,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: '/home/runner/work/fantomas/fantomas/src/Fantomas/CodePrinter.fs',
      module: 'Fantomas.CodePrinter',
      function: 'genExpr@1084-231.Invoke',
    },
    files: ['src/Fantomas/CodePrinter.fs', 'src/Fantomas/Context.fs', 'src/Fantomas/Fantomas.fsproj'],
    folder: 'fantomas',
    place: 'src/Fantomas/CodePrinter.fs',
  },
  {
    says: 'F# on Windows, where the repository lies below another folder',
    source: fantomasOnWindows,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'C:\\Users\\nojaf\\Projects\\fantomas\\src\\Fantomas\\CodeFormatterImpl.fs' },
    files: ['vendor-forks/fantomas/src/Fantomas/CodeFormatterImpl.fs', 'src/Shop/CodeFormatterImpl.fsi'],
    place: 'vendor-forks/fantomas/src/Fantomas/CodeFormatterImpl.fs',
  },
  {
    says: "F#'s own library, beside a file of the same name",
    source: fantomas,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'E:\\A\\_work\\130\\s\\src\\fsharp\\FSharp.Core\\printf.fs',
      module: 'Microsoft.FSharp.Core.PrintfModule',
    },
    files: ['src/Reports/printf.fs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "F#'s own library, told by its path alone",
    source: fsharpCore,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'F:\\workspace\\_work\\1\\s\\src\\fsharp\\FSharp.Core\\prim-types.fs' },
    files: ['src/Shop/Domain.fs', 'lib/prim-types.fs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'three languages side by side: F#',
    source: threeLanguages,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'C:\\tmp\\stacktraces\\fsharp\\Program.fs', function: 'main' },
    files: ['csharp/Program.cs', 'fsharp/Program.fs', 'vb/Program.vb'],
    folder: 'stacktraces',
    place: 'fsharp/Program.fs',
  },
  {
    says: 'Visual Basic',
    source: threeLanguages,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: 'C:\\tmp\\stacktraces\\vbnet\\Billing\\Invoice.vb', function: 'Total' },
    files: ['vbnet/Billing/Invoice.vb', 'csharp/Billing/Invoice.cs'],
    place: 'vbnet/Billing/Invoice.vb',
  },
  {
    says: 'an upper-case root of the sources and a lower-case folder',
    source: elmah,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'C:\\ELMAH\\src\\Elmah\\ErrorLogPageFactory.cs' },
    files: ['src/Elmah/ErrorLogPageFactory.cs', 'src/Elmah.Sandbox/ErrorLogPageFactory.cs'],
    folder: 'elmah',
    place: 'src/Elmah/ErrorLogPageFactory.cs',
  },
  {
    says: 'a query of LINQPad lies among temporary files',
    source: linqPad,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'c:\\Users\\johndoe\\AppData\\Local\\Temp\\LINQPad\\_piwdiese\\query_dhwxhm.cs' },
    files: ['src/Shop/Query.cs'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a Razor view, of which every folder of views has one of the name',
    source: codestream,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: '/Users/jdoe/code/dotnet_mvc/Views/Home/Index.cshtml',
      module: 'AspNetCore.Views_Home_Index',
      function: 'ExecuteAsync',
    },
    files: ['Views/Home/Index.cshtml', 'Views/Cart/Index.cshtml', 'Areas/Admin/Views/Cart/Index.cshtml'],
    place: 'Views/Home/Index.cshtml',
  },
  {
    says: 'a Razor view of two areas',
    source: codestream,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '/Users/jdoe/code/dotnet_mvc/Views/Home/Index.cshtml' },
    files: ['Areas/Admin/Views/Home/Index.cshtml', 'Areas/Shop/Views/Home/Index.cshtml'],
    place: { ambiguous: ['Areas/Admin/Views/Home/Index.cshtml', 'Areas/Shop/Views/Home/Index.cshtml'] },
  },
  {
    says: 'a Blazor component, with a relative Windows path',
    source: razorPath,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '_redacted\\Dev\\AlexTestForm.razor' },
    files: ['src/Forms/Dev/AlexTestForm.razor', 'src/Forms/Dev/AlexTestForm.razor.cs'],
    place: 'src/Forms/Dev/AlexTestForm.razor',
  },
  {
    says: 'the code beside a Blazor component',
    source: blazor,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'Components/Pages/Home.razor.cs',
      absPath: '/home/vsts/work/1/s/src/MyBlazorApp/Components/Pages/Home.razor.cs',
      module: 'MyBlazorApp.Components.Pages.Home',
    },
    files: [
      'src/MyBlazorApp/Components/Pages/Home.razor',
      'src/MyBlazorApp/Components/Pages/Home.razor.cs',
      'src/MyBlazorApp.Client/Pages/Home.razor.cs',
    ],
    place: 'src/MyBlazorApp/Components/Pages/Home.razor.cs',
  },
  {
    says: 'a component compiled by the generator, which no repository holds',
    source: blazor,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename:
        'C:\\src\\MyBlazorApp\\obj\\Debug\\net9.0\\generated\\Microsoft.CodeAnalysis.Razor.Compiler\\Components\\Pages\\Home_razor.g.cs',
    },
    files: ['MyBlazorApp/Components/Pages/Home.razor'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a file address with a host and back-slashes',
    source: demystifier,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'file://Sources\\MySolution\\Foo.cs' },
    files: ['MySolution/Foo.cs', 'OtherSolution/Foo.cs'],
    place: 'MySolution/Foo.cs',
  },
  {
    says: 'spaces, a plus, a percent sign and a back-tick in a Windows path',
    source: demystifier,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'd:\\Public Files+50%.Done\\Src\\Foo`1.cs' },
    files: ['Public Files+50%.Done/Src/Foo`1.cs', 'Public Files+50%.Done/Src/Foo.cs'],
    place: 'Public Files+50%.Done/Src/Foo`1.cs',
  },
  {
    says: 'a dot below the root of the drive',
    source: demystifier,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: '\\.\\Public\\Src\\Foo.cs' },
    files: ['Public/Src/Foo.cs', 'Private/Src/Foo.cs'],
    place: 'Public/Src/Foo.cs',
  },
  {
    says: 'the runtime itself, built deterministically, beside a class of the same name',
    source: sourceLink,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'ThrowHelper.cs',
      absPath: '/_/src/libraries/Common/src/System/ThrowHelper.cs',
    },
    files: ['src/Common/ThrowHelper.cs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a package of NuGet, built deterministically',
    source: nuget,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'TZConvert.cs', absPath: '/_/src/TimeZoneConverter/TZConvert.cs' },
    files: ['src/Shop/Program.cs'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a package of NuGet, built deterministically, and another file of its name here',
    source: nuget,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'TZConvert.cs', absPath: '/_/src/TimeZoneConverter/TZConvert.cs', inApp: true },
    files: ['src/Shop/Time/TZConvert.cs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'our own package, built deterministically',
    source: nuget,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'TZConvert.cs', absPath: '/_/src/TimeZoneConverter/TZConvert.cs' },
    files: ['src/TimeZoneConverter/TZConvert.cs', 'src/TimeZoneConverter.Posix/TZConvert.cs'],
    folder: 'TimeZoneConverter',
    place: 'src/TimeZoneConverter/TZConvert.cs',
  },
  {
    says: 'our own package, built deterministically, and only its project is open',
    source: nuget,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'TZConvert.cs', absPath: '/_/src/TimeZoneConverter/TZConvert.cs' },
    files: ['TZConvert.cs', 'DataLoader.cs'],
    folder: 'TimeZoneConverter',
    place: 'TZConvert.cs',
  },
  {
    says: 'a sample among the samples of its repository',
    source: embedded,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'Program.cs',
      absPath: 'C:\\dev\\sentry-dotnet\\samples\\Sentry.Samples.Console.Basic\\Program.cs',
    },
    files: [
      'samples/Sentry.Samples.Console.Basic/Program.cs',
      'samples/Sentry.Samples.Console.Native/Program.cs',
      'src/Sentry/SentrySdk.cs',
    ],
    folder: 'sentry-dotnet',
    place: 'samples/Sentry.Samples.Console.Basic/Program.cs',
  },
  {
    says: 'a program in one file at the root of the opened folder',
    source: consoleApp,
    text: 'taken',
    platform: 'csharp',
    frame: { filename: 'E:\\temp\\hello\\Program.cs', function: 'Main' },
    files: ['Program.cs', 'hello.csproj'],
    folder: 'hello',
    place: 'Program.cs',
  },
  {
    says: 'a program of another name than any folder here',
    source: weekly,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'C:\\Users\\fenga\\tizan\\codebase\\episodes\\exceptiondemo\\Program.cs',
      function: '<Main>$',
    },
    files: ['src/Shop.Api/Program.cs', 'src/Shop.Worker/Program.cs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a top-level program at the root of an Azure pipeline',
    source: fsharpCore,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: 'D:\\a\\1\\s\\Program.cs', function: '<Main>$' },
    files: ['Program.cs', 'Shop.csproj', 'Orders/OrderService.cs'],
    place: 'Program.cs',
  },
  {
    says: 'a page of a MAUI application, built on a Mac of Azure Pipelines',
    source: fsharpCore,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: '/Users/runner/work/1/s/src/Shop.Maui/Views/MainPage.xaml.cs',
      function: 'OnClicked',
    },
    files: ['src/Shop.Maui/Views/MainPage.xaml.cs', 'src/Shop.Maui/Platforms/iOS/Views/MainPage.xaml.cs'],
    place: 'src/Shop.Maui/Views/MainPage.xaml.cs',
  },
  {
    says: 'sources that a package brings lie in the cache of packages',
    source: nugetFolder,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename:
        'C:\\Users\\cbraunstein\\.nuget\\packages\\acme.guard\\2.1.0\\contentFiles\\cs\\netstandard2.0\\Guard.cs',
      inApp: true,
    },
    files: ['src/Shop/Guard.cs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the framework, built deterministically, told by its assembly, beside a file of ours of the same end',
    source: dependencyInjection,
    text: 'taken',
    platform: 'csharp',
    frame: {
      filename: 'ControllerActivatorProvider.cs',
      absPath: '/_/src/Mvc/Mvc.Core/src/Controllers/ControllerActivatorProvider.cs',
      module: 'Microsoft.AspNetCore.Mvc.Controllers.ControllerActivatorProvider',
      package:
        'Microsoft.AspNetCore.Mvc.Core, Version=6.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60',
      inApp: false,
    },
    files: ['src/Controllers/ControllerActivatorProvider.cs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "an extension of ours in the framework's namespace",
    source: dependencyInjection,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'ServiceCollectionExtensions.cs',
      absPath: '/src/Shop.Api/ServiceCollectionExtensions.cs',
      module: 'Microsoft.Extensions.DependencyInjection.ServiceCollectionExtensions',
      package: 'Shop.Api, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null',
      inApp: false,
    },
    files: ['src/Shop.Api/ServiceCollectionExtensions.cs', 'src/Shop.Api/Program.cs'],
    place: 'src/Shop.Api/ServiceCollectionExtensions.cs',
  },
  {
    says: 'two projects have the same name below them, and the assembly tells which',
    source: howNamesAreCut,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'Models/ErrorViewModel.cs',
      package: 'Shop.Admin, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null',
    },
    files: ['src/Shop.Api/Models/ErrorViewModel.cs', 'src/Shop.Admin/Models/ErrorViewModel.cs'],
    place: 'src/Shop.Admin/Models/ErrorViewModel.cs',
  },
  {
    says: 'compiled to a native program, whose frames are of its platform',
    source: nativeAot,
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'TZConvert.cs',
      absPath: '/_/src/TimeZoneConverter/TZConvert.cs',
      platform: 'native',
      inApp: true,
    },
    files: ['src/Shop/Time/TZConvert.cs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'F#: the only file of a program at the root of an Azure pipeline',
    source: fsharpCore,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: 'D:\\a\\1\\s\\Program.fs', function: 'main@' },
    files: ['Program.fs', 'Shop.fsproj', 'tests/Program.fs'],
    place: 'Program.fs',
  },
  {
    says: 'a top-level program at the root of a GitHub runner',
    source: fantomas,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: '/home/runner/work/fantomas/fantomas/Program.cs', function: '<Main>$' },
    files: ['Program.cs', 'shop.csproj', 'Orders/OrderService.cs'],
    place: 'Program.cs',
  },
  {
    says: 'a top-level program at the root of a container',
    source: docker,
    text: 'modelled',
    platform: 'csharp',
    frame: { filename: '/src/Program.cs', function: '<Main>$' },
    files: ['Program.cs', 'shop.csproj', 'Orders/OrderService.cs'],
    place: 'Program.cs',
  },
];
