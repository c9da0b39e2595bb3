import type { ReleaseNumber } from './shopError';

/** When something is in use, in milliseconds since the epoch. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

const hourMs = 3_600_000;

/** How many hours ago each release came and went; together they fill the two weeks that Faultline looks at. */
const hoursAgo: Readonly<Record<ReleaseNumber, readonly [from: number, until: number]>> = {
  '2.3.0': [13 * 24, 9 * 24],
  '2.4.0': [9 * 24, 2 * 24],
  '2.4.1': [2 * 24, 0.05],
};

/** When a release was in use, as seen from `now`. */
export function periodOf(release: ReleaseNumber, now: number): Period {
  const [from, until] = hoursAgo[release];
  return { from: now - from * hourMs, until: now - until * hourMs };
}
