import { join } from 'node:path';
import { baseName } from '../base/baseName';
import { isRepository, ownClones } from './clones';
import { byKind, linksByTarget } from './kinds';
import type { ListingPart } from './listingReader';
import { type GitFolder, ignoredFolders, listRepository } from './listRepository';
import { isSecondWorkTree } from './repository';
import { GitError } from './runGit';
import { isNeverOwn, walk } from './walk';

/** What came and went in a folder: first goes what was removed. Paths below the folder, `/` between segments. */
export interface ListingChange {
  readonly added: readonly string[];
  /** Files, or folders with all that is below them. */
  readonly removed: readonly string[];
  /** What git tracks and is not on the disk. */
  readonly notCheckedOut?: readonly string[];
}

type Changes = AsyncGenerator<ListingChange, void>;

/** So many repositories are listed at once. */
const AT_ONCE = 4;

/** What a listing finds beside files. */
class Findings {
  /** Folders that git lists, by their path; `''` is the folder itself. */
  readonly listed = new Map<string, GitFolder>();
  /** Folders that git ignores. */
  readonly ignored = new Set<string>();
  /** Folders that a repository tracks as another one's, checked out or not. */
  readonly submodules = new Set<string>();
  /** How many files were told. */
  count = 0;
}

/**
 * The files of a folder: what its repository tracks or does not ignore, the same of submodules and of other
 * repositories that lie in it, and all files where there is no repository. A further work tree of the repository
 * around it is left out: every file would be there twice.
 */
export class FolderListing {
  /** What the listing found that is on its way or was the last. */
  private found = new Findings();
  /** What the last listing found that went to its end. */
  private known = this.found;

  /** @param git the executable; `undefined` to go without. */
  constructor(
    readonly directory: string,
    private readonly git: string | undefined,
  ) {}

  /** The folders here, `''` for this one, that are the root of a repository or lie in one. */
  get repositories(): readonly GitFolder[] {
    return [...this.found.listed.values()];
  }

  /** What git tracks, in submodules too; where there is no repository, everything. In portions, no path twice. */
  async *tracked(signal: AbortSignal): Changes {
    this.found = new Findings();
    yield* this.filesOf('', signal);
  }

  /**
   * What `tracked` leaves out, because it takes a look into every folder: what git neither tracks nor ignores,
   * repositories that are no submodules, and what is tracked and not on the disk.
   */
  async *rest(signal: AbortSignal): Changes {
    for (const repository of this.repositories) {
      yield* this.untrackedOf(repository, signal);
    }
    if (this.found.count === 0 && this.found.listed.has('')) {
      yield* this.walked('', signal); // the repository around ignores the folder itself
    }
    this.known = this.found;
  }

  /** The innermost repository that a path lies in. */
  repositoryOf(path: string): GitFolder | undefined {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const repository = this.known.listed.get(path.slice(0, end));
      if (repository !== undefined) {
        return repository;
      }
    }
    return this.known.listed.get('');
  }

  /** True where a repository begins at a path or below it. */
  holdsRepository(path: string): boolean {
    return [...this.known.listed.keys()].some((root) => root === path || root.startsWith(`${path}/`));
  }

  /** True for a path of which nothing ever counts: a quick answer for each file that a build writes. */
  ignores(path: string): boolean {
    if (this.holdsRepository(path)) {
      return false;
    }
    const from = this.repositoryOf(path)?.folder.length ?? 0;
    return withFoldersOf(path).some(
      (one) =>
        one.length > from && (this.known.ignored.has(one) || (one !== path && isNeverOwn(baseName(one)))),
    );
  }

  private async *filesOf(folder: string, signal: AbortSignal): Changes {
    if (this.git !== undefined) {
      try {
        yield* this.trackedOf({ git: this.git, directory: this.directory, folder }, signal);
        return;
      } catch (error) {
        if (!(error instanceof GitError) || this.found.listed.has(folder)) {
          throw error;
        }
      }
    }
    yield* this.walked(folder, signal);
  }

  /** @throws {GitError} where no repository lists the folder. */
  private async *trackedOf(repository: GitFolder, signal: AbortSignal): Changes {
    const tracked: Pick<ListingPart, 'links' | 'repositories'> = { links: [], repositories: [] };
    for await (const part of listRepository(repository, 'tracked', [], signal)) {
      this.found.listed.set(repository.folder, repository);
      tracked.links.push(...part.links);
      tracked.repositories.push(...part.repositories);
      yield this.counted({ added: part.files, removed: [], notCheckedOut: part.missing });
    }
    this.found.listed.set(repository.folder, repository);
    const { links } = await linksByTarget(this.directory, tracked.links);
    yield this.counted({ added: links, removed: [] });
    tracked.repositories.forEach((path) => this.found.submodules.add(path));
    yield* this.inside(tracked.repositories, (path) => this.filesOf(path, signal));
  }

  private async *untrackedOf(repository: GitFolder, signal: AbortSignal): Changes {
    const ignoring = ignoredFolders(repository, signal);
    ignoring.catch(() => undefined); // told when it is waited for
    const clones: string[] = [];
    try {
      for await (const part of listRepository(repository, 'untracked', [], signal)) {
        clones.push(...part.repositories);
        yield this.counted(await this.changeOf(part));
      }
    } catch (error) {
      if (!(error instanceof GitError)) {
        throw error;
      }
    } finally {
      (await ignoring).forEach((path) => this.found.ignored.add(path));
    }
    clones.push(...(await ownClones(this.directory, await ignoring)));
    yield* this.inside(clones, (path) => this.cloneAt(path, repository, signal));
  }

  /** What a part of the untracked says of the files. */
  private async changeOf({ untracked, missing }: ListingPart): Promise<ListingChange> {
    const { files, links, otherLinks } = await byKind(this.directory, untracked);
    const notCheckedOut = missing.filter((path) => !this.found.submodules.has(path));
    return {
      added: [...files, ...links],
      removed: [...notCheckedOut, ...otherLinks],
      notCheckedOut,
    };
  }

  /** A repository that is no submodule of the one around it. */
  private async *cloneAt(path: string, around: GitFolder, signal: AbortSignal): Changes {
    const folder = join(this.directory, path);
    if (!(await isSecondWorkTree(around.git, folder, join(this.directory, around.folder), signal))) {
      yield* this.filesOf(path, signal);
      const repository = this.found.listed.get(path);
      yield* repository === undefined ? [] : this.untrackedOf(repository, signal);
    }
  }

  /** All files of a folder that no repository lists. */
  private async *walked(folder: string, signal: AbortSignal): Changes {
    const repositories: string[] = [];
    for await (const part of walk(this.directory, folder, signal)) {
      const { links } = await linksByTarget(this.directory, part.links);
      repositories.push(...part.repositories);
      yield this.counted({ added: [...part.files, ...links], removed: [] });
    }
    yield* this.inside(repositories, (path) => this.filesOf(path, signal));
  }

  /** Lists those of the folders that are the root of a repository, some at once. */
  private async *inside(folders: readonly string[], list: (folder: string) => Changes): Changes {
    const fresh = [...new Set(folders)].filter((folder) => !this.found.listed.has(folder));
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      const some = fresh.slice(at, at + AT_ONCE);
      const listings = await Promise.all(
        some.map(async (folder) =>
          (await isRepository(this.directory, folder)) ? gather(list(folder)) : [],
        ),
      );
      yield* listings.flat();
    }
  }

  private counted(change: ListingChange): ListingChange {
    this.found.count += change.added.length;
    return change;
  }
}

async function gather<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

/** `['a', 'a/b', 'a/b/c.ts']` of `a/b/c.ts`. */
function withFoldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_segment, at) => segments.slice(0, at + 1).join('/'));
}
