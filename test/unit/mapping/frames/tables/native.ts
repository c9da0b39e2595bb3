import type { FrameCase } from '../frameCase';

const CLUSTERFUZZ =
  'https://github.com/google/clusterfuzz/blob/77584976329599df63bf3a0404fde0d1572e3712/src/clusterfuzz/_internal/tests/core/crash_analysis/stack_parsing/stack_analyzer_data';
const SYMBOLICATOR =
  'https://github.com/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/crates/symbolicator-native/tests/integration/snapshots';
const envoy = [`${CLUSTERFUZZ}/asan_assert_failure.txt`, '2026-08-14'] as const;
const protobuf = [`${CLUSTERFUZZ}/assert_with_panic_keyword.txt`, '2026-08-14'] as const;
const honggfuzz = [`${CLUSTERFUZZ}/ignore_honggfuzz.txt`, '2026-08-14'] as const;
const libcxx = [`${CLUSTERFUZZ}/fuzzer_exit_tag_mismatch.txt`, '2026-08-14'] as const;
const cobalt = [`${CLUSTERFUZZ}/cobalt_check.txt`, '2026-08-14'] as const;
const windowsCheck = [`${CLUSTERFUZZ}/check_log_message.txt`, '2026-08-14'] as const;
const windowsV8 = [`${CLUSTERFUZZ}/ignore_win_frames.txt`, '2026-08-14'] as const;
const fuchsia = [`${CLUSTERFUZZ}/fuchsia_asan.txt`, '2026-08-14'] as const;
const gtk = [`${CLUSTERFUZZ}/tsan_use_after_free.txt`, '2026-08-14'] as const;
const glibc = [`${CLUSTERFUZZ}/rust_assert.txt`, '2026-08-14'] as const;
const waiting = [`${CLUSTERFUZZ}/arbitrary_file_open_bug.txt`, '2026-08-14'] as const;
const chromium = [`${CLUSTERFUZZ}/ubsan_pointer_overflow.txt`, '2026-08-14'] as const;
const upcast = [`${CLUSTERFUZZ}/ubsan_upcast_of_null_pointer.txt`, '2026-08-14'] as const;
const generated = [`${CLUSTERFUZZ}/asan_uaf.txt`, '2026-08-14'] as const;
const minidump = [
  `${SYMBOLICATOR}/integration__process_minidump__minidump_windows.snap`,
  '2026-08-19',
] as const;
const sourceCandidates = [
  `${SYMBOLICATOR}/integration__symbolication__source_candidates.snap`,
  '2026-08-19',
] as const;
const oneFile = [`${SYMBOLICATOR}/integration__symbolication__add_bucket-2.snap`, '2026-08-19'] as const;
const socorro = [
  'https://github.com/mozilla-services/socorro/blob/7e28d72b5ffbed7e182631beea59ac4d721f32fa/socorro/signature/tests/test_utils.py',
  '2026-08-21',
] as const;
const crashpad = ['https://github.com/microsoft/vcpkg/issues/39749', '2024-07-08'] as const;
const visualStudio = ['https://github.com/microsoft/vcpkg/issues/25530', '2026-11-20'] as const;
const unreal = ['https://github.com/Live2D/CubismUnrealEngineComponents/issues/3', '2024-12-03'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'Bazel names the folder that it runs in',
    source: envoy,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'upstream_impl.cc',
      absPath: '/proc/self/cwd/source/common/upstream/upstream_impl.cc',
    },
    files: ['source/common/upstream/upstream_impl.cc', 'test/common/upstream/upstream_impl_test.cc'],
    place: 'source/common/upstream/upstream_impl.cc',
  },
  {
    says: 'Bazel: another repository, beside a file of the same end',
    source: protobuf,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'text_format.cc',
      absPath: 'external/com_google_protobuf/src/google/protobuf/text_format.cc',
    },
    files: ['source/google/protobuf/text_format.cc'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'Bazel: the other repository is the one that is open',
    source: protobuf,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'text_format.cc',
      absPath: '/proc/self/cwd/external/com_google_protobuf/src/google/protobuf/text_format.cc',
    },
    files: ['src/google/protobuf/text_format.cc', 'MODULE.bazel', 'BUILD.bazel'],
    folder: 'com_google_protobuf',
    place: 'src/google/protobuf/text_format.cc',
  },
  {
    says: 'a folder of third parties that is part of the repository',
    source: honggfuzz,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'memorycmp.c',
      absPath: '/proc/self/cwd/third_party/honggfuzz/libhfuzz/memorycmp.c',
    },
    files: ['third_party/honggfuzz/libhfuzz/memorycmp.c', 'source/memorycmp.c'],
    place: 'third_party/honggfuzz/libhfuzz/memorycmp.c',
  },
  {
    says: 'a header of the language without an ending',
    source: libcxx,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'functional', absPath: 'external/libcxx/include/functional', inApp: false },
    files: ['include/functional', 'src/functional.cc'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a header of the language, beside a file of ours of the same name',
    source: cobalt,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'basic_string.h',
      absPath: '/usr/include/c++/4.8/bits/basic_string.h',
      function: 'logging::LogMessage::~LogMessage()',
    },
    files: ['src/text/basic_string.h'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a header that was installed for every program',
    source: cobalt,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'io_context.hpp', absPath: '/usr/local/include/boost/asio/io_context.hpp' },
    files: ['src/asio/io_context.hpp'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "Windows: the compiler's own start, by a relative path",
    source: windowsCheck,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'exe_common.inl',
      absPath: 'vctools/crt/vcstartup/src/startup/exe_common.inl',
      function: '__scrt_common_main_seh',
    },
    files: ['src/startup/exe_common.inl'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "Windows: the compiler's own start, on the drive of its makers",
    source: minidump,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'exe_common.inl',
      absPath: 'f:\\dd\\vctools\\crt\\vcstartup\\src\\startup\\exe_common.inl',
      function: '__scrt_common_main_seh',
    },
    files: ['windows/crash/main.cpp', 'startup/exe_common.inl'],
    folder: 'breakpad-tools',
    place: { unmapped: 'runtime' },
  },
  {
    says: 'Windows: a main file, one per system',
    source: minidump,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'main.cpp',
      absPath: 'c:\\projects\\breakpad-tools\\windows\\crash\\main.cpp',
    },
    files: ['windows/crash/main.cpp', 'linux/crash/main.cpp', 'macos/crash/main.cpp'],
    folder: 'breakpad-tools',
    place: 'windows/crash/main.cpp',
  },
  {
    says: 'Windows: a main file of another program',
    source: minidump,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'main.cpp',
      absPath: 'c:\\projects\\breakpad-tools\\windows\\crash\\main.cpp',
    },
    files: ['src/main.cpp', 'src/cart.cpp'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'Windows: the cache of a build robot',
    source: windowsV8,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'regexp-builtins.cc',
      absPath: 'C:\\b\\s\\w\\ir\\cache\\builder\\src\\v8\\test\\fuzzer\\regexp-builtins.cc',
    },
    files: ['test/fuzzer/regexp-builtins.cc', 'test/fuzzer/regexp.cc'],
    folder: 'v8',
    place: 'test/fuzzer/regexp-builtins.cc',
  },
  {
    says: 'a path that leaves the folder of the output again',
    source: fuchsia,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'toy.cc', absPath: '../../out/default/../../examples/fuzzer/toy.cc' },
    files: ['examples/fuzzer/toy.cc', 'src/toy.cc'],
    place: 'examples/fuzzer/toy.cc',
  },
  {
    says: 'an absolute path that leaves the folder of the output again',
    source: chromium,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'paint_op_buffer.cc',
      absPath: '/home/user/git/chromium/src/out/ubsan_test/../../cc/paint/paint_op_buffer.cc',
    },
    files: ['cc/paint/paint_op_buffer.cc', 'cc/test/paint_op_buffer.cc'],
    folder: 'src',
    place: 'cc/paint/paint_op_buffer.cc',
  },
  {
    says: 'bindings that the build writes',
    source: generated,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'V8HTMLInputElement.cpp',
      absPath: 'out/Release/gen/blink/bindings/core/v8/V8HTMLInputElement.cpp',
    },
    files: ['bindings/templates/HTMLInputElement.cpp'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a library that the distribution built, beside a file of its name',
    source: gtk,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'gdkwindow.c',
      absPath: '/build/gtk+2.0-KsZSEA/gtk+2.0-2.24.23/gdk/gdkwindow.c',
      package: '/usr/lib/x86_64-linux-gnu/libgdk-x11-2.0.so.0',
      inApp: false,
    },
    files: ['src/ui/gdkwindow.c'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: "the language's own library, as the distribution built it",
    source: glibc,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'raise.c',
      absPath: '/build/glibc-LK5gWL/glibc-2.23/signal/../sysdeps/unix/sysv/linux/raise.c',
      function: 'gsignal',
    },
    files: ['src/linux/raise.c'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "the language's own library, by a relative path",
    source: waiting,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'wait4.c',
      absPath: 'posix/../sysdeps/unix/sysv/linux/wait4.c',
      function: 'wait4',
    },
    files: ['src/linux/wait4.c'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a function of a library of the system, told by the library alone',
    source: glibc,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'abort.c',
      absPath: './stdlib/abort.c',
      function: 'abort',
      package: '/usr/lib/x86_64-linux-gnu/libc.so.6',
    },
    files: ['src/stdlib/abort.c'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'built in a container below /src, where the project is lib',
    source: upcast,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'exemple.cpp', absPath: '/src/lib/src/exemple.cpp' },
    files: ['src/exemple.cpp', 'tests/exemple.cpp'],
    folder: 'lib',
    place: 'src/exemple.cpp',
  },
  {
    says: 'an example of the repository',
    source: sourceCandidates,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'example.c',
      absPath: '/Users/swatinem/Coding/sentry-native/examples/example.c',
    },
    files: ['examples/example.c', 'src/sentry_core.c', 'external/crashpad/example.c'],
    folder: 'sentry-native',
    place: 'examples/example.c',
  },
  {
    says: 'a file that was compiled among temporary files',
    source: oneFile,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'hello.c', absPath: '/tmp/hello.c' },
    files: ['src/cart.c'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a header in two libraries of the repository',
    source: upcast,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'queue.h', absPath: '/build/work/include/queue.h' },
    files: ['libcart/include/queue.h', 'libtax/include/queue.h'],
    place: { ambiguous: ['libcart/include/queue.h', 'libtax/include/queue.h'] },
  },
  {
    says: 'an address of source control',
    source: socorro,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'JSFunction.cpp',
      absPath:
        'hg:hg.mozilla.org/releases/mozilla-release:js/src/vm/JSFunction.cpp:7d280b7e277b82ef282325fefb601c10698e075b',
    },
    files: ['js/src/vm/JSFunction.cpp', 'js/src/vm/JSObject.cpp'],
    place: 'js/src/vm/JSFunction.cpp',
  },
  {
    says: 'an address of source control, while another repository is open',
    source: socorro,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'JSFunction.cpp',
      absPath:
        'hg:hg.mozilla.org/releases/mozilla-release:js/src/vm/JSFunction.cpp:7d280b7e277b82ef282325fefb601c10698e075b',
    },
    files: ['engine/vm/JSFunction.cpp'],
    place: { unmapped: 'differs' },
  },
  {
    says: "the language's own library, told by the folder that the distribution built it in",
    source: envoy,
    text: 'taken',
    platform: 'c',
    frame: {
      filename: 'abort.c',
      absPath: '/build/glibc-Cl5G7W/glibc-2.23/stdlib/abort.c',
      function: 'abort',
    },
    files: ['src/stdlib/abort.c'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a program in C that does not say more than its library',
    source: glibc,
    text: 'modelled',
    platform: 'c',
    frame: { filename: 'raise.c', absPath: './signal/raise.c', package: '/lib/x86_64-linux-gnu/libc.so.6' },
    files: ['src/signal/raise.c'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a package of vcpkg, beside a file of the same end',
    source: crashpad,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'file_path.h',
      absPath:
        'D:\\shop\\vcpkg_installed\\x64-windows\\x64-windows\\include\\crashpad\\base\\files\\file_path.h',
    },
    files: ['src/base/files/file_path.h'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'Windows: a header of the compiler, beside a file of ours of the same name',
    source: visualStudio,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'use_ansi.h',
      absPath:
        'D:\\Program Files\\Microsoft Visual Studio\\2022\\Community\\VC\\Tools\\MSVC\\14.16.27023\\include\\use_ansi.h',
    },
    files: ['include/use_ansi.h'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a language that nobody knows: a path is a path',
    source: oneFile,
    text: 'modelled',
    platform: 'other',
    frame: { filename: 'src/Shop/Cart.hs', absPath: '/home/me/code/shop/src/Shop/Cart.hs' },
    files: ['src/Shop/Cart.hs', 'test/Shop/Cart.hs'],
    place: 'src/Shop/Cart.hs',
  },
  {
    says: 'the engine of a game, beside a file of ours that is laid out like it',
    source: unreal,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'ActorConstruction.cpp',
      absPath: 'D:\\build\\++UE5\\Sync\\Engine\\Source\\Runtime\\Engine\\Private\\ActorConstruction.cpp',
      function: 'AActor::CreateComponentFromTemplate()',
    },
    files: ['Source/Shop/Private/ActorConstruction.cpp', 'Shop.uproject'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a plug-in of a game, opened on its own',
    source: unreal,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'CubismRendererComponent.cpp',
      absPath:
        'C:\\Users\\93517\\Documents\\Unreal Projects\\l2dtesto54\\Plugins\\CubismUnrealEngineComponents-5-r.1-alpha.3\\Source\\Live2DCubismFramework\\Private\\Rendering\\CubismRendererComponent.cpp',
    },
    files: [
      'Source/Live2DCubismFramework/Private/Rendering/CubismRendererComponent.cpp',
      'Source/Live2DCubismFramework/Public/Rendering/CubismRendererComponent.h',
    ],
    folder: 'CubismUnrealEngineComponents',
    place: 'Source/Live2DCubismFramework/Private/Rendering/CubismRendererComponent.cpp',
  },
  {
    says: 'the main file at the root of a container',
    source: upcast,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'main.cpp', absPath: '/src/main.cpp', function: 'main' },
    files: ['main.cpp', 'CMakeLists.txt', 'lib/src/exemple.cpp'],
    place: 'main.cpp',
  },
  {
    says: 'Bazel: a module of its registry, beside a file of the same end',
    source: protobuf,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'str_cat.cc',
      absPath: 'external/abseil-cpp~20230802.0/absl/strings/str_cat.cc',
    },
    files: ['source/strings/str_cat.cc'],
    place: { unmapped: 'thirdParty' },
  },
];
