import type { FilesByName } from '../files/filesByName';
import type { Layout } from '../paths/families/family';
import type { FramePath, FramePaths } from '../paths/framePath';
import { isBuildOutput, isGenerated, isGenericFile, isGenericFolder } from '../paths/names';
import type { UnmappedReason } from '../place';
import type { TraceFrame } from '../trace';
import type { Bonds } from './bonds';
import { allFurthest, depth, type Fit, fitting, fittingBelow, furthest, type Place } from './fits';
import { inLayout, layoutOf } from './layout';
import { type Ownership, silence } from './ownPackage';

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
  /** True where all of the frame's path agrees, or all of the file's. */
  readonly isWhole: boolean;
  readonly strength: Strength;
  /** The way in which the candidate was found. */
  readonly path: FramePath;
  /** True for a file of the package that the frame names, where a manifest in the workspace tells that name. */
  readonly isOwn: boolean;
}

/** The files that may be a frame's. */
export interface Candidates {
  readonly paths: FramePaths;
  /** At least one. */
  readonly files: readonly Candidate[];
  /** All files of the same name: looked at where the code shows that the path misleads. */
  readonly namesakes: readonly string[];
  /** Why none of them is the frame's, where none is; `differs` or `bundle` where nothing is said. */
  readonly refusal?: UnmappedReason;
}

/** The files of a folder that a frame's paths may mean, found without reading any; or why there is none. */
export function findCandidates(
  frame: TraceFrame,
  paths: FramePaths,
  place: Place,
  owned: Ownership = silence,
): Candidates | UnmappedReason {
  const led = ledByName(owned);
  if (paths.inDependency !== undefined) {
    return led.length > 0
      ? { paths, files: led, namesakes: [] }
      : builtFrom(paths, paths.inDependency, owned, place.index);
  }
  const fits = paths.paths.flatMap((path) => fitting(path, place) ?? []);
  const laidOut = fits.map((fit) => inLayout(frame, paths.family, fit, place));
  const files = [...led, ...inOwners(frame, paths, owned, led, place.index)];
  const others = allFurthest(laidOut).flatMap((fit) => asCandidates(frame, paths, fit, owned, place.index));
  const all = [...files, ...others.filter(({ file }) => !files.some((one) => one.file === file))];
  const isMissing = owned.says !== 'foreign' && isNotCheckedOut(frame, paths, all[0], owned, place);
  if (all.length === 0) {
    return isMissing ? 'notCheckedOut' : whyNone(paths, fits[0], owned);
  }
  const name = all[0]?.path.segments.at(-1) ?? '';
  const namesakes = place.index.named(name);
  if (isMissing) {
    const weak = all.map((one) => ({ ...one, strength: 'weak' as const }));
    return { paths, files: weak, namesakes, refusal: 'notCheckedOut' };
  }
  const refusal = owned.says === 'foreign' ? ({ refusal: 'thirdParty' } as const) : {};
  return { paths, files: all, namesakes, ...refusal };
}

/** True where one file that git tracks and that is not on the disk fits further than any that is. */
function isNotCheckedOut(
  frame: TraceFrame,
  paths: FramePaths,
  best: Candidate | undefined,
  owned: Ownership,
  { index, folderName }: Place,
): boolean {
  const missing = { index: index.notCheckedOut, folderName };
  const fits = paths.paths.flatMap((path) => fitting(path, missing) ?? []);
  const fit = furthest(fits.map((one) => inLayout(frame, paths.family, one, missing)));
  if (fit === undefined || fit.matched <= (best?.matched ?? 0)) {
    return false;
  }
  const [only, other] = asCandidates(frame, paths, fit, owned, missing.index);
  return only !== undefined && other === undefined && only.strength !== 'weak';
}

/**
 * The file to which the rest of the trace points: other frames whose paths start alike were found below one folder,
 * and there is a file of this frame's path in it.
 */
export function findByBond(paths: FramePaths, bonds: Bonds, index: FilesByName): Candidate | undefined {
  for (const path of paths.inDependency === undefined ? paths.paths : []) {
    const file = bonds.fileFor(path, (wanted) => index.has(wanted));
    if (file !== undefined) {
      const matched = path.segments.length;
      return { file, matched, isWhole: true, strength: 'strong', path, isOwn: false };
    }
  }
  return undefined;
}

/** The files to which the names of packages lead. */
function ledByName({ owners }: Ownership): readonly Candidate[] {
  const led = owners.flatMap(({ file, path }) =>
    file === undefined
      ? []
      : [
          {
            file,
            matched: file.split('/').length,
            isWhole: true,
            strength: 'strong' as const,
            path,
            isOwn: true,
          },
        ],
  );
  return led.filter(({ file }, at) => led.findIndex((one) => one.file === file) === at);
}

/** Where a package is named and the path leads to no file from its folder: the files in it that fit best. */
function inOwners(
  frame: TraceFrame,
  paths: FramePaths,
  owned: Ownership,
  led: readonly Candidate[],
  index: FilesByName,
): readonly Candidate[] {
  if (owned.says !== 'named' || led.length > 0) {
    return [];
  }
  const best = furthest(owned.owners.map((one) => fittingBelow(one.path, one.package.folder, index)));
  return best === undefined ? [] : asCandidates(frame, paths, best, owned, index);
}

function asCandidates(
  frame: TraceFrame,
  paths: FramePaths,
  fit: Fit,
  { owners, says }: Ownership,
  index: FilesByName,
): readonly Candidate[] {
  const byPath = strengths(frame, paths, fit);
  return fit.files.flatMap((file) => {
    const isOwn = owners.some((one) => file.startsWith(one.package.folder));
    const isElsewhere = says === 'foreign' || (says === 'named' && !isOwn);
    const layout = fit.layouts ? fit.layouts.get(file) : layoutOf(frame, paths.family, fit, file, { index });
    const strength = inPlace(layout, fit) ?? byPath(file);
    return strength === undefined || layout === 'differs'
      ? []
      : [
          {
            file,
            matched: fit.matched,
            isWhole: layout === 'fits' || isWhole(fit, file),
            strength: isElsewhere ? ('weak' as const) : strength,
            path: fit.path,
            isOwn,
          },
        ];
  });
}

/** How far a path is trusted that lies where files of its language do; `undefined` where only the path itself tells. */
function inPlace(layout: Layout, { path, matched }: Fit): Strength | undefined {
  if (layout === 'doubtful') {
    return 'weak';
  }
  const isLaidOut = (layout === 'fits' || layout === 'likely') && path.isBuilt !== true;
  return isLaidOut ? (layout === 'fits' && matched > 1 ? 'strong' : 'fair') : undefined;
}

/** What a package's build is made from has its name, and another ending and other folders. */
const SOURCE_ENDINGS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'];

/** The sources of a file that the workspace's own package built, as far as names tell; the code has to agree. */
function builtFrom(
  paths: FramePaths,
  inDependency: readonly string[],
  { owners }: Ownership,
  index: FilesByName,
): Candidates | UnmappedReason {
  const own = owners.filter(({ package: { isGuess } }) => !isGuess);
  const [, stem] = /^(.+?)\.[cm]?jsx?$/.exec(inDependency.at(-1) ?? '') ?? [];
  const names = stem === undefined ? [] : SOURCE_ENDINGS.map((ending) => `${stem}.${ending}`);
  const fits = own.flatMap(({ path, package: { folder } }) =>
    names.map((name) =>
      fittingBelow({ ...path, segments: [...path.segments.slice(0, -1), name] }, folder, index),
    ),
  );
  const files = fits.flatMap((fit) =>
    (fit?.files ?? []).map((file) => ({
      file,
      matched: 1,
      isWhole: false,
      strength: 'weak' as const,
      path: fit?.path,
      isOwn: true,
    })),
  );
  const found = files.flatMap(({ path, ...one }) => (path === undefined ? [] : [{ ...one, path }]));
  const refusal =
    own.length === 0
      ? 'thirdParty'
      : isBuildOutput({ segments: inDependency, root: '' })
        ? 'bundle'
        : 'notFound';
  return found.length === 0 ? refusal : { paths, files: found, namesakes: [], refusal };
}

function whyNone(paths: FramePaths, best: Fit | undefined, { says }: Ownership): UnmappedReason {
  if (says === 'foreign') {
    return 'thirdParty';
  }
  if (best !== undefined) {
    return 'differs';
  }
  return paths.family === 'javascript' && paths.paths.some(isGenerated) ? 'bundle' : 'notFound';
}

function isWhole({ path, matched }: Fit, file: string): boolean {
  return matched >= path.segments.length || matched >= depth(file);
}

/** How far the path is trusted for each file of a fit; `undefined` for one that shares no more than a name that stands everywhere. */
function strengths(frame: TraceFrame, paths: FramePaths, fit: Fit): (file: string) => Strength | undefined {
  const told = fit.path.segments;
  const isGeneric = isGenericFile(told.at(-1) ?? '');
  const climbsFromPackage = paths.paths.some(
    ({ namespace, climbs }) => namespace !== undefined && climbs > 0,
  );
  const isBuilt = paths.family === 'javascript' && isBuildOutput(fit.path, fit.matched);
  const tells = !isGeneric || !isGenericFolder(told.at(-2) ?? '');
  return (file) => {
    const isAtRoot = depth(file) === 1;
    if (fit.matched === 1 && told.length > 1 && !isAtRoot && isGeneric) {
      return undefined;
    }
    if (climbsFromPackage || isBuilt) {
      return 'weak';
    }
    if (fit.matched === 1) {
      const isRootOfItsKind = told.length > 1 && isAtRoot && isGeneric;
      const isOneOfSeveral = told.length > 1 && fit.files.length > 1;
      return frame.inApp === false || isRootOfItsKind || isOneOfSeveral ? 'weak' : 'fair';
    }
    if (fit.matched === 2 && !(isWhole(fit, file) && tells)) {
      return frame.inApp === false && !isWhole(fit, file) ? 'weak' : 'fair';
    }
    return 'strong';
  };
}
