import type { Call } from '../http/call';
import { ever, type Tally } from '../model/eventTable';
import type { Issue } from '../model/issue';
import { standing } from '../model/lifecycle';
import type { Store } from '../model/store';
import { iso, isoOrNull } from './dates';
import { actorBody, userBody } from './people';
import { commitBody } from './releases';

/** What every answer says of an issue, as Sentry's base serializer does; counts come from elsewhere. */
export function issueBody(issue: Issue, store: Store, call: Call) {
  const { latest, project } = issue;
  const now = store.now();
  const { status, substatus } = standing(issue, now);
  const me = call.caller.person;
  const reason = issue.subscribers.get(me);
  return {
    id: String(issue.id),
    shareId: null,
    shortId: issue.shortId,
    title: latest.title,
    culprit: latest.culprit,
    permalink: `${call.server}/organizations/${store.organization.slug}/issues/${issue.id}/`,
    logger: latest.logger ?? null,
    level: latest.level,
    status,
    statusDetails: status === issue.status ? statusDetails(issue, store) : {},
    substatus,
    isPublic: issue.isPublic,
    platform: latest.platform,
    priority: issue.priority,
    priorityLockedAt: isoOrNull(issue.priorityLockedAt),
    seerFixabilityScore: null,
    seerAutofixLastTriggered: null,
    seerExplorerAutofixLastTriggered: null,
    project: { id: project.id, name: project.name, slug: project.slug, platform: project.platform },
    type: latest.type,
    issueType: 'error',
    issueCategory: 'error',
    metadata: latest.metadata,
    numComments: issue.notes,
    assignedTo: actorBody(issue.assignedTo, store.organization),
    isBookmarked: issue.bookmarkedBy.has(me),
    isSubscribed: reason !== undefined,
    subscriptionDetails: reason === undefined || reason === 'unknown' ? null : { reason },
    hasSeen: issue.seenBy.has(me),
    annotations: [],
    isUnhandled: issue.isUnhandled,
  };
}

/** Counts as a row shows them: events as text, users as a number. */
export function countsBody({ events, users, first, last }: Tally) {
  return { count: String(events), userCount: users, firstSeen: isoOrNull(first), lastSeen: isoOrNull(last) };
}

function statusDetails(issue: Issue, store: Store) {
  const person = store.organization.person(issue.statusBy ?? '');
  const actor = person && userBody(person, store.organization);
  const { resolution } = issue;
  if (issue.snooze !== undefined) {
    return { ...snoozeDetails(issue, issue.snooze), actor };
  }
  switch (resolution?.in) {
    case undefined:
      return {};
    case 'nextRelease':
      return { inNextRelease: true, actor };
    case 'release':
      return { inRelease: resolution.version, actor };
    case 'commit': {
      const found = store.releases.findCommit(resolution.commit, resolution.repository);
      return { inCommit: found && commitBody(found.commit, store.organization), actor };
    }
  }
}

function snoozeDetails(issue: Issue, snooze: NonNullable<Issue['snooze']>) {
  const { count, window, userCount, userWindow } = snooze;
  const { events, users } = issue.events.tally(ever);
  return {
    ignoreCount: left(count, window, events - snooze.events),
    ignoreUntil: isoOrNull(snooze.until),
    ignoreUserCount: left(userCount, userWindow, users - snooze.users),
    ignoreUserWindow: userWindow ?? null,
    ignoreWindow: window ?? null,
  };
}

/** A count without a window is what is left of it, as Sentry tells it. */
function left(most: number | undefined, within: number | undefined, happened: number): number | null {
  return most === undefined ? null : within === undefined ? most - happened : most;
}

/** What `expand` adds to a row. */
export function expandedBody(issue: Issue, store: Store, expand: readonly string[]) {
  const { inbox, owners } = issue;
  const shown = {
    inbox:
      inbox === undefined || !standing(issue, store.now()).isForReview
        ? null
        : { reason: inbox.reason, reason_details: null, date_added: iso(inbox.at) },
    owners:
      owners.list.length === 0
        ? null
        : owners.list.map(({ actor, by }) => ({
            type: by,
            owner: `${actor.type}:${actor.id}`,
            date_added: iso(owners.at),
          })),
    sessions: 0,
    integrationIssues: [],
    sentryAppIssues: [],
    latestEventHasAttachments: false,
  };
  const asked = Object.entries(shown).filter(([name]) => expand.includes(name));
  return Object.fromEntries(
    asked.map(([name, value]) => [name === 'sessions' ? 'sessionCount' : name, value]),
  );
}
