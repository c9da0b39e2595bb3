import type { Answer } from '../answer/answer';
import type { SentryHttp } from '../http';
import { SentryError } from '../sentryError';
import { isSentryIo } from './sentryIo';
import { has } from './traits';

/**
 * Asks at the path below the organization, and on a server that has no such path at the one without: GlitchTip's, and
 * that of Sentry from before September 2019. A server is taken for one of those when it knows nothing of the one
 * path and answers at the other.
 * @throws {SentryError} what the path below the organization was refused with, where neither is known.
 */
export async function orUnscoped(
  http: SentryHttp,
  scoped: () => Promise<Answer>,
  unscoped: () => Promise<Answer>,
): Promise<Answer> {
  if (has(http.traits, 'unscopedIssues')) {
    return unscoped();
  }
  try {
    return await scoped();
  } catch (error) {
    if (!isPathless(error) || isSentryIo(http.address)) {
      throw error;
    }
    return instead(http, error, unscoped);
  }
}

/** The API says in JSON that something is not there; whatever else answers knows nothing of the path. */
export function isPathless(error: unknown): error is SentryError {
  return error instanceof SentryError && error.kind === 'notFound' && error.details.form === 'unrouted';
}

async function instead(
  http: SentryHttp,
  refused: SentryError,
  unscoped: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await unscoped();
    http.knowledge.learn('unscopedIssues');
    return answer;
  } catch (error) {
    if (error instanceof SentryError && error.kind === 'notFound' && !isPathless(error)) {
      http.knowledge.learn('unscopedIssues');
      throw error;
    }
    throw error instanceof SentryError && error.kind === 'cancelled' ? error : refused;
  }
}
