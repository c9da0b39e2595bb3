import type { NoCrashFrame } from '../../mapping/crashFrame';
import { lensMarks } from '../lenses';
import { noLineReason } from '../noLine';
import { STALE_MS } from '../snapshot';
import type { Located, ReadyFeed } from '../storeState';
import type { Patient } from './examine';
import type { EventsFinding, MappingFinding } from './finding';

/** Whether there are events that tell where the issues happened. */
export function examineEvents({ issues }: ReadyFeed): EventsFinding {
  const located = [...issues.values()].map((tracked) => tracked.located);
  const count = (...kinds: readonly Located['kind'][]) =>
    located.filter(({ kind }) => kinds.includes(kind)).length;
  const known = count('traced', 'located');
  const failure = located.find((one) => one.kind === 'failed');
  if (located.length === 0) {
    return { check: 'events', says: 'none' };
  }
  if (known > 0) {
    return { check: 'events', says: 'fine', known };
  }
  return failure !== undefined
    ? { check: 'events', says: 'failed', error: failure.error }
    : count('noEvent') > 0
      ? { check: 'events', says: 'expired', issues: count('noEvent') }
      : { check: 'events', says: 'waiting' };
}

/** Whether lines are marked and, if not, what keeps them from it. */
export function examineMapping(feed: ReadyFeed, { isTrusted, lensesOn, now }: Patient): MappingFinding {
  if (!isTrusted) {
    return { check: 'mapping', says: 'restricted' };
  }
  const located = [...feed.issues.values()]
    .map((tracked) => tracked.located)
    .filter((one) => one.kind === 'located');
  if (located.length === 0) {
    return { check: 'mapping', says: 'none' };
  }
  const reasons = countReasons(located);
  if (reasons.reduce((sum, [, count]) => sum + count, 0) === located.length) {
    return { check: 'mapping', says: 'nothingHere', reasons };
  }
  if (!lensesOn) {
    return { check: 'mapping', says: 'lensesOff' };
  }
  if (now - feed.asOf >= STALE_MS) {
    return { check: 'mapping', says: 'old' };
  }
  const lenses = [...lensMarks({ kind: 'bound', feeds: [feed] }, now).values()].flat().length;
  return lenses > 0 ? { check: 'mapping', says: 'fine', lenses } : { check: 'mapping', says: 'groupsOff' };
}

function countReasons(
  located: readonly Extract<Located, { readonly kind: 'located' }>[],
): Extract<MappingFinding, { readonly says: 'nothingHere' }>['reasons'] {
  const counts = new Map<NoCrashFrame['reason'] | 'gone', number>();
  for (const one of located) {
    const reason = noLineReason(one);
    if (reason !== undefined) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
