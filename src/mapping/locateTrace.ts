import { Bonds } from './bonds';
import { type Candidates, findByBond, findCandidates, type Ground } from './candidates';
import { type Agreement, type Choice, chooseFile } from './chooseFile';
import { bestShare } from './contextMatch';
import { eventContext, isTelling } from './eventContext';
import type { Recorder } from './explain';
import { type FramePaths, framePaths } from './framePath';
import { locateLine } from './locateLine';
import type { LiveText } from './liveText';
import type { Place, UnmappedReason } from './place';
import type { Trace, TraceFrame } from './trace';

/** One workspace folder as locating sees it, for the time of one call. */
export interface Surroundings {
  /** The folder, as the string of its URI. */
  readonly folder: string;
  readonly ground: Ground;
  /** The lines of a file as they are now; `undefined` where it cannot be read or holds none. */
  readonly live: (path: string) => Promise<LiveText | undefined>;
}

/** A frame's place, and how well its path fits: the number of segments that agree, for comparing folders. */
export interface LocatedFrame {
  readonly place: Place;
  readonly matched: number;
}

/** A frame with the files that it may mean. */
type Sighted =
  | { readonly frame: TraceFrame; readonly paths: FramePaths; readonly found: Candidates | UnmappedReason }
  | { readonly frame: TraceFrame; readonly paths?: undefined; readonly found: UnmappedReason };

/** Takes down the steps of one frame of a trace; without one nothing is taken down. */
export type RecorderOf = (stack: number, frame: number) => Recorder;

/** Locates every frame of a trace in one folder: first by paths alone, then with what the frames tell of each other. */
export async function locateTrace(
  trace: Trace,
  around: Surroundings,
  recorderOf: RecorderOf,
  signal: AbortSignal,
): Promise<readonly (readonly LocatedFrame[])[]> {
  const sighted = trace.stacks.map((stack) =>
    stack.frames.map((frame) => sight(frame, trace.platform, around.ground)),
  );
  const bonds = bondsOf(sighted.flat());
  const located: LocatedFrame[][] = [];
  for (const [stack, frames] of sighted.entries()) {
    const places: LocatedFrame[] = [];
    for (const [frame, one] of frames.entries()) {
      signal.throwIfAborted();
      places.push(await settle(one, bonds, around, recorderOf(stack, frame), signal));
    }
    located.push(places);
  }
  return located;
}

function sight(frame: TraceFrame, platform: string | undefined, ground: Ground): Sighted {
  const paths = framePaths(frame, platform);
  return typeof paths === 'string'
    ? { frame, found: paths }
    : { frame, paths, found: findCandidates(frame, paths, ground) };
}

/** What the frames that are clear by their path alone say about where the others lie. */
function bondsOf(frames: readonly Sighted[]): Bonds {
  const bonds = new Bonds();
  for (const { found } of frames) {
    const [only] = typeof found === 'string' ? [] : found.files;
    if (
      only !== undefined &&
      only.strength !== 'weak' &&
      only.matched > 1 &&
      typeof found !== 'string' &&
      found.total === 1
    ) {
      bonds.add(only.path, only.file);
    }
  }
  return bonds;
}

/** From the candidates of a frame to its place. */
async function settle(
  { frame, paths, found }: Sighted,
  bonds: Bonds,
  around: Surroundings,
  record: Recorder,
  signal: AbortSignal,
): Promise<LocatedFrame> {
  if (paths === undefined) {
    return nowhere(found);
  }
  recordPaths(paths, found, record);
  const bonded = findByBond(paths, bonds, around.ground);
  if (bonded !== undefined) {
    record({ step: 'bond', file: bonded.file });
  }
  if (typeof found === 'string' && bonded === undefined) {
    return nowhere(found);
  }
  const candidates =
    typeof found !== 'string' ? found : { paths, files: bonded === undefined ? [] : [bonded], total: 1 };
  const choice = await chooseFile(candidates, bonded, agreementOf(frame, around.live, record, signal));
  const matched = candidates.files[0]?.matched ?? 0;
  return { place: await placeOf(choice, frame, candidates, around, record, signal), matched };
}

/** How much of a frame's lines stands in a file; reads nothing for a frame that brought none. */
function agreementOf(
  frame: TraceFrame,
  liveOf: Surroundings['live'],
  record: Recorder,
  signal: AbortSignal,
): Agreement {
  const context = eventContext(frame);
  return async (file) => {
    if (context === undefined || ![context.own, ...context.around].some(isTelling)) {
      return undefined;
    }
    const live = await liveOf(file);
    const share = live && (await bestShare(context, live, signal));
    record({ step: 'code', file, share });
    return share;
  };
}

async function placeOf(
  choice: Choice,
  frame: TraceFrame,
  candidates: Candidates,
  { folder, live }: Surroundings,
  record: Recorder,
  signal: AbortSignal,
): Promise<Place> {
  if (choice.kind === 'none') {
    return unmapped(choice.reason);
  }
  if (choice.kind === 'several') {
    return { verdict: 'ambiguous', candidates: choice.files.map((path) => ({ folder, path })) };
  }
  record({ step: 'chosen', file: choice.file, by: choice.by });
  const evaluated = candidates.files.find(({ file }) => file === choice.file)?.path.line;
  const meant = evaluated === undefined ? frame : { ...frame, lineNo: evaluated, context: [] };
  const finding = await locateLine(meant, await live(choice.file), signal);
  return { ...finding, file: { folder, path: choice.file } };
}

function unmapped(reason: UnmappedReason): Place {
  return { verdict: 'unmapped', reason };
}

function nowhere(reason: UnmappedReason): LocatedFrame {
  return { place: unmapped(reason), matched: 0 };
}

function recordPaths(paths: FramePaths, found: Candidates | UnmappedReason, record: Recorder): void {
  for (const { from, segments, climbs } of paths.paths) {
    record({ step: 'path', from, path: segments.join('/'), climbs });
  }
  if (paths.inDependency !== undefined) {
    record({ step: 'dependency', path: paths.inDependency.join('/') });
  }
  if (typeof found !== 'string') {
    const [first] = found.files;
    record({
      step: 'candidates',
      matched: first?.matched ?? 0,
      total: found.total,
      files: found.files.map(({ file }) => file),
    });
  }
}
