import type { Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';

/** Frames of a stack that stand together, the failing one first. */
export type FrameRun =
  | { readonly kind: 'own'; readonly frame: number }
  /** Frames of dependencies and of the runtime, one after the other: at least one. */
  | { readonly kind: 'others'; readonly frames: readonly number[] };

/** The package that a frame is of; `undefined` where its path does not tell. */
export type PackageOf = (frame: TraceFrame) => string | undefined;

/**
 * The frames of a stack in runs: each of the application's by itself, those of others between them together.
 * @param places parallel to the frames; `undefined` where nothing is known of any.
 */
export function frameRuns(
  frames: readonly TraceFrame[],
  places: readonly Place[] | undefined,
): readonly FrameRun[] {
  const runs: FrameRun[] = [];
  let others: number[] = [];
  const flush = () => {
    if (others.length > 0) {
      runs.push({ kind: 'others', frames: others });
      others = [];
    }
  };
  for (let at = frames.length - 1; at >= 0; at--) {
    if (isOthers(frames[at], places?.[at])) {
      others.push(at);
    } else {
      flush();
      runs.push({ kind: 'own', frame: at });
    }
  }
  flush();
  return runs;
}

/** True for a frame of a dependency or of the runtime: by where it is, else by what the SDK says of it. */
export function isOthers(frame: TraceFrame | undefined, place: Place | undefined): boolean {
  if (place === undefined) {
    return frame?.inApp === false;
  }
  return (
    place.verdict === 'unmapped' &&
    (place.reason === 'thirdParty' || place.reason === 'runtime' || frame?.inApp === false)
  );
}

/** So many names of a run are told; who wants more unfolds it. */
const MOST_PACKAGES = 50;

/** The packages that frames of a run are of, as far as their paths tell, each once. */
export function packagesOf(frames: readonly TraceFrame[], packageOf: PackageOf): readonly string[] {
  const named = frames.map((frame) => packageOf(frame)).filter((name) => name !== undefined);
  return [...new Set(named)].slice(0, MOST_PACKAGES);
}
