import type { ChosenBy } from './chooseFile';
import type { Place } from './place';

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
  /** Other frames of the trace point to this file. */
  | { readonly step: 'bond'; readonly file: string }
  /** The share of the event's lines that stand in a file, 0 to 1; `undefined` where nothing could be compared. */
  | { readonly step: 'code'; readonly file: string; readonly share: number | undefined }
  /** Generated code: where its source map leads, or that there is none. */
  | { readonly step: 'sourceMap'; readonly generated: string; readonly source: string | undefined }
  /** The file that was chosen, and what decided. */
  | { readonly step: 'chosen'; readonly file: string; readonly by: ChosenBy | 'sourceMap' };

/** Takes down the steps; a Locator that explains nothing takes none. */
export type Recorder = (step: Step) => void;

/** The whole story of one frame. */
export interface Explanation {
  readonly place: Place;
  readonly steps: readonly Step[];
}
