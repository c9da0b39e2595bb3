/** The code that comes with Elixir and Erlang, which nothing but its names tells from an application's. */

/** Modules of Elixir's own applications, whose names no other may have. */
export const elixirModules: ReadonlySet<string> = new Set(
  (
    'Access Agent Agent.Server Application Atom Base Behaviour Bitwise Calendar Calendar.ISO Code Code.Formatter ' +
    'Code.Fragment Code.Normalizer Code.Typespec Config Config.Provider Config.Reader Date Date.Range DateTime Dict ' +
    'Duration DynamicSupervisor EEx EEx.Compiler EEx.Engine EEx.SmartEngine Enum Enumerable.Function ' +
    'Enumerable.List Enumerable.Map Enumerable.MapSet Enumerable.Range Enumerable.Stream ExUnit ExUnit.Assertions ' +
    'ExUnit.Callbacks ExUnit.Case ExUnit.EventManager ExUnit.OnExitHandler ExUnit.Runner ExUnit.Server Exception ' +
    'File File.Stat File.Stream Float Function GenEvent GenEvent.Stream GenServer HashDict HashSet IEx IEx.CLI ' +
    'IEx.Evaluator IEx.Helpers IEx.Server IO IO.ANSI IO.ANSI.Docs IO.Stream Inspect.Algebra Inspect.Any ' +
    'Inspect.List Inspect.Map Integer JSON Kernel Kernel.CLI Kernel.ErrorHandler Kernel.LexicalTracker ' +
    'Kernel.ParallelCompiler Kernel.SpecialForms Kernel.Typespec Kernel.Utils Keyword List Logger Logger.App ' +
    'Logger.Backends.Console Logger.Backends.Internal Logger.Formatter Logger.Handler Logger.Translator ' +
    'Logger.Utils Macro Macro.Env Map MapSet Module Module.ParallelChecker Module.Types NaiveDateTime Node ' +
    'OptionParser PartitionSupervisor Path Path.Wildcard Port Process Protocol Range Record Record.Extractor Regex ' +
    'Registry Registry.Partition Registry.Supervisor Set Stream Stream.Reducers String String.Break String.Casing ' +
    'String.Chars.Atom String.Chars.Integer String.Chars.List String.Normalizer String.Tokenizer String.Unicode ' +
    'StringIO Supervisor Supervisor.Default Supervisor.Spec System System.SignalHandler Task Task.Supervised ' +
    'Task.Supervisor Time Tuple URI Version Version.Parser Version.Requirement'
  ).split(' '),
);

/** Files of Erlang's own applications; their modules have the same names, which no other may have. */
export const erlangFiles: ReadonlySet<string> = new Set(
  (
    'application application_controller application_master array auth base64 beam_lib binary calendar code ' +
    'code_server compile crypto dets dict digraph disk_log epp erl_epmd erl_eval erl_expand_records erl_internal ' +
    'erl_lint erl_parse erl_prim_loader erl_scan erlang erpc error_handler error_logger escript ets eunit_proc ' +
    'eunit_test file file_io_server file_server filelib filename gb_sets gb_trees gen gen_event gen_fsm gen_sctp ' +
    'gen_server gen_statem gen_tcp gen_udp global group group_history heart httpc httpc_handler httpc_manager ' +
    'httpd httpd_request_handler inet inet6_tcp inet_db inet_dns inet_res inet_tcp init io io_lib io_lib_format ' +
    'io_lib_pretty json kernel lists logger logger_backend logger_formatter logger_h_common logger_server ' +
    'logger_std_h logger_simple_h maps math mnesia mnesia_controller mnesia_lib mnesia_locker mnesia_monitor ' +
    'mnesia_schema mnesia_tm net_adm net_kernel orddict ordsets os otp_internal peer persistent_term pg pg2 pool ' +
    'prim_file prim_inet prim_socket prim_zip proc_lib proplists public_key qlc queue ram_file rand random re ' +
    'release_handler rpc sasl seq_trace sets shell slave socket sofs ssh ssh_connection_handler ssl ' +
    'ssl_connection ssl_gen_statem ssl_listen_tracker_sup string supervisor supervisor_bridge sys systools ' +
    'test_server timer tls_client_connection tls_connection tls_gen_connection tls_record tls_sender ' +
    'tls_server_connection unicode unicode_util uri_string user_drv v3_core xmerl xmerl_sax_parser xmerl_scan ' +
    'zip zlib'
  )
    .split(' ')
    .map((module) => `${module}.erl`),
);
