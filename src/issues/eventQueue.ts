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

/** Has one event per issue of a binding fetched, in an order that can change, each issue's once at a time. */
export class EventQueue {
  /** By issue id, in the order in which they are fetched. */
  private waiting = new Map<string, Waiting>();
  private readonly fetching = new Set<string>();
  private readonly workers = new Set<Promise<void>>();

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
   * all have been fetched.
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
    while (this.waiting.size > 0 || this.workers.size > 0) {
      while (this.waiting.size > 0 && this.workers.size < AT_ONCE) {
        const worker = this.work(signal).finally(() => this.workers.delete(worker));
        this.workers.add(worker);
      }
      const outcomes = await Promise.allSettled(this.workers);
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failure !== undefined) {
        throw failure.reason;
      }
    }
  }

  private async work(signal: AbortSignal): Promise<void> {
    for (let next = this.take(); next !== undefined; next = this.take()) {
      const { issue } = next;
      try {
        this.arrived(issue, await this.fetch(next, signal));
      } catch (error) {
        this.waiting.clear();
        throw error;
      } finally {
        this.fetching.delete(issue.id);
      }
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
