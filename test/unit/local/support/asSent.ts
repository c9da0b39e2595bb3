import { list, record, text } from '../../../../src/base/decode';

type Body = Readonly<Record<string, unknown>>;

/** What an SDK must have sent for a server to answer a recorded event: the way back from `entries` to snake_case. */
export function asSent(recorded: Body): Body {
  const entry = (type: string) =>
    record(list(recorded['entries']).find((one) => record(one)?.['type'] === type))?.['data'];
  const exceptions = list(record(entry('exception'))?.['values']).map((value) =>
    exceptionAsSent(record(value) ?? {}),
  );
  const tags = list(recorded['tags']).map((tag) => [record(tag)?.['key'], record(tag)?.['value']] as const);
  const tag = (key: string) => tags.find(([name]) => name === key)?.[1];
  const derived = ['environment', 'release', 'level', 'dist', 'user', 'handled', 'mechanism', 'server_name'];
  return {
    event_id: recorded['eventID'],
    platform: recorded['platform'],
    timestamp: recorded['dateCreated'],
    level: tag('level'),
    release: tag('release'),
    dist: tag('dist'),
    environment: tag('environment'),
    server_name: tag('server_name'),
    tags: tags.filter(([key]) => !derived.includes(String(key))),
    user: recorded['user'],
    contexts: recorded['contexts'],
    extra: recorded['context'],
    modules: recorded['packages'],
    sdk: recorded['sdk'],
    ...(exceptions.length === 0 ? {} : { exception: { values: exceptions } }),
    ...(entry('message') === undefined ? {} : { message: record(entry('message'))?.['formatted'] }),
    breadcrumbs: record(entry('breadcrumbs'))?.['values'],
    ...(entry('request') === undefined ? {} : { request: requestAsSent(record(entry('request')) ?? {}) }),
  };
}

function requestAsSent({ query, ...request }: Body): Body {
  return { ...request, query_string: query };
}

function exceptionAsSent(exception: Body): Body {
  const stack = (value: unknown) =>
    value === null
      ? null
      : { frames: list(record(value)?.['frames']).map((frame) => frameAsSent(record(frame) ?? {})) };
  return {
    type: exception['type'],
    value: exception['value'],
    module: exception['module'],
    thread_id: exception['threadId'],
    mechanism: exception['mechanism'],
    stacktrace: stack(exception['stacktrace']),
    raw_stacktrace: stack(exception['rawStacktrace']),
  };
}

function frameAsSent(frame: Body): Body {
  const line = frame['lineNo'];
  const context = list(frame['context']).map((pair) => ({ at: list(pair)[0], source: text(list(pair)[1]) }));
  const own = context.findIndex(({ at }) => at === line);
  const sources = context.map(({ source }) => source);
  return {
    function: frame['function'],
    module: frame['module'],
    package: frame['package'],
    platform: frame['platform'],
    filename: frame['filename'],
    abs_path: frame['absPath'],
    lineno: line,
    colno: frame['colNo'],
    in_app: frame['inApp'],
    vars: frame['vars'],
    symbol: frame['symbol'],
    instruction_addr: frame['instructionAddr'],
    symbol_addr: frame['symbolAddr'],
    trust: frame['trust'],
    ...(own === -1
      ? {}
      : {
          pre_context: sources.slice(0, own),
          context_line: sources[own],
          post_context: sources.slice(own + 1),
        }),
  };
}
