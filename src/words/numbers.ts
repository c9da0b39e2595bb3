import type { Counts, Issue } from '../sentry/issues';
import { t } from './speak';

/** A count as short as people say it: `950`, `1.2k`, `34k`, `2.1M`. */
export function shortCount(count: number): string {
  const [scaled, unit] =
    count >= 999_500 ? [count / 1e6, 'M'] : count >= 1000 ? [count / 1000, 'k'] : [count, ''];
  return unit === ''
    ? `${count}`
    : `${scaled < 9.95 ? scaled.toFixed(1).replace(/\.0$/, '') : Math.round(scaled)}${unit}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago an instant was, both in milliseconds since the epoch: `just now`, `5 min ago`, `3 h ago`, `2 d ago`. */
export function ago(instant: number, now: number): string {
  const passed = now - instant;
  if (passed < MINUTE) {
    return t('just now');
  }
  if (passed < HOUR) {
    return t('{0} min ago', Math.floor(passed / MINUTE));
  }
  return passed < 2 * DAY
    ? t('{0} h ago', Math.floor(passed / HOUR))
    : t('{0} d ago', Math.floor(passed / DAY));
}

/** The same for a time as servers write it, ISO 8601; `?` for none. */
export function since(time: string | undefined, now: number): string {
  const instant = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(instant) ? '?' : ago(instant, now);
}

/** The day of an instant in milliseconds since the epoch, where this machine is: `2026-11-18`. */
export function day(instant: number): string {
  const date = new Date(instant);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-');
}

/** The time of day of an instant in milliseconds since the epoch, where this machine is: `17:03:09.120`. */
export function timeOfDay(instant: number): string {
  const date = new Date(instant);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) =>
    `${part}`.padStart(2, '0'),
  );
  return `${parts.join(':')}.${`${date.getMilliseconds()}`.padStart(3, '0')}`;
}

export const counted = {
  events: (count: number) => (count === 1 ? t('1 event') : t('{0} events', shortCount(count))),
  /** Nothing for nobody: an SDK that sends no user says nothing about people. */
  users: (count: number) =>
    count === 0 ? '' : count === 1 ? t('1 user') : t('{0} users', shortCount(count)),
  issues: (count: number) => (count === 1 ? t('1 issue') : t('{0} issues', count)),
};

/** `72 events · 34 users`, of the asked period and environments. */
export function numbers({ events, users }: Counts): string {
  return [counted.events(events), counted.users(users)].filter((part) => part !== '').join(' · ');
}

/** `120 events · 50 users in all`; nothing where it says no more than the numbers of the period. */
export function lifetimeNumbers({ counts, lifetime }: Pick<Issue, 'counts' | 'lifetime'>): string {
  return lifetime === undefined || lifetime.events === counts.events
    ? ''
    : t('{0} in all', numbers(lifetime));
}
