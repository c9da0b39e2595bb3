import type { TraceFrame } from '../../trace';

/** Languages whose frames are read alike. */
export type FamilyName =
  | 'javascript'
  | 'python'
  | 'go'
  | 'jvm'
  | 'dotnet'
  | 'php'
  | 'ruby'
  | 'rust'
  | 'elixir'
  | 'native'
  | 'dart'
  | 'perl'
  | 'lua'
  | 'other';

/**
 * All that is known of a family of languages: each table's entries stand for themselves, so that a test can take one
 * away and see which frames are then read wrongly.
 */
export interface Family {
  /** Sentry's names of platforms, as an event or a frame sends them. */
  readonly platforms: readonly string[];
  /** Endings of file names, lower case, that say more than the platform does: Rust's SDK sends `native`. */
  readonly endings: readonly string[];
  /** Rules that read the paths of a frame, best first; one that does not apply reads none. */
  readonly spellings: readonly SpellingRule[];
  /** What is told in place of a path where the code is in no file. */
  readonly nowhere?: readonly RegExp[];
  /** The language's own sources, told by where they lie; matched against the path with `/` between segments. */
  readonly runtimePaths: readonly RegExp[];
  /** Rules that know a frame of the language's own library by anything but its path. */
  readonly runtimeFrames: readonly ((frame: TraceFrame) => boolean)[];
  /** Where the language's tools put other people's code. */
  readonly dependencies: readonly DependencyFolder[];
  /** Rules that know from how the language's files lie whether a file can be a frame's; the first that says so counts. */
  readonly layouts?: readonly LayoutRule[];
  /** Rules that know of a frame's code, whatever its path looks like, that it was built, or that it was not. */
  readonly built?: readonly BuiltRule[];
  /** What lies in the root of a package: `package.json`. */
  readonly manifests: readonly string[];
  /** Whether a file says of itself that it is of the frame's package, where its folders do not tell; see `saysPackage`. */
  saysPackage?(
    frame: TraceFrame,
    path: string,
    line: (at: number) => string | undefined,
  ): boolean | undefined;
  /** Names of the package that the frame tells beside its path: a Rust function's crate. */
  packageNames?(frame: TraceFrame): readonly string[];
}

/** Reads paths from a frame; each is still as the event spells it. */
export type SpellingRule = (frame: TraceFrame) => readonly Spelling[];

/** True for code that a bundler wrote, false for a source; `undefined` where the frame does not tell. */
export type BuiltRule = (frame: TraceFrame, from: Spelling['from']) => boolean | undefined;

/** One way in which a frame tells its path. */
export interface Spelling {
  readonly from: 'filename' | 'absPath' | 'module';
  readonly text: string;
  /** True for one of several names that the file may have: none of them comes before the others. */
  readonly isOneOf?: true;
}

/** Tells of a file whose path ends as a frame's does whether it lies where the frame's file has to lie. */
export type LayoutRule = (file: EndsAlike) => Layout;

/**
 * `fits`: where the frame's file lies. `likely`: where it may lie, unless the code differs. `doubtful`: where it can
 * only lie if the code agrees. `differs`: elsewhere. `undefined`: the rule cannot tell.
 */
export type Layout = 'fits' | 'likely' | 'doubtful' | 'differs' | undefined;

/** A file of the workspace whose path ends as a frame's path does. */
export interface EndsAlike {
  readonly frame: TraceFrame;
  /** Where the frame's path was read. */
  readonly from: Spelling['from'];
  /** The frame's path. */
  readonly told: readonly string[];
  /** The file's path below the workspace folder. */
  readonly here: readonly string[];
  /** How many segments agree, from the right; the name of the workspace folder itself counts as one. */
  readonly matched: number;
  /** True for a path of a file, below the workspace folder. */
  readonly has: (path: string) => boolean;
  /** True where a file of this base name is anywhere in the workspace folder. */
  readonly hasNamed: (name: string) => boolean;
}

/** A folder of dependencies, and how its content has to look where the name is an ordinary one too. */
export interface DependencyFolder {
  /** The last segments of the folder's path. */
  readonly folder: readonly (string | RegExp)[];
  /** Whether what lies below, the package's own folder first, looks like a package. */
  readonly holds?: (below: readonly string[]) => boolean;
  /**
   * True where what lies there in a workspace is somebody else's copy all the same: such files never take a frame. One
   * of the folder's segments is a plain name then.
   */
  readonly isCopy?: true;
}

/**
 * What most frames tell: a file name and, where it differs, an absolute path. A name that only repeats how the
 * absolute path ends is left out.
 */
export function paths({ filename = '', absPath = '' }: TraceFrame): readonly Spelling[] {
  return [
    ...(absPath !== filename && baseName(absPath) === filename ? [] : [spelled('filename', filename)]),
    ...(absPath === filename ? [] : [spelled('absPath', absPath)]),
  ].filter(({ text }) => text !== '');
}

/** Code that was made at run time, told by the line that made it; read as PHP writes it. */
export function evaluatedAt(from: Spelling['from'], file: string, line: string): Spelling {
  return spelled(from, `${file}(${line}) : eval()'d code`);
}

export function spelled(from: Spelling['from'], text: string): Spelling {
  return { from, text };
}

/** The last segment of a path as an event spells it, with `/` or `\` between segments. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/s, '');
}
