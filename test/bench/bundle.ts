import { basename } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Figure } from './figure';
import { extensionBundle, laterBundles } from '../build';
import { projectRoot } from '../projectRoot';

/** The bundles as they are published: the one that is loaded at the start, and those that it loads when first needed. */
export async function measureBundle(): Promise<readonly Figure[]> {
  const published = { production: true };
  const [main, ...later] = await Promise.all(
    [extensionBundle(published), ...laterBundles(published)].map((one) => sizesOf(one)),
  );
  const all = [main, ...later].reduce((sum, one) => sum + (one?.whole ?? 0), 0);
  const baseline = { what: 'with all it loads later', value: all };
  return [
    {
      what: 'main bundle, minified, without undici and source-map',
      value: (main?.whole ?? 0) - (main?.sourceMap ?? 0),
      unit: 'KB',
      baseline,
      budget: { atMost: 300 },
      isCount: true,
    },
    ...later.map(({ name, whole, sourceMap }) => ({
      what: `${name}, loaded when first needed, without source-map`,
      value: whole - sourceMap,
      unit: 'KB',
      baseline,
    })),
    {
      what: 'source-map, run at the first map',
      value: later.reduce((sum, { sourceMap }) => sum + sourceMap, main?.sourceMap ?? 0),
      unit: 'KB',
      baseline,
    },
  ];
}

/** In KB. */
interface Sizes {
  readonly name: string;
  readonly whole: number;
  readonly sourceMap: number;
}

async function sizesOf(bundle: BuildOptions & { readonly outfile: string }): Promise<Sizes> {
  const { metafile } = await build({ ...bundle, absWorkingDir: projectRoot, metafile: true, write: false });
  const [output] = Object.values(metafile.outputs);
  const sourceMap = Object.entries(output?.inputs ?? {})
    .filter(([file]) => file.startsWith('node_modules/source-map/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { name: basename(bundle.outfile), whole: (output?.bytes ?? 0) / 1024, sourceMap: sourceMap / 1024 };
}
