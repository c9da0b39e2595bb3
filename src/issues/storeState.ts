import type { FrameRef, NoCrashFrame } from '../mapping/crashFrame';
import type { Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import type { Account } from '../sentry/accounts';
import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import { sentryTraits, type ServerTraits } from '../sentry/server/traits';
import type { Binding } from './binding';
import type { GroupQuery, LensSwitch } from './groups';

/** What is loaded, how fresh, and for whom. Replaced at every change, never edited: compare by identity. */
export type StoreState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut' }
  /** No open folder is bound. */
  | {
      readonly kind: 'unbound';
      readonly accounts: readonly Account[];
      /** True while the one project that needs no asking is looked for. */
      readonly finding: boolean;
      /** Why it could not be looked for. */
      readonly error?: SentryError;
    }
  | { readonly kind: 'bound'; readonly feeds: readonly FeedState[] };

/** The issues of one binding. */
export type FeedState =
  /** Nobody is signed in to its server. */
  | { readonly kind: 'noAccount'; readonly binding: Binding }
  | { readonly kind: 'loading'; readonly binding: Binding; readonly account: Account }
  /** Nothing could be loaded, and nothing is known from before. */
  | {
      readonly kind: 'failed';
      readonly binding: Binding;
      readonly account: Account;
      readonly error: SentryError;
      readonly refreshing: boolean;
      /** When its server was asked last, in milliseconds since the epoch. */
      readonly triedAt: number;
    }
  | ReadyFeed;

export interface ReadyFeed {
  readonly kind: 'ready';
  readonly binding: Binding;
  readonly account: Account;
  readonly groups: readonly IssueGroup[];
  /** Every issue of every group. */
  readonly issues: ReadonlyMap<IssueKey, TrackedIssue>;
  /** When the lists were last known to be true, in milliseconds since the epoch. */
  readonly asOf: number;
  readonly refreshing: boolean;
  /** When its server was asked last, in milliseconds since the epoch; 0 for not yet. */
  readonly triedAt: number;
  /** Why the last refresh failed; what is shown is of `asOf`. */
  readonly trouble?: SentryError;
  /** What the server can do, as far as it is known. */
  readonly traits: ServerTraits;
  /** Rows of the last lists that could not be read. */
  readonly dropped: number;
}

export interface IssueGroup {
  readonly query: GroupQuery;
  readonly lenses: LensSwitch;
  /** False until the group was asked for once. */
  readonly loaded: boolean;
  /** Why the server did not answer this group's query, though it answered others. */
  readonly trouble?: SentryError;
  /** In the one order of issues. */
  readonly issues: readonly IssueKey[];
}

/** An issue's identity among all servers: its binding's id, a slash, its own id. */
export type IssueKey = string;

/** An issue, what is known of one event of it, and where that stands in this workspace. */
export interface TrackedIssue {
  readonly key: IssueKey;
  /** As it is to be shown: as if what waits to be sent were done. */
  readonly issue: Issue;
  /** As the server told it last, where something waits. */
  readonly told?: Issue;
  readonly located: Located;
  /** Where it comes from, and who sees it there. */
  readonly binding: Binding;
  readonly account: Account;
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

/** The key of a binding's issue. */
export function issueKey(binding: Binding, issue: string): IssueKey {
  return `${binding.id}/${issue}`;
}

/** The feeds that have something to show. */
export function readyFeeds(state: StoreState): readonly ReadyFeed[] {
  return state.kind === 'bound' ? state.feeds.filter((feed) => feed.kind === 'ready') : [];
}

/** The issue of a key; `undefined` for one that is not loaded (any more). */
export function issueOf(state: StoreState, key: IssueKey): TrackedIssue | undefined {
  return feedOf(state, key)?.issues.get(key);
}

/** The feed that an issue of this key is of. */
export function feedOf(state: StoreState, key: IssueKey): ReadyFeed | undefined {
  const binding = key.slice(0, key.lastIndexOf('/'));
  return readyFeeds(state).find((feed) => feed.binding.id === binding);
}

/** The issue that a key names, or its own id or short id where only one issue has that. */
export function issueNamed(state: StoreState, name: string): TrackedIssue | undefined {
  const [only, ...others] = issuesOf(state).filter(
    ({ issue }) => issue.id === name || issue.shortId === name,
  );
  return issueOf(state, name) ?? (others.length === 0 ? only : undefined);
}

/** What the server of an issue can do, as far as that is known. */
export function traitsOf({ binding }: TrackedIssue, state: StoreState): ServerTraits {
  return readyFeeds(state).find((feed) => feed.binding.id === binding.id)?.traits ?? sentryTraits;
}

/** Every issue of every feed. */
export function issuesOf(state: StoreState): readonly TrackedIssue[] {
  return readyFeeds(state).flatMap(({ issues }) => [...issues.values()]);
}
