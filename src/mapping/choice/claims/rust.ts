import type { FilesByName } from '../../files/filesByName';
import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { type Claim, hint, type Installed } from './claim';

/**
 * The crate of the function; a path of Rust may begin at the crate's folder. A function of a trait may stand in
 * another crate than the type before it, and a program may be made of one file.
 */
export function crate(
  { function: name = '' }: TraceFrame,
  { paths, packageNames, inDependency }: FramePaths,
): readonly Claim[] {
  const isPlain = /^\w+::/.test(name) && !packageNames.some((one) => LIBRARY_CRATES.has(one));
  const isProgram = (index: FilesByName) =>
    packageNames.some((one) => PROGRAM_FOLDERS.some((folder) => isIn(folder, one, index)));
  return packageNames.length === 0 || inDependency !== undefined
    ? []
    : paths.map((path) => ({
        ...hint(path, packageNames),
        unknown: isPlain ? 'foreign' : 'silent',
        isTold: (book, index) => book.isComplete && !isProgram(index),
      }));
}

/** Crates that no manifest names: those of the language's library, and what Cargo makes of `build.rs`. */
const LIBRARY_CRATES: ReadonlySet<string> = new Set(['std', 'core', 'alloc', 'build_script_build']);

/** Folders of a crate in which each file, or each folder with a `main.rs`, is a crate of its own. */
const PROGRAM_FOLDERS = ['bin', 'examples', 'tests', 'benches'];

function isIn(folder: string, crateName: string, index: FilesByName): boolean {
  return [[`${crateName}.rs`], [crateName, 'main.rs']].some(
    (file) => index.lookup([folder, ...file])?.matched === file.length + 1,
  );
}

/** `serde` of `serde-1.0.188/src/de/mod.rs`; what was taken from git may have several crates: `shop-6fbc02e8da0bdce7/80a3d15/cart/src/x.rs`. */
export function crateName(inDependency: readonly string[]): ReturnType<Installed> {
  const [folder = '', revision = '', ...inRevision] = inDependency;
  const at = inRevision.indexOf('src');
  if (/^[0-9a-f]{7,40}$/.test(revision)) {
    const repository = folder.replace(/-[0-9a-f]{16}$/, '');
    return at > 0 ? [inRevision[at - 1] ?? '', inRevision.slice(at)] : [repository, inRevision];
  }
  return [folder.replace(/-\d+\.\d+\.\d+[\w.+-]*$/, ''), inDependency.slice(1)];
}
