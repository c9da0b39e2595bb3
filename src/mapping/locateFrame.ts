import { Pacer } from '../base/pacer';
import type { Base1Line } from '../base/positions';
import type { Bonds } from './choice/bonds';
import { type Candidates, findByBond } from './choice/candidates';
import { type Agreement, type Choice, type ChosenBy, chooseFile } from './choice/chooseFile';
import { bestBlock } from './lines/contextMatch';
import { type EventContext, eventContext, isTelling } from './lines/eventContext';
import { type Recorder, recordSight } from './explain';
import { type FunctionName, locateGenerated } from './locateGenerated';
import type { LiveText } from './lines/liveText';
import { type AskedLine, locateInFile } from './locateInFile';
import type { TraceRelease } from './releases/releases';
import { FAMILIES } from './paths/families';
import type { FramePaths } from './paths/framePath';
import { formerPathOf, hasLine, type Place, type UnmappedReason, withFormerPath } from './place';
import { clearCandidate, type Ground, type Sighted } from './choice/sighted';
import type { GeneratedFiles } from './sourceMaps/sourceMaps';
import type { TraceFrame } from './trace';

/** One workspace folder as locating sees it, for the time of one call. */
export interface Surroundings {
  /** The folder, as the string of its URI. */
  readonly folder: string;
  readonly ground: Ground;
  /** The lines of a file as they are now; `undefined` where it cannot be read or holds none. */
  readonly live: (path: string) => Promise<LiveText | undefined>;
  readonly generated: GeneratedFiles;
}

/** What else is known of a frame from its trace. */
export interface FrameSurroundings extends Surroundings {
  readonly bonds: () => Bonds;
  /** The folders where people say that the trace's project has its code; `''` for all of the workspace folder. */
  readonly boundTo: readonly string[];
  /** The build of the frame's file, where the event tells it. */
  readonly debugId: string | undefined;
  /** The release that the trace failed in. */
  readonly release: TraceRelease | undefined;
  /** What the frame's caller calls it, where a source map names it. */
  readonly calledAs: string | undefined;
  readonly record: Recorder;
}

/** A frame's place, with what is needed to compare folders. */
export interface LocatedFrame {
  readonly place: Place;
  /** How well its path fits: the number of segments that agree. */
  readonly matched: number;
  /** What decided for the file, where there is one. */
  readonly by?: ChosenBy;
  /** Of a frame that went through a source map: the column in the source, from 1. */
  readonly column?: number;
  /** Of a frame that went through a source map: its function. */
  readonly function?: FunctionName;
  /** What the source calls what the frame calls, where a source map names it. */
  readonly calls?: string;
}

/** From a frame to its place, by way of a source map where the frame is of generated code. */
export async function locateFrame(
  one: Sighted,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<LocatedFrame> {
  const locate = (sighted: Sighted) => locateSource(sighted, around, signal);
  return (await locateGenerated(one, around, locate)) ?? locate(one);
}

/** From the files that a frame may mean to its place. */
async function locateSource(
  sighted: Sighted,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<LocatedFrame> {
  const { frame, paths, found, told } = sighted;
  recordSight(sighted, around.record);
  const context = eventContext(frame);
  const asked = { lineNo: frame.lineNo, context };
  if (told !== undefined) {
    const place = await placeOf({ kind: 'file', ...told }, asked, undefined, around, signal);
    return { place, matched: told.file.split('/').length, by: told.by };
  }
  if (paths === undefined) {
    return nowhere(typeof found === 'string' ? found : 'noPath');
  }
  const former = mayBeFormer(found)
    ? await formerPlace(frame, paths, found, asked, around, signal)
    : undefined;
  if (former !== undefined) {
    return former;
  }
  const isClear = clearCandidate(sighted)?.strength === 'strong';
  const bonded = isClear ? undefined : findByBond(paths, around.bonds(), around.ground.index);
  const candidates: Candidates | undefined =
    typeof found !== 'string' ? found : bonded && { paths, files: [bonded], namesakes: [] };
  if (candidates === undefined) {
    return nowhere(typeof found === 'string' ? found : 'notFound');
  }
  const agreement = agreementOf(context, packageIn(frame, paths, around), around, signal);
  const { choice, scores } = await chooseFile(candidates, bonded, around.boundTo, agreement);
  around.record({ step: 'scores', scores });
  const [best] = scores;
  const place = await placeOf(choice, asked, best?.candidate.path.line, around, signal);
  return {
    place,
    matched: best?.candidate.matched ?? 0,
    by: choice.kind === 'file' ? choice.by : undefined,
  };
}

/** The place of a frame whose file had another name in the release, or was removed since. */
async function formerPlace(
  frame: TraceFrame,
  paths: FramePaths,
  found: Candidates | UnmappedReason,
  asked: AskedLine,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<LocatedFrame | undefined> {
  const { release, ground, record } = around;
  const here = typeof found === 'string' ? 0 : (found.files[0]?.matched ?? 0);
  if (release === undefined) {
    return undefined;
  }
  const { past, commit } = release.past;
  const former = await past.formerFile(commit, frame, paths, ground, signal);
  if (former === undefined || former.matched <= here) {
    return undefined;
  }
  record({ step: 'formerFile', was: former.was, file: former.file });
  if (former.file === undefined) {
    const place = await awayPlace(former.was, asked, release, around, signal);
    return place === undefined ? nowhere('removed') : { place, matched: former.matched, by: 'history' };
  }
  const choice = { kind: 'file', file: former.file, by: 'history' } as const;
  const place = await placeOf(choice, asked, undefined, around, signal);
  return {
    place: hasLine(place) ? withFormerPath(place, formerPathOf(place) ?? former.was) : place,
    matched: former.matched,
    by: 'history',
  };
}

/** Where a line went that left its file before that was removed. */
async function awayPlace(
  was: string,
  { lineNo, context }: AskedLine,
  { past: { commit, past } }: TraceRelease,
  { folder, live }: FrameSurroundings,
  signal: AbortSignal,
): Promise<Place | undefined> {
  if (lineNo === undefined) {
    return undefined;
  }
  const away = await past.carryAway({ commit, path: was, line: lineNo, context }, live, signal);
  return away && withFormerPath({ ...away.finding, file: { folder, path: away.path } }, away.was);
}

/** True where no file of the workspace has all of a frame's path, and one that was here may have had it. */
export function mayBeFormer(found: Candidates | UnmappedReason): boolean {
  return typeof found === 'string'
    ? MAY_BE_FORMER.includes(found)
    : !found.files.some(({ isWhole }) => isWhole);
}

/** Why nothing that is here is the frame's file, where a file that was here may be. */
const MAY_BE_FORMER: readonly UnmappedReason[] = ['notFound', 'differs', 'bundle'];

/** How much of a frame's lines stands in a file; of a frame that brought none, whether the file says its package. */
function agreementOf(
  context: EventContext | undefined,
  packageIn: Agreement,
  { live, record }: FrameSurroundings,
  signal: AbortSignal,
): Agreement {
  const pacer = new Pacer();
  const canCompare = context !== undefined && [context.own, ...context.around].some(isTelling);
  return async (file) => {
    if (!canCompare) {
      return packageIn(file);
    }
    const text = await live(file);
    const block = text && (await bestBlock(context, text, signal));
    record({ step: 'code', file, share: block?.share });
    if (pacer.isDue()) {
      await pacer.rest(signal); // hundreds of files may have the name
    }
    return block;
  };
}

/** Whether a file says that it is of the frame's package, which is as good as all of its lines. */
function packageIn(frame: TraceFrame, { family }: FramePaths, { live }: FrameSurroundings): Agreement {
  const rules = FAMILIES[family];
  return async (file) => {
    const text = rules.saysPackage && (await live(file));
    const isSaid = text && rules.saysPackage?.(frame, file, (at) => text.line(at));
    return isSaid === undefined ? undefined : { share: Number(isSaid), hasOwn: false };
  };
}

async function placeOf(
  choice: Choice,
  asked: AskedLine,
  /** The line in the file where the path itself tells one. */
  toldLine: Base1Line | undefined,
  around: FrameSurroundings,
  signal: AbortSignal,
): Promise<Place> {
  const { folder, record } = around;
  switch (choice.kind) {
    case 'none':
      return { verdict: 'unmapped', reason: choice.reason };
    case 'several':
      return { verdict: 'ambiguous', candidates: choice.files.map((path) => ({ folder, path })) };
    case 'file': {
      record({ step: 'chosen', file: choice.file, by: choice.by });
      const line = toldLine === undefined ? asked : { lineNo: toldLine, context: undefined };
      return locateInFile(choice.file, line, around, signal);
    }
  }
}

/** What is said of a frame that stands nowhere in the workspace. */
export function nowhere(reason: UnmappedReason): LocatedFrame {
  return { place: { verdict: 'unmapped', reason }, matched: 0 };
}
