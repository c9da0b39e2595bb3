import { oneLine } from '../base/oneLine';
import { errorLine } from '../issues/errorLine';
import type { TrackedIssue } from '../issues/storeState';
import { hover, lens, lineList, noLensBecause, numbers, since } from '../words';

/** The part of a row that is read aloud. */
interface SpokenItem {
  readonly label?: unknown;
  readonly description?: unknown;
  readonly tooltip?: unknown;
}

/** What a screen reader says of a row: all that stands on it, and what it shows under the mouse. */
export function spokenRow({ label, description, tooltip }: SpokenItem): string {
  const said = [label, description, tooltip].filter((text) => typeof text === 'string' && text !== '');
  return said.join(', ').replaceAll('\n', ' ');
}

/**
 * What a screen reader says of the row of an issue: first what it is, then how bad, the level too, which a row only
 * shows. `now` is in milliseconds since the epoch.
 */
export function spokenIssue({ issue, located }: TrackedIssue, now: number): string {
  return [
    errorLine(issue),
    lens.level(issue.level),
    numbers(issue.counts),
    issue.lastSeen === undefined ? '' : lineList.lastSeen(since(issue.lastSeen, now)),
    issue.assignedTo === undefined ? hover.unassigned() : hover.assignedTo(oneLine(issue.assignedTo.name)),
    noLensBecause(located),
    issue.shortId,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
