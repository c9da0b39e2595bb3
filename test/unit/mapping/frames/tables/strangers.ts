import type { FrameCase } from '../frameCase';

type Source = FrameCase['source'];

const READ = '2026-11-20';
const page = (address: string): Source => [address, READ];

const TOKIO: Source = ['https://github.com/tokio-rs/tokio/issues/6051', READ];
const NIX = page('https://github.com/NixOS/nixpkgs/issues/15524');
const BUN: Source = ['https://github.com/shubzkothekar/antigravity-acp/issues/13', '2026-08-12'];
const PHAR: Source = ['https://github.com/jakzal/toolbox/pull/297', '2020-10-28'];
const CONAN1 = page('https://docs.conan.io/1/mastering/custom_cache.html');
const CONAN2 = page('https://docs.conan.io/2/reference/environment.html');
const VCPKG = page('https://learn.microsoft.com/en-us/vcpkg/reference/buildsystem-overview');
const BAZEL = page('https://bazel.build/remote/output-directories');

const shopCore = {
  'Shop.Core/Shop.Core.csproj': '<Project/>',
  'Shop.Core/Extensions/StringExtensions.cs': '',
  'Shop.Core/Utils/JsonHelper.cs': '',
};
const crate = {
  'Cargo.toml': '[package]\nname = "shop"\n',
  'src/main.rs': '',
  'src/runtime/task/state.rs': '',
};
const acme = ['src/acme/__init__.py', 'src/acme/utils/retry.py'];
const composed = {
  'composer.json': '{"name": "acme/shop", "autoload": {"psr-4": {"Acme\\\\": "src/"}}}',
  'src/Client/Handler.php': '',
  'src/Cli/Application.php': '',
};
const npm = { 'package.json': '{"name": "shop"}', 'src/widgets/core/Client.ts': '', 'src/core/Axios.js': '' };

/** Frames of other people's packages whose paths end as those of files here do. */
export const cases: readonly FrameCase[] = [
  {
    says: 'an assembly that is not here, from a build server of its makers',
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: '/home/runner/work/Humanizer/Humanizer/src/Humanizer/Extensions/StringExtensions.cs',
      module: 'Humanizer.StringExtensions',
      package: 'Humanizer, Version=2.14.1.0',
      inApp: true,
    },
    files: shopCore,
    place: { unmapped: 'differs' },
  },
  {
    says: 'an assembly that is not here, built on Windows',
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'C:\\projects\\automapper\\src\\AutoMapper\\Utils\\JsonHelper.cs',
      module: 'AutoMapper.Utils.JsonHelper',
      package: 'AutoMapper, Version=12.0.0.0',
      inApp: true,
    },
    files: shopCore,
    place: { unmapped: 'differs' },
  },
  {
    says: 'an assembly that is here, and its folder is called otherwise than on the build server',
    text: 'modelled',
    platform: 'csharp',
    frame: {
      filename: 'D:\\a\\1\\s\\source\\core\\Utils\\JsonHelper.cs',
      package: 'Shop.Core, Version=1.0.0.0',
    },
    files: { 'lib/core/Shop.Core.csproj': '<Project/>', 'lib/core/Utils/JsonHelper.cs': '' },
    place: 'lib/core/Utils/JsonHelper.cs',
  },
  {
    says: 'a checkout of a crate, whose functions name it',
    source: TOKIO,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'state.rs',
      absPath: '/home/user/tokio/src/runtime/task/state.rs',
      function: 'tokio::runtime::task::state::State::transition_to_running',
    },
    files: crate,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a crate whose functions name it, where a workspace of crates has no package in its root',
    source: TOKIO,
    text: 'taken',
    platform: 'native',
    frame: {
      filename: 'state.rs',
      absPath: '/home/user/tokio/src/runtime/task/state.rs',
      function: 'tokio::runtime::task::state::State::transition_to_running',
    },
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["shop"]\n',
      'shop/Cargo.toml': '[package]\nname = "shop"\n',
      'shop/src/runtime/task/state.rs': '',
    },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a program of another crate, built by Nix',
    source: NIX,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'main.rs', absPath: '/build/tool/src/main.rs', function: 'tool::main', inApp: true },
    files: crate,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a program of one file, which is a crate of its own',
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'import.rs', absPath: '/build/x/src/bin/import.rs', function: 'import::main' },
    files: { ...crate, 'src/bin/import.rs': '' },
    place: 'src/bin/import.rs',
  },
  {
    says: 'a crate in the folder in which it was built, with its version',
    source: NIX,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'state.rs', absPath: '/build/tokio-1.35.1/src/runtime/task/state.rs', inApp: false },
    files: crate,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a position that only minified code has, in the script of the root',
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'https://shop.example/main.js', line: 1, colNo: 33333 },
    files: { 'package.json': '{}', 'main.js': '' },
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a position that only minified code has, with a query behind the name',
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'https://shop.example/js/cart.js?v=3', line: 1, colNo: 33333 },
    files: { 'package.json': '{}', 'public/js/cart.js': '' },
    place: { unmapped: 'bundle' },
  },
  {
    says: 'a top package that is not here',
    text: 'modelled',
    platform: 'python',
    frame: {
      filename: 'boto/utils/retry.py',
      absPath: '/var/task/boto/utils/retry.py',
      module: 'boto.utils.retry',
      inApp: true,
    },
    files: acme,
    place: { unmapped: 'differs' },
  },
  {
    says: 'a module in no package, where the file is in one',
    text: 'modelled',
    platform: 'python',
    frame: { filename: 'retry.py', absPath: '/opt/x/retry.py', module: 'retry', inApp: true },
    files: acme,
    place: { unmapped: 'differs' },
  },
  {
    says: 'a module beside the program, where the file is in the package',
    text: 'modelled',
    platform: 'python',
    frame: { filename: 'cache.py', absPath: '/app/cache.py', module: 'cache' },
    files: ['shop/__init__.py', 'shop/cache.py', 'manage.py'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a namespace with a scope that is not here',
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://@scope/fetcher/./src/core/Client.ts' },
    files: npm,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'all of a path behind a namespace, of which a folder differs',
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: 'webpack://axios/./lib/core/Axios.js' },
    files: npm,
    place: { unmapped: 'differs' },
  },
  {
    says: 'a class of another namespace than those that Composer loads',
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/usr/share/php/Guzzle/Client/Handler.php',
      function: 'Guzzle\\Client\\Handler::send',
    },
    files: composed,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a class in an archive of another program',
    source: PHAR,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: 'phar:///home/runner/work/toolbox/toolbox/build/toolbox.phar/src/Cli/Application.php',
      function: 'Zalas\\Toolbox\\Cli\\Application::__construct',
    },
    files: composed,
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a file whose folders fit, and which says another package',
    text: 'modelled',
    platform: 'java',
    frame: { filename: 'Total.kt', module: 'org.lib.cart.TotalKt' },
    files: { 'src/main/kotlin/cart/Total.kt': 'package com.acme.shop.cart\n\nfun total() = 0\n' },
    place: { unmapped: 'differs' },
  },
  {
    says: 'what Bundler packs beside the application, by its commit',
    text: 'modelled',
    platform: 'ruby',
    frame: {
      filename: 'client/retry.rb',
      absPath: '/app/vendor/cache/foo-3f1c2a0b4d5e/lib/client/retry.rb',
      inApp: false,
    },
    files: ['lib/client/retry.rb', 'Gemfile'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a gem whose version has no dot',
    text: 'modelled',
    platform: 'ruby',
    frame: { filename: '/usr/local/bundle/gems/foo-20/lib/client/retry.rb', inApp: false },
    files: ['lib/client/retry.rb', 'Gemfile'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a gem as Rails shortens its path',
    text: 'modelled',
    platform: 'ruby',
    frame: { filename: 'webpacker (4.3.0) lib/webpacker/dev_server_proxy.rb', inApp: false },
    files: ['lib/webpacker/dev_server_proxy.rb', 'Gemfile'],
    place: { unmapped: 'thirdParty' },
  },
  ...(
    [
      ['what Conan built', CONAN1, '/root/.conan/data/asio/1.28.0/_/_/source/src/net/socket.cpp'],
      ['what Conan 2 built', CONAN2, '/root/.conan2/p/b/asio4f1c2a0b4d5e6/b/src/net/socket.cpp'],
      ['what vcpkg built', VCPKG, 'C:\\vcpkg\\buildtrees\\asio\\src\\net\\socket.cpp'],
      [
        'what Bazel fetched',
        BAZEL,
        '/root/.cache/bazel/_bazel_root/4f1c2a0b4d5e6f708192a3b4c5d6e7f8/external/asio/src/net/socket.cpp',
      ],
      [
        'what Bazel fetched, where it is built',
        BAZEL,
        '/proc/self/cwd/execroot/shop/external/asio/src/net/socket.cpp',
      ],
    ] as const
  ).map(([says, source, absPath]): FrameCase => ({
    says,
    source,
    text: 'modelled',
    platform: 'native',
    frame: { filename: 'socket.cpp', absPath },
    files: ['src/net/socket.cpp', 'src/main.cpp'],
    place: { unmapped: 'thirdParty' },
  })),
  {
    says: 'a class without a file name that two languages have',
    text: 'modelled',
    platform: 'java',
    frame: { filename: 'SourceFile', module: 'com.acme.shop.Cart' },
    files: ['a/src/main/java/com/acme/shop/Cart.java', 'b/src/main/kotlin/com/acme/shop/Cart.kt'],
    place: {
      ambiguous: ['a/src/main/java/com/acme/shop/Cart.java', 'b/src/main/kotlin/com/acme/shop/Cart.kt'],
    },
  },
  {
    says: "Bun's cache of packages",
    source: BUN,
    text: 'taken',
    platform: 'node',
    frame: {
      filename: '/home/admin/.bun/install/cache/@agentclientprotocol/sdk@1.3.0@@@1/dist/schema/guards.gen.js',
    },
    files: { 'package.json': '{"name": "shop"}', 'dist/schema/guards.gen.js': '' },
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a package of the workspace in the cache of Bun',
    source: BUN,
    text: 'modelled',
    platform: 'node',
    frame: { filename: '/home/admin/.bun/install/cache/@acme/money@1.3.0@@@1/src/format.ts' },
    files: { 'libs/money/package.json': '{"name": "@acme/money"}', 'libs/money/src/format.ts': '' },
    place: 'libs/money/src/format.ts',
  },
  {
    says: 'a page that is named by its parameter, of which every folder may have one',
    text: 'modelled',
    platform: 'javascript',
    frame: { filename: '/srv/site/src/routes/orders/[id].tsx' },
    files: { 'package.json': '{"name": "shop"}', 'src/routes/users/[id].tsx': '' },
    place: { unmapped: 'differs' },
  },
  {
    says: 'code that a virtual machine of Node runs',
    text: 'modelled',
    platform: 'node',
    frame: { filename: 'evalmachine.<anonymous>' },
    files: ['src/machine.js'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'code on the command line of Node',
    text: 'modelled',
    platform: 'node',
    frame: { filename: '[eval]-wrapper' },
    files: ['src/wrapper.js'],
    place: { unmapped: 'noPath' },
  },
];
