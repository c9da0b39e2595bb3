import { each, record, text } from '../base/decode';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { nextCursor } from './link';

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

/** More pages than any person chooses from. */
const MOST_PAGES = 50;

async function allPages<T>(
  page: (cursor: string | undefined) => ReturnType<SentryHttp['send']>,
  decode: (value: unknown) => T | undefined,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { json, headers } = await page(cursor);
    rows.push(...each(json, decode));
    cursor = nextCursor(headers.get('link'));
    if (cursor === undefined) {
      break;
    }
  }
  return rows;
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
