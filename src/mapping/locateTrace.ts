import { Bonds } from './choice/bonds';
import type { Recorder } from './explain';
import { type LocatedFrame, locateFrame, type Surroundings } from './locateFrame';
import { inSlices, Pacer } from '../base/pacer';
import { clearCandidate, type Ground, type Sighted, sight } from './choice/sighted';
import type { TraceRelease } from './releases/releases';
import type { Trace } from './trace';

/** Takes down the steps of one frame of a trace; `undefined` where nobody asks for them. */
export type RecorderOf = ((stack: number, frame: number) => Recorder) | undefined;

/** What the paths alone say of a trace's frames; parallel to its stacks and frames. */
export type SightedTrace = readonly (readonly Sighted[])[];

/** Looks up the paths of a trace's frames; reads no more than manifests. */
export async function sightTrace(trace: Trace, ground: Ground, signal: AbortSignal): Promise<SightedTrace> {
  const pacer = new Pacer();
  return inSlices(trace.stacks, pacer, signal, ({ frames }) =>
    inSlices(frames, pacer, signal, (frame) => sight(frame, trace.platform, ground)),
  );
}

/** Locates every frame of a trace in one folder, with what the frames tell of each other. */
export async function locateTrace(
  trace: Trace,
  sighted: SightedTrace,
  around: Surroundings,
  release: TraceRelease | undefined,
  recorderOf: RecorderOf,
  signal: AbortSignal,
): Promise<readonly (readonly LocatedFrame[])[]> {
  const pacer = new Pacer();
  const bonds = bondsOf(sighted.flat());
  const debugIds = new Map(Object.entries(trace.debugIds ?? {}));
  return inSlices(sighted, pacer, signal, (frames, stack) => {
    let caller: LocatedFrame | undefined;
    return inSlices(frames, pacer, signal, async (one, index) => {
      const debugId = debugIds.get(one.frame.absPath ?? '') ?? debugIds.get(one.frame.filename ?? '');
      const record = recorderOf?.(stack, index) ?? (() => undefined);
      const calledAs = caller?.calls;
      if (release !== undefined) {
        record({ step: 'release', commit: release.commit });
      }
      caller = await locateFrame(one, { ...around, bonds, debugId, calledAs, release, record }, signal);
      return caller;
    });
  });
}

/** What the frames say by their paths alone about where the others lie. */
function bondsOf(frames: readonly Sighted[]): Bonds {
  const bonds = new Bonds();
  for (const one of frames) {
    const { told, paths, found } = one;
    const clear = clearCandidate(one);
    if (told !== undefined) {
      paths?.paths.forEach((path) => bonds.add(path, [told.file]));
    } else if (clear !== undefined) {
      bonds.add(clear.path, clear.matched > 1 ? [clear.file] : []);
    } else if (typeof found !== 'string') {
      const files = found.files.filter(({ strength, matched }) => strength !== 'weak' && matched > 1);
      files.slice(0, 1).forEach(({ path }) =>
        bonds.add(
          path,
          files.map(({ file }) => file),
        ),
      );
    }
  }
  return bonds;
}
