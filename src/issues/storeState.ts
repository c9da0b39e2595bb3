import type { FrameRef, NoCrashFrame } from '../mapping/crashFrame';
import type { Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import type { Account } from '../sentry/session';
import type { Binding } from './binding';
import type { GroupId, LensSwitch } from './groups';

/** What is loaded, how fresh, and for whom. Replaced at every change, never edited: compare by identity. */
export type StoreState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut' }
  /** Several projects could be meant: the person chooses. */
  | { readonly kind: 'unbound'; readonly account: Account }
  | { readonly kind: 'loading'; readonly account: Account; readonly binding?: Binding }
  /** Nothing could be loaded, and nothing is known from before. */
  | {
      readonly kind: 'failed';
      readonly account: Account;
      readonly binding?: Binding;
      readonly error: SentryError;
    }
  | ReadyState;

export interface ReadyState {
  readonly kind: 'ready';
  readonly account: Account;
  readonly binding: Binding;
  readonly groups: readonly IssueGroup[];
  /** Every issue of every group, by id. */
  readonly issues: ReadonlyMap<string, TrackedIssue>;
  /** When the lists were last known to be true, in milliseconds since the epoch. */
  readonly asOf: number;
  readonly refreshing: boolean;
  /** Why the last refresh failed; what is shown is of `asOf`. */
  readonly trouble?: SentryError;
}

export interface IssueGroup {
  readonly id: GroupId;
  readonly lenses: LensSwitch;
  /** False until the group was asked for once. */
  readonly loaded: boolean;
  /** Why the server did not answer this group's query, though it answered others. */
  readonly trouble?: SentryError;
  /** Ids in the one order of issues. */
  readonly issues: readonly string[];
}

/** An issue, what is known of one event of it, and where that stands in this workspace. */
export interface TrackedIssue {
  readonly issue: Issue;
  readonly located: Located;
}

export type Located =
  /** Its event waits until a person comes near. */
  | { readonly kind: 'unasked' }
  /** Its event is on its way. */
  | { readonly kind: 'waiting' }
  /** Its events are expired, or of another environment. */
  | { readonly kind: 'noEvent' }
  /** Its event could not be fetched; the next refresh tries again. */
  | { readonly kind: 'failed'; readonly error: SentryError }
  /** Its event is known, and the files are not looked at (Restricted Mode), or not yet. */
  | { readonly kind: 'traced'; readonly trace: Trace }
  | {
      readonly kind: 'located';
      readonly trace: Trace;
      /** Parallel to the trace's stacks and their frames. */
      readonly places: readonly (readonly Place[])[];
      /** The frame that gets the lens, or why none does. */
      readonly crash: FrameRef | NoCrashFrame;
      /** Keys of the files whose text decided. */
      readonly dependsOn: ReadonlySet<string>;
    };

/** The binding's account, however far loading has come. */
export function accountOf(state: StoreState): Account | undefined {
  return 'account' in state ? state.account : undefined;
}
