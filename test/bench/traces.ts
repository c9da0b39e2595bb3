import { base1 } from '../../src/base/positions';
import type { Trace, TraceFrame, TraceStack } from '../../src/mapping/trace';
import type { ContextLine } from '../../src/sentry/stacks';
import type { Random } from './random';
import type { Source } from './sources';

/** A trace with the truth about it. */
export interface KnownTrace {
  readonly trace: Trace;
  /** Of each frame that is ours: its file, and its line now (from 0; `undefined` where it was removed). */
  readonly truth: readonly ({ readonly path: string; readonly line: number | undefined } | undefined)[];
}

/** A stack of a Node service: 60 % of the frames are ours, the others of packages and of Node itself. */
export function traceThrough(sources: readonly Source[], frames: number, random: Random): KnownTrace {
  // the files that call each other stand near each other
  const near = random.below(sources.length - 8);
  const calls = Array.from({ length: frames }, () => {
    const source = sources[near + random.below(8)]!;
    return random.next() < 0.6 ? { source, line: failingLine(source, random) } : undefined;
  });
  const stack: TraceStack = {
    kind: 'exception',
    type: 'TypeError',
    frames: calls.map((call) =>
      call === undefined ? foreignFrame(random) : ourFrame(call.source, call.line),
    ),
  };
  return {
    trace: { eventId: 'e'.repeat(32), platform: 'node', release: 'shop@2.4.1', stacks: [stack] },
    truth: calls.map((call) => call && { path: call.source.path, line: lineNow(call.source, call.line) }),
  };
}

function lineNow({ now }: Source, line: number): number | undefined {
  const at = now.findIndex(({ was }) => was === line);
  return at === -1 ? undefined : at;
}

/** A line that calls something or reads from it; no other kind is on a stack. */
function failingLine({ released }: Source, random: Random): number {
  for (;;) {
    const line = random.below(released.length);
    if (isFailing(released[line] ?? '')) {
      return line;
    }
  }
}

/** A line that calls something or reads from it. */
export function isFailing(line: string): boolean {
  return /^ .*\w[.(]/.test(line);
}

function ourFrame({ path, released }: Source, line: number): TraceFrame {
  const file = `/srv/shop-2.4.1/${path}`;
  return {
    filename: file,
    absPath: file,
    inApp: true,
    lineNo: base1(line + 1),
    context: contextOf(released, line),
  };
}

/** The line with five before and five after it, as the SDK reads them where the application runs. */
function contextOf(released: readonly string[], line: number): readonly ContextLine[] {
  const first = Math.max(line - 5, 0);
  return released.slice(first, line + 6).map((text, at) => ({ line: base1(first + at + 1), text }));
}

export function foreignFrame(random: Random): TraceFrame {
  const file = random.pick([
    'node:internal/process/task_queues',
    '/srv/shop-2.4.1/node_modules/express/lib/router/index.js',
    '/srv/shop-2.4.1/node_modules/express/lib/router/layer.js',
    '/srv/shop-2.4.1/node_modules/pg/lib/client.js',
  ]);
  return { filename: file, absPath: file, inApp: false, lineNo: base1(1 + random.below(400)), context: [] };
}
