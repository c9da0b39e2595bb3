import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';
import type { SignedIn } from '../../sentry/accounts';
import type { Entry, Trouble } from './entry';

const FIRST_MS = 2000;
const LONGEST_MS = 60_000;
/** A server may ask for days, or a clock be wrong. */
const LONGEST_ASKED_MS = 60 * 60_000;

interface Wait {
  readonly trouble: Trouble;
  /** How often it was waited for in a row. */
  readonly times: number;
  /** `undefined` once it is over. */
  readonly timer: Disposable | undefined;
}

/** What waits for better times, of an account or of one entry. Times are counted, never compared: clocks are set. */
export class Patience implements Disposable {
  private readonly waits = new Map<string, Wait>();
  private refused = new WeakSet<SignedIn>();

  /** @param over called when something need not wait any longer. */
  constructor(
    private readonly clock: Clock,
    private readonly over: () => void,
  ) {}

  /** Nothing is sent with this token any more. */
  refuse(signedIn: SignedIn): void {
    this.refused.add(signedIn);
  }

  isRefused(signedIn: SignedIn): boolean {
    return this.refused.has(signedIn);
  }

  troubleOf(entry: Entry): Trouble | undefined {
    const waits = [this.waits.get(keyOf(entry, 'entry')), this.waits.get(keyOf(entry, 'account'))];
    return waits.find((wait) => wait?.timer !== undefined)?.trouble;
  }

  /** @param retryAt when the server wants to be asked again, by our clock, in milliseconds since the epoch. */
  wait(entry: Entry, what: 'entry' | 'account', trouble: Trouble, retryAt?: number): void {
    const key = keyOf(entry, what);
    const { times: before = 0, timer: running } = this.waits.get(key) ?? {};
    const times = running === undefined ? before + 1 : before; // several that fail together fail once
    running?.dispose();
    const asked = retryAt === undefined ? 0 : Math.min(retryAt - this.clock.now(), LONGEST_ASKED_MS);
    const timer = this.clock.after(Math.max(Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS), asked), () => {
      this.waits.set(key, { trouble, times, timer: undefined });
      this.over();
    });
    this.waits.set(key, { trouble, times, timer });
  }

  /** What has got through shows that the account's times are better. */
  succeed(entry: Entry): void {
    this.drop(keyOf(entry, 'entry'));
    this.drop(keyOf(entry, 'account'));
  }

  /** An entry waits for nothing any more. */
  forget(entry: Entry): void {
    this.drop(keyOf(entry, 'entry'));
    this.drop(keyOf(entry, 'account'));
    this.refused = new WeakSet();
  }

  forgetAll(): void {
    this.refused = new WeakSet();
    [...this.waits.keys()].forEach((key) => this.drop(key));
  }

  dispose(): void {
    this.forgetAll();
  }

  private drop(key: string): void {
    this.waits.get(key)?.timer?.dispose();
    this.waits.delete(key);
  }
}

function keyOf({ id, account }: Entry, what: 'entry' | 'account'): string {
  return `${what} ${what === 'entry' ? id : account}`;
}
