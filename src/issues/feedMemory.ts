import { isAbort } from '../base/abort';
import type { Log } from '../base/log';
import type { Account } from '../sentry/accounts';
import type { Issue } from '../sentry/issues';
import type { Binding } from './binding';
import type { KnownEvent, Lists, Snapshot, Snapshots } from './snapshot';

/** What this machine remembers of one feed. A disk that fails holds nothing up: it is told to the log. */
export class FeedMemory {
  private keeping: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly snapshots: Snapshots,
    private readonly account: Account,
    private readonly binding: Binding,
    private readonly log: Log,
  ) {}

  /** The last known state; `undefined` where there is none that can be read. */
  async recall(): Promise<Snapshot | undefined> {
    return this.orLog('the last known state could not be read', () =>
      this.snapshots.load(this.account, this.binding),
    );
  }

  /** What another window has written down since; `undefined` where there is nothing newer. */
  async news(since: number, isDue: (issue: Issue) => boolean): Promise<Snapshot | undefined> {
    return this.orLog('what another window knows could not be read', async () => {
      const lists = await this.snapshots.loadLists(this.account, this.binding);
      if (lists === undefined || lists.asOf < since) {
        return undefined;
      }
      const due = lists.issues.filter(isDue);
      return { ...lists, events: await this.snapshots.loadEvents(this.account, this.binding, due) };
    });
  }

  /** What this feed is called among the windows of the machine. */
  get name(): string {
    return this.snapshots.nameOf(this.account, this.binding);
  }

  /**
   * One after the other; once cancelled, nothing is written any more.
   * @param sweep whether what is no longer listed is deleted.
   */
  async keepLists(lists: Lists, sweep: boolean, signal: AbortSignal): Promise<void> {
    const keep = async () => {
      await this.snapshots.saveLists(this.account, this.binding, lists, signal);
      await (sweep && this.snapshots.sweep(this.account, this.binding, lists));
    };
    this.keeping = this.keeping.then(() => this.orLog('the state could not be kept', keep));
    await this.keeping;
  }

  async keepEvent(issue: string, event: KnownEvent): Promise<void> {
    await this.orLog('an event could not be kept', () =>
      this.snapshots.saveEvent(this.account, this.binding, issue, event),
    );
  }

  private async orLog<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!isAbort(error)) {
        this.log.error(what, error);
      }
      return undefined;
    }
  }
}
