import { Hold } from './hold';
import type { ToldLimit } from './rateLimitHeaders';
import type { ServerTime } from './serverTime';

/** Calls that are sent before the server has told its limit: fewer than the least of Sentry's that we call. */
const UNTOLD_AT_ONCE = 4;
/** Sentry's windows last a second, a few at the most: what is longer is a clock that goes wrong. */
const LONGEST_WINDOW_MS = 60_000;

/** The last window that was told of, with its end by our clock. */
interface Window extends ToldLimit {
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
}

/**
 * What is known of the limit of one call for one person. Calls whose answer has not been heard yet may or may not be
 * counted in what was told, so they are taken off it; the last one is left to the person's browser.
 */
export class CallLimit {
  private window: Window | undefined;
  /** True for a server that answers without telling of a limit. */
  private isUntold = false;
  private unheard = 0;
  /** What the server asked for when it refused one. */
  readonly hold = new Hold();

  /** When the next call may start; `Infinity` for not before another one has been heard. @param now in milliseconds. */
  freeAt(now: number): number {
    return Math.max(this.hold.freeAt(now), this.withinLimit(now));
  }

  /** A call is sent. */
  start(): void {
    this.unheard++;
  }

  /** A call has come to an end without an answer. */
  lost(): void {
    this.unheard--;
  }

  /** A call was answered. @param told what its headers say. @param now by our clock. */
  heard(told: ToldLimit | undefined, time: ServerTime, now: number): void {
    this.unheard--;
    this.isUntold = told === undefined && (this.isUntold || this.window === undefined);
    if (told !== undefined) {
      this.window = latest(this.window, windowOf(told, time, now), now);
    }
  }

  private withinLimit(now: number): number {
    const { window, unheard } = this;
    if (window === undefined) {
      return this.isUntold || unheard < UNTOLD_AT_ONCE ? now : Infinity;
    }
    if (isOver(window, now)) {
      return unheard === 0 || window.limit - unheard > 1 ? now : Infinity;
    }
    const isCrowded = window.concurrent !== undefined && window.concurrent <= 1;
    return window.remaining - unheard > 1 && !isCrowded ? now : window.endsAt;
  }
}

function windowOf(told: ToldLimit, time: ServerTime, now: number): Window {
  return { ...told, endsAt: Math.min(time.here(told.reset * 1000), now + LONGEST_WINDOW_MS) };
}

/** Answers overtake each other: of one window the least that is left is the newest word. */
function latest(before: Window | undefined, told: Window, now: number): Window {
  if (before === undefined || told.reset > before.reset || (isOver(before, now) && !isOver(told, now))) {
    return told;
  }
  return told.reset < before.reset
    ? before
    : {
        ...told,
        remaining: Math.min(told.remaining, before.remaining),
        endsAt: Math.min(told.endsAt, before.endsAt),
      };
}

function isOver({ endsAt }: Window, now: number): boolean {
  return endsAt <= now || endsAt > now + LONGEST_WINDOW_MS;
}
