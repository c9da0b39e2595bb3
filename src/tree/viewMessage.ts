import type { ReadyState, StoreState } from '../issues/storeState';
import { accountOf } from '../issues/storeState';
import type { Account } from '../sentry/session';
import { ago, failure, view } from '../words';
import { projectsOf } from './rowItems';

/** The line above the tree, for what varies: server, project, age, and why the last refresh failed. */
export function viewMessage(state: StoreState, now: number): string | undefined {
  const account = accountOf(state);
  if (account === undefined) {
    return undefined;
  }
  switch (state.kind) {
    case 'ready':
      return readyMessage(state, account, now);
    case 'failed':
      return `${hostOf(account)}: ${failure(state.error)}`;
    case 'loading':
      return `${hostOf(account)}: ${view.loading()}`;
    case 'unbound':
      return hostOf(account);
    case 'starting':
    case 'signedOut':
      return undefined;
  }
}

function readyMessage(state: ReadyState, account: Account, now: number): string {
  const age = ago(state.asOf, now);
  if (state.trouble !== undefined) {
    return view.stale(age, failure(state.trouble));
  }
  return state.refreshing
    ? view.refreshing(hostOf(account), projectsOf(state))
    : view.asOf(hostOf(account), projectsOf(state), age);
}

function hostOf({ server }: Account): string {
  return new URL(server).host;
}
