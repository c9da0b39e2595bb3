import { SentryError, type SentryErrorKind } from '../sentryError';

/** Failures that may pass by themselves. */
const PASSING: ReadonlySet<SentryErrorKind> = new Set(['rateLimited', 'server', 'network', 'timeout']);
/** With these there is no server at all: asking it again at once finds none either. */
const NOBODY_THERE = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** How often a read is sent at the most. */
export const MOST_ATTEMPTS = 3;
/** Milliseconds after its first failure in which a read is sent again. */
export const PATIENCE_MS = 30_000;

/** True for a failure after which the same request may succeed in a moment. */
export function mayPass(error: unknown): error is SentryError {
  return error instanceof SentryError && PASSING.has(error.kind) && !NOBODY_THERE.has(codeOf(error));
}

/**
 * Milliseconds to wait after a failed attempt, at random around a time that doubles with each, so that those who
 * failed together do not come back together.
 * @param attempts how many have failed, from 1. @param random at least 0 and below 1.
 */
export function backoffMs(attempts: number, random: number): number {
  return Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS) * (0.5 + random);
}

/** The system's name of a failure, which `fetch` hides in the cause of its error. */
function codeOf(error: Error): string {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if ('code' in at && typeof at.code === 'string') {
      return at.code;
    }
    at = at.cause;
  }
  return '';
}
