import { type Candidate, type Candidates, findCandidates, type Ground } from './candidates';
import { type FramePaths, framePaths } from '../paths/framePath';
import type { Original } from '../sourceMaps/generatedCode';
import { isBuildOutput, isScript } from '../paths/names';
import type { UnmappedReason } from '../place';
import type { TraceFrame } from '../trace';

/** A frame with the files that it may mean, by its paths alone. */
export type Sighted =
  | { readonly frame: TraceFrame; readonly paths: FramePaths; readonly found: Candidates | UnmappedReason }
  | { readonly frame: TraceFrame; readonly paths?: undefined; readonly found: UnmappedReason };

/** Reads a frame's paths and looks them up. */
export function sight(frame: TraceFrame, platform: string | undefined, ground: Ground): Sighted {
  const paths = framePaths(frame, platform);
  return typeof paths === 'string'
    ? { frame, found: paths }
    : { frame, paths, found: findCandidates(frame, paths, ground) };
}

/** The one file that a frame's paths leave little doubt about. */
export function clearCandidate({ found }: Sighted): Candidate | undefined {
  const [only] = typeof found === 'string' || found.total > 1 ? [] : found.files;
  return only?.strength === 'weak' ? undefined : only;
}

/** The source that a map names: the file where its relative path leads, else whatever file its name may mean. */
export function sightOriginal({ frame, path: file }: Original, ground: Ground): Sighted {
  const sighted = sight(frame, 'javascript', ground);
  const { paths } = sighted;
  const path = paths?.paths[0];
  if (paths === undefined || path === undefined || paths.inDependency !== undefined) {
    return sighted;
  }
  return file === undefined || !ground.index.has(file)
    ? sighted
    : {
        ...sighted,
        paths,
        found: {
          paths,
          files: [{ file, matched: file.split('/').length, strength: 'strong', path }],
          total: 1,
        },
      };
}

/** True for JavaScript that names build output or no file of the workspace: it may have been generated. */
export function mayBeGenerated({ frame, paths, found }: Sighted): boolean {
  return (
    paths?.family === 'javascript' &&
    paths.inDependency === undefined &&
    frame.inApp !== false &&
    paths.paths.some(
      ({ segments }) => isScript(segments) && (typeof found === 'string' || isBuildOutput(segments)),
    )
  );
}
