import type { Candidates } from './choice/candidates';
import type { ChosenBy } from './choice/chooseFile';
import type { FramePaths } from './paths/framePath';
import type { Place, UnmappedReason } from './place';

/** One thing that was found out about a frame on the way to its place, in order. */
export type Step =
  /** A reading of the frame's path, `/` between segments, without scheme and leading `..`. */
  | {
      readonly step: 'path';
      readonly from: 'filename' | 'absPath' | 'module';
      readonly path: string;
      readonly climbs: number;
    }
  /** The frame lies in a dependency; the path inside it. */
  | { readonly step: 'dependency'; readonly path: string }
  /** The files that fit best, with the number of segments that agree. */
  | {
      readonly step: 'candidates';
      readonly matched: number;
      readonly total: number;
      readonly files: readonly string[];
    }
  /** The share of the event's lines that stand in a file, 0 to 1; `undefined` where nothing could be compared. */
  | { readonly step: 'code'; readonly file: string; readonly share: number | undefined }
  /** Generated code: where its source map leads. */
  | { readonly step: 'sourceMap'; readonly generated: string; readonly source: string }
  /** Generated code: what lies here was built from other sources than the code that failed, or several builds lie here. */
  | { readonly step: 'otherBuild' }
  /** The file that was chosen, and what decided. */
  | { readonly step: 'chosen'; readonly file: string; readonly by: ChosenBy };

/** Takes down the steps; a Locator that explains nothing takes none. */
export type Recorder = (step: Step) => void;

/** The whole story of one frame. */
export interface Explanation {
  readonly place: Place;
  readonly steps: readonly Step[];
}

/** Takes down what a frame's paths say. */
export function recordSight(paths: FramePaths, found: Candidates | UnmappedReason, record: Recorder): void {
  for (const { from, segments, climbs } of paths.paths) {
    record({ step: 'path', from, path: segments.join('/'), climbs });
  }
  if (paths.inDependency !== undefined) {
    record({ step: 'dependency', path: paths.inDependency.join('/') });
  }
  if (typeof found !== 'string') {
    const files = found.files.map(({ file }) => file);
    record({ step: 'candidates', matched: found.files[0]?.matched ?? 0, total: found.total, files });
  }
}
