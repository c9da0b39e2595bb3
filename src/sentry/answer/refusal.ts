import { list, record, text } from '../../base/decode';
import { parseJson } from '../../base/json';
import { oneLine } from '../../base/oneLine';
import type { Call } from '../calls';
import { type AnswerForm, SentryError, type SentryErrorKind } from '../sentryError';
import { retryAt } from '../traffic/rateLimitHeaders';
import { isJson } from './contentType';

const KINDS: Readonly<Record<number, SentryErrorKind>> = {
  401: 'auth',
  403: 'scope',
  404: 'notFound',
  407: 'proxy',
  410: 'gone',
  429: 'rateLimited',
};

/** The error for an answer that is no 2xx. @param now milliseconds since the epoch. */
export function refusal(call: Call, response: Response, body: string, now: number): SentryError {
  const { status, headers } = response;
  const answer = jsonOrUndefined(body);
  const isStepInBrowser = status === 401 && record(record(answer)?.['detail'])?.['code'] !== undefined;
  const kind = isStepInBrowser ? 'sso' : (KINDS[status] ?? (status >= 500 ? 'server' : 'badRequest'));
  return new SentryError(kind, call, {
    status,
    said: whatItSaid(answer),
    retryAt: retryAt(headers, now),
    form: formOf(response, answer),
  });
}

/** The error for an answer that points elsewhere; its host is that of the address that was asked, where it names none. */
export function redirection(call: Call, url: string, { status, headers }: Response): SentryError {
  const location = headers.get('location');
  const host = location !== null && URL.canParse(location, url) ? new URL(location, url).host : undefined;
  return new SentryError('redirect', call, { status, host: host === '' ? undefined : host });
}

function formOf({ status, headers }: Response, answer: unknown): AnswerForm | undefined {
  if (status === 422) {
    return list(record(answer)?.['detail']).length > 0 ? 'validationList' : undefined;
  }
  return (status === 404 || status === 405) && !isJson(headers) ? 'unrouted' : undefined;
}

/**
 * The first text in an error body: `{"detail":"…"}`, `{"field":["…"]}` nested, a bare string; of a list of what is
 * wrong, its `msg`.
 */
function whatItSaid(answer: unknown): string | undefined {
  if (typeof answer === 'string') {
    return oneLine(answer);
  }
  if (typeof answer !== 'object' || answer === null) {
    return undefined;
  }
  const message = text(record(answer)?.['msg']);
  for (const value of message === undefined ? Object.values(answer) : [message]) {
    const said = whatItSaid(value);
    if (said !== undefined) {
      return said;
    }
  }
  return undefined;
}

function jsonOrUndefined(body: string): unknown {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
