import type { Trace, TraceStack } from '../mapping/trace';
import type { Issue, Tellable } from '../sentry/issues';
import { statusDetailsInApiShape } from '../sentry/statusDetails';

/** An issue as the API would deliver it without its series, so that one tolerant decoder reads server and disk. */
export function issueInApiShape(issue: Issue): unknown {
  const { type, value, filename, counts, lifetime, stats: _stats, untold: _, ...rest } = issue;
  return {
    ...rest,
    ...toldInApiShape(issue),
    metadata: { type, value, filename },
    count: counts.events,
    userCount: counts.users,
    lifetime: lifetime && { count: lifetime.events, userCount: lifetime.users },
  };
}

/** What people change of an issue: `null` for nothing, as the API has it, and no word of what a server does not tell. */
export function toldInApiShape(
  issue: Pick<Issue, Tellable | 'status' | 'isBookmarked' | 'isSubscribed' | 'untold'>,
): Readonly<Record<string, unknown>> {
  const { status, isBookmarked, isSubscribed, untold = [], statusDetails = {} } = issue;
  const { substatus = null, priority = null, assignedTo = null } = issue;
  const all = { substatus, priority, assignedTo, statusDetails: statusDetailsInApiShape(statusDetails) };
  const told = Object.entries(all).map(([name, value]) => [
    name,
    untold.some((one) => one === name) ? undefined : value,
  ]);
  return { status, isBookmarked, isSubscribed, ...Object.fromEntries(told) };
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
