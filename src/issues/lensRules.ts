import {
  type Expected,
  type ReadValue,
  readFlag,
  readOneOf,
  readWholeNumber,
  WrongValue,
} from '../base/settingValue';
import { type Issue, type Level, levels, priorities, type Priority } from '../sentry/issues';
import { instant } from './order';

/** Which issues have a lens; what is left out asks nothing of them. */
export interface LensRules {
  /** At least so many, in the period of the numbers. */
  readonly events?: number;
  readonly users?: number;
  /** Seen last so long ago at most: `24h`, `14d`, `4w`; empty for ever. */
  readonly age?: string;
  /** So severe at least. */
  readonly level?: Level;
  /** So urgent at least. */
  readonly priority?: Priority;
  /** Only what no code caught. */
  readonly unhandled?: boolean;
}

const MOST = 1_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
const UNITS_MS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS };

/** How each rule is written. */
export const lensRuleReaders: { readonly [K in keyof LensRules]-?: ReadValue<NonNullable<LensRules[K]>> } = {
  events: readWholeNumber(0, MOST),
  users: readWholeNumber(0, MOST),
  age: (value) =>
    typeof value === 'string' && (value === '' || spanMs(value) !== undefined)
      ? value
      : new WrongValue({ kind: 'span' }),
  level: readOneOf(levels.slice(0, levels.indexOf('debug') + 1)),
  priority: readOneOf(priorities),
  unhandled: readFlag,
};

/** Reads the rules; one that is wrong makes all of them wrong, as settings are read. */
export const readLensRules: ReadValue<LensRules> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new WrongValue({ kind: 'fields', names: Object.keys(lensRuleReaders) });
  }
  for (const [name, set] of Object.entries(value)) {
    const expected = wrongIn(name, set);
    if (expected !== undefined) {
      return new WrongValue(expected);
    }
  }
  return value;
};

function wrongIn(name: string, value: unknown): Expected | undefined {
  if (!isRule(name)) {
    return { kind: 'fields', names: Object.keys(lensRuleReaders) };
  }
  const read = lensRuleReaders[name](value);
  return read instanceof WrongValue ? { kind: 'field', name, expected: read.expected } : undefined;
}

function isRule(name: string): name is keyof LensRules {
  return Object.hasOwn(lensRuleReaders, name);
}

/**
 * True for an issue that has a lens by the rules. What a server does not tell (GlitchTip has no priority) is held
 * against no issue.
 * @param now milliseconds since the epoch.
 */
export function passes(rules: LensRules, issue: Issue, now: number): boolean {
  const { counts, lastSeen, level, priority, isUnhandled } = issue;
  const age = spanMs(rules.age ?? '');
  return (
    counts.events >= (rules.events ?? 0) &&
    counts.users >= (rules.users ?? 0) &&
    (age === undefined || lastSeen === undefined || now - instant(lastSeen) <= age) &&
    (level === 'unknown' || isAmong(levels, level, rules.level)) &&
    isAmong(priorities, priority, rules.priority) &&
    (rules.unhandled !== true || isUnhandled !== false)
  );
}

/** True for a value at `least` or before it in order; also where either is not known. */
function isAmong<T>(order: readonly T[], value: T | undefined, least: T | undefined): boolean {
  return value === undefined || least === undefined || order.indexOf(value) <= order.indexOf(least);
}

/** Milliseconds of `24h`, `14d` or `4w`; `undefined` for anything else. */
function spanMs(span: string): number | undefined {
  const [, count, unit = ''] = /^([1-9]\d{0,2})([hdw])$/.exec(span) ?? [];
  const unitMs = UNITS_MS[unit];
  return unitMs === undefined ? undefined : Number(count) * unitMs;
}
