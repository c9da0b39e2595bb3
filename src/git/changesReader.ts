import type { CommitChanges, FileChange } from '../mapping/releases/git';

/** How the paths of a repository are told. */
export interface Paths {
  /** The folder below the repository's root that is told, with `/` at its end or empty; other files are left out. */
  readonly prefix: string;
  /** What stands before what is below that folder, with `/` at its end or empty. */
  readonly base: string;
}

/** What `git log -z --raw --no-abbrev --format=commit %H %ct` prints, taken apart as it comes. */
export class ChangesReader {
  private held = '';
  private current: { hash: string; committed: number; files: FileChange[] } | undefined;
  /** A change whose paths are still to come. */
  private entry: RawEntry | undefined;
  private named: string[] = [];

  /** @param within the commit that changes are of which no line names one. */
  constructor(
    private readonly paths: Paths,
    within?: string,
  ) {
    this.current = within === undefined ? undefined : { hash: within, committed: 0, files: [] };
  }

  /** The commits that are complete with this text. */
  *read(text: string): Generator<CommitChanges> {
    const tokens = (this.held + text).split('\0');
    this.held = tokens.pop() ?? '';
    for (const token of tokens) {
      yield* this.take(token);
    }
  }

  /** The last commit. */
  *end(): Generator<CommitChanges> {
    if (this.current !== undefined) {
      yield this.current;
    }
  }

  private *take(token: string): Generator<CommitChanges> {
    if (this.entry !== undefined) {
      this.takePath(this.entry, token);
      return;
    }
    const entry = rawEntry(token);
    const [, hash, committed] = /^commit ([0-9a-f]{40,64}) (\d+)$/.exec(token) ?? [];
    if (entry !== undefined) {
      this.entry = entry;
    } else if (hash !== undefined) {
      yield* this.end();
      this.current = { hash, committed: Number(committed), files: [] };
    }
  }

  private takePath(entry: RawEntry, path: string): void {
    this.named.push(path);
    if (this.named.length < entry.paths) {
      return;
    }
    const [before = '', after = before] = this.named;
    this.named = [];
    this.entry = undefined;
    const change: FileChange = {
      ...(entry.before !== undefined && { before: { path: this.below(before), blob: entry.before } }),
      ...(entry.after !== undefined && { after: { path: this.below(after), blob: entry.after } }),
    };
    const isBelow = [before, after].some((one) => one.startsWith(this.paths.prefix));
    if (isBelow && (change.before ?? change.after) !== undefined) {
      this.current?.files.push(change);
    }
  }

  /** A file outside the folder keeps a path that no file of the folder has. */
  private below(path: string): string {
    const { prefix, base } = this.paths;
    return path.startsWith(prefix) ? base + path.slice(prefix.length) : `/${path}`;
  }
}

interface RawEntry {
  readonly before?: string;
  readonly after?: string;
  /** Two for a file that was renamed or copied. */
  readonly paths: 1 | 2;
}

/** Regular files; links and submodules hold no source lines. */
const FILE_MODE = /^100/;

/** `:100644 100644 <hash> <hash> R097`, with a newline before the first of a commit. */
function rawEntry(token: string): RawEntry | undefined {
  const [, modeBefore = '', modeAfter = '', before, after, status] =
    /^\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(token) ?? [];
  if (status === undefined) {
    return undefined;
  }
  const isCopy = status === 'C';
  return {
    ...(FILE_MODE.test(modeBefore) && !isCopy && { before }),
    ...(FILE_MODE.test(modeAfter) && { after }),
    paths: status === 'R' || isCopy ? 2 : 1,
  };
}
