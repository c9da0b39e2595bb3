import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type BuildOptions, build, context } from 'esbuild';
import { projectRoot } from './projectRoot';

export interface ExtensionBuild {
  /** Minified and without a source map, as it is published. */
  readonly production?: boolean;
}

const dist = path.join(projectRoot, 'dist');

/** Bundles src/extension.ts into dist/, where package.json's `main` points. */
export async function buildExtension(options: ExtensionBuild = {}): Promise<void> {
  await copySourceMap();
  await build(extensionBundle(options));
}

/** Bundles it again at every change, until this process ends. */
async function watchExtension(options: ExtensionBuild): Promise<void> {
  await copySourceMap();
  const watcher = await context({ ...extensionBundle(options), logLevel: 'info' });
  await watcher.watch();
}

/** What esbuild is told. */
export function extensionBundle({ production = false }: ExtensionBuild) {
  return {
    entryPoints: [path.join(projectRoot, 'src/extension.ts')],
    outfile: path.join(dist, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs', // what VS Code's hooks on `require` see: `vscode` itself, and undici for the person's proxy
    target: 'node22', // VS Code 1.105 runs extensions on Node 22.19
    external: ['vscode', 'undici'],
    sourcemap: !production,
    minify: production,
  } satisfies BuildOptions;
}

/** source-map 0.8 reads its wasm from beside the code that asks for it; its licence goes where its code goes. */
async function copySourceMap(): Promise<void> {
  const sourceMap = path.join(projectRoot, 'node_modules/source-map');
  await fs.mkdir(dist, { recursive: true });
  await fs.copyFile(path.join(sourceMap, 'lib/mappings.wasm'), path.join(dist, 'mappings.wasm'));
  await fs.copyFile(path.join(sourceMap, 'LICENSE'), path.join(dist, 'source-map.LICENSE'));
}

if (require.main === module) {
  const flags = new Set(process.argv.slice(2));
  const run = flags.has('--watch') ? watchExtension : buildExtension;
  run({ production: flags.has('--production') }).catch(() => {
    process.exitCode = 1; // esbuild has said why
  });
}
