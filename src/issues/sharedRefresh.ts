import { type Clock, delay } from '../base/clock';
import type { Lease, Leases } from './leases';

/** Milliseconds between two looks at what another window has learnt meanwhile. */
const LOOK_MS = 1000;

/** Where no lease can be had at all, as on a full disk: asking twice is better than not at all. */
const alone: Lease = { isHeld: async () => true, release: async () => undefined };

/**
 * Lets one window ask while the others take up what it writes down, so that none asks twice.
 * @param name what is asked for.
 * @param takeUp takes up what was written down; answers whether it is as new as is wanted.
 * @param ask asks the server, and writes down what it answers.
 * @param finish completes what was taken up.
 */
export async function refreshTogether(
  { leases, name, clock }: { readonly leases: Leases; readonly name: string; readonly clock: Clock },
  takeUp: () => Promise<boolean>,
  ask: () => Promise<void>,
  finish: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const lease = await leases.take(name).catch(() => alone);
    if (lease !== undefined) {
      try {
        await ((await takeUp()) ? finish() : ask());
        return;
      } finally {
        await lease.release().catch(() => undefined);
      }
    }
    await takeUp();
    await delay(clock, LOOK_MS, signal);
  }
}
