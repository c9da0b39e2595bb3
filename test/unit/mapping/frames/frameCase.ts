import { Locator } from '../../../../src/mapping/locator';
import { hasLine, type Place, type UnmappedReason } from '../../../../src/mapping/place';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { frame, MemoryFiles, noAbort, trace } from '../memoryFiles';

/** A shape of frame met in the wild, a workspace, and the honest answer. */
export interface FrameCase {
  /** What is special about it; unique in its table. */
  readonly says: string;
  /**
   * The public address of a text that shows this shape, and that text's date (ISO 8601; else the day it was read).
   * None for a shape that was made up to try a rule: it counts for nothing but that rule.
   */
  readonly source?: readonly [address: string, date: string];
  /** `taken`: the frame's own text stands in the source. `modelled`: written after the shape that it shows. */
  readonly text: 'taken' | 'modelled';
  /** The event's platform, as Sentry names it. */
  readonly platform: string;
  /** The frame as the API sends it; line 3 where none is given. */
  readonly frame: CaseFrame;
  /** Other frames of the same trace. */
  readonly others?: readonly CaseFrame[];
  /** The files of the workspace below its folder, with their text where it matters. */
  readonly files: readonly string[] | Readonly<Record<string, string>>;
  /** The name of the workspace folder; `shop` where none is given. */
  readonly folder?: string;
  readonly place: CasePlace;
}

export type CaseFrame = Partial<TraceFrame> & { readonly line?: number };

/** The one right file; all files that fit; or why there is none. */
export type CasePlace =
  string | { readonly ambiguous: readonly string[] } | { readonly unmapped: UnmappedReason };

export interface Outcome {
  /** `wrong` is a file that is not the right one; every other difference from the honest answer is a `miss`. */
  readonly result: 'right' | 'miss' | 'wrong';
  /** What came out, in the words of a case. */
  readonly place: CasePlace;
}

/** Locates a case's frame in its workspace. */
export async function run({ frame: told, others = [], ...one }: FrameCase): Promise<Outcome> {
  const locator = new Locator(new MemoryFiles(one.files, `file:///code/${one.folder ?? 'shop'}`));
  try {
    const [places] = await locator.locate(trace([...others, told].map(frame), one.platform), noAbort);
    const place = inShort(places?.at(-1) ?? { verdict: 'unmapped', reason: 'noPath' });
    return { result: compare(place, one.place), place };
  } finally {
    locator.dispose();
  }
}

function compare(place: CasePlace, right: CasePlace): Outcome['result'] {
  if (JSON.stringify(sorted(place)) === JSON.stringify(sorted(right))) {
    return 'right';
  }
  return typeof place === 'string' ? 'wrong' : 'miss';
}

/** Candidates are compared without their order. */
function sorted(place: CasePlace): CasePlace {
  return typeof place === 'object' && 'ambiguous' in place
    ? { ambiguous: place.ambiguous.toSorted() }
    : place;
}

function inShort(place: Place): CasePlace {
  if (hasLine(place)) {
    return place.file.path;
  }
  return place.verdict === 'ambiguous'
    ? { ambiguous: place.candidates.map(({ path }) => path) }
    : { unmapped: place.reason };
}
