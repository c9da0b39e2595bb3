import { instant } from '../issues/order';
import { issueOf } from '../issues/storeState';
import { ago } from '../words';
import type { Outline } from './outline';
import type { Row } from './rows';

/** The rows of issues whose age reads otherwise than it did; both times in milliseconds since the epoch. */
export function agedRows(outline: Outline, before: number, now: number): readonly Row[] {
  const { state } = outline.shown;
  return outline.issues().filter(({ issue: key }) => {
    const seen = issueOf(state, key)?.issue.lastSeen;
    return seen !== undefined && ago(instant(seen), before) !== ago(instant(seen), now);
  });
}
