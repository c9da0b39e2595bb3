import { delay } from '../../base/clock';
import type { SentryHttp } from '../../sentry/http';
import { getIssue, type Issue, updateIssue } from '../../sentry/issues';
import { addNote, listNotes } from '../../sentry/notes';
import { SentryError } from '../../sentry/sentryError';
import { type Action, isPersonal } from './action';
import { isAsWanted } from './asWanted';
import { contested } from './conflict';
import { changedSince, type Seen, type Shared } from './seen';
import { isUnclear, MOST_SENDS, REST_MS } from './unclear';
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
}

/** What became of an action. */
export type Outcome =
  /** It was made, by us or by somebody else. */
  | { readonly kind: 'done'; /** Not for a comment. */ readonly issue?: Issue }
  /** Somebody changed the issue since; nothing is `contested` where it was changed and changed back. */
  | { readonly kind: 'conflict'; readonly now: Issue; readonly contested: readonly Shared[] }
  /** The server says no, and nothing was made. */
  | { readonly kind: 'refused'; readonly error: SentryError }
  /** It may have been made: the issue is to be read before it is sent again. */
  | { readonly kind: 'unclear'; readonly error: SentryError };

/**
 * Does what a person wants, once: the issue is read before it is changed, and again after an answer that does not
 * tell whether it was.
 * @param willSend is awaited before anything is sent, with what to keep; nothing is sent where it throws.
 * @throws an `AbortError` when cancelled, and what `willSend` throws.
 */
export async function applyAction(
  http: SentryHttp,
  org: string,
  attempt: Attempt,
  willSend: (mark: Mark) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return attempt.action.kind === 'comment'
      ? await comment(http, org, { ...attempt, text: attempt.action.text }, willSend, signal)
      : await change(http, org, attempt, willSend, signal);
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
  willSend: (mark: Mark) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { issue, action } = attempt;
  let { sent } = attempt;
  return persist(http, attempt, signal, async () => {
    const now = await getIssue(http, org, issue, signal);
    const outcome = withoutSending({ ...attempt, sent }, now);
    if (outcome !== undefined) {
      return outcome;
    }
    sent ??= { ...(now.lastChange !== undefined && { lastChange: now.lastChange }) };
    await willSend(sent);
    return { kind: 'done', issue: await updateIssue(http, org, issue, wanted(action), signal) };
  });
}

/** What an action has come to already, seeing how its issue is now; `undefined` where it is to be sent. */
function withoutSending({ action, seen, sent }: Attempt, now: Issue): Outcome | undefined {
  const isStirred = sent !== undefined && sent.lastChange !== now.lastChange;
  const isNews = isPersonal(action) || isStirred || changedSince(seen, now).length > 0;
  if (isNews && isAsWanted(now, wanted(action))) {
    return { kind: 'done', issue: now };
  }
  const fields = contested(action, seen, now);
  // Made, perhaps, and then taken back by somebody: that it looks as before does not mean that nothing happened.
  return fields.length > 0 || (isStirred && !isPersonal(action))
    ? { kind: 'conflict', now, contested: fields }
    : undefined;
}

async function comment(
  http: SentryHttp,
  org: string,
  attempt: Attempt & { readonly text: string },
  willSend: (mark: Mark) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { issue, text } = attempt;
  let { sent } = attempt;
  return persist(http, attempt, signal, async () => {
    const twins = await twinsOf(http, org, attempt, signal);
    const { notes } = sent ?? {};
    if (notes !== undefined && twins.some((id) => !notes.includes(id))) {
      return { kind: 'done' };
    }
    sent ??= { notes: twins };
    await willSend(sent);
    await addNote(http, org, issue, text, signal);
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

/**
 * Tries again after a failure that leaves unclear what happened; each try begins by looking. What was sent before may
 * still be on its way: it is given time to arrive.
 */
async function persist(
  http: SentryHttp,
  { sent }: Attempt,
  signal: AbortSignal,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  await (sent !== undefined && delay(http.clock, REST_MS, signal));
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
