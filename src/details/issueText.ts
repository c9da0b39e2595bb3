import { oneLine, withoutAddresses } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { errorLine } from '../issues/errorLine';
import type { Located, TrackedIssue } from '../issues/storeState';
import { hasLine, type Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import { hover, lifetimeNumbers, noLensBecause, numbers, opened, placeSentence, since } from '../words';

/**
 * An issue as plain text: what it is, how often, and each frame with its place. Text of the event stands on single
 * lines, and no address in it is one that an editor would make a link of.
 * @param now milliseconds since the epoch.
 */
export function issueText(tracked: TrackedIssue, now: number): string {
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
    ...stackLines(located),
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

function stackLines(located: Located): readonly string[] {
  if (located.kind !== 'located') {
    return [located.kind === 'noEvent' ? opened.noEvent() : noLensBecause(located)];
  }
  const release = located.trace.release === undefined ? undefined : oneLine(located.trace.release);
  return [...located.trace.stacks.entries()].reverse().flatMap(([stack, { type, frames }]) => [
    ...(type === undefined ? [] : [oneLine(type)]),
    ...[...frames.entries()].reverse().flatMap(([at, frame]) => {
      const place = located.places[stack]?.[at];
      return place === undefined ? [] : frameLines(frame, place, release);
    }),
  ]);
}

function frameLines(frame: TraceFrame, place: Place, release: string | undefined): readonly string[] {
  const named = frame.filename ?? frame.absPath ?? frame.module ?? '?';
  const where = hasLine(place)
    ? `${place.file.path}:${toBase1(place.line)}`
    : `${named}:${frame.lineNo ?? '?'}`;
  return [
    `  ${oneLine(where)}  ${oneLine(frame.function ?? '')}`.trimEnd(),
    `      ${placeSentence(place, release)}`,
  ];
}
