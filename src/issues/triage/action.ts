import { brief, flag, number, oneOf, record, text } from '../../base/decode';
import { type Assignee, type IssueUpdate, priorities, type Priority } from '../../sentry/issues';
import { decodeUpdate } from './updateOnDisk';

/** Something that a person does with an issue, as data that can be written as JSON. */
export type Action =
  | { readonly kind: 'resolve' }
  | { readonly kind: 'resolveInNextRelease' }
  /** @param version one of the project's, or `latest`, which is the newest when the server hears of it. */
  | { readonly kind: 'resolveInRelease'; readonly version: string }
  /** A full hash, and the repository as Sentry names it. */
  | { readonly kind: 'resolveInCommit'; readonly commit: string; readonly repository: string }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'archive'; readonly until: ArchiveUntil }
  | { readonly kind: 'assign'; readonly to: Assignee }
  | { readonly kind: 'unassign' }
  | { readonly kind: 'prioritize'; readonly priority: Priority }
  | { readonly kind: 'bookmark'; readonly on: boolean }
  | { readonly kind: 'subscribe'; readonly on: boolean }
  /** Marks an issue as seen, or not. */
  | { readonly kind: 'see'; readonly on: boolean }
  | { readonly kind: 'comment'; readonly text: string }
  /** Brings back what was there before; the name of the assignee is for showing alone. */
  | { readonly kind: 'restore'; readonly update: IssueUpdate; readonly assignee?: Assignee };

export type ActionKind = Action['kind'];

/** Minutes, windows too, count from when the server hears of it; a window is a week at the most. */
export type ArchiveUntil =
  | { readonly kind: 'escalating' }
  | { readonly kind: 'forever' }
  | { readonly kind: 'later'; readonly minutes: number }
  | { readonly kind: 'events'; readonly count: number; readonly withinMinutes?: number }
  | { readonly kind: 'users'; readonly count: number; readonly withinMinutes?: number };

/** UTF-16 units of a version, a hash, a name. */
const LONGEST = 1000;
const LONGEST_COMMENT = 100_000;

type Row = Readonly<Record<string, unknown>>;

const decoders: { readonly [Kind in ActionKind]: (row: Row) => Extract<Action, { kind: Kind }> | undefined } =
  {
    resolve: () => ({ kind: 'resolve' }),
    resolveInNextRelease: () => ({ kind: 'resolveInNextRelease' }),
    resolveInRelease: (row) => {
      const version = brief(row['version'], LONGEST);
      return version ? { kind: 'resolveInRelease', version } : undefined;
    },
    resolveInCommit: (row) => {
      const [commit, repository] = [brief(row['commit'], LONGEST), brief(row['repository'], LONGEST)];
      return commit && repository ? { kind: 'resolveInCommit', commit, repository } : undefined;
    },
    reopen: () => ({ kind: 'reopen' }),
    archive: (row) => {
      const until = decodeUntil(record(row['until']) ?? {});
      return until && { kind: 'archive', until };
    },
    assign: (row) => {
      const to = decodeAssigned(row['to']);
      return to && { kind: 'assign', to };
    },
    unassign: () => ({ kind: 'unassign' }),
    prioritize: (row) => {
      const priority = oneOf(priorities, row['priority']);
      return priority && { kind: 'prioritize', priority };
    },
    bookmark: (row) => switched('bookmark', row),
    subscribe: (row) => switched('subscribe', row),
    see: (row) => switched('see', row),
    comment: (row) => {
      const comment = brief(row['text'], LONGEST_COMMENT);
      return comment ? { kind: 'comment', text: comment } : undefined;
    },
    restore: (row) => {
      const [update, assignee] = [decodeUpdate(row['update']), decodeAssigned(row['assignee'])];
      return update && { kind: 'restore', update, ...(assignee && { assignee }) };
    },
  };

/** Reads an action that was written as JSON; `undefined` for what is none, or one of a later version. */
export function decodeAction(value: unknown): Action | undefined {
  const row = record(value);
  const kind = oneOf(Object.keys(decoders) as readonly ActionKind[], row?.['kind']);
  return row === undefined || kind === undefined ? undefined : decoders[kind](row);
}

function switched<Kind extends ActionKind>(kind: Kind, row: Row): { kind: Kind; on: boolean } | undefined {
  const on = flag(row['on']);
  return on === undefined ? undefined : { kind, on };
}

function decodeUntil(row: Row): ArchiveUntil | undefined {
  const kind = oneOf(['escalating', 'forever', 'later', 'events', 'users'], row['kind']);
  const [minutes, count] = [whole(row['minutes']), whole(row['count'])];
  const withinMinutes = whole(row['withinMinutes']);
  switch (kind) {
    case undefined:
      return undefined;
    case 'escalating':
    case 'forever':
      return { kind };
    case 'later':
      return minutes === undefined ? undefined : { kind, minutes };
    case 'events':
    case 'users':
      return count === undefined
        ? undefined
        : { kind, count, ...(withinMinutes !== undefined && { withinMinutes }) };
  }
}

function decodeAssigned(value: unknown): Assignee | undefined {
  const row = record(value);
  const [type, id] = [oneOf(['user', 'team'], row?.['type']), text(row?.['id'])];
  return type === undefined || id === undefined
    ? undefined
    : { type, id, name: brief(row?.['name'], LONGEST) ?? id };
}

function whole(value: unknown): number | undefined {
  const read = number(value);
  return read !== undefined && Number.isInteger(read) && read > 0 ? read : undefined;
}
