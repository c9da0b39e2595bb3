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
  /** The language's own sources, told by where they lie; matched against the path with `/` between segments. */
  readonly runtimePaths: readonly RegExp[];
  /** Rules that know a frame of the language's own library by anything but its path. */
  readonly runtimeFrames: readonly ((frame: TraceFrame) => boolean)[];
  /** Where the language's tools put other people's code. */
  readonly dependencies: readonly DependencyFolder[];
  /** What lies in the root of a package: `package.json`. */
  readonly manifests: readonly string[];
  /** Names of the package that the frame tells beside its path: a Rust function's crate. */
  packageNames?(frame: TraceFrame): readonly string[];
}

/** Reads paths from a frame; each is still as the event spells it. */
export type SpellingRule = (frame: TraceFrame) => readonly Spelling[];

/** One way in which a frame tells its path. */
export interface Spelling {
  readonly from: 'filename' | 'absPath' | 'module';
  readonly text: string;
}

/** A folder of dependencies, and how its content has to look where the name is an ordinary one too. */
export interface DependencyFolder {
  /** The last segments of the folder's path. */
  readonly folder: readonly string[];
  /** Whether what lies below, the package's own folder first, looks like a package. */
  readonly holds?: (below: readonly string[]) => boolean;
}

/** What most frames tell: a file name and, where it differs, an absolute path. */
export function paths({ filename = '', absPath = '' }: TraceFrame): readonly Spelling[] {
  return [
    spelled('filename', filename),
    ...(absPath === filename ? [] : [spelled('absPath', absPath)]),
  ].filter(({ text }) => text !== '');
}

export function spelled(from: Spelling['from'], text: string): Spelling {
  return { from, text };
}

/** The last segment of a path as an event spells it, with `/` or `\` between segments. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/s, '');
}
