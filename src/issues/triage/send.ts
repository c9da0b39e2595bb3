import type { Issue } from '../../sentry/issues';
import type { Entry } from '../outbox/entry';
import { NotKept } from '../outbox/entryLog';
import type { Outbox } from '../outbox/outbox';
import { settled, type Standing } from '../outbox/settled';
import { nameOf } from '../outbox/withPending';
import type { Action } from './action';
import { wanted } from './wanted';

/** An action for one issue. */
export interface Job {
  /** The account's id. */
  readonly account: string;
  /** The organization's slug. */
  readonly org: string;
  /** As the server told it last. */
  readonly issue: Issue;
  readonly action: Action;
}

/** What became of a job: beside how its entry stands, that it was not taken, or was taken back in time. */
export interface Outcome {
  readonly job: Job;
  /** `undefined` where none was made. */
  readonly entry?: Entry;
  readonly standing: Standing | 'notKept' | 'cancelled';
}

/** The outbox as whoever gives it actions needs it. */
export type Taking = Pick<Outbox, 'act' | 'discard' | 'told' | 'entries' | 'onDidChange' | 'onDidFinish'>;

/** Jobs that are under way at the same time: as many as keep the outbox busy, so that few are taken back. */
const AT_ONCE = 8;

/**
 * Gives the outbox one action for each of some issues, and resolves when each has come to a stand. Whoever asks tells
 * the person of conflicts: nobody else does then.
 * @param signal takes back what is not being sent yet; what is under way comes to its end.
 * @param taken is told of each entry as soon as it is safe.
 * @param ended is told of each outcome.
 * @returns the outcomes in the order of the jobs.
 */
export async function sendAll(
  outbox: Taking,
  jobs: readonly Job[],
  signal: AbortSignal,
  taken: (entry: Entry, job: Job) => void,
  ended: (outcome: Outcome) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = jobs.entries();
  const worker = async () => {
    for (const [at, job] of left) {
      const outcome = signal.aborted
        ? ({ job, standing: 'cancelled' } as const)
        : await send(outbox, job, signal, taken);
      outcomes[at] = outcome;
      ended(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, worker));
  return outcomes;
}

/** Waits until some entries that failed and are sent once more have come to a stand. @returns as `sendAll`. */
export async function waitForAll(
  outbox: Taking,
  outcomes: readonly Outcome[],
  signal: AbortSignal,
  ended: (outcome: Outcome) => void = () => undefined,
): Promise<readonly Outcome[]> {
  return Promise.all(
    outcomes.map(async ({ job, entry }) => {
      const outcome: Outcome =
        entry === undefined ? { job, standing: 'notKept' } : await stand(outbox, job, entry, signal);
      ended(outcome);
      return outcome;
    }),
  );
}

async function send(
  outbox: Taking,
  job: Job,
  signal: AbortSignal,
  taken: (entry: Entry, job: Job) => void,
): Promise<Outcome> {
  let entry: Entry;
  try {
    entry = await outbox.act(job.account, job.org, job.issue, job.action);
  } catch (error) {
    if (error instanceof NotKept) {
      return { job, standing: 'notKept' };
    }
    throw error;
  }
  taken(entry, job);
  await giveUpRefused(outbox, entry);
  return stand(outbox, job, entry, signal);
}

/** What was refused of an issue, and is chosen anew, is not to be sent again one day. */
async function giveUpRefused(outbox: Taking, { account, org, issue, action }: Entry): Promise<void> {
  const fields = Object.keys(wanted(action));
  const refused = outbox.entries.filter(
    (one) =>
      one.state.kind === 'failed' &&
      nameOf(one) === nameOf({ account, org, issue }) &&
      Object.keys(wanted(one.action)).some((field) => fields.includes(field)),
  );
  await outbox.discard(...refused.map(({ id }) => id)).catch(() => undefined); // it stays in sight
}

async function stand(outbox: Taking, job: Job, entry: Entry, signal: AbortSignal): Promise<Outcome> {
  const takeBack = () => {
    if (isUntouched(outbox.entries.find(({ id }) => id === entry.id))) {
      void outbox.discard(entry.id).catch(() => undefined); // it waits still, and says so
    }
  };
  signal.addEventListener('abort', takeBack, { once: true });
  try {
    const standing = await settled(outbox, entry.id, new AbortController().signal);
    await (standing === 'conflict' && outbox.told(entry.id).catch(() => undefined)); // better twice than never
    return { job, entry, standing: standing === 'gone' && signal.aborted ? 'cancelled' : standing };
  } finally {
    signal.removeEventListener('abort', takeBack);
  }
}

/** Whether an entry has made nothing: then it can be given up, and is as if it had never been. */
export function isUntouched(entry: Entry | undefined): boolean {
  switch (entry?.state.kind) {
    case undefined:
    case 'sending':
      return false;
    case 'pending':
      return entry?.sent === undefined; // what was sent may have been made
    case 'failed':
    case 'conflict':
      return true;
  }
}
