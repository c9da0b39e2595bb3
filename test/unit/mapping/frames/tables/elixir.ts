import type { FrameCase } from '../frameCase';

const codestream = [
  'https://github.com/TeamCodeStream/codestream/blob/71d5acfd36607e444bcfedb1acfd05df4c256610/shared/agent/test/unit/managers/stackTraceParsers/elixirStackTraceParser.spec.ts',
  '2024-08-09',
] as const;
const SENTRY = 'https://github.com/getsentry/sentry-elixir/blob/1966afe67aa698241a1fa9077e90fc742962176d';
const sentryClient = [`${SENTRY}/test/sentry/client_test.exs`, '2026-08-20'] as const;
const sentryHandler = [`${SENTRY}/test/sentry/logger_handler_test.exs`, '2026-08-20'] as const;
const sentrySources = [`${SENTRY}/lib/sentry/sources.ex`, '2026-08-20'] as const;
const honeybadger = [
  'https://github.com/honeybadger-io/honeybadger-elixir/blob/6631b86e7af86353557911b0dbc072533d0a6f1e/test/honeybadger/notice_test.exs',
  '2026-08-17',
] as const;
const bobby = ['https://github.com/phoenixframework/phoenix/issues/4427', '2021-08-23'] as const;
const hitb = ['https://github.com/phoenixframework/phoenix_live_view/issues/1669', '2021-10-11'] as const;
const liveDebugger = ['https://github.com/software-mansion/live-debugger/issues/730', '2025-09-02'] as const;
const rabbit = [
  'https://github.com/rabbitmq/rabbitmq-delayed-message-exchange/issues/86',
  '2026-11-20',
] as const;
const deduplication = [
  'https://github.com/noxdafox/rabbitmq-message-deduplication/issues/15',
  '2026-11-20',
] as const;
const noFile = ['https://github.com/elixir-lang/elixir/issues/12585', '2023-05-22'] as const;

export const cases: readonly FrameCase[] = [
  {
    says: 'an umbrella: the path is relative to an application that is not named',
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/services/login_service_api.ex',
      module: 'Elixir.LoginService.API',
      function: 'LoginService.API.raise_unexpected_response_error!/1',
      inApp: false,
    },
    files: [
      'apps/http_services/lib/services/login_service_api.ex',
      'apps/business_logic/lib/api_key.ex',
      'mix.exs',
    ],
    place: 'apps/http_services/lib/services/login_service_api.ex',
  },
  {
    says: 'an umbrella: two applications have the path, and the module tells which',
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/api_key.ex',
      module: 'Elixir.BusinessLogic.ApiKey',
      function: 'BusinessLogic.ApiKey.fetch_authorized_account_ids/1',
      inApp: true,
    },
    files: ['apps/accounts/lib/api_key.ex', 'apps/business_logic/lib/api_key.ex', 'mix.exs'],
    place: 'apps/business_logic/lib/api_key.ex',
  },
  {
    says: 'an umbrella: the module is named like its application alone',
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/cache.ex',
      module: 'Elixir.Cache',
      function: 'Cache.miss/4',
      inApp: false,
    },
    files: ['apps/cache/lib/cache.ex', 'apps/web/lib/cache.ex'],
    place: 'apps/cache/lib/cache.ex',
  },
  {
    says: 'an umbrella: two applications have the path, and nothing tells which',
    source: codestream,
    text: 'modelled',
    platform: 'elixir',
    frame: { filename: 'lib/nrdb.ex', function: 'anonymous fn/2', inApp: true },
    files: ['apps/accounts/lib/nrdb.ex', 'apps/business_logic/lib/nrdb.ex'],
    place: { ambiguous: ['apps/accounts/lib/nrdb.ex', 'apps/business_logic/lib/nrdb.ex'] },
  },
  {
    says: 'a module whose path is not that of its name',
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/schema/nerd/resolvers/data_dictionary.ex',
      module: 'Elixir.Nerd.Resolvers.DataDictionary',
      inApp: true,
    },
    files: [
      'lib/schema/nerd/resolvers/data_dictionary.ex',
      'lib/data_dictionary.ex',
      'test/schema/data_dictionary_test.exs',
    ],
    place: 'lib/schema/nerd/resolvers/data_dictionary.ex',
  },
  {
    says: 'a dependency of which only the base name is here',
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/absinthe/phase/document/execution/resolution.ex',
      module: 'Elixir.Absinthe.Phase.Document.Execution.Resolution',
      inApp: false,
    },
    files: ['lib/nerd/graph/resolution.ex', 'mix.exs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a dependency of which the last folder is here too',
    source: sentryHandler,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'lib/phoenix/socket.ex', module: 'Elixir.Phoenix.Socket', inApp: false },
    files: ['lib/shop_web/channels/phoenix/socket.ex', 'mix.exs'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a dependency that is not here',
    source: sentryHandler,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'src/cowboy_websocket.erl', module: 'cowboy_websocket', inApp: false },
    files: ['lib/shop_web/endpoint.ex', 'mix.exs'],
    place: { unmapped: 'notFound' },
  },
  {
    says: "Elixir's own library, beside a file of ours of the same path",
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/task/supervised.ex',
      module: 'Elixir.Task.Supervised',
      function: 'Task.Supervised.invoke_mfa/2',
      inApp: false,
    },
    files: ['lib/task/supervised.ex', 'lib/shop/task.ex'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "Elixir's own library, whose modules have ordinary names",
    source: sentryClient,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'lib/uri.ex', module: 'Elixir.URI', function: 'URI.new!/1', inApp: false },
    files: ['lib/uri.ex', 'lib/shop.ex'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a file of the path of one of Elixir, and a module of ours',
    source: sentryClient,
    text: 'modelled',
    platform: 'elixir',
    frame: { filename: 'lib/uri.ex', module: 'Elixir.Shop.URI', function: 'Shop.URI.slug/1' },
    files: ['lib/uri.ex', 'lib/shop.ex'],
    place: 'lib/uri.ex',
  },
  {
    says: "Elixir's own library, where it was built",
    source: honeybadger,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'lib/elixir/lib/kernel.ex', module: 'Elixir.Kernel', inApp: false },
    files: ['lib/shop/kernel.ex'],
    place: { unmapped: 'runtime' },
  },
  {
    says: "Erlang's own library comes as a base name",
    source: codestream,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'proc_lib.erl',
      module: 'proc_lib',
      function: ':proc_lib.init_p_do_apply/3',
      inApp: false,
    },
    files: ['src/shop_server.erl', 'deps/otp_patch/src/proc_lib.erl'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'an Erlang application that keeps its parts below deps',
    source: rabbit,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'src/rabbit_channel.erl', module: 'rabbit_channel', function: 'handle_method/3' },
    files: [
      'deps/rabbit/src/rabbit_channel.erl',
      'deps/rabbit/src/rabbit_exchange.erl',
      'deps/rabbit_common/src/gen_server2.erl',
    ],
    folder: 'rabbitmq-server',
    place: 'deps/rabbit/src/rabbit_channel.erl',
  },
  {
    says: 'a behaviour of ours that is named like one of Erlang',
    source: rabbit,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'src/gen_server2.erl', module: 'gen_server2', function: 'handle_msg/2' },
    files: ['deps/rabbit_common/src/gen_server2.erl', 'deps/rabbit/src/rabbit.erl'],
    folder: 'rabbitmq-server',
    place: 'deps/rabbit_common/src/gen_server2.erl',
  },
  {
    says: 'a plug-in in Elixir that is loaded into an Erlang program',
    source: deduplication,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/rabbit_message_deduplication_queue.ex',
      module: 'Elixir.RabbitMQ.MessageDeduplicationPlugin.Queue',
      inApp: true,
    },
    files: ['lib/rabbit_message_deduplication_queue.ex', 'lib/common.ex', 'mix.exs'],
    place: 'lib/rabbit_message_deduplication_queue.ex',
  },
  {
    says: 'a template, by its absolute path',
    source: bobby,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: '/Users/work/super-pas/lib/bobby_web/live/quake/self_service/steps/start/index.html.heex',
      inApp: true,
    },
    files: [
      'lib/bobby_web/live/quake/self_service/steps/start/index.html.heex',
      'lib/bobby_web/live/quake/self_service/steps/end/index.html.heex',
    ],
    place: 'lib/bobby_web/live/quake/self_service/steps/start/index.html.heex',
  },
  {
    says: 'a template of an application in an umbrella',
    source: hitb,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/hitb_web/templates/layout/root.html.heex',
      module: 'Elixir.HitbWeb.LayoutView',
      inApp: true,
    },
    files: [
      'apps/hitb_web/lib/hitb_web/templates/layout/root.html.heex',
      'apps/admin_web/lib/admin_web/templates/layout/root.html.heex',
    ],
    place: 'apps/hitb_web/lib/hitb_web/templates/layout/root.html.heex',
  },
  {
    says: 'a layout of which only another application has one',
    source: hitb,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/hitb_web/templates/layout/root.html.heex',
      module: 'Elixir.HitbWeb.LayoutView',
      inApp: false,
    },
    files: ['lib/shop_web/components/layouts/root.html.heex'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a file named like one of Elixir, deeper',
    source: liveDebugger,
    text: 'taken',
    platform: 'elixir',
    frame: {
      filename: 'lib/live_debugger/api/system/module.ex',
      module: 'Elixir.LiveDebugger.API.System.Module.Impl',
      inApp: false,
    },
    files: ['lib/live_debugger/api/system/module.ex', 'lib/live_debugger/structs/module.ex'],
    place: 'lib/live_debugger/api/system/module.ex',
  },
  {
    says: 'a macro of a dependency keeps the place where it was written',
    source: sentrySources,
    text: 'modelled',
    platform: 'elixir',
    frame: {
      filename: 'deps/phoenix/lib/phoenix/router.ex',
      module: 'Elixir.ShopWeb.Router',
      inApp: true,
    },
    files: ['lib/shop_web/router.ex', 'lib/phoenix/router.ex'],
    place: { unmapped: 'thirdParty' },
  },
  {
    says: 'evaluated code',
    source: noFile,
    text: 'taken',
    platform: 'elixir',
    frame: { filename: 'nofile', function: 'anonymous fn/0', inApp: false },
    files: ['lib/shop.ex'],
    place: { unmapped: 'noPath' },
  },
];
