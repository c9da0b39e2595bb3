import { isAbort, withDeadline } from '../base/abort';
import { record, text } from '../base/decode';
import { parseJson } from '../base/json';
import { oneLine } from '../base/oneLine';
import type { Call, PathOf } from './calls';
import { pathOf } from './calls';
import { SentryError, type SentryErrorKind } from './sentryError';

/** The port to the network: the global `fetch` in VS Code, where it honours the person's proxy and certificates. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

/** The part of `RequestInit` that is used. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** What is sent beside the path. A list value becomes a repeated parameter: `a=1&a=2`, never `a[]`. */
export interface Parameters {
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
}

/** An answer that was checked to be JSON, with the headers that its caller may need. */
export interface Answer {
  readonly json: unknown;
  readonly headers: Headers;
}

/** Bytes of one answer after decompression. */
const LARGEST_ANSWER = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** Speaks HTTP with one server on behalf of one token. */
export class SentryHttp {
  /** @param address the server's base address without a trailing slash, such as `https://sentry.io`. */
  constructor(
    readonly address: string,
    private readonly token: string,
    private readonly fetch: Fetch,
  ) {}

  /**
   * Makes one call.
   * @throws {SentryError} for everything but a 2xx answer with JSON; an `AbortError` when cancelled.
   */
  async send<C extends Call>(
    call: C,
    path: PathOf<C>,
    parameters: Parameters,
    signal: AbortSignal,
  ): Promise<Answer> {
    const url = `${this.address}/api/0${pathOf(call, path)}${queryString(parameters.query)}`;
    return withDeadline(TIMEOUT_MS, signal, async (deadline) => {
      try {
        const response = await this.fetch(url, this.request(call, parameters.body, deadline));
        return await read(call, response);
      } catch (error) {
        signal.throwIfAborted();
        throw asSentryError(call, error);
      }
    });
  }

  private request(call: Call, body: unknown, signal: AbortSignal): FetchInit {
    const method = call.slice(0, call.indexOf(' '));
    const headers = { Accept: 'application/json', Authorization: `Bearer ${this.token}` };
    const init = { method, headers, redirect: 'manual', signal } as const;
    return body === undefined
      ? init
      : { ...init, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  }
}

function queryString(query: Parameters['query'] = {}): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      pairs.append(name, one);
    }
  }
  return pairs.size === 0 ? '' : `?${pairs.toString()}`;
}

async function read(call: Call, response: Response): Promise<Answer> {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new SentryError('redirect', call, {
      status: response.status,
      host: hostOf(response.headers.get('location')),
    });
  }
  const body = await bodyText(call, response);
  if (!response.ok) {
    throw refusal(call, response, body);
  }
  if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) {
    throw new SentryError('shape', call, { status: response.status, said: 'the answer is not JSON' });
  }
  return { json: parseJson(body), headers: response.headers };
}

/** The body as text, given up as soon as it is larger than an honest answer. */
async function bodyText(call: Call, response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER) {
      throw new SentryError('shape', call, {
        status: response.status,
        said: 'the answer is larger than 20 MB',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const KINDS: Readonly<Record<number, SentryErrorKind>> = {
  401: 'auth',
  403: 'scope',
  404: 'notFound',
  410: 'gone',
  429: 'rateLimited',
};

function refusal(call: Call, response: Response, body: string): SentryError {
  const { status, headers } = response;
  const answer = jsonOrUndefined(body);
  const detail = record(answer)?.['detail'];
  const code = text(record(detail)?.['code']);
  const kind =
    code !== undefined && status === 401
      ? 'sso'
      : (KINDS[status] ?? (status >= 500 ? 'server' : 'badRequest'));
  return new SentryError(kind, call, { status, said: whatItSaid(answer), retryAt: retryAt(headers) });
}

/** The first text in an error body: `{"detail":"…"}`, `{"field":["…"]}` nested, a bare string. */
function whatItSaid(answer: unknown): string | undefined {
  if (typeof answer === 'string') {
    return oneLine(answer);
  }
  if (typeof answer !== 'object' || answer === null) {
    return undefined;
  }
  for (const value of Object.values(answer)) {
    const said = whatItSaid(value);
    if (said !== undefined) {
      return said;
    }
  }
  return undefined;
}

/** Milliseconds since the epoch; `Retry-After` in seconds or as a date, else Sentry's own header in epoch seconds. */
function retryAt(headers: Headers): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const at = /^\d+$/.test(after) ? Date.now() + Number(after) * 1000 : Date.parse(after);
    return Number.isNaN(at) ? undefined : at;
  }
  const reset = Number(headers.get('x-sentry-rate-limit-reset') ?? Number.NaN);
  return Number.isNaN(reset) ? undefined : reset * 1000;
}

function asSentryError(call: Call, error: unknown): unknown {
  if (error instanceof SentryError) {
    return error;
  }
  if (error instanceof SyntaxError) {
    return new SentryError('shape', call, { cause: error });
  }
  if (isAbort(error) || (error instanceof Error && error.name === 'TimeoutError')) {
    return new SentryError('timeout', call, { cause: error });
  }
  const code = text(record(error instanceof Error ? error.cause : undefined)?.['code']) ?? '';
  return new SentryError(/CERT|SIGN|ALTNAME/.test(code) ? 'tls' : 'network', call, {
    said: code,
    cause: error,
  });
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

function hostOf(location: string | null): string | undefined {
  return location !== null && URL.canParse(location) ? new URL(location).host : undefined;
}
