import type { FilesByName } from '../files/filesByName';
import type { FramePath, FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { fileAt } from './below';
import { claimsOf } from './claims';
import type { Claim } from './claims/claim';
import type { Package, PackageBook } from './packages';

/** What the names in manifests say of a frame. */
export interface Ownership {
  /** The packages of the workspace that the frame names. */
  readonly owners: readonly Owner[];
  /**
   * `named`: the frame is of one of the owners and of nobody else. `hinted`: it may be of another all the same.
   * `foreign`: it names a package that is not here. `silent`: nobody knows.
   */
  readonly says: 'named' | 'hinted' | 'foreign' | 'silent';
}

/** A package of the workspace that a frame names. */
export interface Owner {
  readonly package: Package;
  readonly path: FramePath;
  /** Where the path leads from the package's folder, whether or not a file is there; `undefined` out of the workspace. */
  readonly lead: string | undefined;
  /** The file that is there. */
  readonly file: string | undefined;
}

/** No manifest was asked. */
export const silence: Ownership = { owners: [], says: 'silent' };

/** Looks up what a frame says of its package. */
export function ownership(
  frame: TraceFrame,
  paths: FramePaths,
  book: PackageBook,
  index: FilesByName,
): Ownership {
  const claims = claimsOf(frame, paths);
  const answered = claims.map((claim) => ({ claim, owners: ownersOf(claim, book, index) }));
  const owners = answered.flatMap((one) => one.owners);
  if (owners.length === 0) {
    const isForeign = claims.some(
      ({ unknown, isTold }) => unknown === 'foreign' && (isTold?.(book, index) ?? book.isComplete),
    );
    return { owners, says: isForeign ? 'foreign' : 'silent' };
  }
  const isSure = answered.some((one) => one.claim.isSure && one.owners.length > 0);
  return { owners, says: isSure ? 'named' : 'hinted' };
}

function ownersOf({ path, find }: Claim, book: PackageBook, index: FilesByName): readonly Owner[] {
  return find(book, index).map(({ package: one, below }) => {
    const segments = resolved(one.folder, below);
    const file = segments === undefined ? undefined : fileAt(segments, index);
    return { package: one, path, lead: segments?.join('/'), file };
  });
}

/** From a folder (with `/` at its end, or empty) along a path; `undefined` where it leaves the workspace. */
function resolved(folder: string, below: readonly string[]): readonly string[] | undefined {
  const names = folder.split('/').slice(0, -1);
  for (const segment of below) {
    if (segment !== '..') {
      names.push(segment);
    } else if (names.pop() === undefined) {
      return undefined;
    }
  }
  return below.length === 0 ? undefined : names;
}
