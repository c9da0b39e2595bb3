import type { FeedState } from '../issues/storeState';
import { failure, hostOf, serverLacks, serverLacksInBrief, view } from '../words';
import type { FeedWord } from './rows';

/** What a row says, where that is shorter than the sentence. */
export function feedLabel(feed: FeedState, word: FeedWord): string {
  switch (word) {
    case 'noAccount':
      return view.signInToSee();
    case 'server':
      return feed.kind === 'ready' ? serverLacksInBrief(feed.traits) : '';
    case 'loading':
    case 'failed':
    case 'trouble':
    case 'dropped':
      return feedSentence(feed, word);
  }
}

/** One line on the issues of a binding, or on why there are none. */
export function feedSentence(feed: FeedState, word: FeedWord): string {
  switch (word) {
    case 'noAccount':
      return view.noAccount(hostOf(feed.binding));
    case 'loading':
      return view.loading();
    case 'failed':
      return feed.kind === 'failed' ? failure(feed.error) : '';
    case 'trouble':
      return feed.kind === 'ready' && feed.trouble !== undefined ? failure(feed.trouble) : '';
    case 'server':
      return feed.kind === 'ready' ? serverLacks(feed.traits) : '';
    case 'dropped':
      return feed.kind === 'ready' ? view.dropped(feed.dropped) : '';
  }
}
