import type { Call } from '../http/call';
import type { Issue } from '../model/issue';
import type { Store } from '../model/store';

/** A search for one known thing: an event's id, or a short id with `shortIdLookup=1`. */
export interface DirectHit {
  readonly issues: readonly Issue[];
  /** What the row says beside. */
  readonly matching: Readonly<Record<string, string | null>>;
  readonly headers: Readonly<Record<string, string>>;
}

const HEADERS = { 'X-Sentry-Direct-Hit': '1' };

export function directHit(store: Store, call: Call): DirectHit | undefined {
  const query = (call.query.get('query') ?? '').trim();
  if (/^[0-9a-f]{32}$/i.test(query)) {
    return eventHit(store, query.toLowerCase());
  }
  const issue = call.query.get('shortIdLookup') === '1' && /-/.test(query) ? store.issue(query) : undefined;
  return issue === undefined
    ? undefined
    : { issues: [issue], matching: { matchingEventId: null }, headers: HEADERS };
}

function eventHit(store: Store, id: string): DirectHit | undefined {
  for (const project of store.organization.projects) {
    const event = store.event(project.id, id);
    if (event !== undefined) {
      const tags = store.tags.get(event.issue.events.row(event.index).tags);
      const matching = { matchingEventId: id, matchingEventEnvironment: tags?.['environment'] ?? null };
      return { issues: [event.issue], matching, headers: HEADERS };
    }
  }
  return undefined;
}
