/**
 * Shows 10,000 issues in our tree and in a naive one, changes some, and writes to TREE_FILE what each cost the
 * extension host. Bundled and run by `tree.ts`, in a window that does nothing else.
 */
import { appendFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { commands, EventEmitter, type TreeDataProvider, type TreeItem, window } from 'vscode';
import { Emitter } from '../../../src/base/event';
import { systemClock } from '../../../src/base/clock';
import { CurrentIssue } from '../../../src/issues/currentIssue';
import type { ReadyFeed, StoreState, TrackedIssue } from '../../../src/issues/storeState';
import { TreeChoice } from '../../../src/issues/treeChoice';
import { nothingWaits } from '../../../src/issues/waiting';
import { IssueTree } from '../../../src/tree/issueTree';
import { itemOf } from '../../../src/tree/rowItems';
import { type Row, rowsBelow } from '../../../src/tree/rows';
import { everything, feedOfRows, issueOfRow, shownOf, trackedRow } from '../../unit/tree/manyRows';
import { megabytesOf } from '../stopwatch';

const ISSUES = 10_000;
const CHANGED = 5;
const CALM_MS = 500;

/** What a tree cost: milliseconds of the host, calls of `getTreeItem`, megabytes. */
export interface TreeCost {
  readonly first: Cost;
  readonly megabytes: number;
  /** Five issues changed, the order did not. */
  readonly changed: Cost;
  /** The first two of a group changed places. */
  readonly moved: Cost;
}

interface Cost {
  readonly hostMs: number;
  readonly calls: number;
}

/** What the store of one feed is to its tree. */
class Feed {
  private readonly changed = new Emitter<StoreState>();
  readonly onDidChange = this.changed.event;
  private issues: readonly TrackedIssue[] = Array.from({ length: ISSUES }, (_, at) =>
    trackedRow(issueOfRow(at)),
  );
  private feed: ReadyFeed = feedOfRows(this.issues);

  get state(): StoreState {
    return shownOf(this.feed).state;
  }

  /** Every answer of a server is another object. */
  change(): void {
    this.become(
      this.issues.map(({ issue }, at) =>
        trackedRow(
          at < CHANGED ? { ...issue, counts: { events: issue.counts.events + 1, users: 2 } } : { ...issue },
        ),
      ),
    );
  }

  move(): void {
    const [first, second, ...others] = this.issues;
    this.become(first === undefined || second === undefined ? [] : [second, first, ...others]);
  }

  async open(): Promise<void> {}
  close(): void {}
  async lookAt(): Promise<void> {}

  private become(issues: readonly TrackedIssue[]): void {
    this.issues = issues;
    this.feed = feedOfRows(issues);
    this.changed.fire(this.state);
  }
}

let calls = 0;

class CountedTree extends IssueTree {
  override getTreeItem(row: Row): TreeItem {
    calls++;
    return super.getTreeItem(row);
  }
}

/** As trees are written first: all rows, and all of them again at every change. */
class NaiveTree implements TreeDataProvider<Row> {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly feed: Feed) {
    feed.onDidChange(() => this.changed.fire());
    window.createTreeView('bench.naive', { treeDataProvider: this });
  }

  getChildren(row?: Row): Row[] {
    return [...rowsBelow(this.shown, row)];
  }

  getTreeItem(row: Row): TreeItem {
    calls++;
    return itemOf(this.shown, row, Date.now());
  }

  private get shown() {
    const limits = new Map([...this.groups].map((name) => [name, Infinity]));
    return { state: this.feed.state, choice: { ...everything, limits }, waiting: [] };
  }

  private get groups(): readonly string[] {
    const { state } = this.feed;
    return state.kind === 'bound' ? state.feeds.map(({ binding }) => `${binding.id}/mine`) : [];
  }
}

export async function activate(): Promise<void> {
  const costs = {
    naive: await costOf('bench.naive', (feed) => new NaiveTree(feed)),
    ours: await costOf('faultline.issues', showOurs),
  };
  await appendFile(process.env['TREE_FILE'] ?? '', JSON.stringify(costs));
}

function showOurs(feed: Feed): IssueTree {
  const bindings = { problems: [], onDidChange: () => ({ dispose: () => undefined }) };
  const choice = new TreeChoice({ grouping: 'query', keep: () => undefined });
  return new CountedTree(
    feed,
    bindings,
    { first: undefined, onDidChange: bindings.onDidChange },
    new CurrentIssue(),
    systemClock,
    () => undefined,
    choice,
    nothingWaits,
  );
}

async function costOf(view: string, create: (feed: Feed) => TreeDataProvider<Row>): Promise<TreeCost> {
  const feed = new Feed();
  await calm();
  const { made: first, megabytes } = await megabytesOf(() =>
    cost(async () => {
      create(feed);
      await commands.executeCommand(`${view}.focus`);
    }),
  );
  await wait(2 * CALM_MS); // our tree rests for a second after it was drawn
  const changed = await cost(() => feed.change());
  await wait(2 * CALM_MS);
  const moved = await cost(() => feed.move());
  return { first, megabytes, changed, moved };
}

/** What a thing costs until the host has nothing to do any more. */
async function cost(work: () => unknown): Promise<Cost> {
  const callsBefore = calls;
  const before = performance.eventLoopUtilization();
  await work();
  await calm();
  return { hostMs: performance.eventLoopUtilization(before).active, calls: calls - callsBefore };
}

/** Waits until the event loop has had next to nothing to do, and nobody has asked for a row, for a while. */
async function calm(): Promise<void> {
  let isCalm = false;
  for (let round = 0; round < 100 && !isCalm; round++) {
    const [before, callsBefore] = [performance.eventLoopUtilization(), calls];
    await wait(CALM_MS);
    isCalm = calls === callsBefore && performance.eventLoopUtilization(before).utilization < 0.05;
  }
}
