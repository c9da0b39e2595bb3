import { traceOf } from '../mapping/trace';
import { getEvent } from '../sentry/events';
import type { SentryHttp } from '../sentry/http';
import type { Issue } from '../sentry/issues';
import { SentryError, type SentryErrorKind } from '../sentry/sentryError';
import type { Binding } from './binding';
import type { KnownEvent } from './snapshot';

/** As many as the server's traffic sends at once; the others wait here, where their order can still change. */
const AT_ONCE = 4;

/** Failures that say nothing of the server as a whole: the next issue's event may well be had. */
const OF_ONE_ISSUE: ReadonlySet<SentryErrorKind> = new Set([
  'badRequest',
  'gone',
  'server',
  'shape',
  'notFound',
]);

/** What came of asking for an issue's event. */
export type Arrived = KnownEvent | SentryError;

interface Waiting {
  readonly issue: Issue;
  /** True where a person waits for it: it goes before what others on the same server fetch ahead. */
  readonly isNear: boolean;
}

/** The end of fetching an issue's event, for all who wait for it. */
class End {
  readonly promise: Promise<void>;
  reached: () => void = () => undefined;
  failed: (reason: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      [this.reached, this.failed] = [resolve, reject];
    });
  }
}

/** Has one event per issue of a binding fetched, in an order that can change, each issue's once at a time. */
export class EventQueue {
  /** By issue id, in the order in which they are fetched. */
  private waiting = new Map<string, Waiting>();
  private readonly fetching = new Set<string>();
  /** Of what waits and what is being fetched, by issue id. */
  private readonly ends = new Map<string, End>();
  private workers = 0;

  constructor(
    private readonly http: SentryHttp,
    private readonly binding: Binding,
    private readonly arrived: (issue: Issue, arrived: Arrived) => void,
  ) {}

  /** True for an issue whose event is on its way. */
  isAsked(issue: string): boolean {
    return this.fetching.has(issue) || this.waiting.has(issue);
  }

  /**
   * Asks for the events of issues, in their order, before or after those that wait already, and resolves when
   * all of these have been fetched, whatever else waits.
   * @throws {SentryError} for a failure that concerns every issue; those that wait are given up then.
   */
  async ask(issues: readonly Issue[], where: 'before' | 'after', signal: AbortSignal): Promise<void> {
    const isNear = where === 'before';
    const isDue = ({ id }: Issue) =>
      !this.fetching.has(id) && (isNear || this.waiting.get(id)?.isNear !== true);
    const asked = issues.filter(isDue).map((issue) => [issue.id, { issue, isNear }] as const);
    const ids = new Set(asked.map(([id]) => id));
    const others = [...this.waiting].filter(([id]) => !ids.has(id));
    this.waiting = new Map(isNear ? [...asked, ...others] : [...others, ...asked]);
    const ends = issues.map(({ id }) => this.endOf(id));
    for (let free = Math.min(AT_ONCE - this.workers, this.waiting.size); free > 0; free--) {
      void this.work(signal);
    }
    const outcomes = await Promise.allSettled(ends.map(({ promise }) => promise));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) {
      throw failure.reason;
    }
  }

  private endOf(issue: string): End {
    const end = this.ends.get(issue) ?? new End();
    this.ends.set(issue, end);
    return end;
  }

  private async work(signal: AbortSignal): Promise<void> {
    this.workers++;
    for (let next = this.take(); next !== undefined; next = this.take()) {
      const { issue } = next;
      try {
        this.arrived(issue, await this.fetch(next, signal));
        this.finish(issue.id, (end) => end.reached());
      } catch (error) {
        const givenUp = [issue.id, ...this.waiting.keys()];
        this.waiting.clear();
        givenUp.forEach((id) => this.finish(id, (end) => end.failed(error)));
      }
    }
    this.workers--;
  }

  private finish(issue: string, tell: (end: End) => void): void {
    const end = this.ends.get(issue);
    this.ends.delete(issue);
    this.fetching.delete(issue);
    if (end !== undefined) {
      tell(end);
    }
  }

  private take(): Waiting | undefined {
    const [next] = this.waiting.values();
    if (next !== undefined) {
      this.waiting.delete(next.issue.id);
      this.fetching.add(next.issue.id);
    }
    return next;
  }

  private async fetch({ issue, isNear }: Waiting, signal: AbortSignal): Promise<Arrived> {
    const http = isNear ? this.http.forPerson : this.http;
    try {
      const event = await getEvent(http, { ...this.binding, issue: issue.id }, 'recommended', signal);
      return { lastSeen: issue.lastSeen ?? '', trace: event && traceOf(event) };
    } catch (error) {
      if (error instanceof SentryError && OF_ONE_ISSUE.has(error.kind)) {
        return error;
      }
      throw error;
    }
  }
}
