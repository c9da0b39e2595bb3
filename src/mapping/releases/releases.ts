import type { Trace } from '../trace';
import type { CommitHash, Repositories } from './git';
import { type Carrier, PastByPath } from './pastByPath';
import { type ByRelease, type ReleasesHere, RepositoryReleases } from './repositoryReleases';
import type { NamedCommit, ReleaseCommit } from './whichCommit';

/** The release that a trace failed in, as far as this clone knows it. */
export interface TraceRelease {
  /** As the repository knows it that the folder lies in. */
  readonly commit: ReleaseCommit;
  /** Carries lines from it; where no commit is known, from the version that an event tells by its own lines. */
  readonly past: { readonly commit: CommitHash | undefined; readonly past: Carrier };
  /** The same for a file that lies in another repository, inside the folder; `undefined` for every other file. */
  inside(path: string, signal: AbortSignal): Promise<InnerRelease | undefined>;
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

  /** Finds the commits of the traces' releases; answers nothing for traces that name none. */
  async of(traces: readonly Trace[], signal: AbortSignal): Promise<ReleaseOf> {
    const named = new Map(traces.filter(saysRelease).map((trace) => [keyOf(trace), trace]));
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
    const rootOf = (path: string) => this.git.rootOf(path);
    const rootsOf = new Map<string, Promise<readonly string[]>>();
    return (trace) => {
      const key = keyOf(trace);
      const commit = own.commits.get(key);
      const commitAt = async (root: string) => (await at(root)).commits.get(key) ?? { kind: 'unknown' };
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
        }
      );
    };
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

function saysRelease({ release, build }: Trace): boolean {
  return release !== undefined || build !== undefined;
}

function keyOf({ release, build }: Trace): string {
  return JSON.stringify([release, build]);
}
