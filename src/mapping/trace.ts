import type { IssueEvent, ReleaseBuild } from '../sentry/events';
import type { Frame, Stack } from '../sentry/stacks';
import type { FilePath } from './place';

/** A frame without its variables: what locating needs, and all of a frame that may be written to disk. */
export type TraceFrame = Omit<Frame, 'vars'>;

/** A stack without variables. */
export interface TraceStack extends Omit<Stack, 'frames'> {
  readonly frames: readonly TraceFrame[];
}

/** The part of an event that is located and kept: no variables, request, user, breadcrumbs or tags. */
export interface Trace {
  readonly eventId: string;
  /** ISO 8601. */
  readonly dateCreated?: string;
  readonly platform?: string;
  readonly release?: string;
  /** What names the commit of the release. */
  readonly build?: ReleaseBuild;
  readonly environment?: string;
  /** The builds of the files on the stacks, by path as the frames spell it; only where the event tells them. */
  readonly debugIds?: Readonly<Record<string, string>>;
  /** Root cause first, the outermost exception last. */
  readonly stacks: readonly TraceStack[];
  /** Where people say that the code of its project is, which no event tells; a path is empty for all of a folder. */
  readonly boundTo?: readonly FilePath[];
}

/** Takes from an event what is located and kept; the exception's message stays in the issue's own title. */
export function traceOf(event: IssueEvent): Trace {
  return {
    eventId: event.id,
    dateCreated: event.dateCreated,
    platform: event.platform,
    release: event.release,
    build: event.build,
    environment: event.environment,
    debugIds: event.debugIds,
    stacks: event.stacks.map(({ kind, type, handled, branch, frames }) => ({
      kind,
      type,
      handled,
      ...(branch !== undefined && { branch }),
      frames: frames.map(withoutVars),
    })),
  };
}

function withoutVars(frame: Frame): TraceFrame {
  const { vars: _vars, ...kept } = frame;
  return kept;
}
