import type { Issue, Priority, Status } from './issue';
import type { MissingFeature } from './server/traits';

/** What an issue that is not resolved may be beside that, and how it is archived. */
export const substatuses = [
  ...(['new', 'ongoing', 'regressed', 'escalating'] as const),
  ...(['archived_until_escalating', 'archived_until_condition_met', 'archived_forever'] as const),
] as const;
export type Substatus = (typeof substatuses)[number];

/** A change of one issue, in the form in which Sentry takes it: only what is to be set. */
export interface IssueUpdate {
  readonly status?: Status;
  /** Goes with a status; the server finds one by itself where it is not named. */
  readonly substatus?: Substatus;
  readonly statusDetails?: ResolvedWith | ArchivedUntil;
  /** `user:ID`, `team:ID`; empty for nobody. */
  readonly assignedTo?: `user:${string}` | `team:${string}` | '';
  readonly priority?: Priority;
  readonly isBookmarked?: boolean;
  readonly isSubscribed?: boolean;
  readonly hasSeen?: boolean;
}

/** What holds the fix. The server reads `inNextRelease` as true whatever its value. */
export type ResolvedWith =
  | { readonly inNextRelease: true }
  /** A version, or `latest`. */
  | { readonly inRelease: string }
  | { readonly inCommit: CommitName };

/** A commit as Sentry knows it. */
export interface CommitName {
  /** A full hash. */
  readonly commit: string;
  /** As Sentry names it: `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly repository: string;
}

/** What brings an archived issue back, whichever comes first. Times in minutes, windows a week at the most. */
export interface ArchivedUntil {
  readonly ignoreDuration?: number;
  readonly ignoreCount?: number;
  readonly ignoreWindow?: number;
  readonly ignoreUserCount?: number;
  readonly ignoreUserWindow?: number;
}

/** What a server must be able to do for a change. */
export function needsOf(update: IssueUpdate): readonly MissingFeature[] {
  const { substatus, statusDetails, priority } = update;
  const others = [update.assignedTo, update.isBookmarked, update.isSubscribed, update.hasSeen];
  return [
    'updates',
    ...(statusDetails === undefined ? [] : [needOf(statusDetails)]),
    ...(substatus === 'archived_until_escalating' ? (['archiveUntilEscalating'] as const) : []),
    ...(priority === undefined ? [] : (['priority'] as const)),
    ...(others.every((one) => one === undefined) ? [] : (['otherUpdates'] as const)),
  ];
}

function needOf(details: ResolvedWith | ArchivedUntil): MissingFeature {
  if ('inNextRelease' in details) {
    return 'resolveInNextRelease';
  }
  if ('inRelease' in details) {
    return 'resolveInRelease';
  }
  return 'inCommit' in details ? 'resolveInCommit' : 'archiveConditions';
}

/** What the server of an issue shows to lack by not telling it of the issue. */
export function lackedBy({ untold = [] }: Issue): readonly MissingFeature[] {
  return [
    ...(untold.includes('substatus') ? (['archiveUntilEscalating'] as const) : []),
    ...(untold.includes('priority') ? (['priority'] as const) : []),
  ];
}
