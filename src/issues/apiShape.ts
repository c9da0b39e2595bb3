import type { Trace, TraceStack } from '../mapping/trace';
import type { Issue } from '../sentry/issues';

/** An issue as the API would deliver it without its series, so that one tolerant decoder reads server and disk. */
export function issueInApiShape(issue: Issue): unknown {
  const { type, value, filename, counts, lifetime, stats: _stats, ...rest } = issue;
  return {
    ...rest,
    metadata: { type, value, filename },
    count: counts.events,
    userCount: counts.users,
    lifetime: lifetime && { count: lifetime.events, userCount: lifetime.users },
  };
}

/** A trace as the API would deliver its event: ids, times and stacks, and nothing else of the event. */
export function traceInApiShape(trace: Trace): unknown {
  const { eventId, dateCreated, platform, release, build, environment, debugIds = {}, stacks } = trace;
  return {
    eventID: eventId,
    dateCreated,
    platform,
    release: {
      version: release,
      ref: build?.ref,
      versionInfo: { buildHash: build?.buildHash },
      lastCommit: build && { id: build.lastCommit, repository: { name: build.repository } },
    },
    tags: [{ key: 'environment', value: environment }],
    entries: [
      ...entriesOf(stacks),
      { type: 'debugmeta', data: { images: Object.entries(debugIds).map(sourceMapImage) } },
    ],
  };
}

function sourceMapImage([file, debugId]: readonly [string, string]): unknown {
  return { type: 'sourcemap', code_file: file, debug_id: debugId };
}

function entriesOf(stacks: readonly TraceStack[]): readonly unknown[] {
  const [stack] = stacks;
  switch (stack?.kind) {
    case undefined:
      return [];
    case 'message':
      return [{ type: 'stacktrace', data: stacktrace(stack) }];
    case 'thread':
      return [{ type: 'threads', data: { values: [{ crashed: true, stacktrace: stacktrace(stack) }] } }];
    case 'exception':
      return [
        {
          type: 'exception',
          data: {
            values: stacks.map((one) => ({
              type: one.type,
              mechanism: mechanismOf(one),
              stacktrace: stacktrace(one),
            })),
          },
        },
      ];
  }
}

function mechanismOf({ handled, branch }: TraceStack): unknown {
  return {
    handled,
    ...(branch && { exception_id: branch.id, parent_id: branch.parent, is_exception_group: branch.isGroup }),
  };
}

function stacktrace(stack: TraceStack): unknown {
  return {
    frames: stack.frames.map((frame) => ({
      ...frame,
      context: frame.context.map(({ line, text }) => [line, text]),
    })),
  };
}
