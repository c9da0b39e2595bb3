import { type Call, calls } from './calls';

/** The scopes of which each feature needs one; a higher scope of the same kind contains the lower. */
export const neededScopes = ['event:read', 'event:write', 'org:read', 'project:read'] as const;
export type NeededScope = (typeof neededScopes)[number];

/** What a token may be allowed, as Sentry writes it. */
export type Scope = NeededScope | 'org:integrations' | 'org:ci' | 'project:releases';

const organization = ['org:read', 'org:integrations', 'org:ci'] as const;

/** Of which scopes a call needs one, the one to ask a person for first; none for what every token may. */
const scopesOfCalls: Readonly<Record<Call, readonly Scope[]>> = {
  [calls.root]: [],
  [calls.regions]: [],
  [calls.organizations]: ['org:read'],
  [calls.organization]: ['org:read'],
  [calls.projects]: ['org:read'],
  [calls.environments]: ['org:read'],
  [calls.codeMappings]: organization,
  [calls.repositories]: organization,
  [calls.repositoryCommits]: ['org:read'],
  [calls.releases]: ['project:read', 'project:releases', 'org:ci'],
  [calls.releaseCommits]: ['project:read', 'project:releases', 'org:ci'],
  [calls.issues]: ['event:read'],
  [calls.issue]: ['event:read'],
  [calls.unscopedIssue]: ['event:read'],
  [calls.updateIssue]: ['event:write'],
  [calls.notes]: ['event:read'],
  [calls.addNote]: ['event:write'],
  [calls.projectMembers]: ['project:read'],
  [calls.projectTeams]: ['project:read'],
  [calls.issueEvent]: ['event:read'],
  [calls.unscopedIssueEvent]: ['event:read'],
  [calls.tags]: ['event:read'],
  [calls.unscopedTags]: ['event:read'],
  [calls.externalIssues]: ['event:read'],
  [calls.committers]: ['project:read'],
};

/** The scope that a call needs, and whether one of those that a token has will do; `undefined` where every token may. */
export function scopeFor(
  call: Call,
  held: readonly string[],
): { readonly needed: Scope; readonly isHeld: boolean } | undefined {
  const enough = scopesOfCalls[call];
  const [needed] = enough;
  return needed && { needed, isHeld: enough.some((scope) => includesScope(held, scope)) };
}

/** Which needed scopes a token lacks. */
export function missingScopes(held: readonly string[]): readonly NeededScope[] {
  return neededScopes.filter((needed) => !includesScope(held, needed));
}

/** Whether a token has a scope: `event:admin` contains `event:write`, which contains `event:read`. */
function includesScope(held: readonly string[], scope: Scope): boolean {
  const [what, right] = scope.split(':') as [string, string];
  const higher =
    right === 'read' ? [`${what}:write`, `${what}:admin`] : right === 'write' ? [`${what}:admin`] : [];
  return [scope, ...higher].some((one) => held.includes(one));
}
