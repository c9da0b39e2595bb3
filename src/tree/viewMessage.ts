import { oneLine } from '../base/oneLine';
import { isNothingHere } from '../issues/noLine';
import { type ReadyFeed, readyFeeds, type StoreState } from '../issues/storeState';
import { ago, failure, hostOf, scopeOf, view } from '../words';
import { viewState } from './viewState';

/**
 * The line above the rows: project, server, age, and why the last refresh failed. Only where there are rows: VS Code
 * shows no welcome text in a view that has a message.
 */
export function viewMessage(state: StoreState, now: number): string | undefined {
  if (viewState(state) !== 'ready') {
    return undefined;
  }
  const feeds = readyFeeds(state);
  const [first, ...others] = feeds;
  return first === undefined ? undefined : others.length === 0 ? ofOne(first, now) : ofSeveral(feeds, now);
}

/**
 * The title of the view. Where there are no rows, and so no line above them, it says what varies in the text that
 * stands there: the environments, or the server. VS Code shows no description of the only view of a container.
 */
export function viewTitle(state: StoreState): string {
  const shown = viewState(state);
  if (shown === 'ready') {
    return view.title();
  }
  const feed = state.kind === 'bound' ? state.feeds[0] : undefined;
  if (feed !== undefined && (shown === 'emptyEnvironment' || shown === 'unknownEnvironment')) {
    return oneLine(feed.binding.environments.join(', '));
  }
  const server = feed?.binding.server ?? onlyServer(state);
  return server === undefined ? view.title() : new URL(server).host;
}

/** The server that is asked what a folder could be bound to; `undefined` for none, and for one of several. */
function onlyServer(state: StoreState): string | undefined {
  const [account, ...others] = state.kind === 'unbound' ? state.accounts : [];
  return others.length === 0 ? account?.server : undefined;
}

function ofOne(feed: ReadyFeed, now: number): string {
  const age = ago(feed.asOf, now);
  if (feed.trouble !== undefined) {
    return view.stale(age, failure(feed.trouble));
  }
  const [host, scope] = [hostOf(feed.binding), oneLine(scopeOf(feed.binding))];
  if (feed.refreshing) {
    return view.refreshing(host, scope);
  }
  const asOf = view.asOf(host, scope, age);
  return isNothingHere(feed) ? view.nothingHere(asOf) : asOf;
}

/** Each says its own trouble among its rows. */
function ofSeveral(feeds: readonly ReadyFeed[], now: number): string {
  return feeds.some(({ refreshing }) => refreshing)
    ? view.refreshingSeveral(feeds.length)
    : view.asOfSeveral(feeds.length, ago(Math.min(...feeds.map(({ asOf }) => asOf)), now));
}
