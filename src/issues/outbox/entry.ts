import { brief, each, number, oneOf, record, text } from '../../base/decode';
import { decodeIssue, type Issue } from '../../sentry/issues';
import { type Action, decodeAction } from '../triage/action';
import type { Mark } from '../triage/applyAction';
import { decodeSeen, type Seen, seenInApiShape, type Shared, shared } from '../triage/seen';
import { decodeFailure, type Failure } from './failure';

/** An action that the server has not confirmed yet. */
export interface Entry {
  /** Of this entry alone. */
  readonly id: string;
  /** The account's id. */
  readonly account: string;
  /** The organization's slug. */
  readonly org: string;
  /** The issue's id. */
  readonly issue: string;
  /** As of `Issue`. */
  readonly shortId: string;
  readonly title: string;
  readonly action: Action;
  readonly seen: Seen;
  /** When the person acted, in milliseconds since the epoch: for showing alone, clocks being what they are. */
  readonly at: number;
  readonly state: EntryState;
  /** How often the person asked another window to send it at once. */
  readonly asked?: number;
  /** What was there before it was sent for the first time, and which time was the last. */
  readonly sent?: Mark;
}

export type EntryState =
  /** It will be sent; `trouble` is why that takes so long. */
  | { readonly kind: 'pending'; readonly trouble?: Trouble }
  | { readonly kind: 'sending' }
  /** The server said no: it waits for the person, as does a conflict. */
  | { readonly kind: 'failed'; readonly reason: Failure }
  /** Somebody changed the issue since the person acted, or changed it and changed it back. */
  | {
      readonly kind: 'conflict';
      readonly now: Seen;
      readonly contested: readonly Shared[];
      /** As of `Issue`. */
      readonly lastChange?: string;
      /** Where the issue is another one's part by now. */
      readonly mergedInto?: MergedInto;
      /** Whether the person was told. */
      readonly isTold?: boolean;
    };

/** An issue that another one is part of. */
export type MergedInto = Pick<Issue, 'id' | 'shortId'>;

/** An entry that somebody else's change holds up. */
export type Contested = Entry & { readonly state: Extract<EntryState, { kind: 'conflict' }> };

/** Whether an entry is in conflict, and no window has told the person. */
export function isUntold(entry: Entry): entry is Contested {
  return entry.state.kind === 'conflict' && entry.state.isTold !== true;
}

/** Why something that will be sent is not sent now. */
export type Trouble =
  /** The person is to sign in again. */
  | { readonly kind: 'signIn' }
  /** It will be tried again by itself. */
  | { readonly kind: 'later'; readonly failure: Failure }
  /** It was sent, nothing tells that it was made, and it may be yet: that is looked at again by itself. */
  | { readonly kind: 'unclear' }
  /** Another window has it. */
  | { readonly kind: 'elsewhere' }
  /** What is to be sent cannot be written down first. */
  | { readonly kind: 'disk' };

/** What a line of the outbox says: an entry as it is from then on, that some are done with, or what is to go. */
export type Line =
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** Nothing is to stay on disk but what waits. */
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'gone';
      readonly ids: readonly string[];
      readonly how: Gone;
      readonly became: Became;
    };

/** By the ids of entries that are done, what their issues were then. */
export type Became = ReadonlyMap<string, Seen>;

/** Whether the server has confirmed an entry, or the person gave it up. */
export type Gone = 'done' | 'discarded';

const VERSION = 1;

/** The line of an entry, without a line feed. That it is being sent, and what keeps it, is not written down. */
export function entryLine({ seen, state, ...rest }: Entry): string {
  const written = state.kind === 'sending' || state.kind === 'pending' ? { kind: 'pending' } : state;
  const standing = 'now' in written ? { ...written, now: seenInApiShape(written.now) } : written;
  return JSON.stringify({ version: VERSION, ...rest, seen: seenInApiShape(seen), state: standing });
}

/** The line by which entries are done with, for good. */
export function goneLine(ids: readonly string[], how: Gone, became: Became = new Map()): string {
  const told = [...became].map(([id, seen]) => [id, seenInApiShape(seen)]);
  return JSON.stringify({
    ...{ version: VERSION, [how]: ids },
    ...(told.length > 0 && { became: Object.fromEntries(told) }),
  });
}

/** The line by which the window that owns the outbox is asked to leave nothing on disk but what waits. */
export const clearLine = JSON.stringify({ version: VERSION, clear: true });

/** Reads what JSON a line holds; `undefined` for what is none of ours, or of a later version. */
export function decodeLine(value: unknown): Line | undefined {
  const row = record(value);
  if (row?.['version'] !== VERSION) {
    return undefined;
  }
  if (row['clear'] === true) {
    return { kind: 'clear' };
  }
  const how = (['done', 'discarded'] as const).find((one) => Array.isArray(row[one]));
  if (how !== undefined) {
    return { kind: 'gone', ids: each(row[how], text), how, became: decodeBecame(row['became']) };
  }
  const entry = decodeEntry(row);
  return entry && { kind: 'entry', entry };
}

function decodeBecame(value: unknown): Became {
  const told = Object.entries(record(value) ?? {}).map(([id, seen]) => [id, decodeSeen(seen)] as const);
  return new Map(told.flatMap(([id, seen]) => (seen === undefined ? [] : [[id, seen]])));
}

function decodeEntry(row: Readonly<Record<string, unknown>>): Entry | undefined {
  const [id, account, org] = [text(row['id']), text(row['account']), text(row['org'])];
  const issue = decodeIssue({ id: row['issue'], shortId: row['shortId'], title: row['title'] });
  const [action, seen, state] = [
    decodeAction(row['action']),
    decodeSeen(row['seen']),
    decodeState(row['state']),
  ];
  const [sent, asked] = [decodeMark(row['sent']), number(row['asked'])];
  if (!id || !account || !org || !issue || !action || !seen || !state) {
    return undefined;
  }
  const { id: issueId, shortId, title } = issue;
  const about = { id, account, org, issue: issueId, shortId, title };
  return {
    ...about,
    action,
    seen,
    at: number(row['at']) ?? 0,
    state,
    ...(sent && { sent }),
    ...(asked && { asked }),
  };
}

function decodeState(value: unknown): EntryState | undefined {
  const row = record(value);
  switch (oneOf(['pending', 'failed', 'conflict'], row?.['kind'])) {
    case undefined:
      return undefined;
    case 'pending':
      return { kind: 'pending' };
    case 'failed':
      return { kind: 'failed', reason: decodeFailure(row?.['reason']) };
    case 'conflict': {
      const now = decodeSeen(row?.['now']);
      const lastChange = text(row?.['lastChange']);
      const contested = each(row?.['contested'], (one) => oneOf(shared, one));
      const { id, shortId } = decodeIssue(row?.['mergedInto']) ?? {};
      const isTold = row?.['isTold'] === true;
      return (
        now && {
          ...{ kind: 'conflict', now, contested },
          ...(lastChange !== undefined && { lastChange }),
          ...(id !== undefined && shortId !== undefined && { mergedInto: { id, shortId } }),
          ...(isTold && { isTold }),
        }
      );
    }
  }
}

function decodeMark(value: unknown): Mark | undefined {
  const row = record(value);
  const [lastChange, sending] = [brief(row?.['lastChange'], 100), brief(row?.['sending'], 100)];
  return (
    row && {
      ...(lastChange !== undefined && { lastChange }),
      ...(sending !== undefined && { sending }),
      ...(Array.isArray(row['notes']) && { notes: each(row['notes'], text) }),
    }
  );
}
