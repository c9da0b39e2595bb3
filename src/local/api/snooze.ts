import { number } from '../../base/decode';
import { refusals } from '../http/refusal';
import type { Snooze } from '../model/changes';

const MINUTE_MS = 60_000;
/** Windows are minutes, a week at most. */
const LONGEST_WINDOW = 7 * 24 * 60;

/**
 * When an archived issue is to come back; `undefined` without a condition. `ignoreDuration` and the windows are minutes.
 * @throws {Refusal} 400
 */
export function snoozeOf(details: Readonly<Record<string, unknown>>, now: number): Snooze | undefined {
  const duration = whole(details, 'ignoreDuration', Infinity);
  const snooze: Snooze = {
    until: duration === undefined ? undefined : now + duration * MINUTE_MS,
    count: whole(details, 'ignoreCount', Infinity),
    window: whole(details, 'ignoreWindow', LONGEST_WINDOW),
    userCount: whole(details, 'ignoreUserCount', Infinity),
    userWindow: whole(details, 'ignoreUserWindow', LONGEST_WINDOW),
  };
  return Object.values(snooze).some((condition) => condition !== undefined) ? snooze : undefined;
}

function whole(details: Readonly<Record<string, unknown>>, name: string, most: number): number | undefined {
  const given = details[name];
  if (given === undefined || given === null) {
    return undefined;
  }
  const value = number(given);
  if (value === undefined || !Number.isInteger(value) || value < 0) {
    throw refusals.field('statusDetails', { [name]: ['A valid integer is required.'] });
  }
  if (value > most) {
    throw refusals.field('statusDetails', {
      [name]: [`Ensure this value is less than or equal to ${most}.`],
    });
  }
  return value;
}
