import { Bonds } from './bonds';
import type { Recorder } from './explain';
import { type LocatedFrame, locateFrame, type Surroundings } from './locateFrame';
import { inSlices, Pacer } from './pacer';
import { type Sighted, sight } from './sighted';
import type { Trace } from './trace';

/** Takes down the steps of one frame of a trace; `undefined` where nobody asks for them. */
export type RecorderOf = ((stack: number, frame: number) => Recorder) | undefined;

/** Locates every frame of a trace in one folder: first by paths alone, then with what the frames tell of each other. */
export async function locateTrace(
  trace: Trace,
  around: Surroundings,
  recorderOf: RecorderOf,
  signal: AbortSignal,
): Promise<readonly (readonly LocatedFrame[])[]> {
  const pacer = new Pacer();
  const sighted = await inSlices(trace.stacks, pacer, signal, ({ frames }) =>
    inSlices(frames, pacer, signal, (frame) => sight(frame, trace.platform, around.ground)),
  );
  const bonds = bondsOf(sighted.flat());
  const debugIds = new Map(Object.entries(trace.debugIds ?? {}));
  return inSlices(sighted, pacer, signal, (frames, stack) =>
    inSlices(frames, pacer, signal, (one, index) => {
      const debugId = debugIds.get(one.frame.absPath ?? '') ?? debugIds.get(one.frame.filename ?? '');
      const record = recorderOf?.(stack, index) ?? (() => undefined);
      return locateFrame(one, { ...around, bonds, debugId, record }, signal);
    }),
  );
}

/** What the frames that are clear by their path alone say about where the others lie. */
function bondsOf(frames: readonly Sighted[]): Bonds {
  const bonds = new Bonds();
  for (const { found } of frames) {
    const [only] = typeof found === 'string' || found.total > 1 ? [] : found.files;
    if (only !== undefined && only.strength !== 'weak' && only.matched > 1) {
      bonds.add(only.path, only.file);
    }
  }
  return bonds;
}
