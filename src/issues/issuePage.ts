import type { Issue } from '../sentry/issues';
import type { Account } from '../sentry/accounts';

/**
 * The server's own link where it is `https:` or of the server's origin; else the page below the address that the
 * person signed in to.
 */
export function issuePage(issue: Issue, org: string, { server }: Account): string {
  const { permalink } = issue;
  if (permalink !== undefined && URL.canParse(permalink)) {
    const { protocol, origin } = new URL(permalink);
    if (protocol === 'https:' || origin === new URL(server).origin) {
      return permalink;
    }
  }
  return `${server}/organizations/${encodeURIComponent(org)}/issues/${issue.id}/`;
}
