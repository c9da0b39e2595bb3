import { each, list, number, record } from '../base/decode';

/** How often an issue happened in one step of time. */
export interface StatsPoint {
  /** The step's begin, in milliseconds since the epoch. */
  readonly at: number;
  readonly events: number;
}

/** Points of one series that are kept: Sentry's own have at most a hundred. */
const MOST = 200;

/**
 * The series that covers the longest time of those that the API tells, `{"24h": [[seconds, events], …], …}`, oldest
 * first; empty for anything else.
 */
export function decodeStats(value: unknown): readonly StatsPoint[] {
  const series = Object.values(record(value) ?? {}).map((points) =>
    each(list(points).slice(-MOST), decodePoint),
  );
  return series.reduce((longest, one) => (span(one) > span(longest) ? one : longest), []);
}

function decodePoint(value: unknown): StatsPoint | undefined {
  const [seconds, events] = list(value);
  const at = number(seconds);
  return at === undefined ? undefined : { at: at * 1000, events: Math.max(0, number(events) ?? 0) };
}

function span(points: readonly StatsPoint[]): number {
  return points.length < 2 ? 0 : (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
}
