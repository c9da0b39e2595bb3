import { oneLine, withoutAddresses } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import type { Scored } from '../mapping/choice/scores';
import type { Step } from '../mapping/explain';
import { formerPathOf, hasLine, type Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { evidenceSentence, explained, placeSentence, pointsOf, remedyFor, stepSentence } from '../words';

/** The story of one frame, in every folder that was searched. */
export interface MappingStory {
  /** What the trace is called: an issue's short id. */
  readonly title: string;
  readonly trace: Trace;
  readonly frame: TraceFrame;
  /** What came out of all folders together. */
  readonly place: Place;
  readonly folders: readonly FolderStory[];
}

export interface FolderStory {
  /** The folder's name. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** So many candidates are shown; hundreds of files may have a name. */
const MOST_SCORES = 500;

/** Event text takes more room here than in a label. */
const LONGEST = 400;

/** Why a frame's way to its place cannot be told. */
export const notExplained = { missing: explained.missing, untrusted: explained.untrusted };

/** A frame's way to its place as plain text: what came in, each step, the verdict, what would change it. */
export function mappingText(story: MappingStory): string {
  const { title, trace, frame, place, folders } = story;
  const release = trace.release === undefined ? undefined : oneLine(trace.release);
  const was = formerPathOf(place);
  return [
    ...heading(`${title}: ${explained.title()}`, '='),
    '',
    ...heading(explained.cameIn(), '-'),
    ...factsOf(frame, trace).map(([name, value]) => `${name.padEnd(18)}${oneLine(value, LONGEST)}`),
    '',
    ...heading(explained.steps(), '-'),
    ...folders.flatMap(({ name, steps }) => [
      ...(folders.length > 1 ? [explained.inFolder(oneLine(name))] : []),
      ...steps.flatMap(stepLines),
    ]),
    '',
    ...heading(explained.verdict(), '-'),
    `${place.verdict}${hasLine(place) ? `: ${oneLine(place.file.path, LONGEST)}:${toBase1(place.line)}` : ''}`,
    placeSentence(place, release, was === undefined ? undefined : oneLine(was, LONGEST)),
    ...(place.verdict === 'ambiguous'
      ? place.candidates.map(({ path }) => `  ${oneLine(path, LONGEST)}`)
      : []),
    '',
    ...heading(explained.change(), '-'),
    remedyFor(place),
    '',
  ]
    .map(withoutAddresses)
    .join('\n');
}

/** A step with its number from 1; candidates with their points each on a line of its own. */
function stepLines(step: Step, at: number): readonly string[] {
  const number = `${at + 1}.`.padStart(3);
  if (step.step !== 'scores') {
    return [`${number} ${oneLine(stepSentence(step), LONGEST * 4)}`];
  }
  const more = step.scores.length - MOST_SCORES;
  return [
    `${number} ${explained.scores(step.scores.length)}`,
    ...step.scores.slice(0, MOST_SCORES).map((scored) => `    ${scoreLine(scored)}`),
    ...(more > 0 ? [`    ${explained.more(more)}`] : []),
  ];
}

/** `  19.8  packages/cart/src/index.ts  (its path 12, the event's source lines 7.8)` */
function scoreLine({ candidate, score, evidence }: Scored): string {
  const points = pointsOf(score).padStart(6);
  return `${points}  ${oneLine(candidate.file, LONGEST)}  (${evidenceSentence(evidence)})`;
}

function heading(text: string, underline: string): readonly string[] {
  return [text, underline.repeat(Math.min(text.length, 80))];
}

function factsOf(frame: TraceFrame, trace: Trace): readonly (readonly [string, string])[] {
  const { facts } = explained;
  const told: readonly (readonly [string, string | number | undefined])[] = [
    [facts.filename(), frame.filename],
    [facts.absPath(), frame.absPath === frame.filename ? undefined : frame.absPath],
    [facts.module(), frame.module],
    [facts.package(), frame.package],
    [facts.function(), frame.function],
    [facts.line(), frame.lineNo],
    [facts.column(), frame.colNo],
    [facts.inApp(), frame.inApp === undefined ? undefined : frame.inApp ? explained.yes() : explained.no()],
    [facts.platform(), frame.platform ?? trace.platform],
    [facts.release(), trace.release],
    [facts.context(), explained.contextLines(frame.context.length)],
    [facts.code(), frame.context.find(({ line }) => line === frame.lineNo)?.text.trim()],
    [facts.debugId(), trace.debugIds?.[frame.absPath ?? ''] ?? trace.debugIds?.[frame.filename ?? '']],
  ];
  return told.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, `${value}`]]));
}
