import type { Basis } from './basis';
import { Bonds } from './choice/bonds';
import type { Recorder } from './explain';
import { type LocatedFrame, locateFrame, type Surroundings } from './locateFrame';
import { Pacer } from '../base/pacer';
import { clearCandidate, type Sighted } from './choice/sighted';
import type { TraceRelease } from './releases/releases';
import type { Sights } from './sights';
import type { Trace } from './trace';

/** Takes down the steps of one frame of a trace; `undefined` where nobody asks for them. */
export type RecorderOf = ((stack: number, frame: number) => Recorder) | undefined;

/** What the paths alone say of a trace's frames; parallel to its stacks and frames. */
export type SightedTrace = readonly (readonly Sighted[])[];

/** Looks up the paths of a trace's frames; reads no more than manifests. What that rests on is added to `basis`. */
export async function sightTrace(
  trace: Trace,
  sights: Sights,
  basis: Basis,
  signal: AbortSignal,
): Promise<SightedTrace> {
  const pacer = new Pacer();
  const stacks: Sighted[][] = [];
  for (const { frames } of trace.stacks) {
    const stack: Sighted[] = [];
    for (const frame of frames) {
      const sighted = sights.of(frame, trace.platform, basis);
      stack.push(sighted instanceof Promise ? await sighted : sighted);
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    stacks.push(stack);
  }
  return stacks;
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
  const { folder, ground, live, generated } = around;
  const bound = trace.boundTo?.filter((one) => one.folder === folder) ?? [];
  const boundTo = bound.map(({ path }) => path);
  const located: LocatedFrame[][] = [];
  for (const [stack, frames] of sighted.entries()) {
    const places: LocatedFrame[] = [];
    for (const [index, one] of frames.entries()) {
      const debugId = debugIds.get(one.frame.absPath ?? '') ?? debugIds.get(one.frame.filename ?? '');
      const record = recorderOf?.(stack, index) ?? unrecorded;
      const calledAs = places.at(-1)?.calls;
      if (release !== undefined) {
        record({ step: 'release', commit: release.commit });
      }
      const known = { folder, ground, live, generated, bonds, boundTo };
      const near = { ...known, debugId, calledAs, release, record };
      places.push(await locateFrame(one, near, signal));
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    located.push(places);
  }
  return located;
}

const unrecorded: Recorder = () => undefined;

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
