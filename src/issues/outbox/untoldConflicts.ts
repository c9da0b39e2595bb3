import type { Clock } from '../../base/clock';
import { DisposableStore, type Disposable, MutableDisposable } from '../../base/disposable';
import type { Leases } from '../leases';
import { type Contested, isUntold } from './entry';
import type { Outbox } from './outbox';

/** So long a command in any window that waits for an action has, in milliseconds, to tell of its conflict itself. */
const GRACE_MS = 2000;

/**
 * Tells of conflicts that were found when no command was waiting for them any more, or in an earlier life of the window:
 * of each once, in one window.
 */
export class UntoldConflicts implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly grace = this.owned.add(new MutableDisposable());
  /** Ids; the disk may not know of them. */
  private readonly told = new Set<string>();

  constructor(
    private readonly outbox: Pick<Outbox, 'entries' | 'onDidChange' | 'open' | 'told'>,
    private readonly leases: Leases,
    private readonly clock: Clock,
    private readonly tell: (conflicts: readonly Contested[]) => void,
  ) {
    this.owned.add(outbox.onDidChange(() => this.look()));
  }

  dispose(): void {
    this.owned.dispose();
  }

  private get untold(): readonly Contested[] {
    return this.outbox.entries.filter(isUntold).filter(({ id }) => !this.told.has(id));
  }

  private look(): void {
    if (this.grace.value === undefined && this.untold.length > 0) {
      this.grace.value = this.clock.after(GRACE_MS, () => {
        void this.tellAll().finally(() => {
          this.grace.value = undefined;
          this.look();
        });
      });
    }
  }

  private async tellAll(): Promise<void> {
    const lease = await this.leases.take('conflicts').catch(() => undefined);
    if (lease === undefined) {
      return; // another window is at it
    }
    await this.outbox.open(); // what another one has told by now
    const { untold } = this;
    const ids = untold.map(({ id }) => id);
    ids.forEach((id) => this.told.add(id));
    await this.outbox.told(...ids).catch(() => undefined); // better twice than never
    await lease.release().catch(() => undefined);
    if (untold.length > 0) {
      this.tell(untold);
    }
  }
}
