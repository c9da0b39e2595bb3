import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { checkHeld, type Lease, type Leases, LostLease } from '../leases';
import type { KeptEntries } from './keptEntries';
import { Pause } from './pause';
import type { Sender } from './sender';

/** Entries that are sent at the same time, each of another issue. */
const AT_ONCE = 4;
/** Milliseconds between two looks at what other windows did: they cannot always be watched. */
const LOOK_MS = 1000;
/** Looks in a row that find another window at it, before that is told: what goes well takes no longer. */
const MOST_LOOKS = 5;

/** Owns the outbox for as long as something waits, as soon as no other window does, and has all of it sent. */
export class Sending implements Disposable {
  private readonly life = new AbortController();
  private readonly pause: Pause;
  private work: Promise<void> | undefined;
  /** Looks in a row that found another window at it. */
  private looks = 0;

  constructor(
    private readonly kept: KeptEntries,
    private readonly sender: Sender,
    private readonly leases: Leases,
    clock: Clock,
    private readonly log: Log,
    /** Called when `isElsewhere` has changed. */
    private readonly moved: () => void,
  ) {
    this.pause = new Pause(clock);
  }

  /** Whether another window has what waits, and has had it for a while: it alone knows what keeps that. */
  get isElsewhere(): boolean {
    return this.looks >= MOST_LOOKS;
  }

  get isOver(): boolean {
    return this.life.signal.aborted;
  }

  /** Something may have become possible, or due. */
  stir(): void {
    this.pause.over();
    if (this.work === undefined && !this.isOver && this.kept.hasWork) {
      this.work = this.own()
        .catch((error: unknown) => this.log.error('the outbox stopped', error))
        .finally(() => {
          this.work = undefined;
          this.looks = 0;
          this.stir();
        });
    }
  }

  /** Resolves when nothing more is under way; after `dispose`, when the outbox is another window's to take. */
  async idle(): Promise<void> {
    await this.work;
  }

  dispose(): void {
    this.life.abort();
    this.pause.over();
  }

  private async own(): Promise<void> {
    while (!this.isOver && this.kept.hasWork) {
      const lease = await this.leases.take('outbox').catch(() => undefined);
      if (lease === undefined) {
        const isTimeUp = await this.pause.rest(LOOK_MS);
        this.count(this.looks + (isTimeUp ? 1 : 0));
        await this.kept.reread();
        continue;
      }
      this.count(0);
      try {
        await this.kept.reread();
        await this.kept.tidy(lease);
        await this.sendAll(lease);
      } catch (error) {
        await this.recover(error);
      } finally {
        await lease.release().catch(() => undefined);
      }
    }
  }

  /** Another window was asked to be quick about it. */
  lookAnew(): void {
    this.count(0);
  }

  private count(looks: number): void {
    const before = this.isElsewhere;
    this.looks = looks;
    if (this.isElsewhere !== before) {
      this.moved();
    }
  }

  private async recover(error: unknown): Promise<void> {
    if (!(error instanceof LostLease)) {
      this.log.error('the outbox stumbled', error);
    }
    await this.pause.rest(LOOK_MS);
  }

  private async sendAll(lease: Lease): Promise<void> {
    const sending = new Set<Promise<void>>();
    const stopped: unknown[] = [];
    while (!this.isOver && stopped.length === 0 && (this.kept.hasWork || sending.size > 0)) {
      for (const entry of this.sender.ready().slice(0, AT_ONCE - sending.size)) {
        const one: Promise<void> = this.sender
          .send(entry, lease)
          .catch((error: unknown) => void stopped.push(error))
          .finally(() => sending.delete(one));
        sending.add(one);
      }
      if (sending.size > 0) {
        await Promise.race([...sending, this.pause.rest()]);
      } else if (this.kept.hasWork) {
        await ((await this.pause.rest(LOOK_MS)) && this.kept.reread());
        await checkHeld(lease);
      }
      await (sending.size === 0 && this.kept.tidy(lease));
    }
    await Promise.all(sending);
    if (stopped.length > 0) {
      throw stopped[0];
    }
  }
}
