import type { Step } from '../explain';
import { type FramePaths, framePaths } from '../paths/framePath';
import type { FamilyName } from '../paths/families/family';
import { isBuildOutput, isScript } from '../paths/names';
import type { UnmappedReason } from '../place';
import type { Original } from '../sourceMaps/generatedCode';
import type { TraceFrame } from '../trace';
import { type Candidate, type Candidates, findCandidates } from './candidates';
import { claimsOf } from './claims';
import type { CodeMapping } from './codeMappings';
import { type Place, wholeFile } from './fits';
import { type Ownership, ownership, silence } from './ownPackage';
import type { PackageBook } from './packages';
import type { PathRule } from './pathRules';
import { type Told, toldFile } from './told';

/** What choosing needs to know of a folder. */
export interface Ground extends Place {
  readonly pathRules: readonly PathRule[];
  /** In the order in which they are tried. */
  readonly codeMappings: readonly CodeMapping[];
  /** The packages of the folder; reads their manifests when first asked. */
  readonly packagesOf: (family: FamilyName) => Promise<PackageBook>;
}

/** A frame with the files that it may mean, before any text is read. */
export interface Sighted {
  readonly frame: TraceFrame;
  /** None for a frame that names no file. */
  readonly paths?: FramePaths;
  /** The file that a person or Sentry said it is: then nothing else counts. */
  readonly told?: Told;
  readonly found: Candidates | UnmappedReason;
  /** What people, Sentry and manifests said, where they said anything. */
  readonly tried: readonly Step[];
}

/** Asks, in this order, the person's rules, Sentry's code mappings, the names in manifests, and the paths themselves. */
export async function sight(
  frame: TraceFrame,
  platform: string | undefined,
  ground: Ground,
): Promise<Sighted> {
  const read = framePaths(frame, platform, (segments) => wholeFile(segments, ground.index));
  const paths = typeof read === 'string' ? undefined : read;
  const { told, tried } = toldFile(frame, platform, paths, ground);
  if (typeof read === 'string' || paths === undefined) {
    return { frame, told, tried, found: typeof read === 'string' ? read : 'noPath' };
  }
  if (told !== undefined) {
    return { frame, paths, told, tried, found: 'notFound' };
  }
  const owned = await ownershipOf(frame, paths, ground);
  const found = findCandidates(frame, paths, ground, owned);
  return { frame, paths, found, tried: [...tried, ...stepsOf(owned)] };
}

/** What manifests say of a frame; none is read for a frame that names no package. */
async function ownershipOf(frame: TraceFrame, paths: FramePaths, ground: Ground): Promise<Ownership> {
  return claimsOf(frame, paths).length === 0
    ? silence
    : ownership(frame, paths, await ground.packagesOf(paths.family), ground.index);
}

function stepsOf({ owners }: Ownership): readonly Step[] {
  return owners.map(({ package: { name, manifest }, lead, file }) => ({
    step: 'package',
    name,
    manifest,
    lead,
    file,
  }));
}

/** The one file that a frame's paths leave little doubt about, with the way to it. */
export function clearCandidate({ found, told }: Sighted): Candidate | undefined {
  const files = typeof found === 'string' || told !== undefined ? [] : found.files;
  const own = files.filter(({ isOwn, strength }) => isOwn && strength === 'strong');
  const [only, other] = own.length > 0 ? own : files;
  return only?.strength === 'weak' || other !== undefined ? undefined : only;
}

/** The source that a map names: the file where its relative path leads, else whatever file its name may mean. */
export async function sightOriginal({ frame, path: file }: Original, ground: Ground): Promise<Sighted> {
  const sighted = await sight(frame, 'javascript', ground);
  const { paths, told } = sighted;
  const path = paths?.paths[0];
  if (told !== undefined || paths === undefined || path === undefined || paths.inDependency !== undefined) {
    return sighted;
  }
  return file === undefined || !ground.index.has(file)
    ? sighted
    : {
        ...sighted,
        paths,
        found: {
          paths,
          files: [
            { file, matched: file.split('/').length, isWhole: true, strength: 'strong', path, isOwn: false },
          ],
          namesakes: [],
        },
      };
}

/** True for JavaScript that names build output or no file of the workspace, or bears a debug id: it may have been generated. */
export function mayBeGenerated({ frame, paths, found, told }: Sighted, debugId: string | undefined): boolean {
  return (
    told === undefined &&
    paths?.family === 'javascript' &&
    paths.inDependency === undefined &&
    frame.inApp !== false &&
    paths.paths.some(
      (path) =>
        isScript(path.segments) &&
        (debugId !== undefined || typeof found === 'string' || isBuildOutput(path)),
    )
  );
}
