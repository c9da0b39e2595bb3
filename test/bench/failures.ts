import { randomUUID } from 'node:crypto';

const LINES = 40;
/** From 1. */
const FAILING = 20;

/** The file in which the issue of a number fails. */
export function failingFile(issue: number): string {
  return `src/module${issue}.ts`;
}

export function failingSource(issue: number): string {
  return lines(issue).join('\n');
}

/** An event of the issue of a number, as an SDK sends it. @param at milliseconds since the epoch. */
export function failure(issue: number, at: number): object {
  const source = lines(issue);
  const frame = {
    filename: `/srv/shop/${failingFile(issue)}`,
    function: `step${issue}`,
    lineno: FAILING,
    in_app: true,
    pre_context: source.slice(FAILING - 6, FAILING - 1),
    context_line: source[FAILING - 1],
    post_context: source.slice(FAILING, FAILING + 5),
  };
  const exception = {
    type: `Failure${issue}`,
    value: 'it failed',
    stacktrace: { frames: [frame] },
    mechanism: { type: 'generic', handled: false },
  };
  return {
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: at / 1000,
    platform: 'node',
    level: 'error',
    release: 'shop@2.4.1',
    environment: 'production',
    user: { id: String(issue) },
    exception: { values: [exception] },
  };
}

/** An envelope with one event. */
export function envelopeOf(event: object): string {
  return [{}, { type: 'event' }, event].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function lines(issue: number): readonly string[] {
  return Array.from({ length: LINES }, (_, at) => `  const value${at} = step${issue}(${at * issue});`);
}
