import type { Call, PathOf } from './calls';
import { pathOf } from './calls';

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

/** The method of a call, such as `GET`. */
export function methodOf(call: Call): string {
  return call.slice(0, call.indexOf(' '));
}

/** The whole address of a call. @throws {TypeError} for a value of the path that would lead elsewhere. */
export function addressOf<C extends Call>(
  server: string,
  call: C,
  path: PathOf<C>,
  query: Parameters['query'] = {},
): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      pairs.append(name, one);
    }
  }
  return `${server}/api/0${pathOf(call, path)}${pairs.size === 0 ? '' : `?${pairs.toString()}`}`;
}

/** How a call is sent: the headers are plain ones, as a `Request` of another `fetch` loses its content type. */
export function initOf(call: Call, token: string, body: unknown, signal: AbortSignal): FetchInit {
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  const init = { method: methodOf(call), headers, redirect: 'manual', signal } as const;
  return body === undefined
    ? init
    : { ...init, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
