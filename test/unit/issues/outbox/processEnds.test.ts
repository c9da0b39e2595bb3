import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Leases } from '../../../../src/issues/leases';
import type { OutboxFiles } from '../../../../src/issues/outbox/outboxFiles';
import type { Outbox } from '../../../../src/issues/outbox/outbox';
import type { Action } from '../../../../src/issues/triage/action';
import { isAsMade } from '../../../../src/issues/triage/asWanted';
import { wanted } from '../../../../src/issues/triage/wanted';
import type { Issue } from '../../../../src/sentry/issues';
import { DiskOutboxFiles } from '../../../../src/workspace/diskOutboxFiles';
import { fetchOf, filesOf, leasesOf, Mortal } from '../../../faults/mortal';
import { OutboxWorld, timesOf, type Window } from '../../../faults/outboxWorld';
import { memoryLeases, memoryOutboxFiles } from '../../../inMemory';

type Deed = readonly [issue: number, action: Action];

const ann = { type: 'user', id: '1', name: 'Ann' } as const;

/** What Ann does in the window that ends, in this order: on which of the issues, and what. */
const deeds: readonly Deed[] = [
  [0, { kind: 'resolve' }],
  [1, { kind: 'comment', text: 'Looking into it.\r\n\nMore soon. ' }],
  [0, { kind: 'assign', to: ann }],
  [2, { kind: 'archive', until: { kind: 'events', count: 10 } }],
];
/** What she does in another one meanwhile. */
const others: readonly Deed[] = [
  [1, { kind: 'comment', text: 'And me.' }],
  [3, { kind: 'resolve' }],
  [2, { kind: 'prioritize', priority: 'low' }],
];
const ISSUES = 4;
const AT_ONCE = 6;

/** Whether all that waits does so for the person, itself or behind what does. */
const isStill = ({ entries }: Outbox) =>
  entries.every(({ issue }) => entries.find((first) => first.issue === issue)?.state.kind === 'conflict');

/** What the server and the outbox tell of all actions of all runs. */
interface Tally {
  tried: number;
  lost: number;
  twice: number;
  /** Made over somebody else's change without asking. */
  over: number;
  asked: number;
}

/** One run: issues of its own, and files that outlive its window. */
interface Run {
  readonly issues: readonly Issue[];
  readonly files: OutboxFiles;
  readonly leases: Leases;
  readonly mortal: Mortal;
  readonly window: Window;
  /** What was kept: the person was told so. */
  readonly kept: Deed[];
}

describe('a window that ends at any step', function () {
  this.timeout(120_000); // hundreds of runs, each with a server of its own
  let world: OutboxWorld;
  before(async () => (world = await OutboxWorld.start()));
  after(() => world.end());

  function runOf(endsAt: number, issues: readonly Issue[], files: OutboxFiles): Run {
    const [mortal, leases] = [new Mortal(endsAt), memoryLeases()];
    const signedIn = world.ann(fetchOf(mortal, globalThis.fetch));
    const window = world.window(filesOf(mortal, files), leasesOf(mortal, leases), signedIn);
    return { issues, files, leases, mortal, window, kept: [] };
  }

  async function act(window: Window, { issues, kept }: Run, wishes: readonly Deed[]): Promise<void> {
    await window.outbox.open();
    for (const deed of wishes) {
      await window.act(issues[deed[0]] ?? assert.fail(), deed[1]);
      kept.push(deed);
    }
  }

  /** Acts and waits until nothing more happens by itself, or the window has ended. */
  async function live(run: Run): Promise<void> {
    await Promise.race([actAndWait(run), run.mortal.buried()]);
  }

  async function actAndWait(run: Run): Promise<void> {
    await act(run.window, run, deeds);
    await run.window.until(isStill);
    await run.window.outbox.idle();
  }

  /** Opens the next window and waits until nothing more happens by itself. */
  async function reopen({ files, leases }: Run): Promise<Window> {
    const next = world.window(files, leases);
    await next.outbox.open();
    await next.until(isStill);
    return next;
  }

  /** Lets a window end at each of its steps, until it comes to its own end. @param follow what happens afterwards. */
  async function atEachStep(
    tally: Tally,
    filesFor: () => OutboxFiles,
    lives: (run: Run) => Promise<void>,
    follow: (run: Run) => Promise<Window>,
  ): Promise<number> {
    for (let first = 1; ; first += AT_ONCE) {
      const issues = await world.make(ISSUES * AT_ONCE);
      const runs = Array.from({ length: AT_ONCE }, (_, at) =>
        runOf(first + at, issues.slice(at * ISSUES, (at + 1) * ISSUES), filesFor()),
      );
      await Promise.all(
        runs.map(async (run) => {
          await lives(run);
          await count(tally, run, await follow(run));
        }),
      );
      const steps = runs.filter(({ mortal }) => !mortal.isDead).map(({ mortal }) => mortal.steps);
      if (steps.length > 0) {
        return Math.max(...steps);
      }
    }
  }

  async function count(tally: Tally, { issues, kept }: Run, { outbox }: Window): Promise<void> {
    for (const [of, { id }] of issues.entries()) {
      const { happened, issue } = await world.told(id);
      const bob = happened.findIndex(({ by }) => by === '2');
      const isWaiting = outbox.entries.some((entry) => entry.issue === id);
      const wishes = [...deeds, ...others].filter(([one]) => one === of).map(([, action]) => action);
      for (const action of wishes) {
        const times = timesOf(action, happened);
        const isKept = kept.some(([, other]) => other === action);
        const isThere = bob !== -1 || action.kind === 'comment' || isAsMade(issue, wanted(action));
        tally.tried += isKept ? 1 : 0;
        tally.lost += isKept && !isWaiting && (times < 1 || !isThere) ? 1 : 0;
        tally.twice += times > 1 ? 1 : 0;
      }
      tally.over += bob !== -1 && happened.slice(bob).some(({ by }) => by === '1') ? 1 : 0;
    }
    tally.asked += outbox.entries.filter(({ state }) => state.kind === 'conflict').length;
  }

  const none = (): Tally => ({ tried: 0, lost: 0, twice: 0, over: 0, asked: 0 });
  function tell(what: string, steps: number, tally: Tally): void {
    const { tried, lost, twice, over, asked } = tally;
    console.log(
      `      ${what}: N = ${steps} steps; actions tried ${tried}, lost ${lost}, applied twice ${twice}, ` +
        `applied over somebody else's change without asking ${over}, asked ${asked}`,
    );
    assert.deepEqual([lost, twice, over], [0, 0, 0]);
    assert.ok(steps > 50 && tried > steps);
    assert.deepEqual(world.problems, []);
  }

  it('loses nothing, and does nothing twice', async () => {
    const tally = none();
    const steps = await atEachStep(tally, memoryOutboxFiles, live, reopen);
    tell('a window ends', steps, tally);
    assert.equal(tally.asked, 0);
  });

  it('does nothing over what somebody else did before the next one', async () => {
    const tally = none();
    const follow = async (run: Run) => {
      const [first, , third] = run.issues.map(({ id }) => id);
      await world.bob(first ?? '', { status: 'ignored', substatus: 'archived_forever' });
      await world.bob(third ?? '', { assignedTo: 'user:2' });
      return reopen(run);
    };
    const steps = await atEachStep(tally, memoryOutboxFiles, live, follow);
    tell('a window ends, and somebody else acts', steps, tally);
    assert.ok(tally.asked > 0);
  });

  it('leaves what it had to another one that acts meanwhile, on a real disk', async () => {
    const tally = none();
    const root = mkdtempSync(join(tmpdir(), 'fl-'));
    let folders = 0;
    const both = async (run: Run) => {
      const other = world.window(run.files, run.leases);
      const acts = act(other, run, others);
      await live(run);
      await acts;
    };
    const steps = await atEachStep(
      tally,
      () => new DiskOutboxFiles(join(root, `${folders++}`)),
      both,
      reopen,
    );
    tell('one of two windows ends', steps, tally);
    rmSync(root, { recursive: true });
  });
});
