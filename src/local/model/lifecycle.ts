import type { Status } from '../../sentry/issues';
import type { Resolution, Substatus } from './changes';
import { inboxReasons, type Issue } from './issue';
import type { Release, Releases } from './releases';

const MINUTE_MS = 60_000;
/** New and regressed issues are called ongoing after this; nothing waits longer for review. */
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** What an issue counts as at a moment: snoozes end and news grows old without anything happening. */
export interface Standing {
  readonly status: Status;
  readonly substatus: Substatus | null;
  readonly isForReview: boolean;
}

export function standing(issue: Issue, now: number): Standing {
  const isForReview = issue.inbox !== undefined && now - issue.inbox.at < WEEK_MS;
  if (issue.status === 'ignored' && (issue.snooze?.until ?? Infinity) <= now) {
    return { status: 'unresolved', substatus: 'ongoing', isForReview };
  }
  const isOld = now - issue.substatusSince >= WEEK_MS;
  const isNews = issue.substatus === 'new' || issue.substatus === 'regressed';
  return { status: issue.status, substatus: isNews && isOld ? 'ongoing' : issue.substatus, isForReview };
}

/** Brings a resolved or archived issue back when an event says so; true when that was a regression. */
export function reopen(
  issue: Issue,
  release: Release | undefined,
  releases: Releases,
  received: number,
): boolean {
  if (issue.status === 'resolved' && !holds(issue.resolution, release, releases)) {
    setStatus(issue, 'unresolved', 'regressed', received);
    issue.inbox = { reason: inboxReasons.regression, at: received };
    issue.activity.push({ type: 'set_regression', at: received, data: { version: release?.version ?? '' } });
    return true;
  }
  if (issue.status === 'ignored' && isSnoozeOver(issue, received)) {
    setStatus(issue, 'unresolved', 'ongoing', received);
    issue.inbox = { reason: inboxReasons.ongoing, at: received };
    issue.activity.push({ type: 'set_unresolved', at: received, data: {} });
  }
  return false;
}

/** Whether events of a release leave a resolved issue resolved; those without one are taken for old. */
function holds(
  resolution: Resolution | undefined,
  release: Release | undefined,
  releases: Releases,
): boolean {
  switch (resolution?.in) {
    case undefined:
      return false;
    case 'commit': {
      const fixed = releases.findCommit(resolution.commit, resolution.repository)?.release;
      return fixed === undefined || holds({ in: 'release', version: fixed.version }, release, releases);
    }
    case 'nextRelease':
    case 'release': {
      const limit = releases.find(resolution.version);
      if (release === undefined || limit === undefined) {
        return limit !== undefined;
      }
      const order = releases.compare(release, limit);
      return resolution.in === 'nextRelease' ? order <= 0 : order < 0;
    }
  }
}

function isSnoozeOver(issue: Issue, now: number): boolean {
  const { snooze, events } = issue;
  if (snooze === undefined) {
    return false;
  }
  const since = (minutes: number | undefined) =>
    events.tally({
      from: minutes === undefined ? -Infinity : now - minutes * MINUTE_MS,
      to: Infinity,
      accepts: () => true,
    });
  const happened = since(snooze.window).events - (snooze.window === undefined ? snooze.events : 0);
  const people = since(snooze.userWindow).users - (snooze.userWindow === undefined ? snooze.users : 0);
  return (
    (snooze.until ?? Infinity) <= now ||
    happened >= (snooze.count ?? Infinity) ||
    people >= (snooze.userCount ?? Infinity)
  );
}

/** Gives an issue another status and forgets how it came to the old one. */
export function setStatus(issue: Issue, status: Status, substatus: Substatus | null, at: number): void {
  issue.status = status;
  issue.substatus = substatus;
  issue.substatusSince = at;
  delete issue.resolution;
  delete issue.snooze;
  delete issue.statusBy;
}
