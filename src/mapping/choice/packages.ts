import { baseName } from '../../base/baseName';
import type { Disposable } from '../../base/disposable';
import type { FilesByName } from '../files/filesByName';
import type { Files } from '../files/files';
import { FAMILIES } from '../paths/families';
import type { FamilyName } from '../paths/families/family';
import { isSide } from '../paths/names';
import { depth } from './fits';
import { type Manifest, manifestReaders } from './manifests';

/** A package of the workspace: a folder with a manifest. */
export interface Package {
  readonly name: string;
  /** True where the manifest tells no name and lends it that of its folder. */
  readonly isGuess: boolean;
  /** Below the workspace folder, with `/` at its end; empty for the workspace folder itself. */
  readonly folder: string;
  /** The manifest's path below the workspace folder. */
  readonly manifest: string;
  readonly classes: NonNullable<Manifest['classes']>;
  /** PHP: true where it has classes that no prefix tells. */
  readonly hasOtherClasses?: boolean;
}

/** So many manifests of one kind are read, those nearest to the workspace folder first. */
const MOST_MANIFESTS = 2000;

/** UTF-16 units; a larger manifest tells no name. */
const LARGEST = 256 * 1024;

/** Manifests read at a time. */
const AT_ONCE = 8;

/** The packages of one family of languages. */
export class PackageBook {
  private readonly told = new Map<string, Package[]>();
  private readonly guessed = new Map<string, Package[]>();

  constructor(readonly all: readonly Package[]) {
    for (const one of all) {
      const names = one.isGuess ? this.guessed : this.told;
      names.set(keyOf(one.name), [...(names.get(keyOf(one.name)) ?? []), one]);
    }
  }

  /** The packages of a name: those whose manifests tell it, else those in a folder of that name without another. */
  named(name: string): readonly Package[] {
    const key = keyOf(name);
    return withoutCopies(this.told.get(key) ?? this.guessed.get(key) ?? []);
  }

  /** The packages in a folder of this name whose manifests tell none. */
  unnamed(folder: string): readonly Package[] {
    return withoutCopies(this.guessed.get(keyOf(folder)) ?? []);
  }

  /** True where every package says its name itself: then a name that is not here is somebody else's. */
  get isComplete(): boolean {
    return this.told.size > 0 && this.guessed.size === 0;
  }
}

/** Without tests and examples that bear the name of a package, too. */
function withoutCopies(packages: readonly Package[]): readonly Package[] {
  const proper = packages.filter(({ folder }) => !isSide(folder));
  return proper.length > 0 ? proper : packages;
}

/**
 * The packages of one workspace folder. A manifest is read when a frame first asks for packages of its kind, and kept
 * until it changes.
 */
export class Packages implements Disposable {
  private readonly manifests = new Map<string, Promise<Manifest>>();
  private readonly books = new Map<FamilyName, Promise<PackageBook>>();
  /** The book that was made last of each family, and what it was made of. */
  private readonly made = new Map<FamilyName, Made>();
  private readonly life = new AbortController();

  /** @param folderName the base name of the workspace folder. */
  constructor(
    private readonly files: Files,
    private readonly folderName: string,
  ) {}

  /** The packages of a family as far as its manifests can be read now; the same book as long as they say the same. */
  async of(family: FamilyName, index: FilesByName, signal: AbortSignal): Promise<PackageBook> {
    const coming = this.books.get(family) ?? this.read(family, index);
    this.books.set(family, coming);
    void coming.catch(() => {
      if (this.books.get(family) === coming) {
        this.books.delete(family);
      }
    });
    const book = await coming;
    signal.throwIfAborted();
    return book;
  }

  /** Files or folders came, went or were written: what their manifests said is forgotten. True where any had been read. */
  forget(paths: readonly string[]): boolean {
    const touched = new Set(paths);
    const isTouched = (one: string) => foldersAbove(one).some((folder) => touched.has(folder));
    const changed = [...this.manifests.keys()].filter((one) => touched.has(one) || isTouched(one));
    changed.forEach((path) => this.manifests.delete(path));
    this.books.clear(); // cheap to make anew from the manifests that are kept
    return changed.length > 0;
  }

  dispose(): void {
    this.life.abort();
  }

  private async read(family: FamilyName, index: FilesByName): Promise<PackageBook> {
    const paths = FAMILIES[family].manifests
      .flatMap((name) => index.named(name))
      .toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
      .slice(0, MOST_MANIFESTS);
    const manifests: (readonly [path: string, read: Manifest])[] = [];
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const some = paths.slice(at, at + AT_ONCE);
      manifests.push(
        ...(await Promise.all(some.map(async (path) => [path, await this.manifestAt(path)] as const))),
      );
    }
    const before = this.made.get(family);
    if (before !== undefined && isSame(before.manifests, manifests)) {
      return before.book;
    }
    const book = new PackageBook(manifests.flatMap(([path, read]) => this.packagesOf(path, read)));
    this.made.set(family, { manifests, book });
    return book;
  }

  private manifestAt(path: string): Promise<Manifest> {
    const known = this.manifests.get(path) ?? this.readManifest(path);
    this.manifests.set(path, known);
    void known.catch(() => this.manifests.delete(path));
    return known;
  }

  private async readManifest(path: string): Promise<Manifest> {
    const reader = Object.hasOwn(manifestReaders, baseName(path))
      ? manifestReaders[baseName(path)]
      : undefined;
    const text = reader && (await this.files.read(path, this.life.signal));
    return reader === undefined || text === undefined || text.length > LARGEST ? { names: [] } : reader(text);
  }

  private packagesOf(manifest: string, read: Manifest): readonly Package[] {
    const folder = manifest.slice(0, manifest.length - baseName(manifest).length);
    const { names, classes = [], hasOtherClasses = false, isNone = false } = read;
    const shared = { folder, manifest, classes, hasOtherClasses };
    if (isNone) {
      return [];
    }
    return names.length > 0
      ? names.map((name) => ({ ...shared, name, isGuess: false }))
      : [{ ...shared, name: this.nameOf(folder), isGuess: true }];
  }

  /** `@acme/web` of `packages/@acme/web/`, `web` of `packages/web/`. */
  private nameOf(folder: string): string {
    const [scope = '', name = this.folderName] = ['', ...folder.split('/').slice(0, -1)].slice(-2);
    return folder === '' ? this.folderName : scope.startsWith('@') ? `${scope}/${name}` : name;
  }
}

interface Made {
  readonly manifests: readonly (readonly [path: string, read: Manifest])[];
  readonly book: PackageBook;
}

function isSame(one: Made['manifests'], other: Made['manifests']): boolean {
  return (
    one.length === other.length &&
    one.every(([path, read], at) => path === other[at]?.[0] && read === other[at]?.[1])
  );
}

/** Names differ by more than case and the kind of dash: Rust and Python write either. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** `''`, `packages`, `packages/web` of `packages/web/package.json`. */
function foldersAbove(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_segment, at) => segments.slice(0, at).join('/'));
}
