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

/** Reads a frame's paths, or says why it has none. `platform` is the event's. Pure and without any look at files. */
export function framePaths(frame: TraceFrame, platform: string | undefined): FramePaths | UnmappedReason {
  const family = familyOf(frame, platform);
  const rules = FAMILIES[family];
  if (rules.runtimeFrames.some((isRuntime) => isRuntime(frame))) {
    return 'runtime';
  }
  const readings = rules.spellings
    .flatMap((spell) => spell(frame))
    .map(({ from, text }) => ({
      from,
      read: rules.nowhere?.some((none) => none.test(text)) === true ? 'noPath' : readSpelling(text),
    }));
  const refusals = readings.map(({ read }) => read).filter((read) => typeof read === 'string');
  const veto = refusals.find((reason) => reason !== 'noPath');
  const paths = readings.flatMap(({ from, read }) =>
    typeof read === 'string' ? [] : read.map((path) => ({ ...path, from })),
  );
  if (veto !== undefined || paths.length === 0) {
    return veto ?? 'noPath';
  }
  if (paths.some(({ segments }) => isRuntimePath(segments))) {
    return 'runtime';
  }
  const namespaces = paths.flatMap(({ namespace }) =>
    namespace === undefined ? [] : [lastSegment(namespace)],
  );
  const inDependency = paths
    .map((path) => (isOfExtension(path) ? [path.root, ...path.segments] : dependency(path.segments)))
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
function dependency(segments: readonly string[]): readonly string[] | undefined {
  const versioned = segments.findIndex((segment) => VERSION.test(segment));
  if (versioned > 0) {
    // A major version is a segment of its own: `github.com/acme/shop/v2@v2.1.0/pkg/x.go`.
    const isMajor = /^v\d+@/.test(segments[versioned] ?? '');
    return withoutVersion(segments)
      .slice(isMajor ? versioned - 1 : versioned)
      .filter((_, at) => !isMajor || at !== 1);
  }
  return pathInDependency(segments);
}

/** Go's `shop@v2.1.0` without the version. */
function withoutVersion(segments: readonly string[]): readonly string[] {
  return segments.map((segment) => segment.replace(VERSION, ''));
}

const VERSION = /(?<=.)@v\d+\.\d+\.\d+[\w.+-]*$/;

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
