import { oneLine } from '../base/oneLine';
import type { FeedState, StoreState } from '../issues/storeState';
import { failure, scopeOf, tree, view } from '../words';
import { type Row, setOf, type Shown } from './rows';

/** The feed of a binding. */
export function feedOf(state: StoreState, binding: string): FeedState | undefined {
  return state.kind === 'bound' ? state.feeds.find((feed) => feed.binding.id === binding) : undefined;
}

/** Why there is nothing, or not all, in a group. */
export function noteText(shown: Shown, row: Extract<Row, { kind: 'note' }>): string {
  switch (row.note) {
    case 'nothingMine': {
      const feed = feedOf(shown.state, row.binding);
      return view.nothingMine(feed === undefined ? '' : oneLine(scopeOf(feed.binding)));
    }
    case 'trouble': {
      const set = setOf(shown, { kind: 'group', binding: row.binding, group: row.group });
      const trouble = set?.by === 'query' ? set.group.trouble : undefined;
      return trouble === undefined ? '' : failure(trouble);
    }
    case 'noMatch':
      return tree.noMatch();
    case 'noRows':
    case 'loading':
    case 'notLoaded':
      return view[row.note]();
  }
}
