import type { Base1Line } from '../base/positions';
import type { Bonds } from './choice/bonds';
import { type Candidates, findByBond, type Ground } from './choice/candidates';
import { type Agreement, type Choice, chooseFile } from './choice/chooseFile';
import { bestShare } from './lines/contextMatch';
import { type EventContext, eventContext, isTelling } from './lines/eventContext';
import { type Recorder, recordSight } from './explain';
import { originalOf } from './sourceMaps/generatedCode';
import type { LiveText } from './lines/liveText';
import { locateLine } from './lines/locateLine';
import { hasLine, type Place, type UnmappedReason } from './place';
import { clearCandidate, mayBeGenerated, type Sighted, sightOriginal } from './choice/sighted';
import type { OpenMap } from './sourceMaps/sourceMaps';

/** One workspace folder as locating sees it, for the time of one call. */
export interface Surroundings {
  /** The folder, as the string of its URI. */
  readonly folder: string;
  readonly ground: Ground;
  /** The lines of a file as they are now; `undefined` where it cannot be read or holds none. */
  readonly live: (path: string) => Promise<LiveText | undefined>;
  /** The source map of this path or, under its generated file's path, of this text; `undefined` where there is none. */
  readonly mapAt: (path: string, inline: string | undefined) => Promise<OpenMap | undefined>;
}

/** What else is known of a frame from its trace. */
export interface FrameSurroundings extends Surroundings {
  readonly bonds: Bonds;
  /** The build of the frame's file, where the event tells it. */
  readonly debugId: string | undefined;
  readonly record: Recorder;
}

/** A frame's place, and how well its path fits: the number of segments that agree, for comparing folders. */
export interface LocatedFrame {
  readonly place: Place;
  readonly matched: number;
}

/** From a frame to its place, by way of a source map where the frame is of generated code. */
export async function locateFrame(
  one: Sighted,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<LocatedFrame> {
  const { ground, live, mapAt, debugId, record } = around;
  const { lineNo } = one.frame;
  const generated =
    one.paths !== undefined && lineNo !== undefined && mayBeGenerated(one)
      ? await originalOf({ ...one.frame, lineNo }, one.paths, debugId, { index: ground.index, live, mapAt })
      : undefined;
  if (generated === undefined) {
    return locateSource(one, around, signal);
  }
  if (generated === 'otherBuild') {
    record({ step: 'otherBuild' });
    return nowhere('bundle');
  }
  record({
    step: 'sourceMap',
    generated: generated.generated,
    source: generated.path ?? generated.frame.filename ?? '',
  });
  const located = await locateSource(sightOriginal(generated, ground), around, signal);
  return generated.isSameBuild ? located : { ...located, place: unproven(located.place) };
}

/** A place found through a map that may be of another build: no more than a number. */
function unproven(place: Place): Place {
  return hasLine(place)
    ? { verdict: 'unverified', file: place.file, line: place.line, reason: 'noContext' }
    : place;
}

/** From the files that a frame may mean to its place. */
async function locateSource(
  sighted: Sighted,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<LocatedFrame> {
  const { frame, paths, found } = sighted;
  if (paths === undefined) {
    return nowhere(found);
  }
  recordSight(paths, found, around.record);
  const isClear = clearCandidate(sighted)?.strength === 'strong';
  const bonded = isClear ? undefined : findByBond(paths, around.bonds, around.ground);
  const candidates: Candidates | undefined =
    typeof found !== 'string' ? found : bonded && { paths, files: [bonded], total: 1 };
  if (candidates === undefined) {
    return nowhere(typeof found === 'string' ? found : 'notFound');
  }
  const context = eventContext(frame);
  const choice = await chooseFile(candidates, bonded, agreementOf(context, around, signal));
  const place = await placeOf(choice, { lineNo: frame.lineNo, context }, candidates, around, signal);
  return { place, matched: candidates.files[0]?.matched ?? 0 };
}

/** How much of a frame's lines stands in a file; reads nothing for a frame that brought none. */
function agreementOf(
  context: EventContext | undefined,
  { live, record }: FrameSurroundings,
  signal: AbortSignal,
): Agreement {
  return async (file) => {
    if (context === undefined || ![context.own, ...context.around].some(isTelling)) {
      return undefined;
    }
    const text = await live(file);
    const share = text && (await bestShare(context, text, signal));
    record({ step: 'code', file, share });
    return share;
  };
}

async function placeOf(
  choice: Choice,
  { lineNo, context }: { readonly lineNo: Base1Line | undefined; readonly context: EventContext | undefined },
  candidates: Candidates,
  { folder, live, record }: FrameSurroundings,
  signal: AbortSignal,
): Promise<Place> {
  switch (choice.kind) {
    case 'none':
      return { verdict: 'unmapped', reason: choice.reason };
    case 'several':
      return { verdict: 'ambiguous', candidates: choice.files.map((path) => ({ folder, path })) };
    case 'file': {
      record({ step: 'chosen', file: choice.file, by: choice.by });
      const told = candidates.files.find(({ file }) => file === choice.file)?.path.line;
      const text = await live(choice.file);
      const finding =
        told === undefined
          ? await locateLine(lineNo, context, text, signal)
          : await locateLine(told, undefined, text, signal);
      return { ...finding, file: { folder, path: choice.file } };
    }
  }
}

function nowhere(reason: UnmappedReason): LocatedFrame {
  return { place: { verdict: 'unmapped', reason }, matched: 0 };
}
