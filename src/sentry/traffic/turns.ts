import type { Clock } from '../../base/clock';
import { type Disposable, MutableDisposable } from '../../base/disposable';
import { onAbort } from '../../base/onAbort';
import { type Call, calls } from '../calls';
import { SentryError } from '../sentryError';
import { OriginLimits } from './originLimits';
import { Pace } from './pace';
import type { Heard, Lane, TrafficRequest } from './request';

/** Requests to one server at the same time; a person's own find room when the others take up theirs. */
const AT_ONCE: Readonly<Record<Lane, number>> = { person: 8, background: 6 };
const LANES: readonly Lane[] = ['person', 'background'];

/** The calls that fetch an event. Sentry allows 15 a second to a person; their browser needs some of it. */
const FETCHES_EVENT: ReadonlySet<Call> = new Set([calls.issueEvent, calls.unscopedIssueEvent]);
const EVENTS_PER_SECOND = 5;
const EVENTS_AT_ONCE = 4;

/** Whoever would have to wait for longer is told so at once. */
const LONGEST_WAIT_MS = 60_000;

/** A request's leave to be sent, to be given back. */
export interface Turn {
  /** Takes in what the response says of limits, as soon as its headers are there. */
  readonly heard: (response: Heard) => void;
  /** The request has come to its end, whichever. */
  readonly end: () => void;
}

interface Waiting {
  readonly request: TrafficRequest;
  readonly start: (turn: Turn) => void;
  readonly refuse: (error: SentryError) => void;
}

/** Says of one server's requests which may be sent when; what waits for a limit holds up nothing else. */
export class Turns {
  /** In the order in which they came. */
  private readonly waiting = new Set<Waiting>();
  private readonly origins = new Map<string, OriginLimits>();
  private readonly pace = new Pace(EVENTS_PER_SECOND);
  private readonly timer = new MutableDisposable<Disposable>();
  private running = 0;
  private runningEvents = 0;

  constructor(private readonly clock: Clock) {}

  /**
   * Resolves when a request may be sent. Where that is more than a minute away it fails at once.
   * @throws {SentryError} `rateLimited` with the time at which it may be tried again.
   */
  next(request: TrafficRequest, signal: AbortSignal): Promise<Turn> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.waiting.delete(one);
        reject(signal.reason as Error);
        this.admit();
      };
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          this.waiting.delete(one);
          waiting.dispose();
          then(value);
        };
      const one = { request, start: settle(resolve), refuse: settle(reject) };
      const waiting = onAbort(signal, leave);
      this.waiting.add(one);
      this.admit();
    });
  }

  /** When a request of this kind may be sent as far as limits go; `Infinity` for when others have been answered. */
  freeAt(request: TrafficRequest): number {
    return this.limitsOf(request).freeAt(request, this.clock.now());
  }

  /** Lets no request of this kind start for a while. */
  hold(request: TrafficRequest, delayMs: number): void {
    const now = this.clock.now();
    this.limitsOf(request).hold(request, now + delayMs, now);
  }

  /** Starts whatever may start now, and sees to it that what must wait for a time is thought of then. */
  admit(): void {
    const now = this.clock.now();
    let next = Infinity;
    for (const one of this.inOrder()) {
      const at = this.hasRoom(one.request) ? this.startOf(one.request, now) : Infinity;
      if (at <= now) {
        one.start(this.begin(one.request, now));
      } else if (at < Infinity && at > now + LONGEST_WAIT_MS) {
        one.refuse(new SentryError('rateLimited', one.request.call, { retryAt: at }));
      } else {
        next = Math.min(next, at);
      }
    }
    this.timer.value = next === Infinity ? undefined : this.clock.after(next - now, () => this.admit());
  }

  /** Who waits, a person's requests first; a lane may have changed meanwhile. */
  private inOrder(): readonly Waiting[] {
    const all = [...this.waiting];
    return LANES.flatMap((lane) => all.filter(({ request }) => request.lane === lane));
  }

  private hasRoom({ call, lane }: TrafficRequest): boolean {
    return this.running < AT_ONCE[lane] && (!FETCHES_EVENT.has(call) || this.runningEvents < EVENTS_AT_ONCE);
  }

  private startOf(request: TrafficRequest, now: number): number {
    const paced = FETCHES_EVENT.has(request.call) ? this.pace.freeAt(now) : now;
    return Math.max(paced, this.limitsOf(request).freeAt(request, now));
  }

  private begin(request: TrafficRequest, sent: number): Turn {
    const limits = this.limitsOf(request);
    const events = FETCHES_EVENT.has(request.call) ? 1 : 0;
    this.running++;
    this.runningEvents += events;
    limits.start(request);
    if (events > 0) {
      this.pace.start(sent);
    }
    let isHeard = false;
    return {
      heard: (response) => {
        isHeard = true;
        limits.heard(request, response, sent, this.clock.now());
        this.admit();
      },
      end: () => {
        this.running--;
        this.runningEvents -= events;
        if (!isHeard) {
          limits.lost(request);
        }
        this.admit();
      },
    };
  }

  private limitsOf({ url }: TrafficRequest): OriginLimits {
    const { origin } = new URL(url);
    const limits = this.origins.get(origin) ?? new OriginLimits();
    this.origins.set(origin, limits);
    return limits;
  }
}
