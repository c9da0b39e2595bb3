import type { Bonds } from './bonds';
import { FAMILIES } from '../paths/families';
import type { FileIndex } from '../files/fileIndex';
import type { FramePath, FramePaths } from '../paths/framePath';
import { isBuildOutput, isGenerated, isGenericFile, isGenericFolder, isSide } from '../paths/names';
import type { UnmappedReason } from '../place';
import type { TraceFrame } from '../trace';

/**
 * How far a path alone can be trusted. `strong`: taken even where the code differs. `fair`: taken unless the code
 * differs. `weak`: taken only where the event's lines stand in the file.
 */
export type Strength = 'strong' | 'fair' | 'weak';

/** A file that may be the frame's. */
export interface Candidate {
  /** Below the folder. */
  readonly file: string;
  /** How many segments agree, from the right; the name of the workspace folder itself counts as one. */
  readonly matched: number;
  readonly strength: Strength;
  /** The way in which the candidate was found. */
  readonly path: FramePath;
}

/** The files that fit a frame's path equally well. */
export interface Candidates {
  readonly paths: FramePaths;
  /** At least one. */
  readonly files: readonly Candidate[];
  /** How many there are; more than `files` in a folder with hundreds of the same name. */
  readonly total: number;
}

/** What finding files needs to know of a folder. */
export interface Ground {
  readonly index: FileIndex;
  /** The base name of the workspace folder: `shop`. */
  readonly folderName: string;
}

/** The files of a folder that a frame's paths may mean, found without reading any; or why there is none. */
export function findCandidates(
  frame: TraceFrame,
  paths: FramePaths,
  ground: Ground,
): Candidates | UnmappedReason {
  if (paths.inDependency !== undefined) {
    return ownPackage(paths, paths.inDependency, ground);
  }
  const found = paths.paths.map((path) => fitting(path, ground)).filter((fit) => fit !== undefined);
  const best = found.reduce<Fitting | undefined>(
    (a, b) => (a === undefined || b.matched > a.matched ? b : a),
    undefined,
  );
  if (best === undefined) {
    return paths.family === 'javascript' && paths.paths.some(isGenerated) ? 'bundle' : 'notFound';
  }
  const files = best.files.flatMap((file) => {
    const strength = strengthOf(frame, paths, best, file);
    return strength === undefined ? [] : [{ file, matched: best.matched, strength, path: best.path }];
  });
  return files.length === 0
    ? 'differs'
    : { paths, files, total: best.total - best.files.length + files.length };
}

/**
 * The file to which the rest of the trace points: other frames whose paths start alike were found below one folder,
 * and there is a file of this frame's path in it.
 */
export function findByBond(paths: FramePaths, bonds: Bonds, ground: Ground): Candidate | undefined {
  for (const path of paths.inDependency === undefined ? paths.paths : []) {
    const file = bonds.fileFor(path, (wanted) => ground.index.has(wanted));
    if (file !== undefined) {
      return { file, matched: path.segments.length, strength: 'strong', path };
    }
  }
  return undefined;
}

interface Fitting {
  readonly path: FramePath;
  readonly matched: number;
  readonly files: readonly string[];
  readonly total: number;
}

/** The files that fit one path best. A file at the folder's root goes on to match in the folder's own name. */
function fitting(path: FramePath, { index, folderName }: Ground): Fitting | undefined {
  const found = index.lookup(path.segments);
  if (found === undefined) {
    return undefined;
  }
  const { matched, whole } = found;
  const withFolder = (file: string) => {
    const length = file.split('/').length;
    return path.segments.at(-length - 1) === folderName ? length + 1 : length;
  };
  const atRoot = whole ?? found.files.find((file) => file.split('/').length === matched);
  const rootMatched = atRoot === undefined ? 0 : withFolder(atRoot);
  if (atRoot !== undefined && rootMatched > matched) {
    return { path, matched: rootMatched, files: [atRoot], total: 1 };
  }
  const rivals = whole !== undefined && (rootMatched === matched || found.files.every(isSide)) ? [whole] : [];
  return { path, matched, files: [...found.files, ...rivals], total: found.total + rivals.length };
}

/**
 * A frame inside a dependency is of this workspace where the package itself is: a folder of its name, with its
 * manifest, that holds the frame's path; or the workspace folder.
 */
function ownPackage(
  paths: FramePaths,
  inDependency: readonly string[],
  { index, folderName }: Ground,
): Candidates | UnmappedReason {
  const [name = ''] = inDependency;
  const isRoot = (folder: string) =>
    FAMILIES[paths.family].manifests.some((manifest) => index.has(folder + manifest));
  const atRoot = inDependency.slice(1).join('/');
  const found = index.lookup(inDependency);
  const files = [
    ...(name === folderName && isRoot('') && index.has(atRoot) ? [atRoot] : []),
    ...(found?.matched === inDependency.length && found.matched > 1 ? found.files : []).filter((file) => {
      const above = file.slice(0, -inDependency.join('/').length);
      return (
        isRoot(`${above}${packageFolder(inDependency)}/`) ||
        (paths.family === 'python' && isRoot(above.replace(/src\/$/, '')))
      );
    }),
  ];
  const [path] = paths.paths;
  const [file, other] = files;
  return path === undefined || file === undefined || other !== undefined
    ? 'thirdParty'
    : { paths, files: [{ file, matched: inDependency.length, strength: 'strong', path }], total: 1 };
}

/** `@acme/web` or `react`: the name under which a package lies among dependencies. */
function packageFolder([scope = '', name = '']: readonly string[]): string {
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** `undefined` for a file that shares no more than a name that stands everywhere. */
function strengthOf(frame: TraceFrame, paths: FramePaths, best: Fitting, file: string): Strength | undefined {
  const told = best.path.segments;
  const here = file.split('/');
  const isWhole = best.matched >= told.length || best.matched >= here.length;
  if (best.matched === 1 && told.length > 1 && here.length > 1 && isGenericFile(told.at(-1) ?? '')) {
    return undefined;
  }
  const climbsFromPackage = paths.paths.some(
    ({ namespace, climbs }) => namespace !== undefined && climbs > 0,
  );
  if (climbsFromPackage || (paths.family === 'javascript' && isBuildOutput(told))) {
    return 'weak';
  }
  if (best.matched === 1) {
    const isRootOfItsKind = told.length > 1 && here.length === 1 && isGenericFile(told.at(-1) ?? '');
    const isOneOfSeveral = told.length > 1 && best.total > 1;
    return frame.inApp === false || isRootOfItsKind || isOneOfSeveral ? 'weak' : 'fair';
  }
  if (best.matched === 2) {
    const tells = !isGenericFile(told.at(-1) ?? '') || !isGenericFolder(told.at(-2) ?? '');
    return isWhole && tells ? 'strong' : frame.inApp === false && !isWhole ? 'weak' : 'fair';
  }
  return 'strong';
}
