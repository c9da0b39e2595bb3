import type { StatsPoint } from '../sentry/stats';
import { story } from '../words';

/** Bars of an image; longer series are added up. */
const MOST_BARS = 40;
const BAR = 4;
const GAP = 1;
const HEIGHT = 18;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How often an issue happened, as Markdown of an image that is made here and holds nothing but our numbers, which its
 * alternative text tells as well; nothing where there is nothing to see.
 * @param points oldest first, in equal steps. @param ink a colour such as `#424242`.
 */
export function sparkline(points: readonly StatsPoint[], ink: string): string {
  const bars = addedUp(points);
  if (bars.length < 2 || bars.every(({ events }) => events === 0)) {
    return '';
  }
  const svg = Buffer.from(image(bars, ink)).toString('base64');
  const size = `width=${widthOf(bars)},height=${HEIGHT}`;
  const told = story.sparkline(
    stepOf(bars),
    bars.map(({ events }) => events),
  );
  return `![${told}](data:image/svg+xml;base64,${svg}|${size})`;
}

/** At most so many points, each the sum of as many. */
function addedUp(points: readonly StatsPoint[]): readonly StatsPoint[] {
  const together = Math.ceil(points.length / MOST_BARS);
  const bars: StatsPoint[] = [];
  for (let end = points.length; end > 0; end -= together) {
    const some = points.slice(Math.max(0, end - together), end);
    bars.unshift({ at: some[0]?.at ?? 0, events: some.reduce((sum, { events }) => sum + events, 0) });
  }
  return bars;
}

function image(bars: readonly StatsPoint[], ink: string): string {
  const most = Math.max(...bars.map(({ events }) => events));
  const drawn = bars.map(({ events }, at) => {
    const height = events === 0 ? 1 : Math.max(2, Math.round((events / most) * HEIGHT));
    return `<rect x="${at * (BAR + GAP)}" y="${HEIGHT - height}" width="${BAR}" height="${height}"/>`;
  });
  const size = `width="${widthOf(bars)}" height="${HEIGHT}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="${ink}">${drawn.join('')}</svg>`;
}

function widthOf(bars: readonly StatsPoint[]): number {
  return bars.length * (BAR + GAP) - GAP;
}

function stepOf([first, second]: readonly StatsPoint[]): 'hour' | 'day' | 'step' {
  const step = (second?.at ?? 0) - (first?.at ?? 0);
  return step === HOUR_MS ? 'hour' : step === DAY_MS ? 'day' : 'step';
}
