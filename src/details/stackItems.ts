import { oneLine } from '../base/oneLine';
import type { Change } from '../issues/changes';
import { exceptionsOf, type PlacedException } from '../issues/exceptions';
import { frameRuns, type PackageOf, packagesOf } from '../issues/frameRuns';
import { spelledVariables } from '../issues/variables';
import { canOpen, type Place } from '../mapping/place';
import type { Frame, Stack } from '../sentry/stacks';
import { openedIssue, story, variables, walk } from '../words';
import { calledIn, whereabouts, worth } from './frameText';
import { type IssueItem, LONGEST } from './issueItems';

/** The stacks of an event, with the places of their frames as far as they were looked for. */
export interface PlacedStacks {
  /** Root cause first; with variables where the whole event is known. */
  readonly stacks: readonly Stack[];
  /** Parallel to the stacks and their frames. */
  readonly places?: readonly (readonly Place[])[];
  /** Of the event. */
  readonly platform?: string;
  readonly release?: string;
  /** What is known of the commit that changed a place's line. */
  readonly changeOf: (place: Place) => Change | undefined;
  readonly packageOf: PackageOf;
}

/** Exceptions, frames of all of them, and lines of variables that are printed: beyond that nobody reads. */
const MOST_EXCEPTIONS = 50;
const MOST_FRAMES = 500;
const MOST_FRAMES_OF_ONE = 250;
const MOST_VARIABLES = 1000;
const MOST_VARIABLES_OF_ONE = 100;
/** Packages that are named for a run of frames. */
const MOST_PACKAGES = 3;

/** Every exception, the outermost first, with its frames, the failing one first. */
export function stackItems(placed: PlacedStacks): readonly IssueItem[] {
  const all = exceptionsOf(placed.stacks);
  const budget = { frames: MOST_FRAMES, variables: MOST_VARIABLES };
  const shown = all.slice(0, MOST_EXCEPTIONS).flatMap((one) => exceptionItems(placed, one, budget));
  const left = all.length - MOST_EXCEPTIONS;
  return left > 0 ? [...shown, { text: openedIssue.moreExceptions(left) }] : shown;
}

interface Budget {
  frames: number;
  variables: number;
}

/** The frames below the exception's name; alone for the stack of a thread or a message. */
function exceptionItems(
  placed: PlacedStacks,
  { stack, role }: PlacedException,
  budget: Budget,
): readonly IssueItem[] {
  const { kind, type, value, handled } = placed.stacks[stack] ?? {};
  const frames = frameItems(placed, stack, budget);
  if (kind !== 'exception') {
    return frames;
  }
  const error = oneLine([type, value].filter(Boolean).join(': '), LONGEST);
  const name = walk.exception(role, error);
  return [
    {
      text: handled === false ? openedIssue.notHandled(name) : name,
      below: frames.length === 0 ? [{ text: openedIssue.noFrames() }] : frames,
    },
  ];
}

function frameItems(placed: PlacedStacks, stack: number, budget: Budget): readonly IssueItem[] {
  const frames = placed.stacks[stack]?.frames ?? [];
  const room = Math.min(budget.frames, MOST_FRAMES_OF_ONE);
  const left = frames.length - room;
  const shown: IssueItem[] = [];
  let taken = 0;
  for (const run of frameRuns(frames, placed.places?.[stack])) {
    const inRun = (run.kind === 'own' ? [run.frame] : run.frames).slice(0, room - taken);
    taken += inRun.length;
    shown.push(
      ...(run.kind === 'others' && inRun.length > 1
        ? [othersItem(placed, stack, run.frames, inRun)]
        : inRun.map((at) => frameItem(placed, stack, at, budget))),
    );
  }
  budget.frames -= taken;
  return left > 0 ? [...shown, { text: openedIssue.moreFrames(left) }] : shown;
}

function frameItem(placed: PlacedStacks, stack: number, at: number, budget: Budget): IssueItem {
  const frame = placed.stacks[stack]?.frames[at];
  const place = placed.places?.[stack]?.[at];
  if (frame === undefined) {
    return { text: '?' };
  }
  const where = whereabouts(frame, place);
  const link = { text: where, target: { stack, frame: at } };
  return {
    text: openedIssue.frame(where, calledIn(frame)),
    ...(place !== undefined && canOpen(place) && { link }),
    get below() {
      const told =
        place === undefined ? [] : [{ text: worth(place, placed.release, placed.changeOf(place)?.facts) }];
      return [...told, ...variableItems(frame, placed, budget)];
    },
  };
}

function variableItems(
  { vars = {}, platform }: Frame,
  placed: PlacedStacks,
  budget: Budget,
): readonly IssueItem[] {
  const all = Object.entries(vars);
  const shown = all.slice(0, Math.min(MOST_VARIABLES_OF_ONE, budget.variables));
  budget.variables -= shown.length;
  const left = all.length - shown.length;
  return [
    ...spelledVariables(Object.fromEntries(shown), platform ?? placed.platform, LONGEST).map(
      ({ name, value = variables.filtered() }) => ({
        text: story.variable(name, value),
      }),
    ),
    ...(left > 0 ? [{ text: openedIssue.moreVariables(left) }] : []),
  ];
}

/** Frames of other people's code, folded away under one line that names the packages. */
function othersItem(
  { stacks, places, packageOf }: PlacedStacks,
  stack: number,
  frames: readonly number[],
  shown: readonly number[],
): IssueItem {
  const packages = packagesOf(
    frames.flatMap((at) => stacks[stack]?.frames[at] ?? []),
    packageOf,
  );
  const named = packages.slice(0, MOST_PACKAGES).map((name) => oneLine(name, 60));
  return {
    text: walk.others(frames.length, named, packages.length > MOST_PACKAGES),
    isFolded: true,
    below: shown.flatMap((at) => {
      const frame = stacks[stack]?.frames[at];
      return frame === undefined
        ? []
        : [{ text: openedIssue.frame(whereabouts(frame, places?.[stack]?.[at]), calledIn(frame)) }];
    }),
  };
}
