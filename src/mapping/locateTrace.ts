import type { Basis } from './basis';
import { Bonds } from './choice/bonds';
import type { Recorder } from './explain';
import { locateAtOnce, type ReadSoFar } from './locateAtOnce';
import { type LocatedFrame, locateFrame, type Surroundings } from './locateFrame';
import { Pacer } from '../base/pacer';
import { clearCandidate, type Sighted } from './choice/sighted';
import type { TraceRelease } from './releases/releases';
import type { Sights } from './sights';
import type { Trace, TraceFrame } from './trace';

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

/** Frames that are located, parallel to a trace's stacks and frames; `undefined` for those that are not yet. */
export type BegunTrace = readonly (readonly (LocatedFrame | undefined)[])[];

/** Locates the frames of a trace for which nothing has to be waited for. */
export async function beginTrace(
  trace: Trace,
  sighted: SightedTrace,
  soFar: ReadSoFar,
  signal: AbortSignal,
): Promise<BegunTrace> {
  const pacer = new Pacer();
  const debugIdOf = debugIdsOf(trace);
  const begun: (LocatedFrame | undefined)[][] = [];
  for (const frames of sighted) {
    const located: (LocatedFrame | undefined)[] = [];
    for (const one of frames) {
      located.push(locateAtOnce(one, debugIdOf(one.frame), soFar));
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    begun.push(located);
  }
  return begun;
}

/** Locates the other frames of a trace in one folder, with what the frames tell of each other. */
export async function locateTrace(
  trace: Trace,
  sighted: SightedTrace,
  begun: BegunTrace,
  around: Surroundings,
  release: TraceRelease | undefined,
  recorderOf: RecorderOf,
  signal: AbortSignal,
): Promise<readonly (readonly LocatedFrame[])[]> {
  const pacer = new Pacer();
  let known: Bonds | undefined;
  const bonds = () => (known ??= bondsOf(sighted.flat()));
  const debugIdOf = debugIdsOf(trace);
  const { folder, ground, live, generated } = around;
  const bound = trace.boundTo?.filter((one) => one.folder === folder) ?? [];
  const boundTo = bound.map(({ path }) => path);
  const located: LocatedFrame[][] = [];
  for (const [stack, frames] of sighted.entries()) {
    const places: LocatedFrame[] = [];
    for (const [index, one] of frames.entries()) {
      const done = begun[stack]?.[index];
      if (done !== undefined) {
        places.push(done);
        continue;
      }
      const debugId = debugIdOf(one.frame);
      const record = recorderOf?.(stack, index) ?? unrecorded;
      const calledAs = places.at(-1)?.calls;
      if (release !== undefined) {
        record({ step: 'release', commit: release.commit });
      }
      const told = { debugId, calledAs, release, record };
      const near = { folder, ground, live, generated, bonds, boundTo, ...told };
      places.push(await locateFrame(one, near, signal));
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    located.push(places);
  }
  return located;
}

/** The build of a frame's file, where the event tells it. */
function debugIdsOf({ debugIds = {} }: Trace): (frame: TraceFrame) => string | undefined {
  const ids = new Map(Object.entries(debugIds));
  return ({ absPath = '', filename = '' }) => ids.get(absPath) ?? ids.get(filename);
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
