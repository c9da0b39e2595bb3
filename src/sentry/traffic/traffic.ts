import { type Clock, delay, systemClock } from '../../base/clock';
import type { Answer } from '../http';
import type { Attempt, TrafficRequest } from './request';
import { backoffMs, mayPass, MOST_ATTEMPTS, PATIENCE_MS } from './retries';
import { Sharing } from './sharing';
import { type Turn, Turns } from './turns';

/**
 * All requests to one server, of all its accounts and regions: keeps to the server's limits before they are met,
 * lets identical reads under way be one, and sends reads again whose failure may pass.
 */
export class Traffic {
  private readonly turns: Turns;
  private readonly reads = new WeakMap<object, Sharing>();
  /** Moves on at the beginning and at the end of each write: what was asked before it knows nothing of it. */
  private writes = 0;

  constructor(
    private readonly clock: Clock = systemClock,
    /** At least 0 and below 1. */
    private readonly random: () => number = Math.random,
  ) {
    this.turns = new Turns(clock);
  }

  /**
   * Sends a request when its turn has come. A write is sent once, whatever comes of it.
   * @throws {SentryError} what the last attempt failed with; `rateLimited` where the server wants none for more than
   * a minute; an `AbortError` when cancelled, at whichever point.
   */
  async run(request: TrafficRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    return request.isWrite ? this.write(request, attempt, signal) : this.read(request, attempt, signal);
  }

  private async write(request: TrafficRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    this.writes++;
    try {
      return await this.once(request, attempt, signal);
    } finally {
      this.writes++;
    }
  }

  private async read(request: TrafficRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    const sharing = this.reads.get(request.account) ?? new Sharing();
    this.reads.set(request.account, sharing);
    const key = `${this.writes} ${request.url}`;
    const answer = sharing.join(key, request, (one, until) => this.persist(one, attempt, until), signal);
    this.turns.admit(); // who waits for it may have moved it to another lane
    return answer;
  }

  private async persist(request: TrafficRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    let deadline = Infinity;
    for (let attempts = 1; ; attempts++) {
      try {
        return await this.once(request, attempt, signal);
      } catch (error) {
        const delayMs = backoffMs(attempts, this.random());
        deadline = Math.min(deadline, this.clock.now() + PATIENCE_MS);
        if (!mayPass(error) || attempts >= MOST_ATTEMPTS || this.freeIn(request, delayMs) > deadline) {
          throw error;
        }
        if (error.kind === 'rateLimited') {
          this.turns.hold(request, delayMs);
        }
        await delay(this.clock, delayMs, signal);
      }
    }
  }

  private async once(request: TrafficRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    const turn: Turn = await this.turns.next(request, signal);
    try {
      signal.throwIfAborted();
      return await attempt(signal, turn.heard);
    } finally {
      turn.end();
    }
  }

  /** When a request could be sent again that waits at least for a while. */
  private freeIn(request: TrafficRequest, delayMs: number): number {
    const free = this.turns.freeAt(request);
    return Math.max(this.clock.now() + delayMs, Number.isFinite(free) ? free : 0);
  }
}
