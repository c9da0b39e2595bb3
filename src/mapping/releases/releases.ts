import type { Trace } from '../trace';
import type { CommitHash, Repositories } from './git';
import { type Carrier, PastByPath } from './pastByPath';
import { type ByRelease, type ReleasesHere, RepositoryReleases } from './repositoryReleases';
import { touchedSince } from './touchedSince';
import type { NamedCommit, ReleaseCommit } from './whichCommit';

/** The release that a trace failed in, as far as this clone knows it. */
export interface TraceRelease {
  /** As the repository knows it that the folder lies in. */
  readonly commit: ReleaseCommit;
  /** Carries lines from it; where no commit is known, from the version that an event tells by its own lines. */
  readonly past: { readonly commit: CommitHash | undefined; readonly past: Carrier };
  /** The same for a file that lies in another repository, inside the folder; `undefined` for every other file. */
  inside(path: string, signal: AbortSignal): Promise<InnerRelease | undefined>;
  /** How the repositories stand that were asked so far in this call, or those that begin at these `roots`. */
  standing(roots?: readonly string[]): Promise<Standing>;
  /** True where, in all that were asked so far, each commit on the way from the release to HEAD is a step of its own. */
  isStepwise(): Promise<boolean>;
  /** The files of a repository that were touched since another commit was checked out, if that can be told. */
  touchedSince(root: string, head: CommitHash): Promise<ReadonlySet<string> | undefined>;
}

/** By the root of a repository what the answers of its history rest on. */
export type Standing = ReadonlyMap<string, RepositoryStanding>;

/** How one repository stands. */
export interface RepositoryStanding {
  /** The commit that is checked out. */
  readonly head: CommitHash | undefined;
  /** That of the release: the same text for the same commit, and as much of its history. */
  readonly release: string;
}

/** A release as a repository inside the folder knows it. */
export interface InnerRelease {
  /** Where the repository begins, below the folder. */
  readonly root: string;
  readonly commit: ReleaseCommit;
}

/** Who knows the releases of traces, for the time of one call. */
export type ReleaseOf = (trace: Trace) => TraceRelease | undefined;

/** The releases of a folder, in its own repository and in those that lie in it. */
export class Releases {
  private readonly byRoot = new Map<string, RepositoryReleases>();

  /** @param toldBy the commits of a release that the server was asked for, newest first; none while it is on its way. */
  constructor(
    private readonly git: Repositories,
    private readonly toldBy: (version: string) => readonly NamedCommit[] = () => [],
  ) {}

  /**
   * Finds the commits of the traces' releases; where none is named, an event may still tell a version.
   * @param isAhead true to begin with the history at once, as most of many traces will ask for it.
   */
  async of(traces: readonly Trace[], isAhead: boolean, signal: AbortSignal): Promise<ReleaseOf> {
    const named = new Map(traces.map((trace) => [keyOf(trace), trace]));
    if (named.size === 0) {
      return () => undefined;
    }
    const here = new Map<string, Promise<ReleasesHere>>();
    const at = (root: string) => {
      const known = here.get(root) ?? this.at(root, named, at, signal);
      here.set(root, known);
      return known;
    };
    const own = await at('');
    if (isAhead) {
      own.past?.lookAhead(signal);
    }
    // no repository inside the folder begins where this one has files
    const rootOf = async (path: string) => (own.past?.isTracked(path) === true ? '' : this.git.rootOf(path));
    const rootsOf = new Map<string, Promise<readonly string[]>>();
    const touches = new Map<string, Promise<ReadonlySet<string> | undefined>>();
    const touched = (root: string, before: CommitHash) => {
      const key = `${before}:${root}`;
      const known = touches.get(key) ?? this.touchedSince(root, before, at, signal);
      touches.set(key, known);
      return known;
    };
    return (trace) => {
      const key = keyOf(trace);
      const commit = own.commits.get(key);
      const commitAt = async (root: string) => (await at(root)).commits.get(key) ?? { kind: 'unknown' };
      const standingAt = async (root: string) => ({
        head: (await at(root)).head,
        release: JSON.stringify([await commitAt(root), (await at(root)).clone]),
      });
      const stepwiseAt = async (root: string) => {
        const [{ past }, found] = await Promise.all([at(root), commitAt(root)]);
        return (await past?.isStepwise(found.kind === 'commit' ? found.hash : undefined, signal)) === true;
      };
      return (
        commit && {
          commit,
          past: {
            commit: commit.kind === 'commit' ? commit.hash : undefined,
            past: new PastByPath(own.past, rootOf, at, commitAt, rootsOf),
          },
          inside: async (path) => {
            const root = await rootOf(path);
            return root === '' ? undefined : { root, commit: await commitAt(root) };
          },
          standing: async (roots = [...here.keys()]) => {
            const known = roots.map(async (root) => [root, await standingAt(root)] as const);
            return new Map(await Promise.all(known));
          },
          isStepwise: async () => {
            const steps = await Promise.all([...here.keys()].map(stepwiseAt));
            return steps.every((one) => one);
          },
          touchedSince: (root, head) => touched(root, head),
        }
      );
    };
  }

  private async touchedSince(
    root: string,
    before: CommitHash,
    at: (root: string) => Promise<ReleasesHere>,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string> | undefined> {
    const { head } = await at(root);
    return head === undefined ? undefined : touchedSince(before, head, this.git.inside(root), signal);
  }

  /** @param at the releases in any repository of the folder: one that lies in another one asks that. */
  private async at(
    root: string,
    traces: ByRelease,
    at: (root: string) => Promise<ReleasesHere>,
    signal: AbortSignal,
  ): Promise<ReleasesHere> {
    const releases = this.byRoot.get(root) ?? new RepositoryReleases(this.git.inside(root), this.toldBy);
    this.byRoot.set(root, releases);
    if (root === '') {
      return releases.of(traces, undefined, signal);
    }
    const outer = await this.git.rootOf(root);
    const around = await at(outer);
    const commitIn = async (key: string) => {
      const commit = around.commits.get(key);
      return commit?.kind === 'commit'
        ? this.git.inside(outer).submodule(commit.hash, root, signal)
        : undefined;
    };
    return releases.of(traces, commitIn, signal);
  }
}

function keyOf(trace: Trace): string {
  const key = keys.get(trace) ?? JSON.stringify([trace.release, trace.build]);
  keys.set(trace, key);
  return key;
}

/** Of each trace, which is asked for several times. */
const keys = new WeakMap<Trace, string>();
