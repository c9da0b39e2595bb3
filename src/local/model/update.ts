import type { Status } from '../../sentry/issues';
import type { IssueChanges, Resolution } from './changes';
import { ever } from './eventTable';
import { inboxReasons, type Issue } from './issue';
import { setStatus } from './lifecycle';

/** Does what a person asked for. */
export function change(issue: Issue, changes: IssueChanges, by: string, at: number): void {
  if (changes.status !== undefined) {
    changeStatus(issue, changes.status, changes, by, at);
  }
  if (changes.assignedTo !== undefined) {
    changeAssignee(issue, changes.assignedTo, by, at);
  }
  if (changes.priority !== undefined) {
    issue.priority = changes.priority;
    issue.priorityLockedAt = at;
    issue.activity.push({ type: 'set_priority', at, by, data: { priority: changes.priority } });
  }
  if (changes.inbox !== undefined) {
    issue.inbox = changes.inbox ? { reason: inboxReasons.manual, at } : undefined;
    issue.activity.push({ type: 'mark_reviewed', at, by, data: {} });
  }
  issue.isPublic = changes.isPublic ?? issue.isPublic;
  changePersonal(issue, changes, by, at);
}

function changeStatus(issue: Issue, status: Status, changes: IssueChanges, by: string, at: number): void {
  const { events } = issue;
  setStatus(issue, status, changes.substatus ?? null, at);
  issue.statusBy = by;
  issue.subscribers.set(by, 'changed_status');
  if (status !== 'unresolved') {
    issue.inbox = undefined;
  }
  if (changes.resolution !== undefined) {
    issue.resolution = changes.resolution;
  }
  if (changes.snooze !== undefined) {
    const { users } = events.tally(ever);
    issue.snooze = { ...changes.snooze, at, events: events.size, users };
  }
  issue.activity.push({
    type: activityOf(status, changes.resolution),
    at,
    by,
    data: { ...changes.resolution, ...changes.snooze },
  });
}

function activityOf(status: Status, resolution: Resolution | undefined): string {
  switch (resolution?.in) {
    case 'commit':
      return 'set_resolved_in_commit';
    case 'release':
    case 'nextRelease':
      return 'set_resolved_in_release';
    case undefined:
      return `set_${status}`;
  }
}

function changeAssignee(issue: Issue, actor: IssueChanges['assignedTo'], by: string, at: number): void {
  issue.assignedTo = actor ?? undefined;
  if (actor?.type === 'user') {
    issue.subscribers.set(actor.id, 'assigned');
  }
  const data = actor ? { assignee: actor.id, assigneeType: actor.type } : {};
  issue.activity.push({ type: actor ? 'assigned' : 'unassigned', at, by, data });
}

function changePersonal(issue: Issue, changes: IssueChanges, by: string, at: number): void {
  if (changes.isBookmarked !== undefined) {
    toggle(
      changes.isBookmarked,
      () => issue.bookmarkedBy.add(by),
      () => issue.bookmarkedBy.delete(by),
    );
  }
  if (changes.isSubscribed !== undefined) {
    toggle(
      changes.isSubscribed,
      () => issue.subscribers.set(by, 'unknown'),
      () => issue.subscribers.delete(by),
    );
  }
  if (changes.hasSeen !== undefined) {
    toggle(
      changes.hasSeen,
      () => issue.seenBy.set(by, at),
      () => issue.seenBy.delete(by),
    );
  }
}

function toggle(on: boolean, set: () => unknown, unset: () => unknown): void {
  if (on) {
    set();
  } else {
    unset();
  }
}
