import type { Trace } from '../trace';
import type { CommitHash, Git } from './git';
import { History } from './history';
import { Past } from './past';
import { FormerTexts } from './texts';
import { type ReleaseCommit, whichCommit } from './whichCommit';

/** The release that a trace failed in, as far as this clone knows it. */
export interface TraceRelease {
  readonly commit: ReleaseCommit;
  /** Carries lines from it; `undefined` where there is no commit to carry them from. */
  readonly past?: { readonly commit: CommitHash; readonly past: Past };
}

/** Who knows the releases of traces, for the time of one call. */
export type ReleaseOf = (trace: Trace) => TraceRelease | undefined;

/** The releases of a folder's repository. Which commit each is of is remembered; the way to HEAD as long as HEAD stays. */
export class Releases {
  private readonly known = new Map<string, ReleaseCommit>();
  private readonly texts: FormerTexts;
  private history: History | undefined;

  constructor(private readonly git: Git) {
    this.texts = new FormerTexts(git);
  }

  /** Finds the commits of the traces' releases; answers none of them where the folder is in no repository. */
  async of(traces: readonly Trace[], signal: AbortSignal): Promise<ReleaseOf> {
    const told = new Map(traces.filter(saysRelease).map((trace) => [keyOf(trace), trace]));
    const head = told.size === 0 ? undefined : await this.git.head(signal);
    if (head === undefined) {
      return () => undefined;
    }
    if (this.history?.head !== head) {
      this.history = new History(this.git, head);
    }
    const commits = await this.commitsOf(told, signal);
    const hashes = [...commits.values()].flatMap((one) => (one.kind === 'commit' ? one.hash : []));
    const past = new Past(this.git, this.history, this.texts, hashes);
    return (trace) => {
      const commit = commits.get(keyOf(trace));
      return commit && { commit, ...(commit.kind === 'commit' && { past: { commit: commit.hash, past } }) };
    };
  }

  /** What is not here now is looked for again by the next call: somebody may fetch it. */
  private async commitsOf(
    traces: ReadonlyMap<string, Trace>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ReleaseCommit>> {
    const git = withTagsOnce(this.git);
    const commits = new Map<string, ReleaseCommit>();
    for (const [key, { release: version, build }] of traces) {
      const commit = this.known.get(key) ?? (await whichCommit({ version, ...build }, git, signal));
      commits.set(key, commit);
      if (commit.kind === 'commit') {
        this.known.set(key, commit);
      }
    }
    return commits;
  }
}

function saysRelease({ release, build }: Trace): boolean {
  return release !== undefined || build !== undefined;
}

function keyOf({ release, build }: Trace): string {
  return JSON.stringify([release, build]);
}

/** Tags are listed once for all releases. */
function withTagsOnce(git: Git): Pick<Git, 'commit' | 'tags'> {
  let tags: ReturnType<Git['tags']> | undefined;
  return {
    commit: (hash, signal) => git.commit(hash, signal),
    tags: (signal) => (tags ??= git.tags(signal)),
  };
}
