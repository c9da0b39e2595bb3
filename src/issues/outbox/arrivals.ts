import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';
import type { Entry } from './entry';

/**
 * So long what nobody waits for any more may take to arrive: as long as a window that lost the outbox, such as in a
 * sleep, waits for an answer, and once more for a server that is behind.
 */
export const ARRIVES_WITHIN_MS = 60_000;

interface Sent {
  /** As of `Mark`. */
  readonly sending: string | undefined;
  /** None while somebody waits for its answer. */
  readonly timer?: Disposable;
  readonly isOver: boolean;
}

/**
 * What was sent and may arrive yet although nobody waits for an answer: a window has ended, a connection was cut, a
 * server took too long. It must not be sent again before: no server can be asked to take a change only once. Times are
 * counted, never compared: clocks are set.
 */
export class Arrivals implements Disposable {
  private readonly known = new Map<string, Sent>();

  constructor(private readonly clock: Clock) {}

  /** Of an entry something is sent now. */
  begin({ id, sent }: Entry): void {
    this.become(id, { sending: sent?.sending, isOver: false });
  }

  /** The server has answered what was sent of an entry: it has done by now whatever it does. */
  end({ id, sent }: Entry): void {
    this.become(id, { sending: sent?.sending, isOver: true });
  }

  /** Nobody waits any more for an answer to what was sent of an entry. */
  lose({ id, sent }: Entry): void {
    const timer = this.clock.after(ARRIVES_WITHIN_MS, () => {
      this.known.set(id, { sending: sent?.sending, isOver: true });
    });
    this.become(id, { sending: sent?.sending, timer, isOver: false });
  }

  /**
   * Whether what was sent of an entry may arrive yet. For what another window sent, or an earlier one, time begins when
   * this is asked first: to be asked by the window that owns the outbox alone.
   */
  isAwaited(entry: Entry): boolean {
    if (entry.sent === undefined) {
      return false;
    }
    const before = this.known.get(entry.id);
    if (before === undefined || before.sending !== entry.sent.sending) {
      this.lose(entry);
    }
    return this.known.get(entry.id)?.isOver !== true;
  }

  forget(id: string): void {
    this.known.get(id)?.timer?.dispose();
    this.known.delete(id);
  }

  dispose(): void {
    [...this.known.keys()].forEach((id) => this.forget(id));
  }

  private become(id: string, sent: Sent): void {
    this.forget(id);
    this.known.set(id, sent);
  }
}
