import { SentryError, type SentryErrorKind } from '../../sentry/sentryError';

/** How often a change is sent at the most before somebody else is to think of it again. */
export const MOST_SENDS = 3;
/** A server that did not answer in time may still be at it. */
export const REST_MS = 1000;

/** Failures after which a change may have been made or not. */
const UNCLEAR: ReadonlySet<SentryErrorKind> = new Set(['timeout', 'server', 'network', 'shape']);

/** Whether a failed change may have been made all the same. */
export function isUnclear(error: unknown): error is SentryError {
  return error instanceof SentryError && UNCLEAR.has(error.kind);
}
