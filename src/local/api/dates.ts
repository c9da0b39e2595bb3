import type { Call } from '../http/call';
import { refusals } from '../http/refusal';
import { unitMs } from '../query/values';

/** What the server looks back at when nothing else is asked: 90 days, as sentry.io keeps. */
export const RETENTION_MS = 90 * 24 * 3_600_000;

/** A moment as the API writes it: ISO 8601 in UTC. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: number | undefined): string | null {
  return at === undefined ? null : iso(at);
}

/** A time in milliseconds since the epoch: from `from` on, before `to`. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * The time that a call asks about: `statsPeriod` (such as `14d`) up to now, or `start` and `end`.
 * @throws {Refusal} 400
 */
export function periodOf(call: Call, now: number, otherwiseMs = RETENTION_MS): Period {
  const period = call.query.get('statsPeriod');
  if (period !== null) {
    const [, count, unit = ''] = /^(\d{1,5})([smhdw])$/.exec(period) ?? [];
    if (count === undefined) {
      throw refusals.badRequest('Invalid statsPeriod');
    }
    return { from: now - Number(count) * unitMs(unit), to: now + 1 };
  }
  const [start, end] = [call.query.get('start'), call.query.get('end')];
  if (start === null && end === null) {
    return { from: now - otherwiseMs, to: now + 1 };
  }
  if (start === null || end === null) {
    throw refusals.badRequest('start and end are both required');
  }
  const [from, to] = [start, end].map((text) => Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from > to) {
    throw refusals.badRequest('start must be before end');
  }
  return { from, to };
}
