import { SentryError, type SentryErrorKind } from '../../sentry/sentryError';

/** How often a change is sent at the most before somebody else is to think of it again. */
export const MOST_SENDS = 3;
/** Milliseconds before it is looked whether a change was made that nobody confirmed. */
export const REST_MS = 1000;

/** Failures after which a change may have been made or not. */
const UNCLEAR: ReadonlySet<SentryErrorKind> = new Set(['timeout', 'server', 'network', 'shape']);

/** Whether a failed change may have been made all the same. */
export function isUnclear(error: unknown): error is SentryError {
  return error instanceof SentryError && UNCLEAR.has(error.kind);
}

/**
 * Whether a change that failed may yet be made: nobody who was asked to make it has answered. A gateway answers for a
 * server that may still be at it.
 */
export function mayArriveYet(error: unknown): boolean {
  if (!(error instanceof SentryError)) {
    return true;
  }
  const { kind, call, details } = error;
  const isLost =
    ['timeout', 'network', 'cancelled'].includes(kind) || (kind === 'server' && details.status !== 500);
  return isLost && !call.startsWith('GET '); // what was read before or after is another request
}
