import { crashFrame, whyNoCrashFrame } from '../mapping/crashFrame';
import type { Explanation, Step } from '../mapping/explain';
import type { FilePath, Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { toBase1 } from '../base/positions';
import { printable } from '../base/printable';

/** The frames of a trace with place, reason and steps, as lines for a terminal. `→` marks the frame that gets the lens. */
export function storyOf(trace: Trace, told: readonly (readonly Explanation[])[]): readonly string[] {
  const places = told.map((frames) => frames.map(({ place }) => place));
  const crash = crashFrame(trace, places);
  const lines = trace.stacks.flatMap((stack, at) => [
    printable(stack.type ?? stack.kind),
    ...stack.frames.flatMap((frame, index) => {
      const isCrash = crash?.stack === at && crash.frame === index;
      const { place, steps } = told[at]?.[index] ?? { place: undefined, steps: [] };
      return place === undefined ? [] : frameLines(frame, place, steps, isCrash);
    }),
  ]);
  return crash === undefined ? [...lines, `no lens: ${whyNoCrashFrame(trace, places).reason}`] : lines;
}

function frameLines(
  frame: TraceFrame,
  place: Place,
  steps: readonly Step[],
  isCrash: boolean,
): readonly string[] {
  const { filename, absPath, module, lineNo } = frame;
  const name = filename ?? absPath ?? module ?? '(no path)';
  const from = `${name}${lineNo === undefined ? '' : `:${lineNo}`}${frame.function === undefined ? '' : `  ${frame.function}`}`;
  return [
    `${isCrash ? '→' : ' '} ${printable(from)}`,
    `      ${describe(place)}`,
    ...steps.map((step) => `        ${printable(tell(step))}`),
  ];
}

function describe(place: Place): string {
  switch (place.verdict) {
    case 'exact':
      return `exact  ${at(place)}`;
    case 'moved':
    case 'edited':
      return `${place.verdict}  ${at(place)}  (line ${place.from} of the release)`;
    case 'gone':
    case 'unverified':
      return `${place.verdict}  ${at(place)}  (${place.reason})`;
    case 'ambiguous':
      return `ambiguous  ${place.candidates.map(({ path }) => printable(path)).join(', ')}`;
    case 'unmapped':
      return `unmapped  (${place.reason})`;
  }
}

function at(place: Extract<Place, { readonly file: FilePath }>): string {
  return `${printable(place.file.path)}:${toBase1(place.line)}`;
}

function tell(step: Step): string {
  switch (step.step) {
    case 'path':
      return `${step.from} reads ${'../'.repeat(Math.min(step.climbs, 9))}${step.path}`;
    case 'dependency':
      return `lies in a dependency: ${step.path}`;
    case 'candidates':
      return `${step.matched} segments agree in ${step.total}: ${step.files.slice(0, 10).join(', ')}`;
    case 'code':
      return `${step.file}: ${step.share === undefined ? 'nothing to compare' : `${Math.round(step.share * 100)} % of the event's lines`}`;
    case 'sourceMap':
      return `${step.generated} was built from ${step.source}`;
    case 'otherBuild':
      return `the build that lies here is another one`;
    case 'chosen':
      return `chosen by its ${step.by}: ${step.file}`;
  }
}
