import type { Fetch } from '../../src/sentry/http';
import type { Lease, Leases } from '../../src/issues/leases';
import type { OutboxFiles } from '../../src/issues/outbox/outboxFiles';

/** What never comes, since nobody lives to see it. */
const never = () => new Promise<never>(() => undefined);

/**
 * A process that ends at one of its steps: from then on nothing that it calls has any effect, and nothing comes back.
 * A call of a port is two steps, before and after its effect; one that writes has a step in its middle, too.
 */
export class Mortal {
  /** How many steps it has made. */
  steps = 0;
  isDead = false;
  private readonly mourners: (() => void)[] = [];
  /** Effects that are on their way: they outlive it. */
  private readonly underWay = new Set<Promise<unknown>>();

  /** @param endsAt the step at which it ends, from 1; `Infinity` for one that lives. */
  constructor(private readonly endsAt: number) {}

  /** Resolves when it ends. */
  readonly ended = new Promise<void>((resolve) => this.mourners.push(resolve));

  /** Calls a port. @param half what has happened when it ends in the middle. */
  async call<T>(effect: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    await this.step();
    await (half !== undefined && this.step(half));
    const result = await this.outliving(effect());
    await this.step();
    return result;
  }

  /** Resolves when it has ended and what it had begun has happened: others hear of its end no earlier. */
  async buried(): Promise<void> {
    await this.ended;
    await Promise.allSettled(this.underWay);
  }

  /** What is left to the system once it has ended. */
  onBurial(run: () => void): void {
    void this.buried().then(run);
  }

  private async outliving<T>(effect: Promise<T>): Promise<T> {
    this.underWay.add(effect);
    try {
      return await effect;
    } finally {
      this.underWay.delete(effect);
    }
  }

  private async step(last?: () => Promise<unknown>): Promise<void> {
    if (!this.isDead && ++this.steps === this.endsAt) {
      await last?.();
      this.isDead = true;
      this.mourners.forEach((mourn) => mourn());
    }
    await (this.isDead && never());
  }
}

/** The files of the outbox as a process sees them. */
export function filesOf(mortal: Mortal, files: OutboxFiles): OutboxFiles {
  return {
    read: async (name) => mortal.call(async () => files.read(name)),
    append: async (name, text) =>
      mortal.call(
        async () => files.append(name, text),
        async () => files.append(name, text.slice(0, text.length / 2)),
      ),
    replace: async (name, text) => mortal.call(async () => files.replace(name, text)),
    rename: async (from, to) => mortal.call(async () => files.rename(from, to)),
    remove: async (name) => mortal.call(async () => files.remove(name)),
    watch: (changed) => files.watch(() => mortal.isDead || changed()),
  };
}

/** The leases as a process sees them; what it holds is free some time after its end. */
export function leasesOf(mortal: Mortal, leases: Leases): Leases {
  return {
    async take(name) {
      const held = await mortal.call(async () => {
        const lease = await leases.take(name);
        mortal.onBurial(() => void lease?.release());
        return lease;
      });
      return held && leaseOf(mortal, held);
    },
  };
}

function leaseOf(mortal: Mortal, lease: Lease): Lease {
  return {
    isHeld: async () => mortal.call(async () => lease.isHeld()),
    release: async () => mortal.call(async () => lease.release()),
  };
}

/** The network as a process sees it. */
export function fetchOf(mortal: Mortal, fetch: Fetch): Fetch {
  return async (url, init) =>
    mortal.call(async () => {
      const response = await fetch(url, init);
      const body = await response.arrayBuffer(); // what was answered was done
      return new Response(body.byteLength === 0 ? null : body, response);
    });
}
