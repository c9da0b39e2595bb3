import { oneLine, withoutAddresses } from '../base/oneLine';
import type { Change } from '../issues/changes';
import { errorLine } from '../issues/errorLine';
import type { Located, TrackedIssue } from '../issues/storeState';
import type { Place } from '../mapping/place';
import { hover, lifetimeNumbers, noLensBecause, numbers, opened, since } from '../words';
import { stackLines } from './stackLines';

/**
 * An issue as plain text: what it is, how often, and each frame with its place. Text of the event stands on single
 * lines, and no address in it is one that an editor would make a link of.
 * @param now milliseconds since the epoch.
 * @param changeOf what is known of the commit that changed a place's line.
 */
export function issueText(
  tracked: TrackedIssue,
  now: number,
  changeOf?: (place: Place) => Change | undefined,
): string {
  const { issue, located } = tracked;
  const error = errorLine(issue);
  const head = `${issue.shortId}  ${error}`;
  return [
    head,
    '='.repeat(Math.min(head.length, 80)),
    '',
    ...facts(tracked, now).map(([name, value]) => `${name.padEnd(14)}${value}`),
    '',
    opened.stack(),
    '-'.repeat(opened.stack().length),
    ...stackLinesOf(located, changeOf),
    '',
  ]
    .map(withoutAddresses)
    .join('\n');
}

function facts({ issue, located }: TrackedIssue, now: number): readonly (readonly [string, string])[] {
  const trace = 'trace' in located ? located.trace : undefined;
  const lines: (readonly [string, string])[] = [
    [opened.numbers(), [numbers(issue.counts), lifetimeNumbers(issue)].filter(Boolean).join(', ')],
    [opened.firstSeen(), since(issue.firstSeen, now)],
    [opened.lastSeen(), since(issue.lastSeen, now)],
    [opened.status(), [issue.status, issue.substatus].filter(Boolean).join(', ')],
    [opened.assignee(), issue.assignedTo?.name ?? hover.unassigned()],
    [opened.release(), trace?.release ?? ''],
    [opened.environment(), trace?.environment ?? ''],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => [name, oneLine(value)]);
}

function stackLinesOf(
  located: Located,
  changeOf: ((place: Place) => Change | undefined) | undefined,
): readonly string[] {
  return located.kind === 'located'
    ? stackLines(located.trace, located.places, changeOf)
    : [located.kind === 'noEvent' ? opened.noEvent() : noLensBecause(located)];
}
