import { listEnvironments } from './environments';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';

/**
 * The error of a list with the environments that its server does not know: one that no event has named yet makes the
 * whole list `notFound`, as a wrong organization does. The same error where that is not the reason.
 */
export async function withUnknownEnvironments(
  http: SentryHttp,
  { org, environments }: { readonly org: string; readonly environments: readonly string[] },
  error: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (environments.length === 0 || !(error instanceof SentryError) || error.kind !== 'notFound') {
    return error;
  }
  try {
    const known = await listEnvironments(http, org, signal);
    const unknown = environments.filter((name) => !known.includes(name));
    return unknown.length === 0
      ? error
      : new SentryError('notFound', error.call, { ...error.details, environments: unknown });
  } catch {
    signal.throwIfAborted();
    return error;
  }
}
