import { sideBySide } from '../../base/sideBySide';
import type { TrackedIssue } from '../../issues/storeState';
import { commandTitles } from '../../words';
import { perform, type Want, withProgress } from './perform';
import type { ActionOf, Verb, VerbDesk } from './verb';

/** Issues of which is asked at the same time what is to be done. */
const AT_ONCE = 4;

/**
 * Runs a verb for issues: asks what is to be chosen, and does it.
 * @param taken as of `perform`.
 * @returns whether anything was taken.
 */
export async function act(
  verb: Verb,
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
  argument?: unknown,
  taken?: () => void,
): Promise<boolean> {
  const title = commandTitles[verb.name]();
  const actionOf = await verb.choose(issues, desk, argument);
  if (actionOf === undefined) {
    return false;
  }
  const wants =
    verb.asks === 'server' && issues.length > 1
      ? await withProgress(title, issues.length, (signal, ended) => wantsOf(issues, actionOf, signal, ended))
      : await wantsOf(issues, actionOf, new AbortController().signal);
  return wants !== undefined && perform(title, wants, desk, taken, issues.length);
}

/** The issues that something is to be done with; `undefined` where the person has thought better of it. */
async function wantsOf(
  issues: readonly TrackedIssue[],
  actionOf: ActionOf,
  signal: AbortSignal,
  ended: () => void = () => undefined,
): Promise<readonly Want[] | undefined> {
  const wants = await sideBySide(issues, AT_ONCE, async (tracked): Promise<Want | undefined> => {
    const action = signal.aborted ? undefined : await actionOf(tracked);
    ended();
    return action && { tracked, action };
  });
  return signal.aborted ? undefined : wants.filter((want) => want !== undefined);
}
