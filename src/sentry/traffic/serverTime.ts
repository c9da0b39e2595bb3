/** The `Date` header counts whole seconds. */
const SECOND_MS = 1000;

/**
 * What a server's clock is ahead of ours, negative where it is behind. Each answer says within which second it was
 * made, and that was between sending and hearing; all answers together narrow it down.
 */
export class ServerTime {
  private ahead: { readonly atLeast: number; readonly atMost: number } | undefined;

  /**
   * Takes in an answer's `Date` header; one that is missing or no date says nothing.
   * @param sent when the request was sent, and @param heard when its answer came: our clock, milliseconds.
   */
  learn(date: string | null, sent: number, heard: number): void {
    const made = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(made)) {
      return;
    }
    const [atLeast, atMost] = [made - heard, made + SECOND_MS - sent];
    const before = this.ahead;
    // Two that contradict each other: one of the clocks was set meanwhile.
    const isSet = before === undefined || atLeast > before.atMost || atMost < before.atLeast;
    this.ahead = isSet
      ? { atLeast, atMost }
      : { atLeast: Math.max(atLeast, before.atLeast), atMost: Math.min(atMost, before.atMost) };
  }

  /**
   * A moment of the server's clock on ours: never earlier than it truly is, where the server tells its time.
   * A server that tells none is taken to have our time. Milliseconds since the epoch, both.
   */
  here(moment: number): number {
    return moment - (this.ahead?.atLeast ?? 0);
  }
}
