import { delay } from '../../base/clock';
import type { SentryHttp } from '../../sentry/http';
import { getIssue, type Issue, updateIssue } from '../../sentry/issues';
import { addNote, listNotes } from '../../sentry/notes';
import { SentryError } from '../../sentry/sentryError';
import type { Action } from './action';
import { isAsMade, isAsWanted } from './asWanted';
import { contested } from './conflict';
import { changedSince, type Seen, type Shared } from './seen';
import { isPersonal } from './touched';
import { isUnclear, mayArriveYet, MOST_SENDS, REST_MS } from './unclear';
import { wanted } from './wanted';

/** An action that is to reach the server once. */
export interface Attempt {
  /** The issue's id. */
  readonly issue: string;
  readonly action: Action;
  readonly seen: Seen;
  /** The id of the person who acts. */
  readonly me: string;
  /** What was there before it was sent for the first time: it may have been made. */
  readonly sent?: Mark;
}

/** By what a change is recognised that was made although nobody said so. */
export interface Mark {
  /** The issue's last change. */
  readonly lastChange?: string;
  /** Ids of comments of the same text. */
  readonly notes?: readonly string[];
  /** Names the last time that it was sent. */
  readonly sending?: string;
}

/** Where account is kept of what is sent of an action. */
export interface Sendings {
  /** Awaited before anything is sent, with what to keep; nothing is sent where it throws. */
  willSend(mark: Mark): Promise<void>;
  /** What was sent last was answered, or will not be. */
  ended(isAnswered: boolean): void;
  /** Whether something that was sent may arrive yet: then nothing more is. */
  isAwaited(): boolean;
}

/** What became of an action. */
export type Outcome =
  /** It was made, by us or by somebody else. */
  | { readonly kind: 'done'; /** Not for a comment. */ readonly issue?: Issue }
  /**
   * Somebody changed the issue since; nothing is `contested` where it was changed and changed back, or where `now` is
   * another issue, into which this one was merged.
   */
  | { readonly kind: 'conflict'; readonly now: Issue; readonly contested: readonly Shared[] }
  /** The server says no, and nothing was made. */
  | { readonly kind: 'refused'; readonly error: SentryError }
  /** It may have been made: the issue is to be read before it is sent again. */
  | { readonly kind: 'unclear'; readonly error: SentryError }
  /** It was sent, has not been made, and may be yet: the issue is to be read again. */
  | { readonly kind: 'awaited' };

/**
 * Does what a person wants, once: the issue is read before it is changed, and again after an answer that does not
 * tell whether it was. No server takes a change on a condition: what somebody else changes between that look and ours
 * is written over, and what arrives later than it is awaited for is made twice.
 * @throws an `AbortError` when cancelled, and what `willSend` throws.
 */
export async function applyAction(
  http: SentryHttp,
  org: string,
  attempt: Attempt,
  sendings: Sendings,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return attempt.action.kind === 'comment'
      ? await comment(http, org, { ...attempt, text: attempt.action.text }, sendings, signal)
      : await change(http, org, attempt, sendings, signal);
  } catch (error) {
    if (!(error instanceof SentryError) || error.kind === 'cancelled') {
      throw error;
    }
    return { kind: isUnclear(error) ? 'unclear' : 'refused', error };
  }
}

async function change(
  http: SentryHttp,
  org: string,
  attempt: Attempt,
  sendings: Sendings,
  signal: AbortSignal,
): Promise<Outcome> {
  const { issue, action } = attempt;
  let { sent } = attempt;
  return persist(http, signal, async () => {
    const now = await getIssue(http, org, issue, signal);
    const outcome = withoutSending({ ...attempt, sent }, now);
    if (outcome !== undefined) {
      return outcome;
    }
    if (sendings.isAwaited()) {
      return { kind: 'awaited' };
    }
    sent ??= { ...(now.lastChange !== undefined && { lastChange: now.lastChange }) };
    await sendings.willSend(sent);
    const update = updateIssue(http, org, issue, wanted(action), signal);
    return { kind: 'done', issue: await accounted(sendings, update) };
  });
}

/** What an action has come to already, seeing how its issue is now; `undefined` where it is to be sent. */
function withoutSending({ issue, action, seen, sent }: Attempt, now: Issue): Outcome | undefined {
  if (now.id !== issue && !isPersonal(action)) {
    return { kind: 'conflict', now, contested: [] };
  }
  const isStirred = sent !== undefined && sent.lastChange !== now.lastChange;
  const isAs = sent === undefined ? isAsWanted : isAsMade; // what nobody sent is somebody else's
  const isNews = isPersonal(action) || isStirred || changedSince(seen, now).length > 0;
  if (isNews && isAs(now, wanted(action))) {
    return { kind: 'done', issue: now };
  }
  const fields = contested(action, seen, now, isAs);
  // Made, perhaps, and then taken back by somebody: that it looks as before does not mean that nothing happened.
  return fields.length > 0 || (isStirred && !isPersonal(action))
    ? { kind: 'conflict', now, contested: fields }
    : undefined;
}

async function comment(
  http: SentryHttp,
  org: string,
  attempt: Attempt & { readonly text: string },
  sendings: Sendings,
  signal: AbortSignal,
): Promise<Outcome> {
  const { issue, text } = attempt;
  let { sent } = attempt;
  return persist(http, signal, async () => {
    const twins = await twinsOf(http, org, attempt, signal);
    const { notes } = sent ?? {};
    if (notes !== undefined && twins.some((id) => !notes.includes(id))) {
      return { kind: 'done' };
    }
    if (sendings.isAwaited()) {
      return { kind: 'awaited' };
    }
    sent ??= { notes: twins };
    await sendings.willSend(sent);
    await accounted(sendings, addNote(http, org, issue, text, signal));
    return { kind: 'done' };
  });
}

/** Ids of the person's own comments of the same text. */
async function twinsOf(
  http: SentryHttp,
  org: string,
  { issue, text, me }: Attempt & { readonly text: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const notes = await listNotes(http, org, issue, signal);
  return notes
    .filter((note) => (note.by ?? me) === me && comparable(note.text) === comparable(text))
    .map(({ id }) => id);
}

function comparable(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

async function accounted<T>(sendings: Sendings, request: Promise<T>): Promise<T> {
  try {
    const answer = await request;
    sendings.ended(true);
    return answer;
  } catch (error) {
    sendings.ended(!mayArriveYet(error));
    throw error;
  }
}

/** Tries again after a failure that leaves unclear what happened; each try begins by looking. */
async function persist(
  http: SentryHttp,
  signal: AbortSignal,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  for (let sends = 1; ; sends++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUnclear(error) || error.call.startsWith('GET ') || sends >= MOST_SENDS) {
        throw error;
      }
      await delay(http.clock, REST_MS, signal);
    }
  }
}
