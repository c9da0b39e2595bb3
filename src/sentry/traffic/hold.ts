/** A server may ask for days; after this long it is asked again. */
const LONGEST_MS = 60 * 60_000;

/** A time in which nothing is sent, as a server asked for. */
export class Hold {
  /** Milliseconds since the epoch. */
  private until = 0;

  /** When it ends, `now` where there is none. @param now by our clock, in milliseconds since the epoch. */
  freeAt(now: number): number {
    // One that lies further ahead than any was written down before the clock was set back.
    return this.until > now + LONGEST_MS ? now : Math.max(now, this.until);
  }

  /** Holds until a moment of our clock, unless it holds for longer already. */
  extend(until: number, now: number): void {
    this.until = Math.max(this.freeAt(now), Math.min(until, now + LONGEST_MS));
  }
}
