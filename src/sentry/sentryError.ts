/** What went wrong with a call, as far as a person or the store must tell cases apart. */
export type SentryErrorKind =
  | 'auth' // 401: the token is wrong, expired or revoked
  | 'sso' // 401 with a code: single sign-on, two-factor or another step in the browser is due
  | 'scope' // 403: the token may not, or the project is not one of the person's
  | 'notFound' // 404
  | 'gone' // 410: a retired path
  | 'rateLimited' // 429
  | 'badRequest' // 400, 409, 415, 422: the server refused what was asked
  | 'server' // 5xx
  | 'network' // no connection
  | 'tls' // a certificate that is not trusted
  | 'redirect' // 3xx: the address is not the server's own
  | 'timeout'
  | 'shape' // an answer that is not what the API answers
  | 'unexpected'; // an error of our own

/** A call that failed. `message` is for logs; `words.ts` has the sentence for people. */
export class SentryError extends Error {
  override readonly name = 'SentryError';

  constructor(
    readonly kind: SentryErrorKind,
    /** The call, such as `GET /organizations/{org}/issues/`: never with a token or a query. */
    readonly call: string,
    readonly details: {
      /** HTTP status, where an answer came. */
      readonly status?: number;
      /** What the server said, one line; text of the server, not to be trusted. */
      readonly said?: string;
      /** Milliseconds since the epoch before which a rate-limited call need not be tried again. */
      readonly retryAt?: number;
      /** The host that a redirect points to. */
      readonly host?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(`${call}: ${kind}${details.status === undefined ? '' : ` ${details.status}`}`, {
      cause: details.cause,
    });
  }
}
