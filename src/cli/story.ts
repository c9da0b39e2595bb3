import { toBase1 } from '../base/positions';
import { printable } from '../base/printable';
import { crashFrame, whyNoCrashFrame } from '../mapping/crashFrame';
import type { Explanation } from '../mapping/explain';
import { hasLine, type Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { placeBrief, stepSentence } from '../words';

/** So many of the files that fit a frame are named to a person. */
const MOST_NAMED = 10;

/**
 * The frames of a trace with their places, and the steps that were taken down, as lines for a terminal. `→` marks the
 * frame that gets the lens.
 */
export function storyOf(trace: Trace, told: readonly (readonly Explanation[])[]): readonly string[] {
  const places = told.map((frames) => frames.map(({ place }) => place));
  const crash = crashFrame(trace, places);
  const lines = trace.stacks.flatMap((stack, at) => [
    printable(stack.type ?? stack.kind),
    ...stack.frames.flatMap((frame, index) => {
      const isCrash = crash?.stack === at && crash.frame === index;
      const one = told[at]?.[index];
      return one === undefined
        ? []
        : [
            `${isCrash ? '→' : ' '} ${nameOf(frame)}`,
            ...placeLines(one.place),
            ...one.steps.map((step) => `        ${printable(stepSentence(step))}`),
          ];
    }),
  ]);
  return crash === undefined ? [...lines, `no lens: ${whyNoCrashFrame(trace, places).reason}`] : lines;
}

function nameOf({ filename, absPath, module, lineNo, function: called }: TraceFrame): string {
  const name = filename ?? absPath ?? module ?? '(no path)';
  return printable([name, lineNo && `:${lineNo}`, called && `  ${called}`].filter(Boolean).join(''));
}

function placeLines(place: Place): readonly string[] {
  const where = hasLine(place) ? `  ${printable(place.file.path)}:${toBase1(place.line)}` : '';
  const brief = placeBrief(place);
  const candidates = place.verdict === 'ambiguous' ? place.candidates.map(({ path }) => path) : [];
  const more = candidates.length - MOST_NAMED;
  return [
    `      ${place.verdict}${where}${brief === '' ? '' : `  (${brief})`}`,
    ...candidates.slice(0, MOST_NAMED).map((path) => `        ${printable(path)}`),
    ...(more > 0 ? [`        and ${more} more`] : []),
  ];
}
