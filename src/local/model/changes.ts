import type { Priority, Status } from '../../sentry/issues';
import type { Actor } from './organization';
import type { Occurrence } from './occurrence';
import type { Commit, ReleaseDetails } from './releases';

export type Substatus =
  | 'new'
  | 'ongoing'
  | 'regressed'
  | 'escalating'
  | 'archived_until_escalating'
  | 'archived_until_condition_met'
  | 'archived_forever';

/** With what an issue was resolved: events of releases that lack the fix do not reopen it. */
export type Resolution =
  /** In whatever comes after `version`, the newest release of that time. */
  | { readonly in: 'nextRelease'; readonly version: string }
  /** In that release: older ones still fail. */
  | { readonly in: 'release'; readonly version: string }
  /** With a commit that is in no release yet. */
  | { readonly in: 'commit'; readonly commit: string; readonly repository: string };

/** When an archived issue comes back. Times in milliseconds since the epoch, windows in minutes. */
export interface Snooze {
  readonly until?: number;
  readonly count?: number;
  readonly window?: number;
  readonly userCount?: number;
  readonly userWindow?: number;
}

/** What one update of an issue changes; `null` takes away. */
export interface IssueChanges {
  readonly status?: Status;
  readonly substatus?: Substatus | null;
  readonly resolution?: Resolution;
  readonly snooze?: Snooze;
  readonly assignedTo?: Actor | null;
  readonly priority?: Priority;
  readonly isBookmarked?: boolean;
  readonly isSubscribed?: boolean;
  readonly hasSeen?: boolean;
  readonly isPublic?: boolean;
  readonly inbox?: boolean;
}

/** Why an issue may be somebody's although nobody assigned it. */
export interface SuggestedOwner {
  readonly actor: Actor;
  readonly by: 'suspectCommit' | 'ownershipRule' | 'codeowners';
}

/** Everything that can happen: the lines of the journal, from which all else follows. */
export type Happening =
  | { readonly kind: 'event'; readonly event: Occurrence }
  | {
      readonly kind: 'update';
      readonly issue: number;
      /** Milliseconds since the epoch. */
      readonly at: number;
      /** Id of the person. */
      readonly by: string;
      readonly changes: IssueChanges;
    }
  | {
      readonly kind: 'note';
      readonly issue: number;
      readonly at: number;
      readonly by: string;
      readonly text: string;
    }
  | {
      readonly kind: 'owners';
      readonly issue: number;
      readonly at: number;
      readonly owners: readonly SuggestedOwner[];
    }
  | { readonly kind: 'release'; readonly at: number; readonly release: ReleaseDetails }
  | { readonly kind: 'commits'; readonly commits: readonly Commit[] }
  | { readonly kind: 'discarded'; readonly discarded: readonly Discarded[] };

/** Events that an SDK gave up, as its client reports tell. */
export interface Discarded {
  /** Such as `queue_overflow`, `ratelimit_backoff`, `network_error`. */
  readonly reason: string;
  /** Such as `error`, `session`. */
  readonly category: string;
  readonly quantity: number;
}
