import type { Entry } from '../outbox/entry';
import { NotKept } from '../outbox/entryLog';
import type { Outbox } from '../outbox/outbox';
import { allSettled, type Standing } from '../outbox/settled';
import { nameOf } from '../outbox/withPending';
import type { Job } from './job';
import { wanted } from './wanted';

export type { Job } from './job';

/** What became of a job: beside how its entry stands, that it was not taken, or was taken back in time. */
export interface Outcome {
  readonly job: Job;
  /** `undefined` where none was made. */
  readonly entry?: Entry;
  readonly standing: Standing | 'notKept' | 'cancelled';
}

/** The outbox as whoever gives it actions needs it. */
export type Taking = Pick<Outbox, 'actAll' | 'discard' | 'told' | 'entries' | 'onDidChange' | 'onDidFinish'>;

/**
 * Gives the outbox one action for each of some issues, all at once, and resolves when each has come to a stand. Whoever
 * asks tells the person of conflicts: nobody else does then.
 * @param signal takes back what is not being sent yet; what is under way comes to its end.
 * @param taken is told of each entry as soon as all are safe.
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
  let entries: readonly Entry[];
  try {
    entries = await outbox.actAll(jobs);
  } catch (error) {
    if (error instanceof NotKept) {
      return jobs.map((job) => ({ job, standing: 'notKept' }));
    }
    throw error;
  }
  const made = jobs.map((job, at) => ({ job, entry: entries[at] }));
  made.forEach(({ job, entry }) => entry && taken(entry, job));
  await giveUpRefused(outbox, entries);
  return waitForAll(outbox, made, signal, ended);
}

/**
 * Waits until the entries of some jobs have come to a stand, such as those that failed and are sent once more.
 * @returns as `sendAll`.
 */
export async function waitForAll(
  outbox: Taking,
  jobs: readonly Pick<Outcome, 'job' | 'entry'>[],
  signal: AbortSignal,
  ended: (outcome: Outcome) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const ids = new Set(jobs.flatMap(({ entry }) => entry?.id ?? []));
  const takeBack = () => {
    const untouched = outbox.entries.filter((entry) => ids.has(entry.id) && isUntouched(entry));
    void outbox.discard(...untouched.map(({ id }) => id)).catch(() => undefined); // they wait still, and say so
  };
  const standings = new Map<string, Outcome['standing']>();
  const outcomeOf = ({ job, entry }: Pick<Outcome, 'job' | 'entry'>): Outcome => ({
    ...{ job, entry },
    standing: (entry && standings.get(entry.id)) ?? 'notKept',
  });
  const told: Promise<void>[] = [];
  const stood = (id: string, standing: Standing) => {
    standings.set(id, standing === 'gone' && signal.aborted ? 'cancelled' : standing);
    jobs.filter(({ entry }) => entry?.id === id).forEach((one) => ended(outcomeOf(one)));
    if (standing === 'conflict') {
      told.push(outbox.told(id).catch(() => undefined)); // better twice than never
    }
  };
  signal.addEventListener('abort', takeBack, { once: true });
  try {
    if (signal.aborted) {
      takeBack();
    }
    await allSettled(outbox, [...ids], new AbortController().signal, stood);
    await Promise.all(told);
    return jobs.map(outcomeOf);
  } finally {
    signal.removeEventListener('abort', takeBack);
  }
}

/** What was refused of an issue, and is chosen anew, is not to be sent again one day. */
async function giveUpRefused(outbox: Taking, entries: readonly Entry[]): Promise<void> {
  const chosen = new Map(entries.map((entry) => [nameOf(entry), Object.keys(wanted(entry.action))]));
  const refused = outbox.entries.filter((one) => {
    const fields = one.state.kind === 'failed' ? chosen.get(nameOf(one)) : undefined;
    return fields !== undefined && Object.keys(wanted(one.action)).some((field) => fields.includes(field));
  });
  await outbox.discard(...refused.map(({ id }) => id)).catch(() => undefined); // it stays in sight
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
