import { oneLine } from '../base/oneLine';
import { colorOf, type LensColor } from '../contributions';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import { fillTemplate, type LensParts, type LensTemplate, mentions } from '../issues/lensTemplate';
import { instant } from '../issues/order';
import type { Issue, Level } from '../sentry/issues';
import { ago, counted, lens, priorityWords, shortHash } from '../words';

/** Signs of the levels: plain characters, since the end of a line draws no icon. */
const SIGNS: Readonly<Record<Level, string>> = {
  fatal: '✖',
  error: '●',
  warning: '▲',
  info: '○',
  debug: '◇',
  sample: '◇',
  unknown: '◇',
};

/** UTF-16 units of a release's name. */
const LONGEST_RELEASE = 40;

/** The colour of a mark: dimmed where it is not certain, stale where its numbers are, else that of its level. */
export function lensColor({ dimmed, staleAsOf, tracked }: LensMark): LensColor {
  return dimmed ? 'dimmed' : staleAsOf === undefined ? colorOf(tracked.issue.level) : 'stale';
}

/**
 * The text at the end of a line, of its first issue. Numbers are that one's and never added up; of removed code it says
 * since when instead of how often.
 * @param marks of one line, in the one order of issues.
 * @param longest in UTF-16 units.
 * @param now milliseconds since the epoch.
 */
export function lensText(
  marks: readonly LensMark[],
  template: LensTemplate,
  longest: number,
  now: number,
): string {
  const [mark] = marks;
  if (mark === undefined) {
    return '';
  }
  const parts = { ...partsOf(mark, now), more: moreOf(marks) };
  return fillTemplate(
    template,
    mark.place.verdict === 'gone' ? ofGone(mark, template, parts) : parts,
    longest,
  );
}

function partsOf(mark: LensMark, now: number): LensParts {
  const { issue } = mark.tracked;
  const age = (time: string | undefined) => (time === undefined ? '' : ago(instant(time), now));
  const firstSeen = age(issue.firstSeen);
  return {
    verdict: verdictMark(mark),
    sign: SIGNS[issue.level],
    error: errorLine(issue),
    ...typeAndMessage(issue),
    events: counted.events(issue.counts.events),
    users: counted.users(issue.counts.users),
    firstSeen: firstSeen === '' ? '' : lens.firstSeen(firstSeen),
    lastSeen: age(issue.lastSeen),
    more: '',
    asOf: mark.staleAsOf === undefined ? '' : lens.asOf(ago(mark.staleAsOf, now)),
    shortId: issue.shortId,
    level: lens.level(issue.level),
    priority: priorityWords(issue.priority),
    assignee: oneLine(issue.assignedTo?.name ?? ''),
  };
}

/** What is no exception has no type: its title is its message. */
function typeAndMessage({ type, value, title }: Issue): Pick<LensParts, 'type' | 'message'> {
  return { type: oneLine(type ?? ''), message: oneLine(value ?? (type === undefined ? title : '')) };
}

/** Other issues that fail here; where none does, others that lead to one from here. */
function moreOf(marks: readonly LensMark[]): string {
  const more = marks.filter(({ isCaller }) => isCaller === marks[0]?.isCaller).length - 1;
  return more > 0 ? lens.more(more) : '';
}

/** In place of the numbers, the first of which is where a template says that code was removed, if it says any. */
function ofGone(mark: LensMark, template: LensTemplate, parts: LensParts): LensParts {
  const none = { ...parts, events: '', users: '', firstSeen: '', lastSeen: '', asOf: '' };
  const place = (['events', 'users', 'lastSeen', 'firstSeen', 'more'] as const).find((name) =>
    mentions(template, [name]),
  );
  return place === undefined ? none : { ...none, [place]: lens.removed(releaseOf(mark)) };
}

/** `2.4.1` of `shop@2.4.1`; a hash as people call it. */
function releaseOf({ tracked: { located } }: LensMark): string | undefined {
  const release = 'trace' in located ? oneLine(located.trace.release ?? '', LONGEST_RELEASE) : '';
  const version = release.slice(release.lastIndexOf('@') + 1);
  return /^[0-9a-f]{40}$/.test(version) ? shortHash(version) : version || release || undefined;
}

/** Of what is not certain about the line. */
function verdictMark({ place, called, isCaller }: LensMark): string {
  if (place.verdict === 'gone') {
    return '−';
  }
  if (called !== undefined || isCaller === true) {
    return '↗';
  }
  return place.verdict === 'edited' ? '✎' : place.verdict === 'unverified' ? '?' : '';
}
