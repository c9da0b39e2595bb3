import type { FilesChange } from './files';
import { inSlices, Pacer } from '../../base/pacer';
import { isVendored } from '../paths/thirdParty';

/** What the index knows about a path. */
export interface Lookup {
  /** How many segments, from the right, agree. */
  readonly matched: number;
  /** The files that agree so far, in the spelling of the disk, no more than 200 of them. */
  readonly files: readonly string[];
  /** How many files agree so far. */
  readonly total: number;
  /**
   * A file whose whole path agrees although others agree further: `src/index.ts` at the folder's root for
   * `/srv/app/src/index.ts`, beside `test/fixtures/app/src/index.ts`.
   */
  readonly whole?: string;
}

/** How the platform compares names. */
export interface CaseRule {
  readonly ignoresCase: boolean;
}

/** A bucket that is asked for and holds more files than this is split by its next segment. */
const SPLIT_ABOVE = 8;

/** No answer names more files. */
const MOST_FILES = 200;

interface Bucket {
  /** Files that agree in all segments down to this bucket. */
  files: string[];
  /** Whether copies of other people's code have been dropped; done when first asked for. */
  sifted: boolean;
  /** By the next segment to the left; under `''` those that have none. */
  split?: Map<string, Bucket>;
}

/**
 * Finds the files of a folder whose path ends as a given path does, whole segments at a time. A map from base names
 * to buckets that split themselves as they are asked for: building costs one pass, and the thousands of `index.js`
 * of a monorepo cost no more to ask for than a name that is unique.
 */
export class FileIndex {
  private readonly buckets = new Map<string, Bucket>();

  private constructor(private readonly caseRule: CaseRule) {}

  /** Indexes `paths` (below the folder, `/` between segments) in slices that let the event loop run. */
  static async build(paths: readonly string[], caseRule: CaseRule, signal: AbortSignal): Promise<FileIndex> {
    const index = new FileIndex(caseRule);
    const pacer = new Pacer();
    await pacer.rest(signal); // whoever listed the files has held up the event loop already
    let last: string | undefined;
    for (const [at, path] of paths.entries()) {
      if (path !== last) {
        index.insert(path);
      }
      last = path; // `git ls-files` names a file in conflict once per side
      if (at % 512 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return index;
  }

  /** Takes in files that came and went, in slices; a switch of branches can bring tens of thousands. */
  async update({ added, removed }: FilesChange, signal: AbortSignal): Promise<void> {
    const pacer = new Pacer();
    const changes = new Map<string, { readonly added: Set<string>; readonly removed: Set<string> }>();
    const changeOf = (path: string) => {
      const key = this.key(baseName(path));
      const change = changes.get(key) ?? { added: new Set(), removed: new Set() };
      changes.set(key, change);
      return change;
    };
    await inSlices(removed, pacer, signal, (path) => changeOf(path).removed.add(path));
    await inSlices(added, pacer, signal, (path) => changeOf(path).added.add(path));
    await inSlices([...changes], pacer, signal, ([key, change]) => {
      const kept = (this.buckets.get(key)?.files ?? []).filter((file) => !change.removed.has(file));
      const files = [...new Set([...kept, ...change.added])];
      if (files.length === 0) {
        this.buckets.delete(key);
      } else {
        this.buckets.set(key, { files, sifted: false });
      }
    });
  }

  /** True for a file of exactly this path. */
  has(path: string): boolean {
    return this.lookup(path.split('/'))?.files.includes(path) ?? false;
  }

  /** The files with the longest common suffix of whole segments; `undefined` where not even the base name is known. */
  lookup(segments: readonly string[]): Lookup | undefined {
    const keys = segments.map((segment) => this.key(segment)).reverse();
    let bucket = this.buckets.get(keys[0] ?? '');
    if (bucket === undefined || sift(bucket).length === 0) {
      return undefined;
    }
    let matched = 1;
    let whole: string | undefined;
    while (bucket.files.length > SPLIT_ABOVE && matched < keys.length) {
      bucket.split ??= this.splitAt(bucket, matched);
      whole = bucket.split.get('')?.files[0] ?? whole;
      const next: Bucket | undefined = bucket.split.get(keys[matched] ?? '');
      if (next === undefined) {
        break;
      }
      bucket = next;
      matched++;
    }
    return this.narrow(bucket.files, matched, keys, whole);
  }

  /** Compares what is left of the paths in a bucket, all of which agree in `agreed` segments already. */
  private narrow(files: readonly string[], agreed: number, keys: readonly string[], whole?: string): Lookup {
    let matched = agreed;
    let best: string[] = [];
    let longestWhole = { path: whole, matched: 0 };
    for (const file of files.length > SPLIT_ABOVE ? [] : files) {
      const segments = file.split('/').reverse();
      let common = agreed;
      while (
        common < segments.length &&
        common < keys.length &&
        this.key(segments[common] ?? '') === keys[common]
      ) {
        common++;
      }
      if (common === segments.length && common > longestWhole.matched) {
        longestWhole = { path: file, matched: common };
      }
      best = common > matched ? [file] : common === matched ? [...best, file] : best;
      matched = Math.max(matched, common);
    }
    const found = files.length > SPLIT_ABOVE ? files : best;
    const apart =
      longestWhole.path !== undefined && !found.includes(longestWhole.path) ? longestWhole.path : undefined;
    return {
      matched,
      files: found.slice(0, MOST_FILES),
      total: found.length,
      ...(apart !== undefined && { whole: apart }),
    };
  }

  private insert(path: string): void {
    const key = this.key(baseName(path));
    const bucket = this.buckets.get(key);
    if (bucket === undefined) {
      this.buckets.set(key, { files: [path], sifted: false });
    } else {
      bucket.files.push(path);
    }
  }

  private splitAt(bucket: Bucket, depth: number): Map<string, Bucket> {
    const split = new Map<string, Bucket>();
    for (const file of bucket.files) {
      const key = this.key(segmentFromRight(file, depth));
      const part = split.get(key);
      if (part === undefined) {
        split.set(key, { files: [file], sifted: true });
      } else {
        part.files.push(file);
      }
    }
    return split;
  }

  /** A name as it is compared: Unicode in one form (macOS decomposes), and one case where the disk has none. */
  private key(name: string): string {
    const composed = NOT_ASCII.test(name) ? name.normalize('NFC') : name;
    return this.caseRule.ignoresCase ? composed.toLowerCase() : composed;
  }
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Drops other people's code from a bucket, once. */
function sift(bucket: Bucket): readonly string[] {
  if (!bucket.sifted) {
    bucket.files = bucket.files.filter((file) => !isVendored(file));
    bucket.sifted = true;
  }
  return bucket.files;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The segment `depth` places left of the base name; empty where the path is shorter. */
function segmentFromRight(path: string, depth: number): string {
  let end = path.length;
  for (let passed = 0; passed < depth; passed++) {
    end = path.lastIndexOf('/', end - 1);
    if (end <= 0) {
      return '';
    }
  }
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}
