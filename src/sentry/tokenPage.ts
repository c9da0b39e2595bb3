import type { SentryHttp } from './http';
import { neededScopes } from './scopes';
import { recognise } from './server/recognise';

/** The scopes to tick where a token is made, as one line. */
export const scopesToTick = neededScopes.join(', ');

/**
 * The page of a server's own user interface on which a person creates a token. A server that does not say what it is
 * is taken for Sentry.
 * @param http its token is not sent.
 */
export async function tokenPage(http: SentryHttp, signal: AbortSignal): Promise<string> {
  const kind = await recognise(() => http.settings(signal));
  return kind === 'glitchtip'
    ? `${http.address}/profile/auth-tokens`
    : `${http.address}/settings/account/api/auth-tokens/new-token/`;
}
