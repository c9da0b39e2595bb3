import type { Clock } from '../base/clock';
import { type Trace, traceOf } from '../mapping/trace';
import { getEvent } from '../sentry/events';
import type { SentryHttp } from '../sentry/http';
import type { Issue } from '../sentry/issues';
import { Pace } from '../sentry/pace';
import type { Binding } from './binding';
import type { KnownEvent } from './snapshot';

/** Sentry allows 15 a second to a person; their browser needs some of it. */
const LIMIT = { atOnce: 4, perSecond: 5 };

/** Fetches one event per issue, and again only when the issue was seen again. */
export class EventLoader {
  private readonly pace: Pace;
  private known = new Map<string, KnownEvent>();

  constructor(clock: Clock) {
    this.pace = new Pace(clock, LIMIT);
  }

  /** Forgets everything but what is given: another binding, or a snapshot. */
  reset(known: ReadonlyMap<string, KnownEvent>): void {
    this.known = new Map(known);
  }

  /** What is known of an issue's event, though it may have been seen again since. */
  knownEvent(issue: string): KnownEvent | undefined {
    return this.known.get(issue);
  }

  /** True where the event is not known, or the issue was seen again after it was fetched. */
  isDue(issue: Issue): boolean {
    const known = this.known.get(issue.id);
    return known === undefined || known.lastSeen !== (issue.lastSeen ?? '');
  }

  /**
   * Fetches the issue's recommended event at the measured pace; `undefined` where it has none.
   * @throws {SentryError}
   */
  async load(
    http: SentryHttp,
    binding: Binding,
    issue: Issue,
    signal: AbortSignal,
  ): Promise<Trace | undefined> {
    const scope = { ...binding, issue: issue.id };
    const event = await this.pace.run(() => getEvent(http, scope, 'recommended', signal), signal);
    const trace = event && traceOf(event);
    this.known.set(issue.id, { lastSeen: issue.lastSeen ?? '', trace });
    return trace;
  }

  /** The events of the given issues, to be written down. */
  of(issues: Iterable<string>): ReadonlyMap<string, KnownEvent> {
    const kept = new Map<string, KnownEvent>();
    for (const issue of issues) {
      const known = this.known.get(issue);
      if (known !== undefined) {
        kept.set(issue, known);
      }
    }
    return kept;
  }
}
