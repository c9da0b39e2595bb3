import type { Scope } from './scopes';
import type { MissingFeature } from './server/traits';

/** What went wrong with a call, as far as a person or the store must tell cases apart. */
export type SentryErrorKind =
  | 'auth' // 401: the token is wrong, expired or revoked
  | 'sso' // 401 with a code: single sign-on, two-factor or another step in the browser is due
  | 'scope' // 403: the token may not, or the project is not one of the person's
  | 'notFound' // 404
  | 'gone' // 410: a retired path
  | 'rateLimited' // 429
  | 'badRequest' // 400, 405, 409, 415, 422: the server refused what was asked, or cannot do it
  | 'server' // 5xx
  | 'network' // no connection
  | 'tls' // a certificate that is not trusted
  | 'proxy' // 407, or a proxy that cannot be reached or lets nothing through
  | 'redirect' // 3xx: the address is not the server's own
  | 'timeout'
  | 'shape' // an answer that is not what the API answers
  | 'cancelled' // by whoever asked: neither logged nor shown
  | 'unexpected'; // an error of our own

/** What is known beside the kind; all of it may be missing. */
export interface SentryErrorDetails {
  /** HTTP status, where an answer came. */
  readonly status?: number;
  /** What the server said, one line; text of the server, not to be trusted. */
  readonly said?: string;
  /** Milliseconds since the epoch before which a rate-limited call need not be tried again. */
  readonly retryAt?: number;
  /** The host that a redirect points to, such as `sso.example:8443`. */
  readonly host?: string;
  /** Of a refused call: the scope that it needs, and whether the token has it; unknown where the server did not tell. */
  readonly scope?: { readonly needed: Scope; readonly isHeld: boolean };
  /** What the server cannot do; nothing was sent, or nothing was changed. */
  readonly lacks?: MissingFeature;
  /** Of a list: environments that were asked for and that the server does not know. */
  readonly environments?: readonly string[];
  /** What the form of the answer tells of who answered. */
  readonly form?: AnswerForm;
  readonly cause?: unknown;
}

/**
 * How an answer may look that no Sentry of today gives: a 404 or 405 that is not the API's own, a page with status
 * 200, a 422 with a list of what is wrong in its `detail`.
 */
export type AnswerForm = 'unrouted' | 'page' | 'validationList';

/**
 * A call that failed. `message` is for logs; `words.ts` has the sentence for people. The `name` of one that was
 * cancelled is `AbortError`, as of everything that was.
 */
export class SentryError extends Error {
  override readonly name: string;

  constructor(
    readonly kind: SentryErrorKind,
    /** The call, such as `GET /organizations/{org}/issues/`: never with a token or a query. */
    readonly call: string,
    readonly details: SentryErrorDetails = {},
  ) {
    super(`${call}: ${kind}${details.status === undefined ? '' : ` ${details.status}`}`, {
      cause: details.cause,
    });
    this.name = kind === 'cancelled' ? 'AbortError' : 'SentryError';
  }
}
