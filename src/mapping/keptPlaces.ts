import type { Basis } from './basis';
import { Pacer } from '../base/pacer';
import { sideBySide } from '../base/sideBySide';
import type { Ground } from './choice/sighted';
import type { FileIndex } from './files/fileIndex';
import type { Versions } from './files/versions';
import type { Located } from './locator';
import { type KeptHistory, keptHistory, sameHistory } from './keptHistory';
import type { ReleaseOf } from './releases/releases';
import type { Trace } from './trace';

/** So many traces are looked at at a time: their files' versions come from the disk. */
const AT_ONCE = 8;

/** A workspace folder as one call finds it. */
export interface Now {
  readonly ground: Ground & { readonly index: FileIndex };
  /** That of the index when the call began. */
  readonly indexState: number;
  readonly versions: Versions;
  readonly releaseOf: ReleaseOf | undefined;
}

interface Kept {
  readonly located: Located;
  readonly basis: Basis;
  readonly indexState: number;
  readonly versions: ReadonlyMap<string, string>;
  readonly history: KeptHistory | undefined;
}

/** Where traces were found before: places stay while all stays that they were found by. */
export class KeptPlaces {
  private readonly known = new WeakMap<Trace, Kept>();

  /** True for a trace that was found, whether or not that is still good. */
  knows(trace: Trace): boolean {
    return this.known.has(trace);
  }

  /** Parallel to `traces`; `undefined` for each that has to be located. */
  async stillGood(
    traces: readonly Trace[],
    now: Now,
    signal: AbortSignal,
  ): Promise<readonly (Located | undefined)[]> {
    const pacer = new Pacer();
    return sideBySide(traces, AT_ONCE, async (trace) => {
      const kept = this.known.get(trace);
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
      return kept !== undefined && (await this.isGood(kept, trace, now)) ? kept.located : undefined;
    });
  }

  /** Keeps where a trace was found, unless nothing tells how long that is true. */
  async keep(trace: Trace, located: Located, basis: Basis, now: Now): Promise<void> {
    const { indexState, releaseOf } = now;
    const versions = basis.isOpen ? undefined : await versionsOf(basis.paths, now.versions);
    if (versions !== undefined) {
      const release = basis.isHistoric ? releaseOf?.(trace) : undefined;
      const history = release && (await keptHistory(release));
      this.known.set(trace, { located, basis, indexState, versions, history });
    }
  }

  private async isGood(kept: Kept, trace: Trace, now: Now): Promise<boolean> {
    const { basis, indexState, versions, history } = kept;
    const { index, packagesOf } = now.ground;
    if (index.state !== indexState && index.hasChanged(basis.names, indexState)) {
      return false;
    }
    for (const [family, book] of basis.books) {
      if ((await packagesOf(family)) !== book) {
        return false;
      }
    }
    const further = history && (await sameHistory(history, now.releaseOf?.(trace), basis));
    if (history !== undefined && further === undefined) {
      return false;
    }
    const found = await Promise.all([...versions.keys()].map((path) => now.versions.of(path)));
    const isGood = [...versions.values()].every((version, at) => version === found[at]);
    if (isGood) {
      this.known.set(trace, { ...kept, history: further });
    }
    return isGood;
  }
}

/** `undefined` where one of them cannot be told. */
async function versionsOf(
  paths: Iterable<string>,
  versions: Versions,
): Promise<ReadonlyMap<string, string> | undefined> {
  const all = new Map<string, string>();
  for (const path of paths) {
    const version = versions.here(path) ?? (await versions.of(path));
    if (version === undefined) {
      return undefined;
    }
    all.set(path, version);
  }
  return all;
}
