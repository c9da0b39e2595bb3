import type { TrackedIssue } from '../../issues/storeState';
import { commandTitles } from '../../words';
import { perform, type Want } from './perform';
import type { Verb, VerbDesk } from './verb';

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
  const actionOf = await verb.choose(issues, desk, argument);
  if (actionOf === undefined) {
    return false;
  }
  const wants: Want[] = [];
  for (const tracked of issues) {
    const action = await actionOf(tracked);
    if (action !== undefined) {
      wants.push({ tracked, action });
    }
  }
  return perform(commandTitles[verb.name](), wants, desk, taken);
}
