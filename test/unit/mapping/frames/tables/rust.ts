import type { FrameCase } from '../frameCase';

const book = [
  'https://github.com/rust-lang/book/blob/917544888a55e4da7109bdba8c88c893c0da70f4/src/ch09-01-unrecoverable-errors-with-panic.md',
  '2026-07-13',
] as const;
const CLUSTERFUZZ =
  'https://github.com/google/clusterfuzz/blob/77584976329599df63bf3a0404fde0d1572e3712/src/clusterfuzz/_internal/tests/core/crash_analysis/stack_parsing/stack_analyzer_data';
const libra = [`${CLUSTERFUZZ}/rust_assert.txt`, '2026-08-14'] as const;
const wasmtime = [`${CLUSTERFUZZ}/rust_ignores.txt`, '2026-08-14'] as const;
const mp4parse = [`${CLUSTERFUZZ}/rust_oom.txt`, '2026-08-14'] as const;
const colorEyre = [
  'https://github.com/eyre-rs/color-eyre/blob/e6671987eb63fe1f67702fa2758a25e858d2cc78/src/lib.rs',
  '2024-08-01',
] as const;
const panicTest = ['https://github.com/rust-lang/rust/issues/64507', '2019-09-17'] as const;
const doubleSlash = ['https://github.com/rust-lang/rust/issues/32969', '2019-09-16'] as const;
const mixedSlashes = ['https://github.com/rust-lang/rust/issues/143623', '2026-11-20'] as const;
const fakePrefix = ['https://github.com/msys2/MINGW-packages/pull/20651', '2024-04-21'] as const;
const ownBuild = ['https://github.com/rust-lang/rust/pull/152870', '2026-11-20'] as const;
const sysroot = ['https://github.com/rust-lang/rust/issues/58554', '2020-10-23'] as const;
const oldCore = ['https://github.com/rust-lang/rust/issues/33985', '2016-05-31'] as const;
const napi = ['https://github.com/napi-rs/napi-rs/issues/2706', '2025-06-10'] as const;
const wasm = [
  'https://github.com/getsentry/symbolicator/blob/87e6456fe8072f6bcfa61b87c1633958b8d96dfa/crates/symbolicator-native/tests/integration/snapshots/integration__symbolication__wasm_payload.snap',
  '2026-08-19',
] as const;
const mozilla = [
  'https://github.com/mozilla-services/socorro/blob/7e28d72b5ffbed7e182631beea59ac4d721f32fa/socorro/signature/tests/test_rules.py',
  '2026-08-21',
] as const;
const sdk = [
  'https://github.com/getsentry/sentry-rust/blob/0b2133693ad0863cc56f158341a375160fac62cf/sentry-backtrace/src/process.rs',
  '2026-08-05',
] as const;
const compiler = ['https://github.com/rust-lang/rust/issues/124125', '2026-11-20'] as const;
const libraryCrates = ['https://github.com/rust-lang/rust/pull/115872', '2023-09-15'] as const;
const trimmed = ['https://github.com/rust-lang/cargo/pull/17302', '2026-08-03'] as const;
const nix = ['https://github.com/NixOS/nixpkgs/issues/15524', '2016-05-17'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'the main file of the only crate',
    source: book,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: './src/main.rs', function: 'panic::main' },
    files: ['src/main.rs', 'Cargo.toml'],
    place: 'src/main.rs',
  },
  {
    says: 'several main files, and the function tells the crate',
    source: sysroot,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: './src/main.rs', function: 'z25::main' },
    files: {
      'z24/Cargo.toml': '[package]\nname = "z24"\n',
      'z24/src/main.rs': 'fn main() {}\n',
      'z25/Cargo.toml': '[package]\nname = "z25"\n',
      'z25/src/main.rs': 'fn main() {}\n',
    },
    place: 'z25/src/main.rs',
  },
  {
    says: 'several main files, and the function is named with underscores where the folder has hyphens',
    source: sdk,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: './src/lib.rs',
      function: '<shop_cart::Cart as core::ops::drop::Drop>::drop',
      package: 'shop_cart',
    },
    files: {
      'crates/shop-cart/Cargo.toml': '[package]\nname = "shop-cart"\n',
      'crates/shop-cart/src/lib.rs': 'pub mod cart;\n',
      'crates/shop-tax/Cargo.toml': '[package]\nname = "shop-tax"\n',
      'crates/shop-tax/src/lib.rs': 'pub mod tax;\n',
    },
    place: 'crates/shop-cart/src/lib.rs',
  },
  {
    says: 'several main files, and nothing tells the crate',
    source: book,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: './src/main.rs', function: 'main' },
    files: {
      'cart/Cargo.toml': '[package]\nname = "cart"\n',
      'cart/src/main.rs': 'fn main() {}\n',
      'tax/Cargo.toml': '[package]\nname = "tax"\n',
      'tax/src/main.rs': 'fn main() {}\n',
    },
    place: { ambiguous: ['cart/src/main.rs', 'tax/src/main.rs'] },
  },
  {
    says: 'Windows: a relative path with back-slashes',
    source: panicTest,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: '.\\src\\main.rs', function: 'panictest::main' },
    files: ['src/main.rs', 'src/lib.rs', 'Cargo.toml'],
    folder: 'panictest',
    place: 'src/main.rs',
  },
  {
    says: 'Windows: a crate of the registry, on the machine that built the library',
    source: panicTest,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'mod.rs',
      absPath:
        'C:\\Users\\VssAdministrator\\.cargo\\registry\\src\\github.com-1ecc6299db9ec823\\backtrace-0.3.29\\src\\backtrace\\mod.rs',
      function: 'backtrace::backtrace::trace_unsynchronized',
      inApp: false,
    },
    files: ['src/backtrace/mod.rs', 'src/main.rs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'Windows: the standard library, with both slashes in a row',
    source: doubleSlash,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'backtrace.rs',
      absPath: '/rustc/a53f9df32fbb0b5f4382caaad8f1a46f36ea887c\\/src\\libstd\\sys_common\\backtrace.rs',
      function: 'std::sys_common::backtrace::print',
      inApp: false,
    },
    files: ['src/backtrace.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'Windows: the standard library, with slashes mixed',
    source: mixedSlashes,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'backtrace.rs',
      absPath: '/rustc/6b00bc3880198600130e1cf62b8f8a93494488cc/library\\std\\src\\sys\\backtrace.rs',
      function: 'std::sys::backtrace::BacktraceLock::print',
      inApp: false,
    },
    files: ['src/sys/backtrace.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the standard library of a distribution, whose prefix holds no hash',
    source: fakePrefix,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'panicking.rs',
      absPath: '/rustc/FAKE_PREFIX\\library\\std\\src/panicking.rs',
      function: 'std::panicking::begin_panic::{{closure}}',
      inApp: false,
    },
    files: ['src/panicking.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a standard library that was built at home, told by its crate',
    source: ownBuild,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'panic.rs',
      absPath: 'G:\\Projects\\rust\\library\\std\\src\\panic.rs',
      function: 'std::panic::catch_unwind',
      inApp: false,
    },
    files: ['src/panic.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the main file beside a standard library that was built at home',
    source: ownBuild,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: 'E:\\tmp\\hello\\src\\main.rs', function: 'hello::main' },
    files: ['src/main.rs', 'Cargo.toml'],
    folder: 'hello',
    place: 'src/main.rs',
  },
  {
    says: 'the standard library of an installed toolchain, as a file address',
    source: book,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'mod.rs',
      absPath: 'file:///home/.rustup/toolchains/1.85/lib/rustlib/src/rust/library/alloc/src/vec/mod.rs',
      function: '<alloc::vec::Vec<T,A> as core::ops::index::Index<I>>::index',
      inApp: false,
    },
    files: ['src/vec/mod.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the standard library before it moved',
    source: libra,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/rustc/b8cedc00407a4c56a3bda1ed605c6fc166655447/src/libpanic_unwind/lib.rs',
      function: '__rust_maybe_catch_panic',
      inApp: false,
    },
    files: ['src/lib.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the standard library before its path was made anonymous',
    source: oldCore,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'option.rs',
      absPath: '../src/libcore\\option.rs',
      function: 'core::option::Option<T>::unwrap',
      inApp: false,
    },
    files: ['src/option.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a crate of the registry in a container, whose cache has no dot',
    source: libra,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/rust/registry/src/github.com-1ecc6299db9ec823/libfuzzer-sys-0.3.2/src/lib.rs',
      function: 'libfuzzer_sys::initialize',
      inApp: true,
    },
    files: ['src/lib.rs', 'Cargo.toml'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the crate of the registry is open',
    source: wasmtime,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/rust/registry/src/github.com-1ecc6299db9ec823/libfuzzer-sys-0.4.0/src/lib.rs',
      function: 'libfuzzer_sys::initialize',
    },
    files: {
      'Cargo.toml': '[package]\nname = "libfuzzer-sys"\n',
      'src/lib.rs': 'pub fn initialize() {}\n',
      'example/src/lib.rs': 'pub fn fuzz() {}\n',
    },
    folder: 'libfuzzer-sys',
    place: 'src/lib.rs',
  },
  {
    says: 'a crate of a release candidate, one of many crates of the repository that is open',
    source: panicTest,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'app.rs',
      absPath:
        'C:\\Users\\steve\\.cargo\\registry\\src\\index.crates.io-6f17d22bba15001f\\shop-shell-1.0.0-rc.6\\src\\app.rs',
      function: 'shop_shell::app::run',
    },
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["core/*"]\n',
      'core/shop-shell/Cargo.toml': '[package]\nname = "shop-shell"\n',
      'core/shop-shell/src/app.rs': 'pub fn run() {}\n',
      'core/shop-cli/Cargo.toml': '[package]\nname = "shop-cli"\n',
      'core/shop-cli/src/app.rs': 'pub fn run() {}\n',
    },
    place: 'core/shop-shell/src/app.rs',
  },
  {
    says: 'a dependency from git, beside a file of its end',
    source: panicTest,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'command.rs',
      absPath:
        'C:\\Users\\steve\\.cargo\\git\\checkouts\\legion-6fbc02e8da0bdce7\\80a3d15\\legion_core\\src\\command.rs',
      function: 'legion_core::command::flush',
    },
    files: ['src/command.rs', 'Cargo.toml'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the sources of a distribution that keeps every crate beside its version',
    source: libra,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/build/cargo-vendor-dir/libfuzzer-sys-0.3.2/src/lib.rs',
      function: 'libfuzzer_sys::initialize',
    },
    files: ['src/lib.rs', 'Cargo.toml'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a crate that was vendored into the repository',
    source: libra,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/src/shop/vendor/libfuzzer-sys/src/lib.rs',
      function: 'libfuzzer_sys::initialize',
    },
    files: ['src/lib.rs', 'vendor/libfuzzer-sys/src/lib.rs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a member of a workspace, below the folder of the repository',
    source: libra,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'utils.rs',
      absPath: 'libra/config/src/utils.rs',
      function: 'libra_config::utils::get_available_port',
    },
    files: ['config/src/utils.rs', 'storage/src/utils.rs', 'Cargo.toml'],
    folder: 'libra',
    place: 'config/src/utils.rs',
  },
  {
    says: 'a member of a workspace whose file has a name that every crate has',
    source: libra,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'utils.rs',
      absPath: 'libra/config/src/utils.rs',
      function: 'libra_config::utils::get_available_port',
    },
    files: ['server/src/utils.rs', 'Cargo.toml'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a fuzz target deep in a repository',
    source: wasmtime,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'spectests.rs',
      absPath: 'wasmtime/fuzz/fuzz_targets/spectests.rs',
      function: 'rust_fuzzer_test_input',
    },
    files: ['fuzz/fuzz_targets/spectests.rs', 'tests/spectests.rs'],
    folder: 'wasmtime',
    place: 'fuzz/fuzz_targets/spectests.rs',
  },
  {
    says: 'two crates with a file of the name, and the path tells which',
    source: mp4parse,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: 'mp4parse-rust/mp4parse_capi/src/lib.rs',
      function: '<mp4parse_capi::Mp4parseAvifParser as mp4parse_capi::ContextParser>::read',
    },
    files: ['mp4parse/src/lib.rs', 'mp4parse_capi/src/lib.rs'],
    folder: 'mp4parse-rust',
    place: 'mp4parse_capi/src/lib.rs',
  },
  {
    says: 'only one crate of the repository is open',
    source: mp4parse,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'fallible.rs',
      absPath: 'mp4parse-rust/mp4parse/src/fallible.rs',
      function: 'mp4parse::fallible::try_read_up_to',
    },
    files: ['src/fallible.rs', 'src/lib.rs', 'Cargo.toml'],
    folder: 'mp4parse',
    place: 'src/fallible.rs',
  },
  {
    says: 'an example',
    source: colorEyre,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'usage.rs', absPath: '/home/jlusby/git/yaahc/color-eyre/examples/usage.rs' },
    files: ['examples/usage.rs', 'src/usage.rs'],
    folder: 'color-eyre',
    place: 'examples/usage.rs',
  },
  {
    says: 'a relative path of an example, among the examples of several crates',
    source: colorEyre,
    text: 'taken',
    platform: 'native',
    frame: { filename: 'usage.rs', absPath: 'examples/usage.rs' },
    files: ['color-eyre/examples/usage.rs', 'eyre/examples/usage.rs'],
    place: { ambiguous: ['color-eyre/examples/usage.rs', 'eyre/examples/usage.rs'] },
  },
  {
    says: 'a library that Node loads, on Windows',
    source: napi,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: 'src\\lib.rs',
      function: 'napi_rs_panic_backtrace_windows::panic',
    },
    files: ['src/lib.rs', 'build.rs', 'index.js'],
    folder: 'napi-rs-panic-backtrace-windows',
    place: 'src/lib.rs',
  },
  {
    says: 'WebAssembly on a Mac',
    source: wasm,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/Users/mitsuhiko/Development/wasm-example/simple/src/lib.rs',
      function: 'internal_func',
    },
    files: ['simple/src/lib.rs', 'advanced/src/lib.rs'],
    folder: 'wasm-example',
    place: 'simple/src/lib.rs',
  },
  {
    says: 'code that a build script wrote, beside a copy that was committed once',
    source: libra,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'bindings.rs',
      absPath: '/src/shop/target/release/build/shop-sys-50670de34cf469d1/out/bindings.rs',
      function: 'shop_sys::shop_open',
    },
    files: ['shop-sys/src/bindings.rs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'the standard library at its address of source control',
    source: mozilla,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'panicking.rs',
      absPath:
        'git:github.com/rust-lang/rust:src/libstd/panicking.rs:91856ed52c58aa5ba66a015354d1cc69e9779bdf',
      function: 'std::panicking::rust_panic',
    },
    files: ['src/panicking.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the compiler itself, beside a file of ours of the same end',
    source: compiler,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'tls.rs',
      absPath: '/rustc/6fd1912922a7b468b1875d16571bb7a00d5df93f/compiler/rustc_middle/src/ty/context/tls.rs',
      function: 'rustc_middle::ty::context::tls::enter_context',
    },
    files: ['src/context/tls.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a crate that the standard library is built of',
    source: libraryCrates,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'line.rs',
      absPath: '/rust/deps/gimli-0.26.2/src/read/line.rs',
      function: 'gimli::read::line::LineRow::execute',
    },
    files: ['src/read/line.rs'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a crate of the registry, under the name that Cargo gives it where paths are trimmed',
    source: trimmed,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'mod.rs',
      absPath: '/cargo/registry/index.crates.io-6f17d22bba15001f/serde-1.0.188/src/de/mod.rs',
      function: 'serde::de::Deserializer::deserialize',
    },
    files: ['src/de/mod.rs'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'one of several crates beside one another, and another of them is here',
    source: libra,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'lib.rs',
      absPath: '/builds/acme/shop/crates/cart/src/lib.rs',
      function: 'shop_cart::total',
    },
    files: ['crates/tax/src/lib.rs', 'Cargo.toml'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a file of our crate that was moved',
    source: libra,
    text: 'modelled',
    platform: 'native',
    frame: {
      filename: 'available_port.rs',
      absPath: 'config/src/net/available_port.rs',
      function: 'libra_config::net::available_port::get',
    },
    files: ['config/src/available_port.rs', 'Cargo.toml'],
    folder: 'libra',
    place: 'config/src/available_port.rs',
  },
  {
    says: 'a crate of a registry without a name, where Nix builds',
    source: nix,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'mod.rs',
      absPath:
        '/tmp/nix-build-rustfmt-0.4.drv-0/deps/registry/src/-2304f9dd481834b8/syntex_syntax-0.30.0/src/errors/mod.rs',
    },
    files: ['src/errors/mod.rs'],
    place: { unmapped: 'thirdParty' },
  },
];
