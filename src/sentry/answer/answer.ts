import { parseJson } from '../../base/json';
import type { Call } from '../calls';
import { SentryError } from '../sentryError';
import { bodyText, refusalText } from './body';
import { isJson } from './contentType';
import { redirection, refusal } from './refusal';

/** An answer that was checked to be JSON, with the headers that its caller may need. */
export interface Answer {
  readonly json: unknown;
  readonly headers: Headers;
}

/**
 * Reads a response to its end, which is 20 MB away at most.
 * @param now milliseconds since the epoch.
 * @throws {SentryError} for everything but a 2xx answer with JSON; a `SyntaxError` for JSON that is cut off or too deep.
 */
export async function readAnswer(
  call: Call,
  url: string,
  response: Response,
  now: number,
  signal: AbortSignal,
): Promise<Answer> {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw redirection(call, url, response);
  }
  if (!response.ok) {
    throw refusal(call, response, await refusalText(response, signal), now);
  }
  const body = await bodyText(call, response);
  checkForm(call, response, body);
  return { json: parseJson(body), headers: response.headers };
}

function checkForm(call: Call, { status, headers }: Response, body: string): void {
  if (body === '') {
    throw new SentryError('shape', call, { status, said: 'the answer is empty' });
  }
  if (!isJson(headers)) {
    throw new SentryError('shape', call, { status, said: 'the answer is not JSON', form: 'page' });
  }
}
