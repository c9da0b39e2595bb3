import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import type { Lease, Leases } from '../issues/leases';

const RENEWED_EVERY_MS = 5000;
/** A lease that was not renewed for so long is nobody's: its window is gone, or the machine slept. */
const STALE_MS = 3 * RENEWED_EVERY_MS;

/** Leases as files of one folder, each made by its holder alone, with process, machine and time in it. */
export class DiskLeases implements Leases {
  /** @param folder an absolute path; made at the first lease. */
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  async take(name: string): Promise<Lease | undefined> {
    const path = join(this.folder, `${name}.lease`);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const id = randomUUID();
    if (await this.make(path, id)) {
      return this.held(path, id);
    }
    return (await this.clearStale(path)) && (await this.make(path, id)) ? this.held(path, id) : undefined;
  }

  private async make(path: string, id: string): Promise<boolean> {
    const at = this.clock.now();
    const text = JSON.stringify({ id, pid: process.pid, host: hostname(), at });
    const isMade = await unless('EEXIST', () => writeFile(path, text, { flag: 'wx', mode: 0o600 }));
    await (isMade && utimes(path, new Date(at), new Date(at)));
    return isMade;
  }

  /** Removes a stale lease. One window does it at a time: another's fresh lease must not go with it. */
  private async clearStale(path: string): Promise<boolean> {
    if (!(await this.isStale(path))) {
      return false;
    }
    const guard = `${path}.guard`;
    if (!(await unless('EEXIST', () => writeFile(guard, '', { flag: 'wx', mode: 0o600 })))) {
      await ((await this.isStale(guard)) && rm(guard, { force: true })); // its window died over it: the next one may
      return false;
    }
    const isStill = await this.isStale(path);
    await (isStill && rm(path, { force: true }));
    await rm(guard, { force: true });
    return isStill;
  }

  private async isStale(path: string): Promise<boolean> {
    const since = await heldSince(path);
    return since !== undefined && Math.abs(this.clock.now() - since) >= STALE_MS; // the clock may have been set back
  }

  private held(path: string, id: string): Lease {
    let renewal: Disposable | undefined;
    const renewLater = () => {
      renewal = this.clock.after(RENEWED_EVERY_MS, () => void renew().catch(() => undefined));
    };
    const renew = async () => {
      const now = new Date(this.clock.now());
      if ((await isHeldBy(path, id)) && (await unless('ENOENT', () => utimes(path, now, now)))) {
        renewLater();
      }
    };
    renewLater();
    return {
      isHeld: () => isHeldBy(path, id),
      async release() {
        renewal?.dispose();
        if (await isHeldBy(path, id)) {
          await rm(path, { force: true });
        }
      },
    };
  }
}

/** When a lease was made or renewed last, in milliseconds since the epoch; `undefined` where there is none. */
async function heldSince(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

async function isHeldBy(path: string, id: string): Promise<boolean> {
  try {
    return (await readFile(path, 'utf8')).includes(id);
  } catch {
    return false;
  }
}

/** True for what was done; false for what failed with that code. */
async function unless(code: string, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) {
      return false;
    }
    throw error;
  }
}
