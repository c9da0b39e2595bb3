import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Figure } from './figure';
import { extensionBundles } from '../build';

/** The bundles as they are published: the one that is loaded at the start, and those that it loads when first needed. */
export async function measureBundle(): Promise<readonly Figure[]> {
  const { outputFiles } = await build(extensionBundles({ production: true }));
  const sizes = outputFiles.map(({ path, contents }) => ({
    name: basename(path),
    value: contents.length / 1024,
  }));
  const all = sizes.reduce((sum, { value }) => sum + value, 0);
  const rest = { unit: 'KB', baseline: { what: 'with all it loads later', value: all } };
  return sizes.map(({ name, value }) =>
    name === 'extension.js'
      ? {
          what: 'main bundle, minified, without undici and source-map',
          value,
          ...rest,
          budget: { atMost: 300 },
          isCount: true,
        }
      : { what: `${name}, loaded when first needed`, value, ...rest },
  );
}
