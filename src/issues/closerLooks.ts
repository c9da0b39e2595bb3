import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { SentryHttp } from '../sentry/http';
import { SentryError } from '../sentry/sentryError';
import {
  type Asked,
  type CloserLook,
  isLacking,
  isOnItsWay,
  linked,
  type Looked,
  type Part,
  parts,
  questions,
  type Value,
} from './closerQuestions';
import type { IssueKey, TrackedIssue } from './storeState';

const unasked: CloserLook = {
  event: { kind: 'unasked' },
  detail: { kind: 'unasked' },
  tags: { kind: 'unasked' },
  suspects: { kind: 'unasked' },
  externalIssues: { kind: 'unasked' },
};

/** Issues that are remembered: those that a person looked at last. */
const MOST_KEPT = 100;
/** Of so many of them the event is kept, too: it may take megabytes. */
const MOST_EVENTS = 10;
/** So long is left alone what could not be fetched, unless its server answers in between. */
const PAUSE_MS = 60_000;

/** What is known of one issue, as one account sees it. */
interface Known {
  readonly http: SentryHttp;
  readonly life: AbortController;
  look: CloserLook;
  /** What each part was asked about last. */
  readonly about: Map<Part, string | undefined>;
  /** When a part could not be fetched, in milliseconds since the epoch. */
  readonly failedAt: Map<Part, number>;
  readonly asking: Map<Part, Promise<void>>;
}

/**
 * Fetches what is shown of the issues that a person looks at closely, once each; in memory only. What further events
 * have made old is asked for anew and stands until then; what was known of one event is never said of another.
 */
export class CloserLooks implements Disposable {
  private readonly learnt = new Emitter<IssueKey>();
  /** The last that a person looked at stands last. */
  private readonly known = new Map<IssueKey, Known>();

  /** Fires with an issue of which more is known than before; a listener may look, and asks nothing twice by it. */
  readonly onDidLearn = this.learnt.event;

  constructor(
    /** An issue and who asks for it; `undefined` for one that is not loaded, or that nobody sees any more. */
    private readonly whom: (issue: IssueKey) => Looked | undefined,
    private readonly clock: Clock,
    /** Is told what goes wrong that is not the server's doing. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What is known of an issue now; nothing is asked. */
  of(issue: IssueKey): CloserLook {
    const known = this.known.get(issue);
    const looked = known && this.whom(issue);
    if (known === undefined || looked === undefined || known.http !== looked.http) {
      return unasked;
    }
    const { event, suspects } = known.look;
    return {
      ...known.look,
      event: isOld(known, 'event', looked.tracked) ? unasked.event : event,
      suspects: isOld(known, 'suspects', looked.tracked) ? unasked.suspects : suspects,
      externalIssues: linked(known.look),
    };
  }

  /**
   * Asks for what is not known of an issue; resolves when all of it was answered.
   * @param pauseMs how long what could not be fetched is left alone; 0 where the person asks for it.
   */
  async look(issue: IssueKey, pauseMs = PAUSE_MS): Promise<void> {
    const looked = this.whom(issue);
    if (looked === undefined) {
      return;
    }
    const known = this.knownOf(issue, looked.http);
    const due = parts.filter((part) => this.isDue(part, known, looked, pauseMs));
    const before = known.look;
    due.forEach((part) => begin(part, known, looked));
    for (const part of due.filter((one) => known.look[one].kind !== 'lacking')) {
      const asked = this.ask(part, issue, known, looked);
      known.asking.set(part, asked);
      void asked.then(() => known.asking.get(part) === asked && known.asking.delete(part));
    }
    if (parts.some((part) => known.look[part] !== before[part])) {
      this.learnt.fire(issue);
    }
    await Promise.all(known.asking.values());
  }

  /** Forgets what those saw who are signed in no more. @param signedIn the connections of those that are. */
  keepOnly(signedIn: readonly SentryHttp[]): void {
    for (const [issue, { http }] of this.known) {
      if (!signedIn.includes(http)) {
        this.forget(issue);
      }
    }
  }

  dispose(): void {
    [...this.known.keys()].forEach((issue) => this.forget(issue));
    this.learnt.dispose();
  }

  private forget(issue: IssueKey): void {
    this.known.get(issue)?.life.abort();
    this.known.delete(issue);
  }

  /** What is known of an issue that a person looks at now; what they looked at long ago makes room. */
  private knownOf(issue: IssueKey, http: SentryHttp): Known {
    const before = this.known.get(issue);
    const known = before?.http === http ? before : startedBy(http);
    if (known !== before) {
      this.forget(issue);
    }
    this.known.delete(issue);
    this.known.set(issue, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) {
      this.forget(oldest);
    }
    for (const old of [...this.known.values()].slice(0, -MOST_EVENTS)) {
      if (old.look.event.kind === 'known') {
        old.look = { ...old.look, event: unasked.event };
      }
    }
    return known;
  }

  private isDue(part: Part, known: Known, { tracked, asOf }: Looked, pauseMs: number): boolean {
    if (part === 'event' && isOnItsWay(tracked)) {
      return false; // which event locates the issue is not known yet
    }
    const failedAt = known.failedAt.get(part);
    const isOver = failedAt !== undefined && (asOf > failedAt || this.clock.now() - failedAt >= pauseMs);
    return isOver || known.look[part].kind === 'unasked' || isOld(known, part, tracked);
  }

  /** Says nothing before the server has answered. */
  private async ask(part: Part, issue: IssueKey, known: Known, looked: Looked): Promise<void> {
    const about = known.about.get(part);
    const answer = await this.answerTo(part, looked, known.life.signal);
    if (known.life.signal.aborted || known.about.get(part) !== about) {
      return; // forgotten, or asked about something newer
    }
    if (answer.kind === 'failed') {
      known.failedAt.set(part, this.clock.now());
    }
    if (answer.kind !== 'failed' || known.look[part].kind !== 'known') {
      known.look = { ...known.look, [part]: answer };
      this.learnt.fire(issue);
    }
  }

  private async answerTo(part: Part, looked: Looked, signal: AbortSignal): Promise<Asked<Value<Part>>> {
    try {
      const value = await questions[part].ask(looked, signal);
      return isLacking(part, looked) ? { kind: 'lacking' } : { kind: 'known', value };
    } catch (error) {
      return { kind: 'failed', error: this.told(error) };
    }
  }

  private told(error: unknown): SentryError {
    if (error instanceof SentryError) {
      return error;
    }
    if (isAbort(error)) {
      return new SentryError('cancelled', 'closer look', { cause: error });
    }
    this.failed(error);
    return new SentryError('unexpected', 'closer look', { cause: error });
  }
}

function startedBy(http: SentryHttp): Known {
  const life = new AbortController();
  return { http, life, look: unasked, about: new Map(), failedAt: new Map(), asking: new Map() };
}

/** What is of one event is said of no other. */
function isOfEvent(part: Part): boolean {
  return part === 'event' || part === 'suspects';
}

/** True where a part was asked about another event, or before the issue was seen again. */
function isOld(known: Known, part: Part, tracked: TrackedIssue): boolean {
  return known.about.get(part) !== questions[part].about(tracked);
}

/** Takes note that a part is asked for now; what is known of the issue stands meanwhile, that of another event does not. */
function begin(part: Part, known: Known, looked: Looked): void {
  const stands =
    known.look[part].kind === 'known' && (!isOfEvent(part) || !isOld(known, part, looked.tracked));
  known.about.set(part, questions[part].about(looked.tracked));
  known.failedAt.delete(part);
  const kind = isLacking(part, looked) ? 'lacking' : 'waiting';
  if (known.look[part].kind !== kind && (kind === 'lacking' || !stands)) {
    known.look = { ...known.look, [part]: { kind } };
  }
}
