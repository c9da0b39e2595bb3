import { cpSync } from 'node:fs';
import * as path from 'node:path';
import type { LocalSentry } from '../../src/local/localSentry';
import type { LocalSentryOptions } from '../../src/local/options';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { buildShop, type Shop } from './buildShop';
import { runShop } from './runShop';
import { handOutIssues, openShopSentry, shopDsn, startShopSentry } from './shopSentry';

/** A shop for one test alone, after two weeks of business, and its Sentry, which has heard of all that failed. */
export interface OpenShop {
  readonly shop: Shop;
  readonly sentry: LocalSentry;
  end(): Promise<void>;
}

/** The names of the shop's folder and of its Sentry's. */
const [shopName, sentryName] = ['demo', 'sentry'];

interface Original {
  readonly shop: Shop;
  /** Absolute; goes away with this process. */
  readonly folder: string;
}

/** Two weeks take half a minute: they happen once in a process. */
let original: Promise<Original> | undefined;

/** @param faults misbehaviour of the Sentry. */
export async function openShop(faults?: LocalSentryOptions['faults']): Promise<OpenShop> {
  original ??= runOnce();
  const { shop, folder } = await original;
  const own = temporaryFolder();
  const workspace = path.join(own.path, shopName, path.basename(shop.workspace));
  cpSync(shop.workspace, workspace, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  const directory = path.join(own.path, sentryName);
  cpSync(path.join(folder, sentryName), directory, { recursive: true });
  const sentry = await openShopSentry(directory, faults);
  return {
    shop: { ...shop, workspace },
    sentry,
    async end() {
      await sentry.close();
      own.remove();
    },
  };
}

async function runOnce(): Promise<Original> {
  const folder = temporaryFolder().path;
  const shop = await buildShop(path.join(folder, shopName));
  const sentry = await startShopSentry(path.join(folder, sentryName), shop);
  await runShop(shop, shopDsn(sentry));
  await handOutIssues(sentry, shop.key);
  await sentry.close();
  return { shop, folder };
}
