import { baseName } from '../../base/baseName';
import type { NameRule } from './nameRule';

const EMPTY = -1;
const SLASH = 47;

/**
 * Paths by their base name: a hash table in flat arrays, because a folder's hundred thousand files come all at once
 * and few are ever asked for. Whatever is asked for again and again is for the caller to keep.
 */
export class PathTable {
  private readonly paths: (string | undefined)[] = [];
  /** Slots of paths that were taken out. */
  private readonly free: number[] = [];
  private hashes = new Int32Array(1024);
  /** By slot: the next slot of the same chain. */
  private next = new Int32Array(1024);
  /** The first slot of each chain. */
  private heads = new Int32Array(1024).fill(EMPTY);

  constructor(private readonly rule: NameRule) {}

  /** How many paths there are. */
  get size(): number {
    return this.paths.length - this.free.length;
  }

  /** Every path, in no order. */
  *all(): IterableIterator<string> {
    for (const path of this.paths) {
      if (path !== undefined) {
        yield path;
      }
    }
  }

  /** Takes a path in, which must not be there yet. */
  add(path: string): void {
    const slot = this.free.pop() ?? this.paths.length;
    if (slot === this.hashes.length) {
      this.grow();
    }
    this.paths[slot] = path;
    this.hashes[slot] = this.hashOf(path);
    this.link(slot);
  }

  /** The paths whose base name has this key, in the order in which they came. */
  named(key: string): string[] {
    const found: string[] = [];
    const hash = this.hashOf(key);
    for (let slot = this.headOf(hash); slot !== EMPTY; slot = this.next[slot] ?? EMPTY) {
      if (this.isNamed(slot, key, hash)) {
        found.push(this.paths[slot] ?? '');
      }
    }
    return found.reverse();
  }

  /** Takes in and out paths of one base name. True where that changed anything. */
  change(key: string, removed: (path: string) => boolean, added: ReadonlySet<string>): boolean {
    const hash = this.hashOf(key);
    const here = new Set<string>();
    let hasChanged = false;
    let before = EMPTY;
    for (let slot = this.headOf(hash); slot !== EMPTY;) {
      const after = this.next[slot] ?? EMPTY;
      const path = this.paths[slot] ?? '';
      const isNamed = this.isNamed(slot, key, hash);
      if (isNamed && !added.has(path) && removed(path)) {
        this.unlink(slot, before, after);
        hasChanged = true;
      } else {
        before = slot;
        if (isNamed) {
          here.add(path);
        }
      }
      slot = after;
    }
    for (const path of added) {
      if (!here.has(path)) {
        this.add(path);
        hasChanged = true;
      }
    }
    return hasChanged;
  }

  private isNamed(slot: number, key: string, hash: number): boolean {
    return this.hashes[slot] === hash && this.rule.key(baseName(this.paths[slot] ?? '')) === key;
  }

  /** Takes a slot out of its chain, where it stands between these two. */
  private unlink(slot: number, before: number, after: number): void {
    if (before === EMPTY) {
      this.heads[this.chainOf(this.hashes[slot] ?? 0)] = after;
    } else {
      this.next[before] = after;
    }
    this.paths[slot] = undefined;
    this.free.push(slot);
  }

  private link(slot: number): void {
    const chain = this.chainOf(this.hashes[slot] ?? 0);
    this.next[slot] = this.heads[chain] ?? EMPTY;
    this.heads[chain] = slot;
  }

  private headOf(hash: number): number {
    return this.heads[this.chainOf(hash)] ?? EMPTY;
  }

  private chainOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.heads.length - 1);
  }

  private grow(): void {
    const { hashes } = this;
    this.hashes = new Int32Array(hashes.length * 2);
    this.hashes.set(hashes);
    this.next = new Int32Array(hashes.length * 2);
    this.heads = new Int32Array(hashes.length * 2).fill(EMPTY);
    for (let slot = 0; slot < hashes.length; slot++) {
      this.link(slot);
    }
  }

  /** Of a path's base name, or of a key: the same for all names of one key. */
  private hashOf(path: string): number {
    let hash = 0;
    for (let at = path.length - 1; at >= 0; at--) {
      const code = path.charCodeAt(at);
      if (code === SLASH) {
        break;
      }
      if (code > 127) {
        return hashOfWhole(this.rule.key(baseName(path)));
      }
      hash = (Math.imul(hash, 31) + (code | 32)) | 0;
    }
    return hash;
  }
}

/** Without a difference between `A` and `a`, whatever the rule says of them. */
function hashOfWhole(name: string): number {
  let hash = 0;
  for (let at = name.length - 1; at >= 0; at--) {
    const code = name.charCodeAt(at);
    hash = (Math.imul(hash, 31) + (code > 127 ? code : code | 32)) | 0;
  }
  return hash;
}
