import { flag, record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { unlessMissing } from './server/unlessMissing';

/** One of Sentry's code mappings: what a path of a frame begins with, and what it begins with in the repository. */
export interface CodeMapping {
  readonly stackRoot: string;
  /** In the repository; empty for its root. */
  readonly sourceRoot: string;
  /** True for one that Sentry guessed. */
  readonly automaticallyGenerated?: boolean;
  /** As Sentry names the repository: `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly repoName?: string;
  readonly projectSlug?: string;
}

/**
 * Every code mapping of an organization's projects that the token may see.
 * @throws {SentryError}
 */
export function listCodeMappings(http: SentryHttp, org: string, signal: AbortSignal): Promise<CodeMapping[]> {
  const query = { project: '-1' };
  return unlessMissing(
    http,
    'codeMappings',
    async () => allPages(http, calls.codeMappings, { org }, query, decodeCodeMapping, signal),
    signal,
  );
}

/** Reads a mapping in the API's shape; `undefined` for anything without its two roots. */
export function decodeCodeMapping(value: unknown): CodeMapping | undefined {
  const mapping = record(value);
  const stackRoot = text(mapping?.['stackRoot']);
  const sourceRoot = text(mapping?.['sourceRoot']);
  return stackRoot === undefined || sourceRoot === undefined
    ? undefined
    : {
        stackRoot,
        sourceRoot,
        automaticallyGenerated: flag(mapping?.['automaticallyGenerated']),
        repoName: text(mapping?.['repoName']),
        projectSlug: text(mapping?.['projectSlug']),
      };
}
