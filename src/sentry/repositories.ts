import { number, record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { unlessMissing } from './server/unlessMissing';

/** A repository that Sentry knows. */
export interface Repository {
  /** For asking about it. */
  readonly id?: string;
  /** `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly name: string;
  /** Where people read it. */
  readonly url?: string;
  /** GitHub's and Bitbucket's is the name, GitLab's and Azure's an id. */
  readonly externalSlug?: string;
}

/**
 * The repositories that Sentry knows in an organization.
 * @throws {SentryError}
 */
export function listKnownRepositories(
  http: SentryHttp,
  org: string,
  signal: AbortSignal,
): Promise<Repository[]> {
  const query = { status: 'active' };
  return unlessMissing(
    http,
    'commits',
    async () => allPages(http, calls.repositories, { org }, query, decodeRepository, signal),
    signal,
  );
}

/**
 * The names of the repositories that Sentry knows in an organization: `acme/shop`, GitLab's `Acme / Shop Front`.
 * @throws {SentryError}
 */
export async function listRepositories(
  http: SentryHttp,
  org: string,
  signal: AbortSignal,
): Promise<string[]> {
  return (await listKnownRepositories(http, org, signal)).map(({ name }) => name);
}

function decodeRepository(value: unknown): Repository | undefined {
  const repository = record(value);
  const name = text(repository?.['name']);
  return name === undefined
    ? undefined
    : {
        id: text(repository?.['id']) ?? number(repository?.['id'])?.toString(),
        name,
        url: text(repository?.['url']) || undefined,
        externalSlug: text(repository?.['externalSlug']) || undefined,
      };
}
