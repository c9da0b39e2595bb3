import * as path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { projectRoot } from '../projectRoot';

/** How the main bundle is built for `npm run package`. */
export const publishedBundle = {
  entryPoints: [path.join(projectRoot, 'src/extension.ts')],
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', 'undici'],
  minify: true,
} satisfies BuildOptions;
