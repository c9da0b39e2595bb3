import { calls } from '../calls';
import type { SentryHttp } from '../http';
import { listProjects } from '../organizations';
import { SentryError } from '../sentryError';

/**
 * The ids of projects by their slugs or ids, for servers that take nothing else; of every project where none is named.
 * @throws {SentryError} of kind `notFound` for a project that is not there.
 */
export async function projectIds(
  http: SentryHttp,
  org: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const known = http.knowledge.projectIds.get(org);
  if (known !== undefined && names.length > 0 && names.every((name) => isId(name) || known.has(name))) {
    return names.map((name) => known.get(name) ?? name);
  }
  if (names.length > 0 && names.every(isId)) {
    return names;
  }
  const projects = await listProjects(http, org, signal);
  const ids = new Map(projects.map(({ slug, id }) => [slug, id]));
  http.knowledge.projectIds.set(org, ids);
  const missing = names.some((name) => !isId(name) && !ids.has(name));
  if (missing) {
    throw new SentryError('notFound', calls.projects, { said: 'no such project' });
  }
  return names.length === 0 ? [...ids.values()] : names.map((name) => ids.get(name) ?? name);
}

/** Slugs have at least one letter. */
export function isId(name: string): boolean {
  return /^\d+$/.test(name);
}
