import { Emitter } from '../../base/event';
import { glitchTipTraits, type Lesson, type ServerTraits, sentryTraits, withLesson } from './traits';

/** What one account's connection finds out about its server, until the window is closed. */
export class ServerKnowledge {
  private readonly learned = new Emitter<void>();
  private known: ServerTraits = sentryTraits;
  private isTold = false;

  /** Fires after `traits` was replaced. */
  readonly onDidLearn = this.learned.event;

  /** The scopes of the token; `undefined` until a call was refused. */
  scopes: readonly string[] | undefined;

  /** By organization: the address of its region, `undefined` where it has none of its own. */
  readonly regions = new Map<string, string | undefined>();

  /** By organization: the ids of its projects by their slugs. */
  readonly projectIds = new Map<string, ReadonlyMap<string, string>>();

  get traits(): ServerTraits {
    return this.known;
  }

  /** Whether the server has shown what it is, or is still taken for a Sentry of today. */
  get isSure(): boolean {
    return this.isTold;
  }

  /** The server has shown what it is. */
  recognise(kind: ServerTraits['kind']): void {
    this.isTold = true;
    if (kind !== this.known.kind) {
      this.become(kind === 'sentry' ? sentryTraits : glitchTipTraits);
    }
  }

  learn(...lessons: readonly Lesson[]): void {
    this.become(lessons.reduce(withLesson, this.known));
  }

  private become(traits: ServerTraits): void {
    if (traits !== this.known) {
      this.known = traits;
      this.learned.fire();
    }
  }
}
