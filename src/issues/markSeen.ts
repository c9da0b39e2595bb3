import type { Log } from '../base/log';
import type { TrackedIssue } from './storeState';

/** What marking issues as seen takes. */
export interface SeenDesk {
  readonly settings: { readonly current: { readonly markSeen: boolean } };
  /** Tells the server that the person has seen an issue. */
  readonly see: (tracked: TrackedIssue) => Promise<unknown>;
  readonly log: Log;
}

/** Marks an issue that a person opens as seen, where its server told that it was not; nobody waits for that. */
export async function markSeen(tracked: TrackedIssue, { settings, see, log }: SeenDesk): Promise<void> {
  if (!settings.current.markSeen || tracked.issue.hasSeen !== false) {
    return;
  }
  try {
    await see(tracked);
  } catch (error) {
    log.error(`${tracked.issue.shortId} could not be marked as seen`, error);
  }
}
