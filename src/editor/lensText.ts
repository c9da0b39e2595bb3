import { cutAtWord, oneLine } from '../base/oneLine';
import { colorOf, type LensColor } from '../contributions';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import { instant } from '../issues/order';
import type { Level } from '../sentry/issues';
import { ago, lens, numbers, shortHash } from '../words';

/** Signs of the levels: plain characters, since the end of a line draws no icon. */
const SIGNS: Readonly<Record<Level, string>> = {
  fatal: '✖',
  error: '●',
  warning: '▲',
  info: '○',
  debug: '○',
  sample: '○',
  unknown: '○',
};

/** Characters of a release's name. */
const LONGEST_RELEASE = 40;

/** The colour of a mark: of its level, or the dimmed one. */
export function lensColor({ dimmed, tracked }: LensMark): LensColor {
  return dimmed ? 'dimmed' : colorOf(tracked.issue.level);
}

/**
 * The text at the end of a line: the first issue's sign, error, events, users and age, and "+2" for more.
 * Numbers are the first issue's and never added up. Of removed code it says that instead of numbers.
 * @param marks of one line, in the one order of issues.
 * @param longest in UTF-16 units.
 * @param now milliseconds since the epoch.
 */
export function lensText(marks: readonly LensMark[], longest: number, now: number): string {
  const [mark] = marks;
  if (mark === undefined) {
    return '';
  }
  const { issue } = mark.tracked;
  const more = marks.length > 1 ? [`+${marks.length - 1}`] : [];
  const told =
    mark.place.verdict === 'gone'
      ? [lens.removed(releaseOf(mark))]
      : [numbers(issue.counts), issue.lastSeen === undefined ? '' : ago(instant(issue.lastSeen), now)];
  const sign = signOf(mark);
  const tail = [...told, ...more].filter((part) => part !== '').join(' · ');
  const room = Math.max(longest - tail.length - sign.length - 4, 10);
  return `${sign} ${cutAtWord(errorLine(issue), room)} · ${tail}`;
}

/** `2.4.1` of `shop@2.4.1`; a hash as people call it. */
function releaseOf({ tracked: { located } }: LensMark): string | undefined {
  const release = 'trace' in located ? oneLine(located.trace.release ?? '', LONGEST_RELEASE) : '';
  const version = release.slice(release.lastIndexOf('@') + 1);
  return /^[0-9a-f]{40}$/.test(version) ? shortHash(version) : version || release || undefined;
}

/** Of what is not certain about the line, else of the level. */
function signOf({ place, called, tracked }: LensMark): string {
  if (place.verdict === 'gone') {
    return '−';
  }
  if (called !== undefined) {
    return '↗';
  }
  return place.verdict === 'edited' ? '✎' : place.verdict === 'unverified' ? '?' : SIGNS[tracked.issue.level];
}
