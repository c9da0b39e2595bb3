import { each, record, text } from '../base/decode';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { makeSure } from './server/dialect';

export { missingScopes, type NeededScope, neededScopes } from './scopes';

/** Who a token belongs to and what it may do. */
export interface Identity {
  readonly user: { readonly id: string; readonly name: string; readonly email?: string };
  readonly scopes: readonly string[];
}

/**
 * Asks a server whom the token belongs to: the one probe that works on every version and on GlitchTip, which
 * answers a wrong token with 200 and no user.
 * @throws {SentryError} of kind `auth` for a token that the server does not take.
 */
export async function getIdentity(http: SentryHttp, signal: AbortSignal): Promise<Identity> {
  const { json } = await http.send(calls.root, {}, {}, signal);
  const root = record(json);
  if (root?.['version'] === undefined) {
    throw new SentryError('shape', calls.root, { said: 'not the root of a Sentry API' });
  }
  const user = record(root['user']);
  const id = text(user?.['id']);
  if (user === undefined || id === undefined) {
    throw new SentryError('auth', calls.root, { said: 'the token belongs to no person' });
  }
  if (user['emails'] === undefined) {
    await makeSure(http, signal);
  }
  const email = text(user['email']);
  return {
    user: { id, name: text(user['name']) || text(user['username']) || email || id, email },
    scopes: each(record(root['auth'])?.['scopes'], text),
  };
}
