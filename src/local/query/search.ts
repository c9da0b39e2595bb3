import type { EventTest } from './eventFilter';
import type { Issue } from '../model/issue';
import type { Store } from '../model/store';
import { issueTest } from './issueTests';
import { parseTerms, type Term } from './terms';
import { eventTest } from './eventTests';

/** A search, understood: what an issue must be, and what one of its events must be. */
export interface Search {
  readonly issueTests: readonly ((issue: Issue) => boolean)[];
  readonly eventTests: readonly EventTest[];
  /** Whether it asks for what waits for review: only then may issues be sorted by that. */
  readonly isForReview: boolean;
}

/** Who searches, and when. */
export interface Searcher {
  readonly store: Store;
  /** Id of the person. */
  readonly me: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Reads a search; an omitted one means `is:unresolved`, an empty one everything.
 * @throws {Refusal} 400
 */
export function parseSearch(query: string | null, searcher: Searcher): Search {
  const terms = parseTerms(query ?? 'is:unresolved');
  const issueTests: ((issue: Issue) => boolean)[] = [];
  const eventTests: EventTest[] = [];
  for (const term of terms) {
    const test = issueTest(term, searcher);
    if (test === undefined) {
      eventTests.push(eventTest(term, searcher));
    } else {
      issueTests.push(test);
    }
  }
  return { issueTests, eventTests, isForReview: terms.some(asksForReview) };
}

function asksForReview({ key, isNegated, values }: Term): boolean {
  return key === 'is' && !isNegated && values.some(({ text }) => text === 'for_review');
}
