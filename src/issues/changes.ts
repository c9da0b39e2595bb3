import { isAbort } from '../base/abort';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { FilePath, Place } from '../mapping/place';
import type { CommitFacts, Commits } from '../mapping/releases/commits';

/** The commit that changed or removed a line since its release. */
export interface Change {
  /** A full hash. */
  readonly commit: string;
  /** Who made it; `undefined` until that is known, or where it cannot be read. */
  readonly facts: CommitFacts | undefined;
  /** True where a remote has it, as far as this clone knows. */
  readonly isPushed: boolean;
}

/** So many commits are remembered. */
const MOST_KEPT = 1000;

interface Known {
  readonly facts: CommitFacts | undefined;
  readonly isPushed: boolean;
}

/** Who changed lines since their releases: asked when a person looks, and remembered. */
export class Changes implements Disposable {
  private readonly learnt = new Emitter<void>();
  private readonly life = new AbortController();
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Promise<void>>();

  /** Fires when more is known of a commit than before. */
  readonly onDidLearn = this.learnt.event;

  constructor(
    readonly commits: Commits,
    /** Is told what goes wrong in a question that nobody waits for. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What is known of the commit that changed the line of a place; nothing is asked. */
  of(place: Place): Change | undefined {
    const changed = changedIn(place);
    return (
      changed && {
        commit: changed.commit,
        facts: undefined,
        isPushed: false,
        ...this.known.get(changed.commit),
      }
    );
  }

  /** Has git asked about a commit that a person looks at; one that was not pushed may be by now. Resolves when it has answered. */
  async look(place: Place): Promise<void> {
    const changed = changedIn(place);
    const known = changed && this.known.get(changed.commit);
    if (changed === undefined || (known?.facts !== undefined && known.isPushed)) {
      return;
    }
    const { commit, file } = changed;
    const asked = this.asking.get(commit) ?? this.ask(commit, file).finally(() => this.asking.delete(commit));
    this.asking.set(commit, asked);
    await asked;
  }

  /** Has git asked once, for a text that is written again when more is known. */
  wonder(place: Place): void {
    const changed = changedIn(place);
    if (changed !== undefined && !this.known.has(changed.commit)) {
      void this.look(place);
    }
  }

  dispose(): void {
    this.life.abort();
    this.learnt.dispose();
  }

  private async ask(commit: string, file: FilePath): Promise<void> {
    const { signal } = this.life;
    const before = this.known.get(commit);
    try {
      const [facts, isPushed] = await Promise.all([
        before?.facts ?? this.commits.factsOf(commit, file, signal),
        this.commits.isPushed(commit, file, signal),
      ]);
      if (this.known.size >= MOST_KEPT) {
        this.known.clear();
      }
      this.known.set(commit, { facts, isPushed });
      if (facts !== before?.facts || isPushed !== (before?.isPushed ?? false)) {
        this.learnt.fire();
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.failed(error);
      }
    }
  }
}

/** The commit that a place's line was changed or removed in, where history told it. */
export function changedIn(place: Place): { readonly commit: string; readonly file: FilePath } | undefined {
  return (place.verdict === 'edited' || place.verdict === 'gone') && place.changedIn !== undefined
    ? { commit: place.changedIn, file: place.file }
    : undefined;
}
