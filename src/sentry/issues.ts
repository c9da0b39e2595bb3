import { brief, each, number, oneOf, record, text } from '../base/decode';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { nextCursor } from './link';
import { SentryError } from './sentryError';

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

/** Who an issue is assigned to. */
export interface Assignee {
  readonly type: 'user' | 'team';
  readonly id: string;
  readonly name: string;
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
  readonly priority?: Priority;
  readonly project: { readonly id: string; readonly slug: string };
  readonly permalink?: string;
  readonly assignedTo?: Assignee;
  /** In the list: of the asked environment and period, and of the events that match the query. */
  readonly counts: Counts;
  /** Of all time that the server keeps; the list alone has it. */
  readonly lifetime?: Counts;
  /** ISO 8601. */
  readonly firstSeen?: string;
  /** ISO 8601. */
  readonly lastSeen?: string;
}

/** What is listed: `environments` and `statsPeriod` scope the rows and their counts alike. */
export interface IssueQuery {
  readonly org: string;
  /** Ids or slugs; none for every project that the token may see. */
  readonly projects: readonly string[];
  /** Sentry's search syntax, such as `is:unresolved`. */
  readonly query: string;
  readonly environments: readonly string[];
  /** Such as `14d`. */
  readonly statsPeriod: string;
}

/** One page of a list, newest activity first, with the cursor of the next. */
export interface IssuePage {
  readonly issues: readonly Issue[];
  readonly next?: string;
}

/** The server's limit, and its default. */
const ROWS = '100';

/**
 * One page of the org-level list, sorted by last seen.
 * @throws {SentryError}
 */
export async function listIssues(
  http: SentryHttp,
  asked: IssueQuery,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IssuePage> {
  const query = {
    // -1 is every project on every version; omitted, old servers show only those of one's own teams.
    project: asked.projects.length === 0 ? ['-1'] : asked.projects,
    query: asked.query,
    environment: asked.environments,
    statsPeriod: asked.statsPeriod,
    groupStatsPeriod: '',
    sort: 'date',
    limit: ROWS,
    cursor,
  };
  const { json, headers } = await http.send(calls.issues, { org: asked.org }, { query }, signal);
  if (!Array.isArray(json)) {
    throw new SentryError('shape', calls.issues, { said: 'the answer is not a list' });
  }
  return { issues: each(json, decodeIssue), next: nextCursor(headers.get('link')) };
}

/** A change of one issue, in the form in which Sentry takes it. */
export interface IssueUpdate {
  readonly status: Status;
  /** Only what is to be set: the server reads `inNextRelease` as true whatever its value. */
  readonly statusDetails?: { readonly inNextRelease: true } | { readonly inCommit: CommitName };
}

/** A commit as Sentry knows it. */
export interface CommitName {
  /** A full hash. */
  readonly commit: string;
  /** As Sentry names it: `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly repository: string;
}

/**
 * Changes one issue and answers what it is afterwards (the server may have assigned it, too).
 * @throws {SentryError}
 */
export async function updateIssue(
  http: SentryHttp,
  org: string,
  issue: string,
  body: IssueUpdate,
  signal: AbortSignal,
): Promise<Issue> {
  const { json } = await http.send(calls.updateIssue, { org, issue }, { body }, signal);
  const updated = decodeIssue(json);
  if (updated === undefined) {
    throw new SentryError('shape', calls.updateIssue, { said: 'the answer is not an issue' });
  }
  return updated;
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
  return {
    id,
    shortId: checkedShortId(issue['shortId']) ?? id,
    title: brief(issue['title'], LONGEST) ?? '',
    culprit: brief(issue['culprit'], LONGEST),
    type: brief(metadata?.['type'], LONGEST),
    value: brief(metadata?.['value'], LONGEST),
    filename: brief(metadata?.['filename'], LONGEST),
    level: oneOf(levels, issue['level']) ?? 'unknown',
    status: oneOf(statuses, issue['status']),
    substatus: brief(issue['substatus'], LONGEST),
    priority: oneOf(priorities, issue['priority']),
    project: { id: text(project?.['id']) ?? '', slug: text(project?.['slug']) ?? '' },
    permalink: brief(issue['permalink'], LONGEST),
    assignedTo: decodeAssignee(issue['assignedTo']),
    counts: decodeCounts(record(issue['filtered']) ?? issue),
    lifetime: lifetime && decodeCounts(lifetime),
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

function decodeAssignee(value: unknown): Assignee | undefined {
  const assignee = record(value);
  const id = text(assignee?.['id']) ?? number(assignee?.['id'])?.toString();
  const type = oneOf(['user', 'team'], assignee?.['type']);
  return id === undefined || type === undefined
    ? undefined
    : { type, id, name: text(assignee?.['name']) ?? id };
}
