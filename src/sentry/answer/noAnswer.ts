import { isAbort, isTimeout } from '../../base/abort';
import { list, number, record, text } from '../../base/decode';
import type { Call } from '../calls';
import { SentryError, type SentryErrorKind } from '../sentryError';

/** Errors inside errors that are looked at. */
const MOST_CAUSES = 20;

/** Names of what is wrong with a certificate or a handshake, as Node and Chromium spell them. */
const TLS =
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|ALTNAME|^ERR_(SSL|TLS)_|^EPROTO$|net::ERR_SSL/;
const TIMEOUT = /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$|net::ERR_(CONNECTION_)?TIMED_OUT/;
const PROXY = /^Proxy response \(\d+\)|net::ERR_(PROXY|TUNNEL|SOCKS|MANDATORY_PROXY)_/;
/** The proxy wants to know who asks. */
const PROXY_SIGN_IN = /^Proxy response \(407\)/;

/** One of the errors that explain why no answer came. */
interface Cause {
  /** Such as `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
  /** Where the connection was to go, as far as the error tells. */
  readonly host?: string;
  readonly port?: number;
}

/** The error for a call that got no answer, or only a part of one, whatever `fetch` or the reading of it threw. */
export function noAnswer(call: Call, url: string, error: unknown): SentryError {
  if (error instanceof SentryError) {
    return error;
  }
  if (error instanceof SyntaxError) {
    return new SentryError('shape', call, { said: 'the answer is not whole JSON' }); // the parser's own words quote it
  }
  if (isTimeout(error) || isAbort(error)) {
    return new SentryError('timeout', call, { cause: error });
  }
  const causes = causesOf(error);
  const code = causes.map((cause) => cause.code).find((one) => one !== '');
  const isSignIn = isHidden407(causes) || causes.some(({ message }) => PROXY_SIGN_IN.test(message));
  const kind = isSignIn ? 'proxy' : kindOf(causes, new URL(url));
  return new SentryError(kind, call, { status: isSignIn ? 407 : undefined, said: code, cause: error });
}

function kindOf(causes: readonly Cause[], url: URL): SentryErrorKind {
  const says = (pattern: RegExp) =>
    causes.some(({ code, message }) => pattern.test(code) || pattern.test(message));
  if (says(PROXY) || causes.some((cause) => isElsewhere(cause, url))) {
    return 'proxy';
  }
  if (says(TLS)) {
    return 'tls';
  }
  if (says(TIMEOUT)) {
    return 'timeout';
  }
  // `fetch` says of all else that goes wrong on the way that it failed, and keeps the reason as the cause.
  return causes.length > 1 || says(/^net::ERR_|^terminated$/) || causes.some(({ code }) => code !== '')
    ? 'network'
    : 'unexpected';
}

/** An answer with status 407 is kept back by `fetch`, which then fails without a reason (undici's `fetch/index.js`). */
function isHidden407(causes: readonly Cause[]): boolean {
  const [failed, reason, ...more] = causes;
  return (
    failed?.message === 'fetch failed' && reason?.message === '' && reason.code === '' && more.length === 0
  );
}

/** Whether a connection was tried to something that is not the server: then it is the proxy that is not there. */
function isElsewhere({ host, port }: Cause, url: URL): boolean {
  const portOfUrl = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  return (
    (port !== undefined && port !== portOfUrl) ||
    (host !== undefined && host !== url.hostname.replace(/^\[|\]$/g, ''))
  );
}

/** An error, its causes, and those that it holds together, in that order. */
function causesOf(error: unknown): readonly Cause[] {
  const found: Cause[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < MOST_CAUSES) {
    const next = waiting.shift();
    const fields = record(next);
    if (fields !== undefined) {
      found.push({
        code: text(fields['code']) ?? '',
        message: text(fields['message']) ?? '',
        host: text(fields['hostname']),
        port: fields['syscall'] === 'connect' ? number(fields['port']) : undefined,
      });
      waiting.push(fields['cause'], ...list(fields['errors']));
    }
  }
  return found;
}
