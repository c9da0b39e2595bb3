import type { Priority, Status } from '../../sentry/issues';
import type { Resolution, Snooze, Substatus, SuggestedOwner } from './changes';
import { EventTable } from './eventTable';
import type { Occurrence } from './occurrence';
import type { Actor, Project } from './organization';
import { shortId } from './shortId';

/** Why an issue waits for review (Sentry's numbers). */
export const inboxReasons = { new: 0, regression: 2, manual: 3, ongoing: 6 } as const;

export interface Activity {
  /** As Sentry calls it, such as `set_resolved`. */
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the person; none for what happened by itself. */
  readonly by?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A group of events that are taken for one error, and what people have done with it. Times as in `Occurrence`. */
export class Issue {
  readonly events = new EventTable();
  readonly activity: Activity[] = [];
  readonly bookmarkedBy = new Set<string>();
  /** People who get its news, with the reason in Sentry's words. */
  readonly subscribers = new Map<string, string>();
  readonly seenBy = new Map<string, number>();
  readonly files = new Set<string>();
  readonly functions = new Set<string>();
  status: Status = 'unresolved';
  substatus: Substatus | null = 'new';
  substatusSince: number;
  resolution?: Resolution;
  /** Who resolved or archived it. */
  statusBy?: string;
  snooze?: Snooze & { readonly at: number; readonly events: number; readonly users: number };
  assignedTo?: Actor;
  priority: Priority;
  priorityLockedAt?: number;
  inbox?: { readonly reason: number; readonly at: number };
  isPublic = false;
  owners: { readonly at: number; readonly list: readonly SuggestedOwner[] } = { at: 0, list: [] };
  notes = 0;
  isUnhandled = false;
  firstSeen: number;
  lastSeen: number;
  firstRelease?: string;
  lastRelease?: string;

  constructor(
    readonly id: number,
    readonly project: Project,
    /** Counts the issues of its project from 1. */
    readonly number: number,
    /** The event that came last: its title and level are the issue's. */
    public latest: Occurrence,
  ) {
    this.firstSeen = latest.at;
    this.lastSeen = latest.at;
    this.substatusSince = latest.received;
    this.priority = priorityOf(latest.level);
    this.inbox = { reason: inboxReasons.new, at: latest.received };
    this.activity.push({ type: 'first_seen', at: latest.at, data: {} });
  }

  get shortId(): string {
    return shortId(this.project.slug, this.number);
  }

  /** Takes in one more event, whose row is already in the table. */
  take(event: Occurrence): void {
    this.latest = event;
    this.firstSeen = Math.min(this.firstSeen, event.at);
    this.lastSeen = Math.max(this.lastSeen, event.at);
    this.isUnhandled ||= event.tags['handled'] === 'no';
    this.firstRelease ??= event.tags['release'];
    this.lastRelease = event.tags['release'] ?? this.lastRelease;
    event.files.forEach((file) => this.files.add(file));
    event.functions.forEach((name) => this.functions.add(name));
  }
}

/** Sentry's priority of an issue that nobody has judged. */
function priorityOf(level: string): Priority {
  return level === 'warning' ? 'medium' : level === 'info' || level === 'debug' ? 'low' : 'high';
}
