import { brief, number, record, text } from '../base/decode';
import { readRows } from './answer/rows';
import { type Call, calls } from './calls';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { makeSure } from './server/dialect';
import { has } from './server/traits';

/** UTF-16 units of a comment that are read. */
const LONGEST = 100_000;

/** A comment on an issue. */
export interface Note {
  readonly id: string;
  readonly text: string;
  /** The id of whoever wrote it. */
  readonly by?: string;
}

/**
 * The newest comments on an issue, newest first: a hundred at the most.
 * @throws {SentryError} as `addNote`.
 */
export async function listNotes(
  http: SentryHttp,
  org: string,
  issue: string,
  signal: AbortSignal,
): Promise<readonly Note[]> {
  await refuseWithoutNotes(http, calls.notes, signal);
  const query = { per_page: '100' };
  const { json } = await http.send(calls.notes, { org, issue }, { query }, signal);
  const { rows, dropped } = readRows(calls.notes, json, decodeNote);
  http.drop(calls.notes, dropped);
  return rows;
}

/**
 * Comments on an issue.
 * @throws {SentryError} with what the server `lacks`, before anything is sent, for one that takes no comments so.
 */
export async function addNote(
  http: SentryHttp,
  org: string,
  issue: string,
  comment: string,
  signal: AbortSignal,
): Promise<Note> {
  await refuseWithoutNotes(http, calls.addNote, signal);
  const { json } = await http.send(calls.addNote, { org, issue }, { body: { text: comment } }, signal);
  const note = decodeNote(json);
  if (note === undefined) {
    throw new SentryError('shape', calls.addNote, { said: 'the answer is not a comment' });
  }
  return note;
}

async function refuseWithoutNotes(http: SentryHttp, call: Call, signal: AbortSignal): Promise<void> {
  await makeSure(http, signal);
  const lacks = (['updates', 'comments'] as const).find((feature) => has(http.traits, feature));
  if (lacks !== undefined) {
    throw new SentryError('badRequest', call, { lacks });
  }
}

function decodeNote(value: unknown): Note | undefined {
  const note = record(value);
  const id = text(note?.['id']) ?? number(note?.['id'])?.toString();
  const written = brief(record(note?.['data'])?.['text'], LONGEST);
  const author = record(note?.['user']);
  const by = text(author?.['id']) ?? number(author?.['id'])?.toString();
  return id === undefined || written === undefined ? undefined : { id, text: written, by };
}
