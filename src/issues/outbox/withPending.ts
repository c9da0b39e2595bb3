import type { Issue } from '../../sentry/issues';
import { asIfDone } from '../triage/asIfDone';
import type { Entry } from './entry';

/** The part of an entry that names an issue among all servers. */
export type IssueName = Pick<Entry, 'account' | 'org' | 'issue'>;

/** One word for an issue's name. */
export function nameOf({ account, org, issue }: IssueName): string {
  return JSON.stringify([account, org, issue]);
}

/** An issue as it is to look while actions wait: as if those that will be sent were done. @param entries the issue's. */
export function withPending(issue: Issue, entries: readonly Entry[]): Issue {
  return entries
    .filter(({ state }) => state.kind === 'pending' || state.kind === 'sending')
    .reduce((shown, { action, at }) => asIfDone(shown, action, at), issue);
}
