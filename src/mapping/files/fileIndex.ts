import { baseName } from '../../base/baseName';
import { inSlices, Pacer } from '../../base/pacer';
import type { FilesChange } from './files';
import type { FilesByName } from './filesByName';
import { type CaseRule, type NameRule, nameRule } from './nameRule';
import { type Lookup, SuffixIndex } from './suffixIndex';

export type { CaseRule } from './nameRule';
export type { Lookup } from './suffixIndex';

/** The files of a folder, found by how their paths end; and apart from them those that git tracks and that are not on the disk. */
export class FileIndex implements FilesByName {
  private readonly rule: NameRule;
  private readonly files: SuffixIndex;
  private missing: FileIndex | undefined;
  /** By the key of a base name: the number of the last change that concerned it. */
  private readonly changedAt = new Map<string, number>();
  private changes = 0;

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

  get notCheckedOut(): FileIndex {
    this.missing ??= new FileIndex(this.caseRule);
    return this.missing;
  }

  /** A number that grows whenever files come or go. */
  get state(): number {
    return this.changes;
  }

  /** True where a file of one of these base names came or went after the index was in `state`. */
  hasChanged(names: Iterable<string>, state: number): boolean {
    for (const name of names) {
      if ((this.changedAt.get(this.rule.key(name)) ?? 0) > state) {
        return true;
      }
    }
    return false;
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  named(name: string): readonly string[] {
    return this.files.named(name);
  }

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

  /** What has to come and go for this one to hold the same as the other. */
  async changeTo(other: FileIndex, signal: AbortSignal): Promise<FilesChange> {
    const files = await difference(this.files, other.files, signal);
    const missing = await difference(this.notCheckedOut.files, other.notCheckedOut.files, signal);
    return {
      added: files.added,
      removed: [...files.removed, ...missing.removed],
      notCheckedOut: missing.added,
    };
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
    const changed = await inSlices([...changes], new Pacer(), signal, ([key, change]) => {
      const isOther = index.change(key, (path) => change.removed.has(this.identityOf(path)), change.added);
      if (isOther) {
        this.changedAt.set(key, ++this.changes);
      }
      return isOther;
    });
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

/** What came and went from one to the other. */
async function difference(
  before: SuffixIndex,
  after: SuffixIndex,
  signal: AbortSignal,
): Promise<{ readonly added: readonly string[]; readonly removed: readonly string[] }> {
  const left = new Set<string>();
  const added: string[] = [];
  await forEach(before.all(), signal, (path) => left.add(path));
  await forEach(after.all(), signal, (path) => left.delete(path) || added.push(path));
  return { added, removed: [...left] };
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
