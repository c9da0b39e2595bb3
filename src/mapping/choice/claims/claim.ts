import type { FilesByName } from '../../files/filesByName';
import type { FramePath, FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Package, PackageBook } from '../packages';

/** Something that a frame says of its package. */
export interface Claim {
  readonly path: FramePath;
  /** True where the frame is of nobody else if the package is known. */
  readonly isSure: boolean;
  /** What it means that no package here is meant. */
  readonly unknown: 'foreign' | 'silent';
  /** Whether the workspace tells all of its packages' names; where that is not said, whether its manifests do. */
  readonly isTold?: (book: PackageBook, index: FilesByName) => boolean;
  /** The packages that are meant, with the frame's path below their folders; leading `..` climb out of them. */
  readonly find: (book: PackageBook, index: FilesByName) => readonly Meant[];
}

/** A package with a path in it. */
export interface Meant {
  readonly package: Package;
  readonly below: readonly string[];
}

/** What frames of a family say of their packages; reads nothing. */
export type Claims = (frame: TraceFrame, paths: FramePaths) => readonly Claim[];

/** A package's name, and the path in it, of a path among dependencies. */
export type Installed = (
  inDependency: readonly string[],
) => readonly [name: string, below: readonly string[]];

/** The package in whose folder among dependencies a file lies. */
export function installed(nameOf: Installed): Claims {
  return (_frame, { paths: [path], inDependency }) => {
    const [name, below] = inDependency === undefined ? ['', []] : nameOf(inDependency);
    return path === undefined || name === ''
      ? []
      : [{ path, isSure: true, unknown: 'foreign', find: byName([name], below) }];
  };
}

/** The package that some SDKs and build tools send beside the path. */
export function saidPackage(
  { package: name = '' }: TraceFrame,
  { paths, inDependency }: FramePaths,
): readonly Claim[] {
  return name === '' || inDependency !== undefined ? [] : paths.map((path) => hint(path, [name]));
}

/** `collection` of `collection-1.14.11/lib/src/wrappers.dart`, `com.acme.save` of `com.acme.save@1.4.2/Runtime/Save.cs`. */
export function versionedName([folder = '', ...below]: readonly string[]): ReturnType<Installed> {
  return [folder.replace(/(?:@|-(?=\d|[0-9a-f]{40}$)).*$/s, ''), below];
}

/** `phoenix` of `phoenix/lib/phoenix/router.ex`. */
export function folderName([folder = '', ...below]: readonly string[]): ReturnType<Installed> {
  return [folder, below];
}

/** A package that the frame names without being sure to lie in it; its path may begin at that package's folder. */
export function hint(path: FramePath, names: readonly string[]): Claim {
  return { path, isSure: false, unknown: 'silent', find: byName(names, path.segments) };
}

/** The packages of the first name that is known. */
export function byName(names: readonly string[], below: readonly string[]): Claim['find'] {
  return (book) => {
    const packages = names.map((name) => book.named(name)).find(({ length }) => length > 0) ?? [];
    return packages.map((one) => ({ package: one, below }));
  };
}

/** The packages whose manifest has the first of these names that is here: such manifests need no reading. */
export function byManifest(names: readonly string[], below: readonly string[]): Claim['find'] {
  return (_book, index) => {
    const manifests = names.map((name) => index.named(name)).find(({ length }) => length > 0) ?? [];
    return manifests.map((manifest) => {
      const folder = manifest.replace(/[^/]*$/, '');
      const name = manifest.slice(folder.length).replace(/\.\w+$/, '');
      return { package: { name, isGuess: false, folder, manifest, classes: [] }, below };
    });
  };
}
