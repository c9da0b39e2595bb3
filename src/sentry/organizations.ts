import { each, record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { isGlobal, isSentryIo, regionAddress } from './server/sentryIo';

export interface Organization {
  readonly slug: string;
  readonly name: string;
  /** The address of its region at sentry.io; self-hosted servers have none. */
  readonly regionUrl?: string;
}

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Every organization that the token may see, in all regions of sentry.io.
 * @throws {SentryError}
 */
export async function listOrganizations(http: SentryHttp, signal: AbortSignal): Promise<Organization[]> {
  const organizations = await listHere(http, signal);
  const others = await otherRegions(http, organizations, signal);
  const elsewhere = await Promise.all(others.map(async (region) => listHere(http.inRegion(region), signal)));
  const all = new Map([...organizations, ...elsewhere.flat()].map((one) => [one.slug, one]));
  for (const { slug, regionUrl } of all.values()) {
    http.knowledge.regions.set(slug, regionUrl);
  }
  return [...all.values()];
}

/**
 * Every project of an organization that the token may see.
 * @throws {SentryError}
 */
export function listProjects(http: SentryHttp, org: string, signal: AbortSignal): Promise<Project[]> {
  return allPages(http, calls.projects, { org }, {}, decodeProject, signal);
}

async function listHere(http: SentryHttp, signal: AbortSignal): Promise<Organization[]> {
  const found = await allPages(http, calls.organizations, {}, {}, decodeOrganization, signal);
  return isSentryIo(http.address) && !isGlobal(http.address)
    ? found.map((one) => ({ ...one, regionUrl: one.regionUrl ?? http.address }))
    : found;
}

/** Regions of which nothing has been listed yet; older versions of sentry.io list each region by itself. */
async function otherRegions(
  http: SentryHttp,
  listed: readonly Organization[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!isGlobal(http.address)) {
    return [];
  }
  try {
    const { json } = await http.send(calls.regions, {}, {}, signal);
    const regions = each(record(json)?.['regions'], (region) => regionAddress(text(record(region)?.['url'])));
    return regions.filter((region) => !listed.some(({ regionUrl }) => regionUrl === region));
  } catch (error) {
    if (error instanceof SentryError && ['scope', 'notFound', 'gone', 'badRequest'].includes(error.kind)) {
      return [];
    }
    throw error;
  }
}

function decodeOrganization(value: unknown): Organization | undefined {
  const organization = record(value);
  const slug = text(organization?.['slug']);
  return slug === undefined
    ? undefined
    : {
        slug,
        name: text(organization?.['name']) ?? slug,
        regionUrl: regionAddress(text(record(organization?.['links'])?.['regionUrl'])),
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
