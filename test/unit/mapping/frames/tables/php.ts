import type { FrameCase } from '../frameCase';

const CODESTREAM =
  'https://github.com/TeamCodeStream/codestream/blob/71d5acfd36607e444bcfedb1acfd05df4c256610/shared/agent/test/unit/managers/stackTraceParsers/phpStackTraceParser.spec.ts';
const codestream = [CODESTREAM, '2024-08-09'] as const;
const sdk = [
  'https://github.com/getsentry/sentry-php/blob/da8232342e931ca34293a3d49a0f4358f5438d7f/src/FrameBuilder.php',
  '2026-06-30',
] as const;
const sdkTest = [
  'https://github.com/getsentry/sentry-php/blob/da8232342e931ca34293a3d49a0f4358f5438d7f/tests/FrameBuilderTest.php',
  '2026-06-30',
] as const;
const codeMappings = [
  'https://github.com/getsentry/sentry/blob/038a9cac737cb5e2106c9e00c6193f374f42c80b/tests/sentry/issues/auto_source_code_config/test_process_event.py',
  '2026-11-20',
] as const;
const evalFrame = [
  'https://github.com/bugsnag/bugsnag-php/blob/a3cc16e2d8f802ae7e33364dbbda553519100297/tests/fixtures/frames/eval.json',
  '2026-01-23',
] as const;
const xdebug = [
  'https://github.com/bugsnag/bugsnag-php/blob/a3cc16e2d8f802ae7e33364dbbda553519100297/tests/fixtures/backtraces/xdebug_error.json',
  '2026-01-23',
] as const;
const compiledView = ['https://github.com/rap2hpoutre/laravel-log-viewer/issues/31', '2015-06-04'] as const;
const laravelSdk = ['https://github.com/getsentry/sentry-laravel/pull/747', '2023-08-01'] as const;
const releases = ['https://github.com/laravel/framework/issues/25215', '2018-08-15'] as const;
const sogecommerce = ['https://github.com/lyra/plugin-woocommerce/issues/7', '2023-04-11'] as const;
const w3TotalCache = ['https://github.com/szepeviktor/w3-total-cache-fixed/pull/50', '2016-09-19'] as const;
const wpShell = ['https://github.com/aaemnnosttv/wp-cli-login-command/issues/70', '2023-08-11'] as const;
const wpCli = ['https://github.com/wp-cli/wp-cli/issues/2953', '2016-06-03'] as const;
const lifter = ['https://github.com/gocodebox/lifterlms/issues/2066', '2026-11-20'] as const;
const sicEm = ['https://github.com/radgeek/FWP---SIC--Em/issues/15', '2019-01-17'] as const;
const scheduler = [
  'https://github.com/woocommerce/action-scheduler-high-volume/issues/6',
  '2022-03-08',
] as const;
const skeleton = ['https://github.com/simplethemes/skeleton_wp/issues/49', '2012-12-06'] as const;
const drupal = ['https://github.com/civicrm/civicrm-core/pull/30633', '2026-11-20'] as const;
const twig = ['https://github.com/EasyCorp/EasyAdminBundle/issues/5986', '2023-11-28'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'Laravel: the name starts with a slash at the root of the project',
    source: laravelSdk,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/app/Http/Controllers/CartController.php',
      absPath: '/var/www/html/app/Http/Controllers/CartController.php',
      function: 'App\\Http\\Controllers\\CartController::store',
    },
    files: [
      'app/Http/Controllers/CartController.php',
      'app/Http/Controllers/Api/CartController.php',
      'tests/Feature/CartController.php',
    ],
    place: 'app/Http/Controllers/CartController.php',
  },
  {
    says: 'Laravel: the project is a folder of a repository with several',
    source: laravelSdk,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/app/Models/Order.php',
      absPath: '/srv/www/backoffice/app/Models/Order.php',
    },
    files: ['shop/app/Models/Order.php', 'backoffice/app/Models/Order.php'],
    place: 'backoffice/app/Models/Order.php',
  },
  {
    says: 'Laravel: several projects, and nothing tells which',
    source: laravelSdk,
    text: 'modelled',
    platform: 'php',
    frame: { filename: '/app/Models/Order.php', absPath: '/var/www/html/app/Models/Order.php' },
    files: ['shop/app/Models/Order.php', 'backoffice/app/Models/Order.php'],
    place: { ambiguous: ['shop/app/Models/Order.php', 'backoffice/app/Models/Order.php'] },
  },
  {
    says: 'Laravel: a compiled view',
    source: compiledView,
    text: 'taken',
    platform: 'php',
    frame: { filename: 'storage/framework/views/43b5cdd1d840a31e686df15ac113ab92' },
    files: ['resources/views/cart.blade.php', 'storage/framework/views/.gitignore'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'Laravel: a compiled view, as older tools write its name',
    source: xdebug,
    text: 'taken',
    platform: 'php',
    frame: { filename: 'storage/framework/views/9159822bf9c110749a4f033b96974fef' },
    files: ['resources/views/index.blade.php', 'app/Http/Kernel.php'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'Laravel: a template as the SDK tells it',
    source: laravelSdk,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/resources/views/cart/index.blade.php',
      absPath: '/var/www/html/resources/views/cart/index.blade.php',
    },
    files: ['resources/views/cart/index.blade.php', 'resources/views/orders/index.blade.php'],
    place: 'resources/views/cart/index.blade.php',
  },
  {
    says: 'a release folder of a deployment',
    source: releases,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/var/www/domain.com/release-20180814-commit-ca11ab1e/src/Controller/CartController.php',
    },
    files: ['src/Controller/CartController.php', 'tests/Controller/CartControllerTest.php'],
    place: 'src/Controller/CartController.php',
  },
  {
    says: 'a framework among the dependencies, counted as in-app',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/var/www/vendor/foocorp/framework/src/Acme/Pipeline/Pipeline.php',
      function: 'Acme\\Pipeline\\Pipeline::then',
      inApp: true,
    },
    files: ['src/Pipeline/Pipeline.php', 'app/Pipeline.php'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'the framework itself is open',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/var/www/vendor/foocorp/framework/src/Acme/Session/Store.php', inApp: false },
    files: {
      'composer.json':
        '{ "name": "foocorp/framework", "autoload": { "psr-4": { "Acme\\\\": "src/Acme/" } } }\n',
      'src/Acme/Session/Store.php': '<?php\n\nnamespace Acme\\Session;\n\nclass Store\n{\n}\n',
      'src/Acme/Cache/Store.php': '<?php\n\nnamespace Acme\\Cache;\n\nclass Store\n{\n}\n',
    },
    folder: 'framework',
    place: 'src/Acme/Session/Store.php',
  },
  {
    says: 'our own package among the dependencies, whose sources are a folder here',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/var/www/vendor/fruitcake/foocorp-cors/src/HandleCors.php' },
    files: {
      'composer.json': '{ "name": "acme/shop" }\n',
      'src/Http/HandleCors.php': '<?php\n\nnamespace Acme\\Shop\\Http;\n\nclass HandleCors\n{\n}\n',
      'packages/foocorp-cors/composer.json': '{ "name": "fruitcake/foocorp-cors" }\n',
      'packages/foocorp-cors/src/HandleCors.php':
        '<?php\n\nnamespace Fruitcake\\Cors;\n\nclass HandleCors\n{\n}\n',
    },
    place: 'packages/foocorp-cors/src/HandleCors.php',
  },
  {
    says: 'the front controller of the public folder',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/var/www/public/index.php' },
    files: ['public/index.php', 'index.php', 'admin/index.php'],
    place: 'public/index.php',
  },
  {
    says: 'the front controllers of two projects',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/var/www/public/index.php' },
    files: ['shop/public/index.php', 'admin/public/index.php'],
    place: { ambiguous: ['shop/public/index.php', 'admin/public/index.php'] },
  },
  {
    says: 'a function of PHP itself',
    source: sdkTest,
    text: 'taken',
    platform: 'php',
    frame: { filename: '[internal]', function: 'array_map', inApp: false },
    files: ['src/internal.php'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a caller that is not known',
    source: codestream,
    text: 'taken',
    platform: 'php',
    frame: { filename: '?', function: 'Acme\\Foundation\\Bootstrap\\HandleExceptions::handleError' },
    files: ['src/Acme/Foundation/Bootstrap/HandleExceptions.php'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'evaluated code stands in the file that evaluates it',
    source: evalFrame,
    text: 'taken',
    platform: 'php',
    frame: { filename: "path/some/file.php(123) : eval()'d code" },
    files: ['app/path/some/file.php', 'app/path/file.php'],
    place: 'app/path/some/file.php',
  },
  {
    says: 'evaluated code inside evaluated code',
    source: evalFrame,
    text: 'modelled',
    platform: 'php',
    frame: { filename: "/var/www/shop/src/Rules/Rule.php(26) : eval()'d code(1) : eval()'d code" },
    files: ['src/Rules/Rule.php', 'src/Rules/RuleSet.php'],
    place: 'src/Rules/Rule.php',
  },
  {
    says: 'a function that was made at run time',
    source: sdk,
    text: 'modelled',
    platform: 'php',
    frame: { filename: '/srv/shop/src/Tax/Rates.php(40) : runtime-created function' },
    files: ['src/Tax/Rates.php', 'src/Rates.php'],
    place: 'src/Tax/Rates.php',
  },
  {
    says: 'evaluated code on Windows, where two layers have the name',
    source: evalFrame,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: "D:\\projects\\calcelit\\www\\library\\extensions\\classes\\View.php(295) : eval()'d code",
    },
    files: ['library/extensions/classes/View.php', 'library/core/classes/View.php'],
    place: 'library/extensions/classes/View.php',
  },
  {
    says: 'code from the standard input is in no file',
    source: sdk,
    text: 'modelled',
    platform: 'php',
    frame: { filename: "Standard input code(12) : eval()'d code" },
    files: ['src/code.php'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'code from the command line is in no file',
    source: sdk,
    text: 'modelled',
    platform: 'php',
    frame: { filename: 'Command line code', inApp: true },
    files: ['bin/console'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a dependency inside an archive',
    source: wpShell,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: 'phar:///usr/local/bin/wp/vendor/wp-cli/shell-command/src/WP_CLI/Shell/REPL.php',
    },
    files: ['src/Shell/REPL.php'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'our own program inside an archive',
    source: wpCli,
    text: 'taken',
    platform: 'php',
    frame: { filename: 'phar:///bin/wp/php/WP_CLI/Runner.php', function: 'WP_CLI\\Runner->start' },
    files: ['php/WP_CLI/Runner.php', 'php/WP_CLI/Loggers/Runner.php', 'bin/wp'],
    folder: 'wp-cli',
    place: 'php/WP_CLI/Runner.php',
  },
  {
    says: 'the program in the archive is a dependency inside the archive of another',
    source: wpShell,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: 'phar:///usr/local/bin/wp/vendor/wp-cli/wp-cli/php/WP_CLI/Dispatcher/CommandFactory.php',
    },
    files: {
      'composer.json': '{ "name": "wp-cli/wp-cli" }\n',
      'php/WP_CLI/Dispatcher/CommandFactory.php': '<?php\n\nnamespace WP_CLI\\Dispatcher;\n',
    },
    folder: 'wp-cli',
    place: 'php/WP_CLI/Dispatcher/CommandFactory.php',
  },
  {
    says: 'a plug-in of WordPress, opened on its own',
    source: sogecommerce,
    text: 'taken',
    platform: 'php',
    frame: {
      filename:
        '/var/www/vhosts/aaaa.com/httpdocs/wp-content/plugins/woo-sogecommerce-payment/woo-sogecommerce-payment.php',
    },
    files: ['woo-sogecommerce-payment.php', 'includes/gateway.php'],
    folder: 'woo-sogecommerce-payment',
    place: 'woo-sogecommerce-payment.php',
  },
  {
    says: 'a plug-in on Windows, whose checkout has another name',
    source: w3TotalCache,
    text: 'taken',
    platform: 'php',
    frame: { filename: 'C:\\myproject\\wp-content\\plugins\\w3-total-cache\\lib\\W3\\PgCache.php' },
    files: ['lib/W3/PgCache.php', 'lib/W3/Plugin/PgCache.php'],
    folder: 'w3-total-cache-fixed',
    place: 'lib/W3/PgCache.php',
  },
  {
    says: 'WordPress itself, beside a plug-in with a file of the name',
    source: sicEm,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/home/cogdog/public_html/arganee/wp-includes/plugin.php',
      function: 'apply_filters',
      inApp: true,
    },
    files: ['includes/plugin.php', 'SicEm.php'],
    folder: 'sic-em',
    place: { unmapped: 'differs' },
  },
  {
    says: 'WordPress itself, in a repository that holds all of a site',
    source: sicEm,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/home/cogdog/public_html/arganee/wp-includes/plugin.php' },
    files: [
      'wp-includes/plugin.php',
      'wp-content/plugins/sic-em/plugin.php',
      'wp-content/themes/shop/functions.php',
    ],
    place: 'wp-includes/plugin.php',
  },
  {
    says: 'a plug-in at the root of its checkout, in a folder named after the branch',
    source: sicEm,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/home/cogdog/public_html/arganee/wp-content/plugins/FWP---SIC--Em-master/SicEm.php',
    },
    files: ['SicEm.php', 'readme.txt'],
    folder: 'FWP---SIC--Em',
    place: 'SicEm.php',
  },
  {
    says: 'the administration of WordPress, whose pages have ordinary names',
    source: w3TotalCache,
    text: 'taken',
    platform: 'php',
    frame: { filename: 'C:\\myproject\\wp-admin\\admin.php' },
    files: ['admin.php', 'lib/admin.php'],
    folder: 'w3-total-cache-fixed',
    place: { unmapped: 'differs' },
  },
  {
    says: 'the theme of somebody else, while ours is open',
    source: lifter,
    text: 'taken',
    platform: 'php',
    frame: {
      filename:
        '/srv/users/manager/apps/natalie-test-site/public/wp-content/themes/astra/template-parts/single/single-layout.php',
    },
    files: ['functions.php', 'template-parts/single-layout.php', 'style.css'],
    folder: 'shop-theme',
    place: { unmapped: 'differs' },
  },
  {
    says: 'a theme, opened on its own',
    source: lifter,
    text: 'taken',
    platform: 'php',
    frame: {
      filename:
        '/srv/users/manager/apps/natalie-test-site/public/wp-content/themes/astra/template-parts/single/single-layout.php',
    },
    files: ['template-parts/single/single-layout.php', 'inc/template-parts.php'],
    folder: 'astra',
    place: 'template-parts/single/single-layout.php',
  },
  {
    says: 'a plug-in without a folder of its own',
    source: scheduler,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/var/www/vhosts/kaufbeet.de/httpdocs/action-scheduler-high-volume.php' },
    files: ['action-scheduler-high-volume.php', 'README.md'],
    folder: 'action-scheduler-high-volume',
    place: 'action-scheduler-high-volume.php',
  },
  {
    says: "Sentry's own example: a short absolute path",
    source: codeMappings,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/sentry/p/kanga.php' },
    files: ['src/sentry/p/kanga.php', 'src/sentry/capybara.php'],
    place: 'src/sentry/p/kanga.php',
  },
  {
    says: "Sentry's own example: a dependency of the name of our own folder",
    source: codeMappings,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/sentry/p/vendor/sentry/src/functions.php', inApp: false },
    files: ['sentry/p/kanga.php', 'sentry/src/functions.php'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'a copy among the dependencies is never the answer for our own file',
    source: codestream,
    text: 'modelled',
    platform: 'php',
    frame: { filename: '/srv/releases/20261101120000/src/Kernel.php', function: 'App\\Kernel::boot' },
    files: ['src/Kernel.php', 'vendor/symfony/http-kernel/src/Kernel.php'],
    place: 'src/Kernel.php',
  },
  {
    says: 'a client that does not tell the language',
    source: sicEm,
    text: 'modelled',
    platform: 'other',
    frame: { filename: '/home/cogdog/public_html/arganee/wp-includes/plugin.php' },
    files: ['includes/plugin.php', 'SicEm.php'],
    folder: 'sic-em',
    place: { unmapped: 'differs' },
  },
  {
    says: 'the functions of the theme of somebody else, while ours is open',
    source: skeleton,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/home/mmcdevi1/public_html/skeleton/wp-content/themes/skeleton/functions.php',
    },
    files: ['functions.php', 'style.css', 'header.php'],
    folder: 'shop-theme',
    place: { unmapped: 'differs' },
  },
  {
    says: 'the functions of the theme that is open',
    source: skeleton,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/home/mmcdevi1/public_html/skeleton/wp-content/themes/skeleton/functions.php',
    },
    files: ['functions.php', 'inc/functions.php', 'style.css'],
    folder: 'skeleton',
    place: 'functions.php',
  },
  {
    says: 'Drupal itself, beside a module of ours that is laid out like it',
    source: drupal,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/var/sites/drupal10/web/core/lib/Drupal/Core/StackMiddleware/Session.php',
      inApp: true,
    },
    files: ['shop_session.info.yml', 'src/StackMiddleware/Session.php'],
    folder: 'shop_session',
    place: { unmapped: 'differs' },
  },
  {
    says: 'a module of Drupal itself, beside a module of ours that is laid out like it',
    source: drupal,
    text: 'taken',
    platform: 'php',
    frame: {
      filename: '/var/sites/drupal10/web/core/modules/page_cache/src/StackMiddleware/PageCache.php',
      inApp: true,
    },
    files: ['web/modules/custom/shop_cache/src/StackMiddleware/PageCache.php', 'composer.json'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a contributed module of Drupal, beside a module of ours that is laid out like it',
    source: drupal,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/var/sites/drupal10/web/modules/contrib/token/src/Controller/TokenController.php',
      inApp: true,
    },
    files: ['web/modules/custom/shop_token/src/Controller/TokenController.php', 'composer.json'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a module of Drupal that is open on its own',
    source: drupal,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/var/sites/drupal10/web/modules/custom/shop_token/src/Controller/TokenController.php',
    },
    files: ['src/Controller/TokenController.php', 'tests/src/Controller/TokenControllerTest.php'],
    folder: 'drupal-shop',
    place: 'src/Controller/TokenController.php',
  },
  {
    says: 'Symfony: a compiled template',
    source: twig,
    text: 'taken',
    platform: 'php',
    frame: { filename: '/app/var/cache/prod/twig/33/33b42a927271b040446d8c8bdb1eed5c.php' },
    files: ['templates/cart.html.twig', 'src/Kernel.php'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'Laravel: a view of a package that was copied to be changed',
    source: laravelSdk,
    text: 'modelled',
    platform: 'php',
    frame: {
      filename: '/resources/views/vendor/mail/html/button.blade.php',
      absPath: '/var/www/html/resources/views/vendor/mail/html/button.blade.php',
    },
    files: ['resources/views/vendor/mail/html/button.blade.php', 'resources/views/button.blade.php'],
    place: 'resources/views/vendor/mail/html/button.blade.php',
  },
];
