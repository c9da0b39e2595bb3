import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { projectRoot } from './projectRoot';

export interface ExtensionBuild {
  /** Minified and without a source map, as it is published. */
  readonly production?: boolean;
}

const dist = path.join(projectRoot, 'dist');

/** What is imported when it is first needed becomes a bundle of its own, of the same name, beside the one that asks for it. */
const later = ['src/mapping/mapping.ts', 'src/workspace/folderReading.ts'].map((file) =>
  path.join(projectRoot, file),
);

const loadLater: Plugin = {
  name: 'load later',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path: name, resolveDir }) =>
      kind === 'dynamic-import' && later.includes(`${path.join(resolveDir, name)}.ts`)
        ? { path: `./${path.basename(name)}.js`, external: true }
        : undefined,
    );
  },
};

/** Bundles src/extension.ts into dist/, where package.json's `main` points, and what runs in a thread of its own. */
export async function buildExtension(options: ExtensionBuild = {}): Promise<void> {
  await copySourceMap();
  await Promise.all(bundles(options).map((bundle) => build(bundle)));
}

/** Bundles it again at every change, until this process ends. */
async function watchExtension(options: ExtensionBuild): Promise<void> {
  await copySourceMap();
  for (const bundle of bundles(options)) {
    const watcher = await context({ ...bundle, logLevel: 'info' });
    await watcher.watch();
  }
}

function bundles(options: ExtensionBuild): readonly BuildOptions[] {
  return [
    extensionBundle(options),
    ...laterBundles(options),
    workerBundle(options),
    textThreadBundle(options),
    demoBundle(options),
  ];
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
    supported: { 'dynamic-import': false }, // by the hooked `require`, too
    plugins: [loadLater],
    sourcemap: !production,
    minify: production,
  } satisfies BuildOptions;
}

/** What the extension loads when it is first needed. */
export function laterBundles(options: ExtensionBuild) {
  return later.map((file) => ({
    ...extensionBundle(options),
    entryPoints: [file],
    outfile: path.join(dist, `${path.basename(file, '.ts')}.js`),
  })) satisfies readonly BuildOptions[];
}

/** The thread in which large source maps are opened; it is looked for under this name beside the extension. */
export function workerBundle(options: ExtensionBuild) {
  return {
    ...extensionBundle(options),
    entryPoints: [path.join(projectRoot, 'src/mapping/sourceMaps/sourceMapWorker.ts')],
    outfile: path.join(dist, 'sourceMapWorker.js'),
  } satisfies BuildOptions;
}

/** The thread in which many files are read; it is looked for in the same way. */
export function textThreadBundle(options: ExtensionBuild) {
  return {
    ...extensionBundle(options),
    entryPoints: [path.join(projectRoot, 'src/base/textThread.ts')],
    outfile: path.join(dist, 'textThread.js'),
  } satisfies BuildOptions;
}

/** The thread in which the demo's Sentry runs; it is looked for in the same way. */
export function demoBundle(options: ExtensionBuild) {
  return {
    ...extensionBundle(options),
    entryPoints: [path.join(projectRoot, 'src/local/demo/demoThread.ts')],
    outfile: path.join(dist, 'demoThread.js'),
  } satisfies BuildOptions;
}

/** source-map 0.8 reads its wasm from beside the code that asks for it; its licence goes where its code goes. */
export async function copySourceMap(folder = dist): Promise<void> {
  const sourceMap = path.join(projectRoot, 'node_modules/source-map');
  await fs.mkdir(folder, { recursive: true });
  await fs.copyFile(path.join(sourceMap, 'lib/mappings.wasm'), path.join(folder, 'mappings.wasm'));
  await fs.copyFile(path.join(sourceMap, 'LICENSE'), path.join(folder, 'source-map.LICENSE'));
}

if (require.main === module) {
  const flags = new Set(process.argv.slice(2));
  const run = flags.has('--watch') ? watchExtension : buildExtension;
  run({ production: flags.has('--production') }).catch(() => {
    process.exitCode = 1; // esbuild has said why
  });
}
