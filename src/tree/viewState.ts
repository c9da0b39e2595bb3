import type { ViewState } from '../contributions';
import { type FeedState, type ReadyFeed, readyFeeds, type StoreState } from '../issues/storeState';
import type { Scope } from '../sentry/scopes';
import type { SentryError, SentryErrorKind } from '../sentry/sentryError';

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
  proxy: 'proxy',
  cancelled: 'unexpected',
  tls: 'untrustedCertificate',
  redirect: 'notSentry',
  shape: 'notSentry',
  unexpected: 'unexpected',
};

/** The scopes that reading takes; what else a token lacks does not keep the view empty. */
const lacking: Readonly<Partial<Record<Scope, ViewState>>> = {
  'event:read': 'lacksEventRead',
  'org:read': 'lacksOrgRead',
};

function failureState({ kind, details: { environments, scope } }: SentryError): ViewState {
  if (environments !== undefined) {
    return 'unknownEnvironment';
  }
  if (scope === undefined) {
    return failures[kind];
  }
  return scope.isHeld ? 'notFound' : (lacking[scope.needed] ?? 'scope');
}

/** The value of the context key `faultline.state`: which welcome text stands in the view, if any. */
export function viewState(state: StoreState): ViewState {
  switch (state.kind) {
    case 'starting':
    case 'signedOut':
      return state.kind;
    case 'unbound':
      return state.error === undefined ? (state.finding ? 'loading' : 'unbound') : failureState(state.error);
    case 'bound':
      return state.feeds.length > 1 ? 'ready' : feedState(state.feeds[0]);
  }
}

/** The state of what went wrong last, where rows of before are shown all the same. */
export function troubleState(state: StoreState): ViewState | undefined {
  const trouble = readyFeeds(state).find((feed) => feed.trouble !== undefined)?.trouble;
  return trouble && failureState(trouble);
}

/** Of the only feed; several have rows, each with its own word. */
function feedState(feed: FeedState | undefined): ViewState {
  switch (feed?.kind) {
    case undefined:
      return 'unbound';
    case 'noAccount':
    case 'loading':
      return feed.kind;
    case 'failed':
      return failureState(feed.error);
    case 'ready':
      return hasNoRows(feed) ? emptyState(feed) : 'ready';
  }
}

function emptyState({ trouble, binding }: ReadyFeed): ViewState {
  if (trouble !== undefined) {
    return failureState(trouble);
  }
  return binding.environments.length > 0 ? 'emptyEnvironment' : 'empty';
}

function hasNoRows({ groups }: ReadyFeed): boolean {
  return groups.every(
    ({ loaded, issues, trouble }) => loaded && issues.length === 0 && trouble === undefined,
  );
}
