import type { BuildOptions } from 'esbuild';

/** How all of the shop is built: even what browsers load runs on Node here. */
export const forNode: BuildOptions = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
};
