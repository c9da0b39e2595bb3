import type { CaseFrame, FrameCase } from '../frameCase';

type Source = FrameCase['source'];

/** The day on which texts were read that bear no date. */
const READ = '2026-11-20';

/** A thread on GitHub: `android/socialite/pull/24`. */
const thread = (path: string, date: string): Source => [`https://github.com/${path}`, date];

/** A frame as Sentry's Java SDK sends it: the class, and its file without a folder; `undefined` where it was stripped. */
const frame = (module: string, filename?: string, more: CaseFrame = {}): CaseFrame => ({
  module,
  ...(filename !== undefined && { filename, absPath: filename }),
  ...more,
});

const library: CaseFrame = { inApp: false };

const SPRING_JWT = thread('isopropylcyanide/Jwt-Spring-Security-JPA/issues/48', READ);
const USER_CONTROLLER = 'com.accolite.pru.health.AuthApp.controller.UserController';
const PRU = 'src/main/java/com/accolite/pru/health/AuthApp/';
const EVENT_FRAMES: Source = [
  'https://github.com/getsentry/sentry/blob/1246c04d41ac57d290f119e93b89713ff02d8657/tests/sentry/utils/test_event_frames.py',
  READ,
];
const JAVA_CHAINED: Source = [
  'https://github.com/getsentry/sentry/blob/caa56edf2e5ee7823eaa94541be0c3080625704e/tests/sentry/grouping/grouping_inputs/java-chained.json',
  READ,
];
const DERIVED: Source = [
  'https://github.com/getsentry/sentry/blob/038a9cac737cb5e2106c9e00c6193f374f42c80b/tests/sentry/issues/auto_source_code_config/test_process_event.py',
  READ,
];
const FRAME_INFO: Source = [
  'https://github.com/getsentry/sentry/blob/0ca8805a57e271f3b1c2e93dd0d3c3984a88050e/tests/sentry/issues/auto_source_code_config/test_frame_info.py',
  READ,
];
const SPRING_LOADED = thread('spring-projects/spring-loaded/issues/39', READ);
const NATIVE_IMAGE = thread('spring-projects/spring-framework/issues/31581', '2023-11-09');
const POSTMAN = thread('JetBrains/compose-multiplatform/issues/4978', READ);
const POSTMAN_VIEW_MODEL = frame(
  'com.techullurgy.postmanclone.presentation.viewmodels.PostmanNewRestApiRequestViewModel',
  'PostmanNewRestApiRequestViewModel.kt',
  { function: 'onSendClick' },
);
const POSTMAN_FOLDER = 'kotlin/com/techullurgy/postmanclone/presentation/viewmodels/';
const KMP_AUTH = thread('mirzemehdi/KMPAuth/issues/78', READ);
const SOCIALITE = thread('android/socialite/pull/24', '2024-02-15');
const OKHTTP = thread('lysine-dev/okhttp/issues/9049', '2025-09-04');
const SUKISU = thread('SukiSU-Ultra/SukiSU-Ultra/issues/900', READ);
const VIVI = thread('vivizzz007/vivi-music/issues/760', '2026-06-18');
const R8_MAP = 'r8-map-id-554bd5561b830fa44e8cded55381199541639e2617f85ea7e07c8a0c9d8d3fdb';
const VULTISIG = thread('vultisig/vultisig-android/issues/2683', '2025-10-21');
const VULTISIG_512 = thread('vultisig/vultisig-android/issues/2512', '2025-09-24');
const TRANSACTIONS = frame(
  'com.vultisig.wallet.data.repositories.TransactionRepositoryImpl$getTransaction$$inlined$map$1$2',
  'TransactionRepositoryImpl.java',
  { function: 'emit' },
);
const UNSTOPPABLE = thread('horizontalsystems/unstoppable-wallet-android/issues/8360', READ);
const SYNTHETIC: Source = [
  'https://github.com/getsentry/symbolicator/blob/87e6456f/crates/symbolicator-proguard/src/symbolication.rs',
  '2026-08-19',
];
const PROGUARD: Source = [
  'https://github.com/getsentry/symbolicator/blob/87e6456f/crates/symbolicator-proguard/tests/integration/snapshots/integration__proguard__resolving_inline.snap',
  '2026-08-19',
];
const NO_LINES: Source = [
  'https://github.com/getsentry/symbolicator/blob/87e6456f/crates/symbolicator-proguard/tests/integration/snapshots/integration__proguard__no_line_info_mapping.snap',
  '2026-08-19',
];
const ANR: Source = [
  'https://github.com/getsentry/sentry-java/blob/a2184a3258/sentry-android-core/src/test/resources/thread_dump.txt',
  '2026-08-21',
];
const GH4A = thread('slapperwan/gh4a/issues/1592', READ);
const CONVENTIONS: Source = ['https://kotlinlang.org/docs/coding-conventions.html#directory-structure', READ];
const INVOICE = frame('com.acme.shop.billing.Invoice', 'Invoice.kt', { function: 'total' });
const GRADLE = thread('react/react-native/issues/46611', READ);
const BUILD_SCRIPT = frame('Build_gradle', 'build.gradle.kts', { function: '<init>' });

/** Frames of Java and Kotlin, on servers and on Android. */
export const cases: readonly FrameCase[] = [
  {
    says: 'a class in a package with a capital, one of two of its name',
    source: SPRING_JWT,
    text: 'taken',
    platform: 'java',
    frame: frame(USER_CONTROLLER, 'UserController.java', { function: 'getUserProfile' }),
    files: [`${PRU}controller/UserController.java`, `${PRU}admin/UserController.java`],
    place: `${PRU}controller/UserController.java`,
  },
  {
    says: 'the workspace is a folder inside the package',
    source: SPRING_JWT,
    text: 'taken',
    platform: 'java',
    frame: frame(USER_CONTROLLER, 'UserController.java'),
    files: ['controller/UserController.java', 'admin/UserController.java'],
    folder: 'AuthApp',
    place: 'controller/UserController.java',
  },
  {
    says: 'a class that Spring generated to call an own one',
    source: SPRING_JWT,
    text: 'taken',
    platform: 'java',
    frame: frame(`${USER_CONTROLLER}$$FastClassBySpringCGLIB$$2d8ef412`, '<generated>', {
      function: 'invoke',
    }),
    files: [`${PRU}controller/UserController.java`],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a proxy that Spring generated for an own class',
    source: SPRING_JWT,
    text: 'taken',
    platform: 'java',
    frame: frame(`${USER_CONTROLLER}$$EnhancerBySpringCGLIB$$12d9ab09`, '<generated>'),
    files: [`${PRU}controller/UserController.java`],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a proxy of Spring 6, its file not told',
    source: SPRING_JWT,
    text: 'modelled',
    platform: 'java',
    frame: frame(`${USER_CONTROLLER}$$SpringCGLIB$$0`, undefined, { function: 'getUserProfile' }),
    files: [`${PRU}controller/UserController.java`],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a proxy of the JDK',
    source: thread('zwaldeck/mollie/issues/33', READ),
    text: 'modelled',
    platform: 'java',
    frame: frame('jdk.proxy2.$Proxy185', undefined, { function: 'findAll' }),
    files: ['src/main/java/com/acme/proxy2/Proxy.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "reflection, before one's own package of that name",
    source: EVENT_FRAMES,
    text: 'taken',
    platform: 'java',
    frame: frame('jdk.internal.reflect.NativeMethodAccessorImpl', 'NativeMethodAccessorImpl.java'),
    files: ['src/main/java/com/acme/reflect/NativeMethodAccessorImpl.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'what the JDK generated for reflection',
    source: thread('comquent/imperative-when/issues/1', '2018-04-10'),
    text: 'taken',
    platform: 'java',
    frame: frame('sun.reflect.GeneratedMethodAccessor373', undefined, { function: 'invoke' }),
    files: ['src/main/java/com/acme/Order.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a class of a dependency that has no namesake here',
    source: thread('zwaldeck/mollie/issues/33', READ),
    text: 'taken',
    platform: 'java',
    frame: frame(
      'net.bull.javamelody.MonitoringSpringInterceptor',
      'MonitoringSpringInterceptor.java',
      library,
    ),
    files: ['src/main/java/com/acme/Payment.java'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a class that was reloaded under another name',
    source: SPRING_LOADED,
    text: 'taken',
    platform: 'java',
    frame: frame('com.mycompany.myapp.web.rest.AccountResource$$EOVBDDKK', 'AccountResource.java'),
    files: [
      'src/main/java/com/mycompany/myapp/web/rest/AccountResource.java',
      'src/main/java/com/mycompany/myapp/client/AccountResource.java',
    ],
    place: 'src/main/java/com/mycompany/myapp/web/rest/AccountResource.java',
  },
  {
    says: 'an own class, marked as none',
    source: JAVA_CHAINED,
    text: 'taken',
    platform: 'java',
    frame: frame('io.sentry.example.Application', 'Application.java', library),
    files: [
      'src/main/java/io/sentry/example/Application.java',
      'src/main/java/io/sentry/samples/Application.java',
    ],
    place: 'src/main/java/io/sentry/example/Application.java',
  },
  {
    says: 'a dependency with the name of an own class',
    source: JAVA_CHAINED,
    text: 'taken',
    platform: 'java',
    frame: frame('org.springframework.boot.SpringApplication', 'SpringApplication.java', library),
    files: ['src/main/java/com/acme/boot/SpringApplication.java'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a dependency with the name of an own class, marked as own code',
    source: JAVA_CHAINED,
    text: 'taken',
    platform: 'java',
    frame: frame('org.apache.catalina.core.StandardService', 'StandardService.java'),
    files: ['src/main/java/com/acme/core/StandardService.java'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a package that is spread over two folders',
    source: DERIVED,
    text: 'taken',
    platform: 'java',
    frame: frame('com.example.foo.bar.Baz', 'Baz.kt', library),
    files: ['src/com/example/foo/bar/Baz.kt', 'src/com/example/utils/Baz.kt', 'src/org/other/Baz.kt'],
    place: 'src/com/example/foo/bar/Baz.kt',
  },
  {
    says: 'an inner class in a file of Kotlin',
    source: DERIVED,
    text: 'taken',
    platform: 'java',
    frame: frame('com.example.foo.Bar$InnerClass', 'Bar.kt', library),
    files: ['src/com/example/foo/Bar.kt'],
    place: 'src/com/example/foo/Bar.kt',
  },
  {
    says: "another company's package that ends alike",
    source: DERIVED,
    text: 'taken',
    platform: 'java',
    frame: frame('com.other.foo.Bar', 'Bar.kt', library),
    files: ['src/com/example/foo/Bar.kt'],
    place: { unmapped: 'differs' },
  },
  {
    says: "another company's package that ends alike, marked as own code",
    source: DERIVED,
    text: 'taken',
    platform: 'java',
    frame: frame('com.other.foo.Bar', 'Bar.kt'),
    files: ['src/com/example/foo/Bar.kt', 'src/com/example/App.kt'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a class of the platform, whose path is in the workspace',
    source: DERIVED,
    text: 'taken',
    platform: 'java',
    frame: frame('android.app.Activity', 'Activity.java', library),
    files: ['src/android/app/Activity.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a class that is not the first of its file',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'java',
    frame: frame('foo.bar.Baz$handle$1', 'baz.java'),
    files: ['src/foo/bar/baz.java', 'src/foo/baz.java'],
    place: 'src/foo/bar/baz.java',
  },
  {
    says: 'a file name with a dot more',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'java',
    frame: frame('foo.bar.Baz', 'baz.extra.java'),
    files: ['src/foo/bar/baz.extra.java', 'src/foo/bar/Baz.java'],
    place: 'src/foo/bar/baz.extra.java',
  },
  {
    says: 'a file name that is none: the class tells',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'java',
    frame: frame('foo.bar.Baz', 'no_extension'),
    files: ['src/foo/bar/Baz.kt', 'src/foo/bar/BazTest.kt'],
    place: 'src/foo/bar/Baz.kt',
  },
  {
    says: 'a class without a package',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'java',
    frame: frame('NoPackageName', 'OtherActivity.java'),
    files: ['src/OtherActivity.java', 'src/com/acme/OtherActivity.java'],
    place: 'src/OtherActivity.java',
  },
  {
    says: 'a class without a package, whose file name is in a package only',
    source: FRAME_INFO,
    text: 'taken',
    platform: 'java',
    frame: frame('NoPackageName', 'OtherActivity.java'),
    files: ['src/main/java/com/acme/OtherActivity.java'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a class in two modules of a build',
    source: NATIVE_IMAGE,
    text: 'taken',
    platform: 'java',
    frame: frame('com.ncs.secureconnect.iam.service.services.impl.LoginServiceImpl', 'LoginServiceImpl.java'),
    files: [
      'iam-service/src/main/java/com/ncs/secureconnect/iam/service/services/impl/LoginServiceImpl.java',
      'iam-legacy/src/main/java/com/ncs/secureconnect/iam/service/services/impl/LoginServiceImpl.java',
    ],
    place: {
      ambiguous: [
        'iam-service/src/main/java/com/ncs/secureconnect/iam/service/services/impl/LoginServiceImpl.java',
        'iam-legacy/src/main/java/com/ncs/secureconnect/iam/service/services/impl/LoginServiceImpl.java',
      ],
    },
  },
  {
    says: 'multiplatform code that all platforms share',
    source: POSTMAN,
    text: 'taken',
    platform: 'java',
    frame: POSTMAN_VIEW_MODEL,
    files: [
      `composeApp/src/commonMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
      `composeApp/src/commonTest/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModelTest.kt`,
    ],
    place: `composeApp/src/commonMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
  },
  {
    says: 'multiplatform code that two platforms have each their own of',
    source: POSTMAN,
    text: 'taken',
    platform: 'java',
    frame: POSTMAN_VIEW_MODEL,
    files: [
      `composeApp/src/androidMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
      `composeApp/src/desktopMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
    ],
    place: {
      ambiguous: [
        `composeApp/src/androidMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
        `composeApp/src/desktopMain/${POSTMAN_FOLDER}PostmanNewRestApiRequestViewModel.kt`,
      ],
    },
  },
  {
    says: 'folders that leave out the root package',
    source: POSTMAN,
    text: 'taken',
    platform: 'java',
    frame: POSTMAN_VIEW_MODEL,
    files: [
      'composeApp/src/commonMain/kotlin/presentation/viewmodels/PostmanNewRestApiRequestViewModel.kt',
      'composeApp/src/commonMain/kotlin/presentation/sections/PostmanNewRestApiRequestSection.kt',
    ],
    place: 'composeApp/src/commonMain/kotlin/presentation/viewmodels/PostmanNewRestApiRequestViewModel.kt',
  },
  {
    says: 'a file of the coroutines with a platform in its name',
    source: POSTMAN,
    text: 'taken',
    platform: 'java',
    frame: frame('kotlinx.coroutines.BuildersKt__Builders_commonKt', 'Builders.common.kt', library),
    files: ['src/commonMain/kotlin/Builders.common.kt'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a lambda of a screen that Compose keeps apart',
    source: KMP_AUTH,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'xyz.androidrey.multimoduletemplate.ui.ComposableSingletons$MainActivityKt$lambda-3$1',
      'MainActivity.kt',
      { function: 'invoke' },
    ),
    files: [
      'app/src/main/java/xyz/androidrey/multimoduletemplate/ui/MainActivity.kt',
      'feature/auth/src/main/java/xyz/androidrey/multimoduletemplate/auth/MainActivity.kt',
    ],
    place: 'app/src/main/java/xyz/androidrey/multimoduletemplate/ui/MainActivity.kt',
  },
  {
    says: 'the same lambda, its file stripped',
    source: KMP_AUTH,
    text: 'modelled',
    platform: 'java',
    frame: frame(
      'xyz.androidrey.multimoduletemplate.ui.ComposableSingletons$MainActivityKt$lambda-3$1',
      'SourceFile',
    ),
    files: ['app/src/main/java/xyz/androidrey/multimoduletemplate/ui/MainActivity.kt'],
    place: 'app/src/main/java/xyz/androidrey/multimoduletemplate/ui/MainActivity.kt',
  },
  {
    says: 'a library of Android',
    source: KMP_AUTH,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'androidx.compose.runtime.internal.ComposableLambdaImpl',
      'ComposableLambda.jvm.kt',
      library,
    ),
    files: ['app/src/main/java/xyz/androidrey/multimoduletemplate/ui/MainActivity.kt'],
    place: { unmapped: 'notFound' },
  },
  {
    says: "functions of a file, in a package that starts like Android's",
    source: SOCIALITE,
    text: 'taken',
    platform: 'java',
    frame: frame('com.google.android.samples.socialite.ui.BubbleKt$Bubble$1', 'Bubble.kt', library),
    files: [
      'app/src/main/java/com/google/android/samples/socialite/ui/Bubble.kt',
      'app/src/main/java/com/google/android/samples/socialite/model/Bubble.kt',
    ],
    place: 'app/src/main/java/com/google/android/samples/socialite/ui/Bubble.kt',
  },
  {
    says: 'a class of a library in a file of another name',
    source: SOCIALITE,
    text: 'taken',
    platform: 'java',
    frame: frame('androidx.hilt.navigation.HiltViewModelFactory', 'HiltNavBackStackEntry.kt', library),
    files: ['app/src/main/java/com/google/android/samples/socialite/HiltViewModelFactory.kt'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a class and a file that R8 took the names of',
    source: OKHTTP,
    text: 'taken',
    platform: 'java',
    frame: frame('d6.f', 'SourceFile', { function: 'c' }),
    files: ['app/src/main/java/com/acme/f.kt', 'app/src/main/java/com/acme/Order.kt'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a class whose name R8 kept and whose file it did not',
    source: OKHTTP,
    text: 'taken',
    platform: 'java',
    frame: frame('okhttp3.internal.connection.RealCall$AsyncCall', 'SourceFile', { function: 'run' }),
    files: [
      'okhttp/src/commonJvmAndroid/kotlin/okhttp3/internal/connection/RealCall.kt',
      'okhttp/src/commonJvmAndroid/kotlin/okhttp3/Call.kt',
    ],
    folder: 'okhttp',
    place: 'okhttp/src/commonJvmAndroid/kotlin/okhttp3/internal/connection/RealCall.kt',
  },
  {
    says: 'a class that R8 renamed, whose file it kept',
    source: OKHTTP,
    text: 'modelled',
    platform: 'java',
    frame: frame('d6.f', 'OrderRepository.kt', { function: 'c' }),
    files: ['data/src/main/java/com/acme/shop/orders/OrderRepository.kt', 'app/src/main/java/com/acme/f.kt'],
    place: 'data/src/main/java/com/acme/shop/orders/OrderRepository.kt',
  },
  {
    says: 'a class that R8 renamed, whose file name is here twice',
    source: OKHTTP,
    text: 'modelled',
    platform: 'java',
    frame: frame('d6.f', 'OrderRepository.kt', { function: 'c' }),
    files: [
      'data/src/main/java/com/acme/shop/orders/OrderRepository.kt',
      'admin/src/main/java/com/acme/admin/OrderRepository.kt',
    ],
    place: {
      ambiguous: [
        'data/src/main/java/com/acme/shop/orders/OrderRepository.kt',
        'admin/src/main/java/com/acme/admin/OrderRepository.kt',
      ],
    },
  },
  {
    says: 'a class without a package and the number of a map',
    source: SUKISU,
    text: 'taken',
    platform: 'java',
    frame: frame('sj1', 'r8-map-id-f787f488dc0ccffdcfd8237a49683f989898d3c1e44380cb01ac20e17bafba4f', {
      function: 'e',
    }),
    files: ['manager/app/src/main/java/com/sukisu/ultra/ui/MainActivity.kt'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a class that R8 renamed, and the number of a map',
    source: VIVI,
    text: 'taken',
    platform: 'java',
    frame: frame('b9.s0', R8_MAP, { function: 'invokeSuspend' }),
    files: ['app/src/main/kotlin/com/music/vivi/s0.kt', 'app/src/main/kotlin/com/music/vivi/App.kt'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a class whose name R8 kept, and the number of a map',
    source: VIVI,
    text: 'modelled',
    platform: 'java',
    frame: frame('com.music.vivi.playback.MusicService$onCreate$1', R8_MAP, {
      function: 'invokeSuspend',
    }),
    files: [
      'app/src/main/kotlin/com/music/vivi/playback/MusicService.kt',
      'app/src/main/kotlin/com/music/vivi/App.kt',
    ],
    place: 'app/src/main/kotlin/com/music/vivi/playback/MusicService.kt',
  },
  {
    says: 'a file of Kotlin that the server named after its class, for want of a better name',
    source: VULTISIG,
    text: 'taken',
    platform: 'java',
    frame: TRANSACTIONS,
    files: [
      'data/src/main/kotlin/com/vultisig/wallet/data/repositories/TransactionRepositoryImpl.kt',
      'data/src/main/kotlin/com/vultisig/wallet/data/repositories/BalanceRepositoryImpl.kt',
    ],
    place: 'data/src/main/kotlin/com/vultisig/wallet/data/repositories/TransactionRepositoryImpl.kt',
  },
  {
    says: 'such a class in a file of another name',
    source: VULTISIG,
    text: 'taken',
    platform: 'java',
    frame: TRANSACTIONS,
    files: ['data/src/main/kotlin/com/vultisig/wallet/data/repositories/TransactionRepository.kt'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a class of Java and one of Kotlin of the same name: the file name tells',
    source: VULTISIG,
    text: 'taken',
    platform: 'java',
    frame: TRANSACTIONS,
    files: [
      'data/src/main/java/com/vultisig/wallet/data/repositories/TransactionRepositoryImpl.java',
      'app/src/main/kotlin/com/vultisig/wallet/data/repositories/TransactionRepositoryImpl.kt',
    ],
    place: 'data/src/main/java/com/vultisig/wallet/data/repositories/TransactionRepositoryImpl.java',
  },
  {
    says: 'the coroutines, named as they are compiled',
    source: VULTISIG,
    text: 'taken',
    platform: 'java',
    frame: frame('kotlinx.coroutines.flow.FlowKt__MergeKt$mapLatest$1', 'FlowKt__Merge.kt'),
    files: ['app/src/main/java/com/vultisig/wallet/flow/FlowKt__Merge.kt'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a function of the coroutines, inlined into an own class',
    source: VULTISIG,
    text: 'modelled',
    platform: 'java',
    frame: frame(
      'com.vultisig.wallet.ui.models.TokenViewModel$special$$inlined$flatMapLatest$1',
      'Merge.kt',
      { function: 'invokeSuspend' },
    ),
    files: ['app/src/main/java/com/vultisig/wallet/ui/models/TokenViewModel.kt'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a function of the coroutines, inlined, and an own file of its name',
    source: VULTISIG,
    text: 'modelled',
    platform: 'java',
    frame: frame(
      'com.vultisig.wallet.ui.models.TokenViewModel$special$$inlined$flatMapLatest$1',
      'Merge.kt',
      { function: 'invokeSuspend' },
    ),
    files: [
      'app/src/main/java/com/vultisig/wallet/ui/models/TokenViewModel.kt',
      'app/src/main/java/com/vultisig/wallet/git/Merge.kt',
    ],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a coroutine',
    source: VULTISIG_512,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'com.vultisig.wallet.ui.models.keysign.KeysignShareViewModel$loadTransaction$1',
      'KeysignShareViewModel.kt',
      { function: 'invokeSuspend' },
    ),
    files: [
      'app/src/main/java/com/vultisig/wallet/ui/models/keysign/KeysignShareViewModel.kt',
      'app/src/main/java/com/vultisig/wallet/ui/models/keygen/KeysignShareViewModel.kt',
    ],
    place: 'app/src/main/java/com/vultisig/wallet/ui/models/keysign/KeysignShareViewModel.kt',
  },
  {
    says: 'the mark between two parts of a coroutine',
    source: NO_LINES,
    text: 'taken',
    platform: 'java',
    frame: frame('_COROUTINE.ArtificialStackFrames', 'ArtificialStackFrames.java', {
      function: 'coroutineBoundary',
    }),
    files: ['app/src/main/java/com/acme/ArtificialStackFrames.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'functions of a screen, one of two packages that resemble',
    source: UNSTOPPABLE,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'io.horizontalsystems.bankwallet.modules.send.evm.confirmation.SendEvmConfirmationFragmentKt',
      'SendEvmConfirmationFragment.kt',
    ),
    files: [
      'app/src/main/java/io/horizontalsystems/bankwallet/modules/send/evm/confirmation/SendEvmConfirmationFragment.kt',
      'app/src/main/java/io/horizontalsystems/bankwallet/modules/sendevm/confirmation/SendEvmConfirmationFragment.kt',
    ],
    place:
      'app/src/main/java/io/horizontalsystems/bankwallet/modules/send/evm/confirmation/SendEvmConfirmationFragment.kt',
  },
  {
    says: 'functions of a library without a file name, and an own file of theirs',
    source: UNSTOPPABLE,
    text: 'taken',
    platform: 'java',
    frame: frame('androidx.lifecycle.viewmodel.compose.ViewModelKt', undefined, { function: 'get' }),
    files: ['core/src/main/java/io/horizontalsystems/core/compose/ViewModel.kt'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a lambda that R8 wrote, no file told',
    source: EVENT_FRAMES,
    text: 'taken',
    platform: 'java',
    frame: frame('com.jetbrains.kmm.androidApp.MainActivity$$ExternalSyntheticLambda0', undefined, {
      function: 'onClick',
      line: 2,
    }),
    files: ['androidApp/src/main/java/com/jetbrains/kmm/androidApp/MainActivity.kt'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a method that R8 wrote into an own class, no file told',
    source: EVENT_FRAMES,
    text: 'taken',
    platform: 'java',
    frame: frame('com.jetbrains.kmm.androidApp.MainActivity', undefined, {
      function: '$r8$lambda$hGNRcN3pFcj8CSoYZBi9fT_AXd0',
    }),
    files: ['androidApp/src/main/java/com/jetbrains/kmm/androidApp/MainActivity.kt'],
    place: 'androidApp/src/main/java/com/jetbrains/kmm/androidApp/MainActivity.kt',
  },
  {
    says: 'a lambda of an own class',
    source: EVENT_FRAMES,
    text: 'taken',
    platform: 'java',
    frame: frame('com.jetbrains.kmm.androidApp.MainActivity', 'MainActivity.kt', {
      function: 'onCreate$lambda-1',
      line: 55,
    }),
    files: [
      'androidApp/src/main/java/com/jetbrains/kmm/androidApp/MainActivity.kt',
      'wearApp/src/main/java/com/jetbrains/kmm/wearApp/MainActivity.kt',
    ],
    place: 'androidApp/src/main/java/com/jetbrains/kmm/androidApp/MainActivity.kt',
  },
  {
    says: 'the system of Android, in a package that apps could have',
    source: EVENT_FRAMES,
    text: 'taken',
    platform: 'java',
    frame: frame('com.android.internal.os.RuntimeInit$MethodAndArgsCaller', 'RuntimeInit.java', library),
    files: ['app/src/main/java/com/acme/os/RuntimeInit.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a file name that R8 made up for its own class',
    source: SYNTHETIC,
    text: 'modelled',
    platform: 'java',
    frame: frame('com.example.MainActivity$$ExternalSyntheticLambda3', 'R8$$SyntheticClass', {
      function: 'run',
    }),
    files: ['app/src/main/java/com/example/MainActivity.kt'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a lambda as it was compiled before D8',
    source: PROGUARD,
    text: 'taken',
    platform: 'java',
    frame: frame('io.sentry.sample.-$$Lambda$r3Avcbztes2hicEObh02jjhQqd4', '-.java', {
      function: 'onClick',
    }),
    files: ['sentry-sample/src/main/java/io/sentry/sample/MainActivity.java'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a thread of a library that is the workspace',
    source: ANR,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'leakcanary.AndroidLeakFixes$Companion$backgroundExecutor$1$thread$1',
      'AndroidLeakFixes.kt',
      library,
    ),
    files: [
      'plumber/plumber-android-core/src/main/java/leakcanary/AndroidLeakFixes.kt',
      'shark/src/main/java/shark/AndroidLeakFixes.kt',
    ],
    folder: 'leakcanary',
    place: 'plumber/plumber-android-core/src/main/java/leakcanary/AndroidLeakFixes.kt',
  },
  {
    says: 'a numbered inner class, one of several samples',
    source: ANR,
    text: 'taken',
    platform: 'java',
    frame: frame('io.sentry.samples.android.MainActivity$2', 'MainActivity.java'),
    files: [
      'sentry-samples/sentry-samples-android/src/main/java/io/sentry/samples/android/MainActivity.java',
      'sentry-samples/sentry-samples-wear/src/main/java/io/sentry/samples/wear/MainActivity.java',
    ],
    folder: 'sentry-java',
    place: 'sentry-samples/sentry-samples-android/src/main/java/io/sentry/samples/android/MainActivity.java',
  },
  {
    says: 'a library that Android holds under another package',
    source: ANR,
    text: 'taken',
    platform: 'java',
    frame: frame('com.android.okhttp.ConnectionPool$1', 'ConnectionPool.java'),
    files: ['net/src/main/java/com/acme/okhttp/ConnectionPool.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a method that is not Java, of a class of the language',
    source: ANR,
    text: 'taken',
    platform: 'java',
    frame: frame('java.lang.Object', undefined, { function: 'wait', inApp: false }),
    files: ['src/main/java/com/acme/lang/Object.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a class of two flavours of an app',
    source: GH4A,
    text: 'taken',
    platform: 'java',
    frame: frame('com.gh4a.fragment.PagedDataBaseFragment', 'PagedDataBaseFragment.java'),
    files: [
      'app/src/free/java/com/gh4a/fragment/PagedDataBaseFragment.java',
      'app/src/paid/java/com/gh4a/fragment/PagedDataBaseFragment.java',
    ],
    place: {
      ambiguous: [
        'app/src/free/java/com/gh4a/fragment/PagedDataBaseFragment.java',
        'app/src/paid/java/com/gh4a/fragment/PagedDataBaseFragment.java',
      ],
    },
  },
  {
    says: 'a class and its double for tests',
    source: GH4A,
    text: 'taken',
    platform: 'java',
    frame: frame('com.gh4a.adapter.RootAdapter', 'RootAdapter.java'),
    files: [
      'app/src/main/java/com/gh4a/adapter/RootAdapter.java',
      'app/src/test/java/com/gh4a/adapter/RootAdapter.java',
    ],
    place: 'app/src/main/java/com/gh4a/adapter/RootAdapter.java',
  },
  {
    says: 'a class and its double for tests on a device',
    source: GH4A,
    text: 'taken',
    platform: 'java',
    frame: frame('com.gh4a.adapter.RootAdapter', 'RootAdapter.java'),
    files: [
      'app/src/main/java/com/gh4a/adapter/RootAdapter.java',
      'app/src/androidTest/java/com/gh4a/adapter/RootAdapter.java',
    ],
    place: 'app/src/main/java/com/gh4a/adapter/RootAdapter.java',
  },
  {
    says: 'a class of a library, whose outer name is an own one',
    source: GH4A,
    text: 'taken',
    platform: 'java',
    frame: frame('androidx.recyclerview.widget.RecyclerView$Adapter', 'RecyclerView.java', library),
    files: ['app/src/main/java/com/gh4a/widget/RecyclerView.java'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'an own library in several modules',
    source: thread('LSPosed/LSParanoid/issues/17', '2023-04-26'),
    text: 'taken',
    platform: 'java',
    frame: frame('org.lsposed.lsparanoid.DeobfuscatorHelper', 'DeobfuscatorHelper.java'),
    files: [
      'core/src/main/java/org/lsposed/lsparanoid/DeobfuscatorHelper.java',
      'processor/src/main/java/org/lsposed/lsparanoid/processor/DeobfuscatorHelper.java',
    ],
    place: 'core/src/main/java/org/lsposed/lsparanoid/DeobfuscatorHelper.java',
  },
  {
    says: 'a class that Dagger wrote, not kept in git',
    source: thread('google/dagger/issues/2617', '2021-05-22'),
    text: 'modelled',
    platform: 'java',
    frame: frame(
      'com.mounty.camper.DaggerMounty_HiltComponents_SingletonC$ActivityRetainedCImpl$ActivityCImpl',
      'DaggerMounty_HiltComponents_SingletonC.java',
    ),
    files: ['app/src/main/java/com/mounty/camper/ui/MasterActivity.kt'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'Kotlin without any folder of the package',
    source: CONVENTIONS,
    text: 'modelled',
    platform: 'java',
    frame: INVOICE,
    files: ['billing/src/main/kotlin/Invoice.kt', 'tax/src/main/kotlin/Tax.kt'],
    place: 'billing/src/main/kotlin/Invoice.kt',
  },
  {
    says: 'Kotlin without any folder of the package, twice: what the files declare decides',
    source: CONVENTIONS,
    text: 'modelled',
    platform: 'java',
    frame: INVOICE,
    files: {
      'tools/src/main/kotlin/Invoice.kt': 'package com.acme.tools\n\nclass Invoice {\n  val total = 1\n}\n',
      'billing/src/main/kotlin/Invoice.kt':
        '// Money.\npackage com.acme.shop.billing\n\nclass Invoice {\n  val total = 2\n}\n',
    },
    place: 'billing/src/main/kotlin/Invoice.kt',
  },
  {
    says: 'Kotlin without any folder of the package: the file declares another',
    source: CONVENTIONS,
    text: 'modelled',
    platform: 'java',
    frame: INVOICE,
    files: {
      'tools/src/main/kotlin/Invoice.kt': 'package com.acme.tools\n\nclass Invoice {\n  val total = 1\n}\n',
    },
    place: { unmapped: 'differs' },
  },
  {
    says: 'Kotlin without any folder of the package, twice, told by nothing',
    source: CONVENTIONS,
    text: 'modelled',
    platform: 'java',
    frame: INVOICE,
    files: ['billing/src/main/kotlin/Invoice.kt', 'tools/src/main/kotlin/Invoice.kt'],
    place: { ambiguous: ['billing/src/main/kotlin/Invoice.kt', 'tools/src/main/kotlin/Invoice.kt'] },
  },
  {
    says: 'the one script of a build',
    source: GRADLE,
    text: 'modelled',
    platform: 'java',
    frame: BUILD_SCRIPT,
    files: ['android/build.gradle.kts', 'android/settings.gradle.kts'],
    place: 'android/build.gradle.kts',
  },
  {
    says: 'one of several scripts of a build',
    source: GRADLE,
    text: 'modelled',
    platform: 'java',
    frame: BUILD_SCRIPT,
    files: ['build.gradle.kts', 'app/build.gradle.kts', 'cli/build.gradle.kts'],
    place: { ambiguous: ['build.gradle.kts', 'app/build.gradle.kts', 'cli/build.gradle.kts'] },
  },
  {
    says: 'Java in an event that tells no platform',
    source: JAVA_CHAINED,
    text: 'taken',
    platform: 'other',
    frame: frame('io.sentry.example.Application', 'Application.java'),
    files: [
      'src/main/java/io/sentry/example/Application.java',
      'src/main/java/io/sentry/samples/Application.java',
    ],
    place: 'src/main/java/io/sentry/example/Application.java',
  },
  {
    says: 'Kotlin in an event that tells no platform',
    source: DERIVED,
    text: 'taken',
    platform: 'other',
    frame: frame('com.other.foo.Bar', 'Bar.kt'),
    files: ['src/com/example/foo/Bar.kt'],
    place: { unmapped: 'differs' },
  },
];
