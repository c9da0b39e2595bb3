/**
 * Every call that Faultline makes with a token, as method and path below `/api/0`; the local Sentry answers each of
 * them but that for the regions, which is sentry.io's alone.
 * There is no bulk call: a bulk update whose ids are lost applies to every issue of the query.
 */
export const calls = {
  root: 'GET /',
  regions: 'GET /users/me/regions/',
  organizations: 'GET /organizations/',
  organization: 'GET /organizations/{org}/',
  projects: 'GET /organizations/{org}/projects/',
  environments: 'GET /organizations/{org}/environments/',
  codeMappings: 'GET /organizations/{org}/code-mappings/',
  repositories: 'GET /organizations/{org}/repos/',
  repositoryCommits: 'GET /organizations/{org}/repos/{repository}/commits/',
  releases: 'GET /organizations/{org}/releases/',
  releaseCommits: 'GET /organizations/{org}/releases/{version}/commits/',
  issues: 'GET /organizations/{org}/issues/',
  issue: 'GET /organizations/{org}/issues/{issue}/',
  updateIssue: 'PUT /organizations/{org}/issues/{issue}/',
  notes: 'GET /organizations/{org}/issues/{issue}/notes/',
  addNote: 'POST /organizations/{org}/issues/{issue}/notes/',
  issueEvent: 'GET /organizations/{org}/issues/{issue}/events/{event}/',
  projectMembers: 'GET /projects/{org}/{project}/members/',
  projectTeams: 'GET /projects/{org}/{project}/teams/',
  tags: 'GET /organizations/{org}/issues/{issue}/tags/',
  externalIssues: 'GET /organizations/{org}/issues/{issue}/external-issues/',
  committers: 'GET /projects/{org}/{project}/events/{event}/committers/',
  // GlitchTip, and Sentry from before September 2019; sentry.io has retired them.
  unscopedIssue: 'GET /issues/{issue}/',
  unscopedIssueEvent: 'GET /issues/{issue}/events/{event}/',
  unscopedTags: 'GET /issues/{issue}/tags/',
} as const;

export type Call = (typeof calls)[keyof typeof calls];

type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values of a call's placeholders: slugs and ids, not yet percent-encoded. */
export type PathOf<C extends Call> = { readonly [Name in Placeholders<C>]: string };

/** The path of a call with every value percent-encoded, so that none can climb to another path. */
export function pathOf<C extends Call>(call: C, values: PathOf<C>): string {
  const filled: Readonly<Record<string, string>> = values;
  const path = call.slice(call.indexOf(' ') + 1);
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = filled[name] ?? '';
    if (value === '' || value === '.' || value === '..') {
      throw new TypeError(`${call}: no value for {${name}}`);
    }
    return encodeURIComponent(value.toWellFormed());
  });
}
