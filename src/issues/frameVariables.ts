import type { FrameRef } from '../mapping/crashFrame';
import { type FilePath, type LinePlace } from '../mapping/place';
import type { IssueEvent } from '../sentry/events';
import { isSameFrame, type Step } from './walk';

/** The variables of a frame that stands on a line of a file. */
export interface FrameVariables {
  readonly frame: FrameRef;
  readonly place: LinePlace;
  readonly vars: Readonly<Record<string, unknown>>;
  /** Of the language in which they are spelled, as far as it is known. */
  readonly platform?: string;
  /** Which of the calls on this line it is, counted from 1 in the order of the walk; a function may call itself. */
  readonly call: { readonly number: number; readonly count: number };
}

/**
 * The variables of the frames that stand in a file, one frame for each line: the one that a person has walked to, else
 * the first. Code that is gone has none, for what stands there now is something else.
 * @param steps of the event that located the issue.
 * @param event the same one, with variables.
 */
export function variablesIn(
  file: FilePath,
  steps: readonly Step[],
  event: Pick<IssueEvent, 'stacks' | 'platform'>,
  walked?: FrameRef,
): readonly FrameVariables[] {
  const calls = new Map<number, Step[]>();
  for (const step of steps) {
    const { place } = step;
    if (place.verdict !== 'gone' && place.file.path === file.path && place.file.folder === file.folder) {
      calls.set(place.line, [...(calls.get(place.line) ?? []), step]);
    }
  }
  return [...calls.values()].flatMap((onLine) => {
    const shown = onLine.findIndex((step) => walked !== undefined && isSameFrame(step, walked));
    const at = Math.max(shown, 0);
    const step = onLine[at];
    const told = step && event.stacks[step.stack]?.frames[step.frame];
    if (step === undefined || told?.vars === undefined) {
      return [];
    }
    const { stack, frame, place } = step;
    const call = { number: at + 1, count: onLine.length };
    const platform = told.platform ?? event.platform;
    return [{ frame: { stack, frame }, place, vars: told.vars, platform, call }];
  });
}
