import { namesOneOf } from '../choice/codeMappings';
import type { Trace } from '../trace';
import type { Clone, CommitHash, Repository } from './git';
import { History } from './history';
import { Past } from './past';
import { FormerTexts } from './texts';
import { firstHere, hashesIn, type NamedCommit, type ReleaseCommit, whichCommit } from './whichCommit';

/** Traces of different releases, by what tells the releases apart. */
export type ByRelease = ReadonlyMap<string, Trace>;

/** What the repository around says of the one inside it: the commit that a release of it had there. */
export type CommitAround = (key: string) => Promise<CommitHash | undefined>;

/** The releases in one repository, for the time of one call. */
export interface ReleasesHere {
  /** The commit that is checked out. */
  readonly head: CommitHash | undefined;
  readonly clone: Clone;
  readonly commits: ReadonlyMap<string, ReleaseCommit>;
  /** Carries lines from them; `undefined` where there is no history. */
  readonly past: Past | undefined;
}

/** The releases of one repository. Which commit each is of is remembered; the way to HEAD as long as HEAD stays, and until a shallow clone gets the rest of its history. */
export class RepositoryReleases {
  private readonly known = new Map<string, ReleaseCommit>();
  private readonly texts: FormerTexts;
  private history: History | undefined;
  private clone: Clone | undefined;

  /** @param toldBy the commits of a release that the server was asked for, newest first; none while it is on its way. */
  constructor(
    readonly git: Repository,
    private readonly toldBy: (version: string) => readonly NamedCommit[],
  ) {
    this.texts = new FormerTexts(git);
  }

  /** @param around for a repository that lies in another one. */
  async of(traces: ByRelease, around: CommitAround | undefined, signal: AbortSignal): Promise<ReleasesHere> {
    const head = await this.git.head(signal);
    const clone = await this.git.clone(signal);
    if (head === undefined) {
      const kind = clone === 'none' ? 'noRepository' : 'noCommit';
      return {
        head,
        clone,
        commits: new Map([...traces.keys()].map((key) => [key, { kind }])),
        past: undefined,
      };
    }
    if (this.history?.head !== head || this.clone !== clone) {
      this.history = new History(this.git, head);
      this.clone = clone;
    }
    const commits = await this.commitsOf(traces, around, signal);
    const hashes = [...commits.values()].flatMap((one) => (one.kind === 'commit' ? one.hash : []));
    return { head, clone, commits, past: new Past(this.git, this.history, this.texts, hashes) };
  }

  /** What is not here now is looked for again by the next call: somebody may fetch it. */
  private async commitsOf(
    traces: ByRelease,
    around: CommitAround | undefined,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ReleaseCommit>> {
    const git = withTagsOnce(this.git);
    const commits = new Map<string, ReleaseCommit>();
    for (const [key, trace] of traces) {
      const known = await this.unlessMoved(this.known.get(key), signal);
      const commit = known ?? (await this.find(trace, await around?.(key), git, signal));
      commits.set(key, commit);
      if (commit.kind === 'commit') {
        this.known.set(key, commit);
      }
    }
    return commits;
  }

  /** What is remembered of a release; nothing where a tag named its commit and was moved to another since. */
  private async unlessMoved(
    known: ReleaseCommit | undefined,
    signal: AbortSignal,
  ): Promise<ReleaseCommit | undefined> {
    const isByTag = known?.kind === 'commit' && (known.by === 'tag' || known.by === 'ref');
    if (!isByTag || known.hash.startsWith(known.name.toLowerCase())) {
      return known;
    }
    return (await this.git.commit(`refs/tags/${known.name}`, signal)) === known.hash ? known : undefined;
  }

  private async find(
    { release: version, build }: Trace,
    submodule: CommitHash | undefined,
    git: Pick<Repository, 'commit' | 'tags'>,
    signal: AbortSignal,
  ): Promise<ReleaseCommit> {
    if (version === undefined && build === undefined) {
      return { kind: 'noRelease' };
    }
    const facts = { version, ...build };
    const named = await (submodule === undefined
      ? whichCommit(facts, git, signal)
      : commitOfSubmodule(submodule, hashesIn(facts), git, signal));
    const found = await this.explained(named, signal);
    if (version === undefined || !asksServer(found)) {
      return found;
    }
    const told = await firstHere(this.toldBy(version), git, signal);
    return told === undefined ? found : this.explained(told, signal);
  }

  /** Says why a commit is missing. */
  private async explained(commit: ReleaseCommit | undefined, signal: AbortSignal): Promise<ReleaseCommit> {
    if (commit?.kind !== 'missing') {
      return commit ?? { kind: 'unknown' };
    }
    const { repository } = commit;
    const remotes = repository === undefined ? [] : await this.git.remotes(signal);
    if (repository !== undefined && remotes.length > 0 && !namesOneOf(remotes, repository)) {
      return { ...commit, why: 'otherRepository' };
    }
    return (await this.git.clone(signal)) === 'shallow' ? { ...commit, why: 'shallow' } : commit;
  }
}

/** A release may be of several repositories, of which the server names one. */
function asksServer(commit: ReleaseCommit): boolean {
  return commit.kind === 'unknown' || (commit.kind === 'missing' && commit.why === 'otherRepository');
}

/** A submodule has versions of its own: its tags do not tell the release, but the release may name its own commit. */
async function commitOfSubmodule(
  name: CommitHash,
  own: readonly NamedCommit[],
  git: Pick<Repository, 'commit'>,
  signal: AbortSignal,
): Promise<ReleaseCommit | undefined> {
  const direct = await firstHere(own, git, signal);
  return direct?.kind === 'commit' ? direct : firstHere([{ by: 'submodule', name }], git, signal);
}

/** Tags are listed once for all releases. */
function withTagsOnce(git: Repository): Pick<Repository, 'commit' | 'tags'> {
  let tags: ReturnType<Repository['tags']> | undefined;
  return {
    commit: (hash, signal) => git.commit(hash, signal),
    tags: (signal) => (tags ??= git.tags(signal)),
  };
}
