import { baseName } from '../../base/baseName';
import { inSlices, Pacer } from '../../base/pacer';
import type { FilesChange } from './files';
import { type CaseRule, type NameRule, nameRule } from './nameRule';
import { type Lookup, SuffixIndex } from './suffixIndex';

export type { CaseRule } from './nameRule';
export type { Lookup } from './suffixIndex';

/** The files of a folder, found by how their paths end; and apart from them those that git tracks and that are not on the disk. */
export class FileIndex {
  private readonly rule: NameRule;
  private readonly files: SuffixIndex;
  private missing: FileIndex | undefined;

  constructor(private readonly caseRule: CaseRule) {
    this.rule = nameRule(caseRule);
    this.files = new SuffixIndex(this.rule);
  }

  /** Indexes `paths` (below the folder, `/` between segments) in slices that let the event loop run. */
  static async build(paths: readonly string[], caseRule: CaseRule, signal: AbortSignal): Promise<FileIndex> {
    const index = new FileIndex(caseRule);
    await index.take({ added: paths, removed: [] }, signal);
    return index;
  }

  /** What git tracks and is not on the disk: left out by a sparse checkout, or deleted. */
  get notCheckedOut(): FileIndex {
    this.missing ??= new FileIndex(this.caseRule);
    return this.missing;
  }

  /** True for a file of exactly this path. */
  has(path: string): boolean {
    return this.files.has(path);
  }

  /** The files of a base name: every `package.json`. */
  named(name: string): readonly string[] {
    return this.files.named(name);
  }

  /** The files with the longest common suffix of whole segments; `undefined` where not even the base name is known. */
  lookup(segments: readonly string[]): Lookup | undefined {
    return this.files.lookup(segments);
  }

  /** Takes in a portion of the folder's listing: what it adds is not there yet. */
  async take({ added, removed, notCheckedOut = [] }: FilesChange, signal: AbortSignal): Promise<void> {
    if (removed.length > 0) {
      await this.update({ added, removed, notCheckedOut }, signal);
    } else {
      await fill(this.files, added, signal);
      await fill(this.notCheckedOut.files, notCheckedOut, signal);
    }
  }

  /**
   * Takes in what came and went, in slices: a switch of branches can bring tens of thousands. True where it changed
   * anything.
   */
  async update({ added, removed, notCheckedOut = [] }: FilesChange, signal: AbortSignal): Promise<boolean> {
    const haveFilesChanged = await this.updateIn(this.files, added, removed, signal);
    const isMoreMissing = await this.updateIn(
      this.notCheckedOut.files,
      notCheckedOut,
      [...removed, ...added],
      signal,
    );
    return haveFilesChanged || isMoreMissing;
  }

  /** True where the other one holds the same files. */
  async isSame(other: FileIndex, signal: AbortSignal): Promise<boolean> {
    return (
      (await holdTheSame(this.files, other.files, signal)) &&
      (await holdTheSame(this.notCheckedOut.files, other.notCheckedOut.files, signal))
    );
  }

  private async updateIn(
    index: SuffixIndex,
    added: readonly string[],
    removed: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const changes = new Map<string, { readonly added: Set<string>; readonly removed: Set<string> }>();
    const changeOf = (path: string) => {
      const key = this.rule.key(baseName(path));
      const change = changes.get(key) ?? { added: new Set(), removed: new Set() };
      changes.set(key, change);
      return change;
    };
    const remove = (path: string) => void changeOf(path).removed.add(this.identityOf(path));
    await forEach(await this.below(index, removed, signal), signal, remove);
    await forEach(removed, signal, remove);
    await forEach(added, signal, (path) => changeOf(path).added.add(path));
    const changed = await inSlices([...changes], new Pacer(), signal, ([key, change]) =>
      index.change(key, (path) => change.removed.has(this.identityOf(path)), change.added),
    );
    return changed.includes(true);
  }

  /** The files below those of the paths that are folders. */
  private async below(
    index: SuffixIndex,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const folders = new Set(paths.filter((path) => !index.has(path)).map((path) => this.identityOf(path)));
    const lengths = [...new Set([...folders].map(({ length }) => length))];
    const found: string[] = [];
    await forEach(folders.size === 0 ? [] : index.all(), signal, (path) => {
      const isIn = (length: number) =>
        path[length] === '/' && folders.has(this.identityOf(path.slice(0, length)));
      if (lengths.some(isIn)) {
        found.push(path);
      }
    });
    return found;
  }

  /** What two spellings of one file share: only where the disk ignores case can there be two. */
  private identityOf(path: string): string {
    return this.caseRule.ignoresCase ? this.rule.key(path) : path;
  }
}

/** Takes in paths that are not there yet. */
async function fill(index: SuffixIndex, paths: readonly string[], signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  await forEach(paths, signal, (path) => {
    if (path !== last) {
      index.add(path);
    }
    last = path;
  });
}

async function holdTheSame(one: SuffixIndex, other: SuffixIndex, signal: AbortSignal): Promise<boolean> {
  const paths = new Set<string>();
  let known = 0;
  if (one.size === other.size) {
    await forEach(one.all(), signal, (path) => paths.add(path));
    await forEach(other.all(), signal, (path) => (known += Number(paths.has(path))));
  }
  return known === one.size && known === other.size;
}

/** Does something small to each of very many, in slices that let the event loop run. */
async function forEach<T>(items: Iterable<T>, signal: AbortSignal, work: (item: T) => void): Promise<void> {
  const pacer = new Pacer();
  let done = 0;
  for (const item of items) {
    work(item);
    if (++done % 512 === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
}
