import { mayBeGenerated, type Sighted, sightOriginal } from './choice/sighted';
import type { Step } from './explain';
import type { FrameSurroundings, LocatedFrame } from './locateFrame';
import { hasLine, type LinePlace, type Place, type UnmappedReason, type UnverifiedReason } from './place';
import { type Original, originalsOf } from './sourceMaps/generatedCode';
import type { TraceFrame } from './trace';

/** What a frame's function is called. */
export interface FunctionName {
  readonly name: string;
  /** True for the name that the generated code has for it: nothing tells what the source calls it. */
  readonly isMinified: boolean;
}

type SourceMapStep = Omit<Extract<Step, { readonly step: 'sourceMap' }>, 'step'>;

/** Locates a frame of source code. */
type LocateSource = (sighted: Sighted) => Promise<LocatedFrame>;

/** So many maps one after the other are followed: a package may have been built before what it was bundled into. */
const MOST_MAPS = 3;

/**
 * Locates a frame of generated code by way of its source map; `undefined` for one that is none, as far as can be told
 * here. Where the source that the map names was generated too and its own map lies here, that one is followed.
 */
export async function locateGenerated(
  sighted: Sighted,
  around: FrameSurroundings,
  locateSource: LocateSource,
  maps = 1,
): Promise<LocatedFrame | undefined> {
  const { frame, paths } = sighted;
  const { debugId, generated, ground, record, calledAs } = around;
  const { lineNo } = frame;
  if (paths === undefined || lineNo === undefined || !mayBeGenerated(sighted, debugId)) {
    return undefined;
  }
  const one = { frame: { ...frame, lineNo }, paths, debugId };
  const originals = await originalsOf(one, { index: ground.index, generated });
  if (originals === undefined) {
    return undefined;
  }
  const located: LocatedFrame[] = [];
  for (const original of originals) {
    record({ step: 'sourceMap', ...told(original) });
    located.push(await locateOriginal(original, around, locateSource, maps));
  }
  const best = agreed(located, around.folder);
  const name = maps === 1 && hasLine(best.place) ? functionName(frame, calledAs) : undefined;
  if (name !== undefined) {
    record({ step: 'function', ...name });
  }
  return { ...best, function: name };
}

/** The place of the source that a map names, no surer than the map is of the build that failed. */
async function locateOriginal(
  original: Original,
  around: FrameSurroundings,
  locateSource: LocateSource,
  maps: number,
): Promise<LocatedFrame> {
  const { build, isIgnored, calls, frame } = original;
  if (isIgnored) {
    return nowhere(build === 'other' ? 'bundle' : 'thirdParty');
  }
  const source = await sightOriginal(original, around.ground);
  const inner = { ...around, debugId: undefined };
  const deeper = maps < MOST_MAPS ? await locateGenerated(source, inner, locateSource, maps + 1) : undefined;
  const located = deeper !== undefined && hasLine(deeper.place) ? deeper : await locateSource(source);
  if (build === 'other' && located.place.verdict === 'unmapped') {
    return nowhere('bundle');
  }
  return {
    column: frame.colNo,
    ...located,
    place: noSurerThan(located.place, doubtOf(original)),
    calls: build === 'other' ? undefined : (located.calls ?? calls),
  };
}

/** Why no line that a map names can be trusted; `undefined` for a map of the build that failed. */
function doubtOf({ build, isVague }: Original): UnverifiedReason | undefined {
  const ofBuild = { same: undefined, unknown: 'noContext', other: 'otherBuild' } as const;
  return ofBuild[build] ?? (isVague ? 'unsure' : undefined);
}

function noSurerThan(place: Place, doubt: UnverifiedReason | undefined): Place {
  return doubt === undefined || !hasLine(place) ? place : unverified(place, doubt);
}

function unverified({ file, line }: LinePlace, reason: UnverifiedReason): Place {
  return { verdict: 'unverified', file, line, reason };
}

/**
 * What several maps of one standing say together. Where they lead to one file, the nearest counts, and where not to one
 * line, at most one of them is of the build that failed. Where they lead to several files, any of these may be it; but
 * not where all are known to be of other builds.
 */
function agreed(located: readonly LocatedFrame[], folder: string): LocatedFrame {
  const lines = located.map(({ place }) => place).filter(hasLine);
  const files = [...new Set(lines.map(({ file }) => file.path))];
  const best = located.find(({ place }) => hasLine(place)) ?? located[0] ?? nowhere('bundle');
  if (files.length > 1) {
    return lines.every((place) => isOfOtherBuild(place))
      ? nowhere('bundle')
      : { ...best, place: { verdict: 'ambiguous', candidates: files.map((path) => ({ folder, path })) } };
  }
  const isOneLine = new Set(lines.map(({ line }) => line)).size < 2;
  return isOneLine || !hasLine(best.place) ? best : { ...best, place: unverified(best.place, 'otherBuild') };
}

function isOfOtherBuild(place: LinePlace): boolean {
  return place.verdict === 'unverified' && place.reason === 'otherBuild';
}

/** By Sentry's rule: what the source calls it where it is called, else what the generated code calls it. */
function functionName(frame: TraceFrame, calledAs: string | undefined): FunctionName | undefined {
  return calledAs !== undefined
    ? { name: calledAs, isMinified: false }
    : frame.function === undefined || frame.function === '?' // what SDKs call a function without a name
      ? undefined
      : { name: frame.function, isMinified: true };
}

/** What a person is told of a map. */
function told({ generated, map, by, build, path, frame }: Original): SourceMapStep {
  const spelled = frame.filename ?? '';
  return { generated, map, by, build, source: path ?? spelled, spelled, line: frame.lineNo };
}

function nowhere(reason: UnmappedReason): LocatedFrame {
  return { place: { verdict: 'unmapped', reason }, matched: 0 };
}
