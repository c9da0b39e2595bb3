import type { Place } from '../choice/fits';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import type { FormerFile } from './formerFiles';
import type { CommitHash } from './git';
import type { Past } from './past';
import type { CarriedLine, Gap, Live, ReleaseLine } from './releaseLine';
import type { ReleasesHere } from './repositoryReleases';
import type { ReleaseCommit } from './whichCommit';

/** So many of a path's last segments are looked at. */
const MOST_SEGMENTS = 12;

/** What carries lines from a release to now. */
export type Carrier = Pick<Past, 'carry' | 'carryAway' | 'formerFile' | 'pathThen'>;

/** Carries each line in the repository that its file lies in: the folder's own, or one inside the folder. */
export class PastByPath implements Carrier {
  /**
   * @param own the folder's own; `undefined` where it has no history.
   * @param rootOf where the repository begins that a path lies in; `''` for the folder's own.
   * @param at the releases in the repository that begins there.
   * @param commitAt the commit of this release in it.
   * @param rootsOf the repositories that folders of frames lead into, as far as they are known in this call.
   */
  constructor(
    private readonly own: Past | undefined,
    private readonly rootOf: (path: string) => Promise<string>,
    private readonly at: (root: string) => Promise<ReleasesHere>,
    private readonly commitAt: (root: string) => Promise<ReleaseCommit>,
    private readonly rootsOf: Map<string, Promise<readonly string[]>>,
  ) {}

  async carry(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | Gap | undefined> {
    const { past, commit } = await this.here(from.path, from.commit);
    return past?.carry({ ...from, commit }, live, signal);
  }

  async carryAway(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | undefined> {
    const { past, commit } = await this.here(from.path, from.commit);
    return past?.carryAway({ ...from, commit }, live, signal);
  }

  async pathThen(commit: CommitHash, path: string, signal: AbortSignal): Promise<string> {
    const here = await this.here(path, commit);
    return here.past === undefined || here.commit === undefined
      ? path
      : here.past.pathThen(here.commit, path, signal);
  }

  /** Files that lost their names are looked for in the folder's own repository, then in those that the path leads into. */
  async formerFile(
    commit: CommitHash | undefined,
    frame: TraceFrame,
    paths: FramePaths,
    here: Place,
    signal: AbortSignal,
  ): Promise<FormerFile | undefined> {
    const own = await this.own?.formerFile(commit, frame, paths, here, signal);
    if (own !== undefined) {
      return own;
    }
    for (const root of await this.rootsIn(paths)) {
      const inner = await this.inside(root);
      const found = await inner.past?.formerFile(inner.commit, frame, paths, here, signal);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** The repositories inside the folder that a frame's path leads into, wherever the folder is in it. */
  private async rootsIn({ paths }: FramePaths): Promise<ReadonlySet<string>> {
    const roots = await Promise.all(
      paths.map(async ({ segments }) => {
        const folders = segments.slice(-MOST_SEGMENTS, -1).join('/');
        const known = this.rootsOf.get(folders) ?? this.rootsOfAll(folders);
        this.rootsOf.set(folders, known);
        return known;
      }),
    );
    return new Set(roots.flat());
  }

  /** Of a path without its file and of each of its ends. */
  private async rootsOfAll(folders: string): Promise<readonly string[]> {
    const roots: string[] = [];
    for (let start = 0; start !== -1; start = folders.indexOf('/', start + 1)) {
      roots.push(await this.rootOf(`${folders.slice(start === 0 ? 0 : start + 1)}/`));
    }
    return roots.filter((root) => root !== '');
  }

  /** @param own the commit in the folder's own repository. */
  private async here(path: string, own: CommitHash | undefined): Promise<Here> {
    const root = await this.rootOf(path);
    return root === '' ? { past: this.own, commit: own } : this.inside(root);
  }

  private async inside(root: string): Promise<Here> {
    const commit = await this.commitAt(root);
    return { past: (await this.at(root)).past, commit: commit.kind === 'commit' ? commit.hash : undefined };
  }
}

interface Here {
  readonly past: Past | undefined;
  readonly commit: CommitHash | undefined;
}
