import { record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';

export interface Organization {
  readonly slug: string;
  readonly name: string;
}

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Every organization that the token may see.
 * @throws {SentryError}
 */
export function listOrganizations(http: SentryHttp, signal: AbortSignal): Promise<Organization[]> {
  return allPages(
    async (cursor) => http.send(calls.organizations, {}, { query: { per_page: '100', cursor } }, signal),
    decodeOrganization,
  );
}

/**
 * Every project of an organization that the token may see.
 * @throws {SentryError}
 */
export function listProjects(http: SentryHttp, org: string, signal: AbortSignal): Promise<Project[]> {
  return allPages(
    async (cursor) => http.send(calls.projects, { org }, { query: { per_page: '100', cursor } }, signal),
    decodeProject,
  );
}

function decodeOrganization(value: unknown): Organization | undefined {
  const organization = record(value);
  const slug = text(organization?.['slug']);
  return slug === undefined
    ? undefined
    : {
        slug,
        name: text(organization?.['name']) ?? slug,
      };
}

function decodeProject(value: unknown): Project | undefined {
  const project = record(value);
  const slug = text(project?.['slug']);
  const id = text(project?.['id']);
  return slug === undefined || id === undefined
    ? undefined
    : { id, slug, name: text(project?.['name']) ?? slug };
}
