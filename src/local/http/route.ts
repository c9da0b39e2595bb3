import type { Journal } from '../disk/journal';
import type { Store } from '../model/store';
import type { Answer, Call } from './call';
import { refusals } from './refusal';

/** What a call works on. */
export interface Backend {
  readonly store: Store;
  readonly journal: Journal;
}

/** One call that is answered. */
export interface Route {
  /** As in Sentry's documentation, below `/api/0`: `GET /organizations/{org}/issues/`. */
  readonly call: string;
  /** The token needs one of these; none for every token. */
  readonly scopes: readonly string[];
  /** Requests in so many seconds, for one person. */
  readonly limit: readonly [requests: number, seconds: number];
  readonly answer: (backend: Backend, call: Call) => Answer | Promise<Answer>;
}

/** A route that fits a request, with the values of its placeholders. */
export interface Match {
  readonly route: Route;
  readonly placeholders: Readonly<Record<string, string>>;
}

/**
 * The route for a method and a path below `/api/0`.
 * @throws {Refusal} 404 where no route has the path, 405 where none has the method, too.
 */
export function match(routes: readonly Route[], method: string, path: string): Match {
  const fitting = routes.flatMap((route) => {
    const [routeMethod = '', pattern = ''] = route.call.split(' ');
    const placeholders = fill(pattern, path);
    return placeholders === undefined ? [] : [{ route, placeholders, method: routeMethod }];
  });
  const found = fitting.find((one) => one.method === method);
  if (found !== undefined) {
    return found;
  }
  throw fitting.length === 0
    ? refusals.noRoute()
    : refusals.wrongMethod(
        method,
        fitting.map((one) => one.method),
      );
}

function fill(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) {
    return undefined;
  }
  const placeholders: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = decoded(given[at] ?? '');
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === '') {
      return undefined;
    }
    if (name !== undefined) {
      placeholders[name] = value;
    }
  }
  return placeholders;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) {
      throw refusals.badRequest('This path leads nowhere.');
    }
    throw error;
  }
}
