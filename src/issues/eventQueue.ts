import type { Clock } from '../base/clock';
import { traceOf } from '../mapping/trace';
import { getEvent } from '../sentry/events';
import type { SentryHttp } from '../sentry/http';
import type { Issue } from '../sentry/issues';
import { Pace } from '../sentry/pace';
import { SentryError, type SentryErrorKind } from '../sentry/sentryError';
import type { Binding } from './binding';
import type { KnownEvent } from './snapshot';

/** Sentry allows 15 a second to a person; their browser needs some of it. */
const PER_SECOND = 5;
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

/** Fetches one event per issue of a binding at a measured pace, each issue's once at a time. */
export class EventQueue {
  private readonly pace: Pace;
  private waiting: Issue[] = [];
  private readonly fetching = new Set<string>();
  private draining: Promise<void> | undefined;

  constructor(
    private readonly http: SentryHttp,
    private readonly binding: Binding,
    clock: Clock,
    private readonly arrived: (issue: Issue, arrived: Arrived) => void,
  ) {
    this.pace = new Pace(clock, PER_SECOND);
  }

  /** True for an issue whose event is on its way. */
  isAsked(issue: string): boolean {
    return this.fetching.has(issue) || this.waiting.some(({ id }) => id === issue);
  }

  /**
   * Asks for the events of issues, in their order, before or after those that wait already, and resolves when no
   * issue waits any more.
   * @throws {SentryError} for a failure that concerns every issue; those that wait are given up then.
   */
  async ask(issues: readonly Issue[], where: 'before' | 'after', signal: AbortSignal): Promise<void> {
    const asked = issues.filter(({ id }) => !this.fetching.has(id));
    const ids = new Set(asked.map(({ id }) => id));
    const others = this.waiting.filter(({ id }) => !ids.has(id));
    this.waiting = where === 'before' ? [...asked, ...others] : [...others, ...asked];
    while (this.waiting.length > 0) {
      this.draining ??= this.drain(signal).finally(() => (this.draining = undefined));
      await this.draining;
    }
    await this.draining;
  }

  private async drain(signal: AbortSignal): Promise<void> {
    const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => this.work(signal)));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) {
      throw failure.reason;
    }
  }

  private async work(signal: AbortSignal): Promise<void> {
    while (this.waiting.length > 0) {
      await this.pace.next(signal);
      const issue = this.waiting.shift();
      if (issue !== undefined) {
        this.fetching.add(issue.id);
        try {
          this.arrived(issue, await this.fetch(issue, signal));
        } catch (error) {
          this.waiting = [];
          throw error;
        } finally {
          this.fetching.delete(issue.id);
        }
      }
    }
  }

  private async fetch(issue: Issue, signal: AbortSignal): Promise<Arrived> {
    try {
      const event = await getEvent(this.http, { ...this.binding, issue: issue.id }, 'recommended', signal);
      return { lastSeen: issue.lastSeen ?? '', trace: event && traceOf(event) };
    } catch (error) {
      if (error instanceof SentryError && OF_ONE_ISSUE.has(error.kind)) {
        return error;
      }
      throw error;
    }
  }
}
