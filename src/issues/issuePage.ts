import type { Account } from '../sentry/accounts';
import type { Issue } from '../sentry/issues';
import { isSentryIo } from '../sentry/server/sentryIo';

/**
 * The server's own link, spelled as addresses are, where it is of the account's server: of the same origin, or of
 * sentry.io, where organizations have names of their own. Else the page below the address that the person signed in to.
 */
export function issuePage(issue: Issue, org: string, { server }: Account): string {
  const { permalink } = issue;
  if (permalink !== undefined && URL.canParse(permalink)) {
    const { href, origin, username, password } = new URL(permalink);
    const isOwn = origin === new URL(server).origin || (isSentryIo(server) && isSentryIo(permalink));
    if (isOwn && username === '' && password === '') {
      return href.replaceAll('@', '%40'); // it may stand where names are called
    }
  }
  return pageBelow(server, org, issue.id);
}

/** The page of an issue of which no more than its id is known. */
export function pageBelow(server: string, org: string, issue: string): string {
  return `${server}/organizations/${encodeURIComponent(org)}/issues/${encodeURIComponent(issue)}/`;
}
