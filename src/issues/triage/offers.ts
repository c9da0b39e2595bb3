import { type Issue, lackedBy, needsOf } from '../../sentry/issues';
import { has, type MissingFeature, type ServerTraits } from '../../sentry/server/traits';
import type { Action } from './action';
import { isAsWanted } from './asWanted';
import { wanted } from './wanted';

/** Why an action is not offered. */
export type WhyNot =
  /** The server cannot do it. */
  | { readonly kind: 'lacks'; readonly feature: MissingFeature }
  /** The issue is that already. */
  | { readonly kind: 'already' }
  /** The issue is being merged or deleted. */
  | { readonly kind: 'busy' };

/** Why an action is not to be offered for an issue as it is; `undefined` for one that is. */
export function whyNot(action: Action, issue: Issue, traits: ServerTraits): WhyNot | undefined {
  const feature = lacking(action, issue, traits);
  if (feature !== undefined) {
    return { kind: 'lacks', feature };
  }
  if (issue.status === undefined) {
    return { kind: 'busy' };
  }
  return isAlready(action, issue) ? { kind: 'already' } : undefined;
}

/** What the server of an issue lacks for an action, as far as it is known; the calls themselves know it, too. */
export function lacking(action: Action, issue: Issue, traits: ServerTraits): MissingFeature | undefined {
  const needs = action.kind === 'comment' ? (['updates', 'comments'] as const) : needsOf(wanted(action));
  const lacked = lackedBy(issue);
  return needs.find((feature) => has(traits, feature) || lacked.includes(feature));
}

/** An archive with a counter may be begun anew, and a comment written twice. */
function isAlready(action: Action, issue: Issue): boolean {
  const update = wanted(action);
  const { statusDetails: details = {} } = update;
  const counts = 'ignoreDuration' in details || 'ignoreCount' in details || 'ignoreUserCount' in details;
  return action.kind !== 'comment' && !counts && isAsWanted(issue, update);
}
