import type { ReadyState, StoreState } from '../issues/storeState';
import { accountOf } from '../issues/storeState';
import { missingScopes } from '../sentry/root';
import type { Account } from '../sentry/session';
import { ago, failure, view } from '../words';
import { projectsOf } from './rowItems';
import { viewState } from './viewState';

/**
 * The line above the rows: project, server, age, and why the last refresh failed. Only where there are rows: VS Code
 * shows no welcome text in a view that has a message.
 */
export function viewMessage(state: StoreState, now: number): string | undefined {
  return state.kind === 'ready' && viewState(state) === 'ready' ? readyMessage(state, now) : undefined;
}

/** What varies beside the title of a view without rows: the server, and the scopes that its token lacks. */
export function viewDescription(state: StoreState): string | undefined {
  const account = accountOf(state);
  if (account === undefined || viewState(state) === 'ready') {
    return undefined;
  }
  const missing = viewState(state) === 'scope' ? missingScopes(account.scopes) : [];
  return missing.length > 0 ? view.lacking(hostOf(account), missing.join(', ')) : hostOf(account);
}

function readyMessage(state: ReadyState, now: number): string {
  const age = ago(state.asOf, now);
  if (state.trouble !== undefined) {
    return view.stale(age, failure(state.trouble));
  }
  const host = hostOf(state.account);
  return state.refreshing
    ? view.refreshing(host, projectsOf(state))
    : view.asOf(host, projectsOf(state), age);
}

function hostOf({ server }: Account): string {
  return new URL(server).host;
}
