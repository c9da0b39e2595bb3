import { isAbort } from '../base/abort';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { NamedCommit } from '../mapping/releases/whichCommit';
import type { SentryHttp } from '../sentry/http';
import { listReleaseCommits } from '../sentry/releaseCommits';
import { SentryError, type SentryErrorKind } from '../sentry/sentryError';

/** Whom to ask. */
export interface Asked {
  readonly http: SentryHttp;
  /** The organization's slug. */
  readonly org: string;
}

/** What one account has been asked, and what it answered. */
interface Answers {
  /** By organization and version. */
  readonly byRelease: Map<string, readonly NamedCommit[]>;
  isRefused: boolean;
}

/** So many releases are asked for in one session. */
const MOST = 200;

/** Answers after which no other release is asked for either: no scope, no such token. */
const REFUSALS: readonly SentryErrorKind[] = ['scope', 'auth', 'sso'];

/** The commits of releases as Sentry was told them. Each release is asked for once per session, one after the other. */
export class ReleaseCommits implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly answers = new WeakMap<SentryHttp, Answers>();
  private readonly life = new AbortController();
  private turn: Promise<void> = Promise.resolve();
  private waiting = 0;
  private hasNews = false;

  /** Fires when what was asked for has come, and commits are among it. */
  readonly onDidChange = this.changed.event;

  /**
   * @param whom whom to ask: an organization each; nobody while nobody may be asked.
   * @param failed is told what went wrong while nobody waited for it; a refusal is no failure.
   */
  constructor(
    private readonly whom: () => readonly Asked[],
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The commits of a release, newest first, as far as they are known; asks for them the first time. */
  of(version: string): readonly NamedCommit[] {
    return ['', '.', '..'].includes(version)
      ? []
      : this.whom().flatMap((asked) => this.commitsOf(asked, version));
  }

  dispose(): void {
    this.life.abort();
    this.changed.dispose();
  }

  private commitsOf(whom: Asked, version: string): readonly NamedCommit[] {
    const answers = this.answers.get(whom.http) ?? { byRelease: new Map(), isRefused: false };
    this.answers.set(whom.http, answers);
    const key = `${whom.org}\n${version}`;
    const known = answers.byRelease.get(key);
    if (known === undefined && answers.byRelease.size < MOST) {
      answers.byRelease.set(key, []);
      this.waiting++;
      this.turn = this.turn.then(async () => this.ask(whom, version, key, answers));
    }
    return known ?? [];
  }

  private async ask({ http, org }: Asked, version: string, key: string, answers: Answers): Promise<void> {
    try {
      const isOver = answers.isRefused || this.life.signal.aborted;
      const told = isOver ? [] : await listReleaseCommits(http, org, version, this.life.signal);
      const commits = told.map(({ id, repository }): NamedCommit => ({
        by: 'commits',
        name: id,
        repository,
      }));
      answers.byRelease.set(key, commits);
      this.hasNews ||= commits.length > 0;
    } catch (error) {
      this.notAnswered(error, answers);
    } finally {
      this.waiting--;
      this.announce();
    }
  }

  private notAnswered(error: unknown, answers: Answers): void {
    if (error instanceof SentryError && REFUSALS.includes(error.kind)) {
      answers.isRefused = true;
    } else if (!isAbort(error) && !(error instanceof SentryError && error.kind === 'notFound')) {
      this.failed(error);
    }
  }

  /** Once for all that came together: every trace is looked for anew. */
  private announce(): void {
    if (this.waiting === 0 && this.hasNews) {
      this.hasNews = false;
      this.changed.fire();
    }
  }
}
