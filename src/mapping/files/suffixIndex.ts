import { baseName } from '../../base/baseName';
import { isVendored } from '../paths/thirdParty';
import type { NameRule } from './nameRule';
import { PathTable } from './pathTable';

/** What the index knows about a path. */
export interface Lookup {
  /** How many segments, from the right, agree. */
  readonly matched: number;
  /** The files that agree so far, in the spelling of the disk: thousands, where a name stands everywhere. */
  readonly files: readonly string[];
  /**
   * A file whose whole path agrees although others agree further: `src/index.ts` at the folder's root for
   * `/srv/app/src/index.ts`, beside `test/fixtures/app/src/index.ts`.
   */
  readonly whole?: string;
}

/** A bucket that is asked for and holds more files than this is split by its next segment. */
const SPLIT_ABOVE = 8;

/** Files that agree in all segments down to this bucket, without copies of other people's code. */
interface Bucket {
  readonly files: readonly string[];
  /** By the next segment to the left; under `''` those that have none. */
  split?: Map<string, Bucket>;
}

/**
 * Finds the paths that end as a given path does, whole segments at a time. The paths of a base name become a bucket
 * when they are first asked for, and a bucket splits itself as it is asked for: the thousands of `index.js` of a
 * monorepo cost no more to ask for than a name that is unique.
 */
export class SuffixIndex {
  private readonly table: PathTable;
  /** By key; those that were asked for. */
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly rule: NameRule) {
    this.table = new PathTable(rule);
  }

  get size(): number {
    return this.table.size;
  }

  /** Every path, in no order. */
  all(): IterableIterator<string> {
    return this.table.all();
  }

  /** Takes in a path that is not there yet. */
  add(path: string): void {
    this.table.add(path);
    if (this.buckets.size > 0) {
      this.buckets.delete(this.rule.key(baseName(path)));
    }
  }

  /** Takes in and out paths whose base names have this key. True where that changed anything. */
  change(key: string, removed: (path: string) => boolean, added: ReadonlySet<string>): boolean {
    const hasChanged = this.table.change(key, removed, added);
    if (hasChanged) {
      this.buckets.delete(key);
    }
    return hasChanged;
  }

  /** The paths of exactly this base name, as the disk compares names. */
  named(name: string): readonly string[] {
    return this.bucketOf(this.rule.key(name))?.files ?? [];
  }

  /** True for exactly this path. */
  has(path: string): boolean {
    const keys = this.keysOf(path.split('/'));
    let bucket = this.bucketOf(keys[0] ?? '');
    for (let depth = 1; bucket !== undefined && bucket.files.length > SPLIT_ABOVE; depth++) {
      bucket = depth > keys.length ? undefined : this.split(bucket, depth).get(keys[depth] ?? '');
    }
    return bucket?.files.includes(path) === true;
  }

  /** The paths with the longest common suffix of whole segments; `undefined` where not even the base name is known. */
  lookup(segments: readonly string[]): Lookup | undefined {
    const keys = this.keysOf(segments);
    let bucket = this.bucketOf(keys[0] ?? '');
    if (bucket === undefined) {
      return undefined;
    }
    let matched = 1;
    let whole: string | undefined;
    while (bucket.files.length > SPLIT_ABOVE && matched < keys.length) {
      const split = this.split(bucket, matched);
      whole = split.get('')?.files[0] ?? whole;
      const next: Bucket | undefined = split.get(keys[matched] ?? '');
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
      const here = this.keysOf(file.split('/'));
      let common = agreed;
      while (common < here.length && common < keys.length && here[common] === keys[common]) {
        common++;
      }
      if (common === here.length && common > longestWhole.matched) {
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
      files: found,
      ...(apart !== undefined && { whole: apart }),
    };
  }

  private bucketOf(key: string): Bucket | undefined {
    const known = this.buckets.get(key);
    if (known !== undefined) {
      return known;
    }
    const files = this.table.named(key).filter((file) => !isVendored(file));
    if (files.length === 0) {
      return undefined;
    }
    const bucket = { files };
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** The bucket's files by the segment `depth` places left of the base name. */
  private split(bucket: Bucket, depth: number): ReadonlyMap<string, Bucket> {
    if (bucket.split === undefined) {
      const split = new Map<string, { readonly files: string[] }>();
      for (const file of bucket.files) {
        const key = this.rule.key(segmentFromRight(file, depth));
        const part = split.get(key) ?? { files: [] };
        part.files.push(file);
        split.set(key, part);
      }
      bucket.split = split;
    }
    return bucket.split;
  }

  private keysOf(segments: readonly string[]): string[] {
    return segments.map((segment) => this.rule.key(segment)).reverse();
  }
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
