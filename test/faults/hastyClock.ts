import { type Clock, systemClock } from '../../src/base/clock';

/** As long as a request may take: that is given. */
const DEADLINE_MS = 30_000;

/** The machine's clock, by which nobody waits for long. */
export const hastyClock: Clock = {
  now: () => systemClock.now(),
  after: (delayMs, run) => systemClock.after(delayMs === DEADLINE_MS ? delayMs : delayMs / 100, run),
};
