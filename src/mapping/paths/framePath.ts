import { FAMILIES, familyOf } from './families';
import type { FamilyName, Spelling } from './families/family';
import type { UnmappedReason } from '../place';
import { isOfExtension } from './schemes';
import { readSpelling, type SpelledPath } from './spelling';
import { isRuntimePath, pathInDependency } from './thirdParty';
import type { TraceFrame } from '../trace';

/** One path under which a frame's file may be known. */
export interface FramePath extends SpelledPath {
  readonly from: Spelling['from'];
  /** What the frame says of its code beside the path: true for built code, false for a source. */
  readonly isBuilt?: boolean;
  /** True for one of several names that the file may have: none of them comes before the others. */
  readonly isOneOf?: true;
}

/** All that a frame tells about its file. */
export interface FramePaths {
  readonly family: FamilyName;
  /** Best first; never empty. */
  readonly paths: readonly FramePath[];
  /** Names of the package that the frame tells: a webpack namespace, a crate. */
  readonly packageNames: readonly string[];
  /**
   * Where the frame lies among dependencies, its path there with the package's folder first: it is a file of this
   * workspace only where the package itself is.
   */
  readonly inDependency?: readonly string[];
}

/** The whole path of a file of the workspace in which a path ends; `undefined` where there is none. */
export type WholeFile = (segments: readonly string[]) => readonly string[] | undefined;

/** What makes a frame nobody's here although another of its paths may lead to a file. */
export const VETOES: ReadonlySet<UnmappedReason> = new Set(['runtime', 'thirdParty']);

/**
 * Reads a frame's paths, or says why it has none. `platform` is the event's; `here` finds files of the workspace that
 * lie where others' do.
 */
export function framePaths(
  frame: TraceFrame,
  platform: string | undefined,
  here: WholeFile = () => undefined,
): FramePaths | UnmappedReason {
  const family = familyOf(frame, platform);
  const rules = FAMILIES[family];
  if (rules.runtimeFrames.some((isRuntime) => isRuntime(frame))) {
    return 'runtime';
  }
  const readings = rules.spellings
    .flatMap((spell) => spell(frame))
    .map(({ text, ...from }) => ({
      from,
      read: rules.nowhere?.some((none) => none.test(text)) === true ? 'noPath' : readSpelling(text),
    }));
  const refusals = readings.map(({ read }) => read).filter((read) => typeof read === 'string');
  const veto =
    refusals.find((reason) => VETOES.has(reason)) ?? refusals.find((reason) => reason !== 'noPath');
  const paths = readings.flatMap(({ from, read }) =>
    typeof read === 'string' ? [] : read.map((path) => ({ ...path, ...from })),
  );
  if (paths.length === 0 || (veto !== undefined && VETOES.has(veto))) {
    return veto ?? 'noPath';
  }
  const isOfRuntime = (path: readonly string[]) =>
    isRuntimePath(path) && !isTold(path, here, (own) => isRuntimePath(own));
  if (paths.some(({ segments }) => isOfRuntime(segments))) {
    return 'runtime';
  }
  const namespaces = paths.flatMap(({ namespace }) =>
    namespace === undefined ? [] : [lastSegment(namespace)],
  );
  const inDependency = paths
    .map((path) => (isOfExtension(path) ? [path.root, ...path.segments] : dependency(path.segments, here)))
    .find((path) => path !== undefined);
  return {
    family,
    paths: paths.map((path) => ({
      ...path,
      segments: withoutVersion(path.segments),
      isBuilt: rules.built?.map((rule) => rule(frame, path.from)).find((built) => built !== undefined),
    })),
    packageNames: [...new Set([...namespaces, ...(rules.packageNames?.(frame) ?? [])])],
    ...(inDependency !== undefined && { inDependency }),
  };
}

/** Where a path lies in a dependency, the package's folder first: `['rack-2.2.3', 'lib', 'rack', 'head.rb']`. */
function dependency(segments: readonly string[], here: WholeFile): readonly string[] | undefined {
  const versioned = segments.findIndex((segment) => VERSION.test(segment));
  if (versioned > 0) {
    // A major version is a segment of its own: `github.com/acme/shop/v2@v2.1.0/pkg/x.go`.
    const isMajor = /^v\d+@/.test(segments[versioned] ?? '');
    return withoutVersion(segments)
      .slice(isMajor ? versioned - 1 : versioned)
      .filter((_, at) => !isMajor || at !== 1);
  }
  const found = pathInDependency(segments);
  const isOwn = found !== undefined && isTold(segments, here, (own) => pathInDependency(own) !== undefined);
  return isOwn ? undefined : found;
}

/** True where a file of the workspace lies in such a place itself, and so much of the path agrees with all of its own. */
function isTold(
  segments: readonly string[],
  here: WholeFile,
  liesThere: (own: readonly string[]) => boolean,
): boolean {
  const own = here(segments);
  return own !== undefined && (own.length > 2 || own.length === segments.length) && liesThere(own);
}

/** Go's `shop@v2.1.0` without the version. */
function withoutVersion(segments: readonly string[]): readonly string[] {
  return segments.map((segment) => segment.replace(VERSION, ''));
}

const VERSION = /(?<=.)@v\d+\.\d+\.\d+[\w.+-]*$/;

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
