import type { ViewState } from '../contributions';
import type { StoreState } from '../issues/storeState';
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
      return state.groups.every(({ loaded, issues }) => loaded && issues.length === 0) ? 'empty' : 'ready';
  }
}
