import type { ViewState } from '../contributions';
import type { ReadyState, StoreState } from '../issues/storeState';
import type { SentryErrorKind } from '../sentry/sentryError';

/** Each way to fail, as the welcome text that helps. */
const failures: Readonly<Record<SentryErrorKind, ViewState>> = {
  auth: 'auth',
  sso: 'sso',
  scope: 'scope',
  notFound: 'notFound',
  gone: 'refused',
  rateLimited: 'rateLimited',
  badRequest: 'refused',
  server: 'server',
  network: 'offline',
  timeout: 'offline',
  tls: 'untrustedCertificate',
  redirect: 'notSentry',
  shape: 'notSentry',
  unexpected: 'unexpected',
};

/** The value of the context key `faultline.state`: which welcome text stands in the view, if any. */
export function viewState(state: StoreState): ViewState {
  switch (state.kind) {
    case 'starting':
    case 'signedOut':
    case 'unbound':
    case 'loading':
      return state.kind;
    case 'failed':
      return failures[state.error.kind];
    case 'ready':
      return hasNoRows(state)
        ? state.trouble === undefined
          ? 'empty'
          : failures[state.trouble.kind]
        : 'ready';
  }
}

/** The state of what went wrong last, where rows of before are shown all the same. */
export function troubleState(state: StoreState): ViewState | undefined {
  return state.kind === 'ready' && state.trouble !== undefined ? failures[state.trouble.kind] : undefined;
}

function hasNoRows({ groups }: ReadyState): boolean {
  return groups.every(
    ({ loaded, issues, trouble }) => loaded && issues.length === 0 && trouble === undefined,
  );
}
