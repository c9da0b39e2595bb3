import type { Base1Line } from '../base/positions';
import type { ChosenBy } from './choice/chooseFile';
import type { CodeMapping } from './choice/codeMappings';
import type { PathRule } from './choice/pathRules';
import type { Scored } from './choice/scores';
import type { Sighted } from './choice/sighted';
import type { Place } from './place';
import type { Gap } from './releases/releaseLine';
import type { ReleaseCommit } from './releases/whichCommit';
import type { Build, FoundBy } from './sourceMaps/build';

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
  /** A rule of the person that says something of the frame: where it leads, and the file that is there, if any. */
  | {
      readonly step: 'rule';
      readonly rule: PathRule;
      readonly lead: string;
      readonly file: string | undefined;
    }
  /** The same for one of Sentry's code mappings. */
  | {
      readonly step: 'codeMapping';
      readonly mapping: CodeMapping;
      readonly lead: string;
      readonly file: string | undefined;
    }
  /** A package of the workspace that the frame names: its manifest, where the frame's path leads in it, and the file. */
  | {
      readonly step: 'package';
      readonly name: string;
      readonly manifest: string;
      readonly lead: string | undefined;
      readonly file: string | undefined;
    }
  /** The files that may be the frame's, with the number of segments that agree in the best. */
  | {
      readonly step: 'candidates';
      readonly matched: number;
      readonly total: number;
      readonly files: readonly string[];
    }
  /** The share of the event's lines that stand in a file, 0 to 1; `undefined` where nothing could be compared. */
  | { readonly step: 'code'; readonly file: string; readonly share: number | undefined }
  /** Every file that was considered with its points, best first. */
  | { readonly step: 'scores'; readonly scores: readonly Scored[] }
  /** Generated code: a source map that may be its own, how it was found, of which build it is, and where it leads. */
  | {
      readonly step: 'sourceMap';
      readonly generated: string;
      readonly map: string;
      readonly by: FoundBy;
      readonly build: Build;
      readonly source: string;
      /** The same as the map spells it: what a rule would name. */
      readonly spelled: string;
      readonly line: Base1Line | undefined;
    }
  /** Generated code: the name of its function. */
  | { readonly step: 'function'; readonly name: string; readonly isMinified: boolean }
  /**
   * The commit that the release was built from, if this clone knows it; in the folder's own repository, or in the one
   * that begins at a path inside it.
   */
  | { readonly step: 'release'; readonly commit: ReleaseCommit; readonly repository?: string }
  /** A file that the frame names as it was called in the release; what it is called now, if it is here. */
  | { readonly step: 'formerFile'; readonly was: string; readonly file: string | undefined }
  /**
   * What found the line in the file: the event's own lines, at one place or compared with the whole file; the way from
   * the release, or from a version of the file that the event's lines tell; or why there is no such way.
   */
  | { readonly step: 'line'; readonly by: 'context' | 'likeness' | 'history' | 'toldVersion' }
  | { readonly step: 'noHistory'; readonly gap: Gap }
  /** The file that was chosen, and what decided. */
  | { readonly step: 'chosen'; readonly file: string; readonly by: ChosenBy };

/** Takes down the steps; a Locator that explains nothing takes none. */
export type Recorder = (step: Step) => void;

/** The whole story of one frame. */
export interface Explanation {
  readonly place: Place;
  readonly steps: readonly Step[];
}

/** Takes down what a frame's paths say, and what was said of them. */
export function recordSight({ paths, tried, found }: Sighted, record: Recorder): void {
  for (const { from, segments, climbs } of paths?.paths ?? []) {
    record({ step: 'path', from, path: segments.join('/'), climbs });
  }
  if (paths?.inDependency !== undefined) {
    record({ step: 'dependency', path: paths.inDependency.join('/') });
  }
  tried.forEach(record);
  if (typeof found !== 'string') {
    const files = found.files.map(({ file }) => file);
    record({ step: 'candidates', matched: found.files[0]?.matched ?? 0, total: files.length, files });
  }
}
