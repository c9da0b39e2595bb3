import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { leaveBuilds } from './crash/bundles';
import { installDependencies } from './crash/dependencies';
import { deploy } from './crash/deploy';
import { shopErrors } from './crash/errors';
import type { ReleaseNumber } from './crash/shopError';
import { inParallel } from './inParallel';
import { type DemoKey, keyOf, releaseName } from './key';
import { type Commit, writeHistory } from './shop/writeHistory';

/** A release that runs somewhere. */
export interface ShopRelease {
  readonly number: ReleaseNumber;
  /** As Sentry knows it: `shop@2.4.0`. */
  readonly version: string;
  readonly tag: string;
  /** New since the release before, oldest first. */
  readonly commits: readonly Commit[];
  /** Where it is deployed: not in the workspace. */
  readonly folder: string;
}

export interface Shop {
  /** The repository to open: at the end of its history, with nothing changed. */
  readonly workspace: string;
  /** Oldest first. */
  readonly releases: readonly ShopRelease[];
  /** The commits since the last release that are pushed, oldest first. */
  readonly pushed: readonly Commit[];
  /** Also in `key.json`, beside the workspace. */
  readonly key: DemoKey;
}

/**
 * Builds the shop in an empty or new directory: its repository with all its history and what was built there in
 * `shop/`, each release deployed in `releases/`, and the key to its errors in `key.json`. Takes a few seconds.
 * @throws when there is a shop already.
 */
export async function buildShop(directory: string, signal?: AbortSignal): Promise<Shop> {
  const workspace = path.join(directory, 'shop');
  if (existsSync(workspace)) {
    throw new Error(`There is a shop already: ${workspace}`);
  }
  await fs.mkdir(workspace, { recursive: true });
  const history = await writeHistory(workspace, signal);
  const key = keyOf(shopErrors, history);
  await fs.writeFile(path.join(directory, 'key.json'), `${JSON.stringify(key, undefined, 2)}\n`);
  const releases = history.releases.map(({ number, tag, commits }) => ({
    number,
    version: releaseName(number),
    tag,
    commits,
    folder: path.join(directory, 'releases', tag),
  }));
  await inParallel(2, releases, ({ tag, folder }) => deploy(workspace, tag, folder, signal));
  await installDependencies(workspace);
  await leaveBuilds(workspace, releases);
  return { workspace, releases, pushed: history.pushed, key };
}
