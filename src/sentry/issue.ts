import { brief, flag, list, number, oneOf, record, text } from '../base/decode';
import { decodeStats, type StatsPoint } from './stats';
import { decodeStatusDetails, type StatusDetails } from './statusDetails';

export type { StatusDetails } from './statusDetails';

/** Most severe first. */
export const levels = ['fatal', 'error', 'warning', 'info', 'debug', 'sample', 'unknown'] as const;
export type Level = (typeof levels)[number];

/** Most urgent first. */
export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const statuses = ['unresolved', 'resolved', 'ignored'] as const;
export type Status = (typeof statuses)[number];

/** How often, and for how many people; `users` is 0 where the SDK sends no user. */
export interface Counts {
  readonly events: number;
  readonly users: number;
}

/** What older servers and GlitchTip may not tell of an issue. */
const tellable = ['substatus', 'statusDetails', 'priority', 'assignedTo'] as const;
export type Tellable = (typeof tellable)[number];

/** Who an issue is assigned to. */
export interface Assignee {
  readonly type: 'user' | 'team';
  readonly id: string;
  readonly name: string;
}

/** An assignee as a change names them: `user:<id>`, `team:<id>`; empty for nobody. */
export function assigneeName(assignee: Assignee | undefined): string {
  return assignee === undefined ? '' : `${assignee.type}:${assignee.id}`;
}

/** A row of the issue list: a group of events that Sentry takes for one error. */
export interface Issue {
  /** Decimal digits. */
  readonly id: string;
  /** Such as `SHOP-1A2`: letters, digits, `_` and `-` only; the id where the server has no such thing. */
  readonly shortId: string;
  readonly title: string;
  readonly culprit?: string;
  /** The exception's class, such as `TypeError`. */
  readonly type?: string;
  /** The exception's message. */
  readonly value?: string;
  /** The file that the server takes for the culprit's, as the frame named it. */
  readonly filename?: string;
  readonly level: Level;
  /** A status that is not known is `undefined`: such an issue (being merged or deleted) takes no action. */
  readonly status?: Status;
  readonly substatus?: string;
  /** With what it is resolved, or until when archived; only where there is something of that. */
  readonly statusDetails?: StatusDetails;
  readonly priority?: Priority;
  /** True where an event of it was caught by no code; `undefined` where the server does not tell. */
  readonly isUnhandled?: boolean;
  readonly project: { readonly id: string; readonly slug: string };
  readonly permalink?: string;
  readonly assignedTo?: Assignee;
  /** Of the person whom the token belongs to, as the next two; `undefined` where the server does not tell. */
  readonly isBookmarked?: boolean;
  readonly isSubscribed?: boolean;
  readonly hasSeen?: boolean;
  /** Of what the server tells nothing: that it is missing means nothing then. */
  readonly untold?: readonly Tellable[];
  /** Stands for the last change that somebody made, or that came by itself; one issue's detail alone has it. */
  readonly lastChange?: string;
  /** In the list: of the asked environment and period, and of the events that match the query. */
  readonly counts: Counts;
  /** Of all time that the server keeps; the list alone has it. */
  readonly lifetime?: Counts;
  /** How often it happened within the asked period, oldest first; the list alone has it, and not every server's. */
  readonly stats?: readonly StatsPoint[];
  /** ISO 8601. */
  readonly firstSeen?: string;
  /** ISO 8601. */
  readonly lastSeen?: string;
}

/** UTF-16 units of a title or message that are kept. */
const LONGEST = 2000;

/** Reads an issue in the API's shape; `undefined` for anything without a numeric id. */
export function decodeIssue(value: unknown): Issue | undefined {
  const issue = record(value);
  const id = text(issue?.['id']) ?? number(issue?.['id'])?.toString();
  if (issue === undefined || id === undefined || !/^\d{1,30}$/.test(id)) {
    return undefined;
  }
  const metadata = record(issue['metadata']);
  const project = record(issue['project']);
  const lifetime = record(issue['lifetime']);
  const numbers = record(issue['filtered']) ?? issue;
  return {
    id,
    shortId: checkedShortId(issue['shortId']) ?? id,
    title: brief(issue['title'], LONGEST) ?? '',
    culprit: brief(issue['culprit'], LONGEST) || undefined,
    type: brief(metadata?.['type'], LONGEST),
    value: brief(metadata?.['value'], LONGEST),
    filename: brief(metadata?.['filename'], LONGEST),
    level: oneOf(levels, issue['level']) ?? 'unknown',
    status: oneOf(statuses, issue['status']),
    substatus: brief(issue['substatus'], LONGEST),
    statusDetails: decodeStatusDetails(record(issue['statusDetails'])),
    priority: oneOf(priorities, issue['priority']),
    isUnhandled: flag(issue['isUnhandled']),
    project: { id: text(project?.['id']) ?? '', slug: text(project?.['slug']) ?? '' },
    permalink: brief(issue['permalink'], LONGEST),
    assignedTo: decodeAssignee(issue['assignedTo']),
    ...personal(issue),
    ...whatIsUntold(issue),
    ...lastChange(list(issue['activity'])),
    counts: decodeCounts(numbers),
    lifetime: lifetime && decodeCounts(lifetime),
    stats: numbers['stats'] === undefined ? undefined : decodeStats(numbers['stats']),
    firstSeen: text(issue['firstSeen']),
    lastSeen: text(issue['lastSeen']),
  };
}

/** Short ids reach toasts and prompts, where VS Code draws links: nothing but their own alphabet passes. */
function checkedShortId(value: unknown): string | undefined {
  const shortId = text(value);
  return shortId !== undefined && /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(shortId) ? shortId : undefined;
}

function decodeCounts(row: Readonly<Record<string, unknown>>): Counts {
  return { events: number(row['count']) ?? 0, users: number(row['userCount']) ?? 0 };
}

type Row = Readonly<Record<string, unknown>>;

function personal(issue: Row): Pick<Issue, 'isBookmarked' | 'isSubscribed' | 'hasSeen'> {
  const told = (['isBookmarked', 'isSubscribed', 'hasSeen'] as const).flatMap((name) => {
    const value = flag(issue[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(told);
}

function whatIsUntold(issue: Row): Pick<Issue, 'untold'> {
  const untold = tellable.filter((name) => issue[name] === undefined);
  return untold.length === 0 ? {} : { untold };
}

/** What happens to an issue without changing it. */
const NO_CHANGES: ReadonlySet<string | undefined> = new Set(['first_seen', 'note', 'mark_reviewed']);

/** @param activity newest first. */
function lastChange(activity: readonly unknown[]): Pick<Issue, 'lastChange'> {
  const last = activity.map(record).find((one) => !NO_CHANGES.has(text(one?.['type'])));
  const id = text(last?.['id']) ?? number(last?.['id'])?.toString();
  return id === undefined ? {} : { lastChange: brief(id, 100) };
}

function decodeAssignee(value: unknown): Assignee | undefined {
  const assignee = record(value);
  const id = text(assignee?.['id']) ?? number(assignee?.['id'])?.toString();
  const type = oneOf(['user', 'team'], assignee?.['type']);
  return id === undefined || type === undefined
    ? undefined
    : { type, id, name: text(assignee?.['name']) ?? id };
}
