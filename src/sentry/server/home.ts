import { record, text } from '../../base/decode';
import { calls } from '../calls';
import type { SentryHttp } from '../http';
import { SentryError } from '../sentryError';
import { isGlobal } from './sentryIo';

/** The connection to the region where an organization is at home; at sentry.io alone it may be another one. */
export async function homeOf(
  http: SentryHttp,
  org: string | undefined,
  signal: AbortSignal,
): Promise<SentryHttp> {
  if (org === undefined || !isGlobal(http.address)) {
    return http;
  }
  const { regions } = http.knowledge;
  if (!regions.has(org)) {
    await findRegion(http, org, signal);
  }
  return http.inRegion(regions.get(org) ?? http.address);
}

/** The server of all regions passes calls on, so nobody minds a failure. */
async function findRegion(http: SentryHttp, org: string, signal: AbortSignal): Promise<void> {
  try {
    const { json } = await http.send(calls.organization, { org }, { query: { detailed: '0' } }, signal);
    http.knowledge.regions.set(org, text(record(record(json)?.['links'])?.['regionUrl']));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SentryError && ['scope', 'notFound', 'gone', 'shape'].includes(error.kind)) {
      http.knowledge.regions.set(org, undefined);
    }
  }
}
