import { isAscii } from 'node:buffer';
import { GitError } from './runGit';

/** What a part of a listing names; `/` between segments. */
export interface ListingPart {
  /** Tracked, and no link. */
  readonly files: string[];
  /** Tracked symbolic links. */
  readonly links: string[];
  /** Neither tracked nor ignored: files, links to whatever. */
  readonly untracked: string[];
  /** Folders that belong to another repository: submodules, and clones that lie in this one. */
  readonly repositories: string[];
  /** Tracked, and not on the disk. */
  readonly missing: string[];
}

const TAB = 0x09;
const DIGIT_2 = 0x32;
const DIGIT_6 = 0x36;
const QUESTION_MARK = 0x3f;
const SKIPPED = 'S'.charCodeAt(0);
const REMOVED = 'R'.charCodeAt(0);

/** Where an entry's path begins: after tag, mode, the hash in 40 digits, stage, and what stands between them. */
const PATH_AT = 'H 100644 '.length + 40 + ' 0\t'.length;

/** No disk has names of so many bytes; what goes on without an end is no listing. */
const LONGEST_ENTRY = 1024 * 1024;

/**
 * Reads what `git ls-files -z -t` prints (with `--stage` for what is tracked), in whatever pieces it comes: entries
 * such as `H 100644 <hash> 0⇥src/cart.ts` and `? new.ts`. Names that are not in UTF-8 cannot be opened by name and
 * are left out, as are names that would lead out of the folder.
 */
export class ListingReader {
  private rest: Buffer = Buffer.alloc(0);
  private last = '';
  private lastMissing = '';

  /**
   * @param start what to put before every path: the folder that is listed, with `/` at its end, or nothing.
   * @param isStaged whether git was asked for `--stage`, and so tells the modes of what it tracks.
   */
  constructor(
    private readonly start: string,
    private readonly isStaged: boolean,
  ) {}

  /** @throws {GitError} for what is no listing. */
  read(chunk: Buffer): ListingPart {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const pathOf = pathReader(bytes, this.start);
    const part: ListingPart = { files: [], links: [], untracked: [], repositories: [], missing: [] };
    let from = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, from)) {
      const path = pathOf(this.startOfPath(bytes, from), end);
      if (path !== undefined) {
        this.sort(path, bytes, from, part);
      }
      from = end + 1;
    }
    this.rest = bytes.subarray(from);
    if (this.rest.length > LONGEST_ENTRY) {
      throw new GitError('ls-files', 0);
    }
    return part;
  }

  private startOfPath(bytes: Buffer, from: number): number {
    if (!this.isStaged || bytes[from] === QUESTION_MARK) {
      return from + 'H '.length;
    }
    return bytes[from + PATH_AT - 1] === TAB ? from + PATH_AT : bytes.indexOf(TAB, from) + 1;
  }

  private sort(path: string, bytes: Buffer, from: number, part: ListingPart): void {
    const tag = bytes[from];
    if (tag === QUESTION_MARK) {
      if (path.endsWith('/')) {
        part.repositories.push(path.slice(0, -1));
      } else {
        part.untracked.push(path);
      }
      return;
    }
    const kind = this.isStaged ? kindOf(bytes, from) : 'files';
    if (tag !== SKIPPED && tag !== REMOVED) {
      if (path !== this.last) {
        part[kind].push(path);
      }
      this.last = path; // a file in conflict is told once per side
    } else if (path !== this.lastMissing && kind !== 'repositories') {
      part.missing.push(path);
      this.lastMissing = path;
    }
  }
}

/** By the second digit of the mode: 120000 is a link, 160000 a submodule. */
function kindOf(bytes: Buffer, from: number): 'files' | 'links' | 'repositories' {
  const digit = bytes[from + 3];
  return digit === DIGIT_2 ? 'links' : digit === DIGIT_6 ? 'repositories' : 'files';
}

const LEADS_OUT = /^\/|(?:^|\/)\.\.?(?:\/|$)/;

/** Decodes the paths of a piece; nearly every piece is ASCII and leads nowhere out. */
function pathReader(bytes: Buffer, above: string): (start: number, end: number) => string | undefined {
  if (isAscii(bytes) && !bytes.includes('..')) {
    return (start, end) => above + bytes.toString('latin1', start, end);
  }
  return (start, end) => {
    const path = bytes.toString('utf8', start, end);
    return path.includes('\ufffd') || LEADS_OUT.test(path) ? undefined : above + path;
  };
}
