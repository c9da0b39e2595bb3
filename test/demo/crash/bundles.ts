import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { forNode } from './forNode';
import type { Program, ReleaseNumber } from './shopError';

/** What browsers load of the shop. */
export type Bundle = Extract<Program, 'basket' | 'wishlist'>;

const bundles = ['basket', 'wishlist'] as const satisfies readonly Bundle[];

/**
 * What the bundles in the build folder of the workspace were made of: the basket lies there as it was deployed, the
 * wish list was built again since.
 */
export const builtFrom: Readonly<Record<Bundle, ReleaseNumber | 'now'>> = {
  basket: '2.4.1',
  wishlist: 'now',
};

/** Below the shop's folder. */
const output = 'packages/storefront/dist';

/** Bundles the sources in `folder` as front ends are: minified, each bundle with a source map and a debug id. */
export async function buildBundles(folder: string, wanted: readonly Bundle[] = bundles): Promise<void> {
  const { outputFiles } = await build({
    ...forNode,
    absWorkingDir: folder,
    entryPoints: wanted.map((bundle) => `packages/storefront/src/${bundle}.tsx`),
    outdir: output,
    bundle: true,
    minify: true,
    external: ['@sentry/node'],
    banner: { js: stampOf(unknownId) },
    write: false,
  });
  const texts = new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
  await fs.mkdir(path.join(folder, output), { recursive: true });
  for (const bundle of wanted) {
    const [script = '', map = ''] = [texts.get(`${bundle}.js`), texts.get(`${bundle}.js.map`)];
    const debugId = idOf(script);
    const write = (name: string, text: string) => fs.writeFile(path.join(folder, output, name), text);
    await write(`${bundle}.js`, `${script.replace(unknownId, debugId)}//# debugId=${debugId}\n`);
    await write(`${bundle}.js.map`, JSON.stringify({ ...(JSON.parse(map) as object), debugId }));
  }
}

/** Leaves in the workspace what was built there: some bundles as they were deployed, others as its sources are now. */
export async function leaveBuilds(
  workspace: string,
  releases: readonly { readonly number: ReleaseNumber; readonly folder: string }[],
): Promise<void> {
  for (const bundle of bundles) {
    const deployed = releases.find(({ number }) => number === builtFrom[bundle]);
    await (deployed === undefined
      ? buildBundles(workspace, [bundle])
      : copyBundle(bundle, deployed.folder, workspace));
  }
}

async function copyBundle(bundle: Bundle, deployed: string, workspace: string): Promise<void> {
  await fs.mkdir(path.join(workspace, output), { recursive: true });
  for (const name of [`${bundle}.js`, `${bundle}.js.map`]) {
    await fs.copyFile(path.join(deployed, output, name), path.join(workspace, output, name));
  }
}

/** Stands for a debug id while that is not known yet; of the same length, so that no column shifts. */
const unknownId = '00000000-0000-0000-0000-000000000000';

/** Sentry's SDKs look for the debug ids of scripts there, by a stack of each. */
function stampOf(debugId: string): string {
  return `(globalThis._sentryDebugIds??={})[new Error().stack]="${debugId}";`;
}

/** The same for the same content, in the shape of a UUID. */
function idOf(content: string): string {
  const digits = createHash('sha256').update(content).digest('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`]
    .concat(digits.slice(20, 32))
    .join('-');
}
