import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../base/clock';
import type { Job } from '../triage/job';
import { seenOf } from '../triage/seen';
import { wanted } from '../triage/wanted';
import type { Entry } from './entry';
import type { KeptEntries } from './keptEntries';
import { nameOf } from './withPending';

/** Entries on their way to the disk. */
interface Coming {
  readonly entries: readonly Entry[];
  readonly safe: Promise<void>;
}

/** Takes actions in: what is asked for twice before it is done is asked for once. */
export class Intake {
  private coming: readonly Coming[] = [];

  constructor(
    private readonly kept: KeptEntries,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when all are safe on disk, which they become together.
   * @returns the entries of the jobs, in their order.
   * @throws {NotKept} where they cannot be written down: then none is taken.
   */
  async take(jobs: readonly Job[]): Promise<readonly Entry[]> {
    const before = this.coming;
    const waiting = [...this.kept.all, ...before.flatMap(({ entries }) => entries)];
    const last = new Map(waiting.map((entry) => [nameOf(entry), entry]));
    const made: Entry[] = [];
    const taken = jobs.map((job) => {
      const name = nameOf({ ...job, issue: job.issue.id });
      const [one, other] = [last.get(name), this.entryOf(job)];
      if (one !== undefined && isSame(one, other)) {
        return one;
      }
      made.push(other);
      last.set(name, other);
      return other;
    });
    const awaited = before.filter(({ entries }) => entries.some((entry) => taken.includes(entry)));
    const coming = { entries: made, safe: this.keep(made, awaited) };
    this.coming = [...before, coming];
    try {
      await coming.safe;
    } finally {
      this.coming = this.coming.filter((one) => one !== coming);
    }
    return taken;
  }

  private async keep(entries: readonly Entry[], awaited: readonly Coming[]): Promise<void> {
    await Promise.all(awaited.map(({ safe }) => safe));
    await (entries.length > 0 && this.kept.add(entries));
  }

  private entryOf({ account, org, issue, action }: Job): Entry {
    return {
      ...{ id: randomUUID(), account, org, issue: issue.id, shortId: issue.shortId },
      ...{ title: issue.title.slice(0, 200), action, seen: seenOf(issue), at: this.clock.now() },
      state: { kind: 'pending' },
    };
  }
}

/** Whether an action that waits is the one that is asked for now; a comment may be written twice. */
function isSame({ action, state }: Entry, { action: asked }: Entry): boolean {
  return (
    state.kind === 'pending' && asked.kind !== 'comment' && isDeepStrictEqual(wanted(action), wanted(asked))
  );
}
