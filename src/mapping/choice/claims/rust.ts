import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { type Claim, hint, type Installed } from './claim';

/** The crate of the function; a path of Rust may begin at the crate's folder. */
export function crate(
  _frame: TraceFrame,
  { paths, packageNames, inDependency }: FramePaths,
): readonly Claim[] {
  return packageNames.length === 0 || inDependency !== undefined
    ? []
    : paths.map((path) => hint(path, packageNames));
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
