import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build, type BuildOptions, type BuildResult, context, type Plugin } from 'esbuild';
import { asCommonJs, commonJs } from './commonJs';
import { projectRoot } from './projectRoot';

export interface ExtensionBuild {
  /** Minified and without a source map, as it is published. */
  readonly production?: boolean;
}

const dist = path.join(projectRoot, 'dist');
const extension = path.join(projectRoot, 'src/extension.ts');

/** What is imported when it is first needed: each becomes a bundle of its own, of the same name. */
const later = [
  'src/commands/commands.ts',
  'src/details/pages.ts',
  'src/editor/stories.ts',
  'src/mapping/mapping.ts',
  'src/workspace/folderReading.ts',
].map((file) => path.join(projectRoot, file));

const node = { platform: 'node', target: commonJs.target } satisfies BuildOptions;

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
  const extensionAndLater = extensionBundles(options);
  return [
    { ...extensionAndLater, plugins: [...extensionAndLater.plugins, writing] },
    workerBundle(options),
    textThreadBundle(options),
    demoBundle(options),
  ];
}

/**
 * What esbuild is told of the extension and of what it loads later. No module is in two of these bundles: what the
 * extension begins with is its own, whoever else needs it.
 */
export function extensionBundles({ production = false }: ExtensionBuild) {
  return {
    ...node,
    entryPoints: [extension, ...later, 'source-map'],
    outdir: dist,
    entryNames: '[name]',
    chunkNames: 'shared-[hash]',
    bundle: true,
    external: ['vscode', 'undici'],
    format: 'esm', // the one that esbuild splits
    splitting: true,
    sourcemap: production ? false : 'inline',
    write: false,
    plugins: [
      afterExtension,
      sourceMapLater,
      asCommonJs({ minify: production, sourcemap: production ? false : 'inline' }),
    ],
  } satisfies BuildOptions;
}

/** What is loaded later takes the extension for loaded: so all that both need is in one piece, the extension's. */
const afterExtension: Plugin = {
  name: 'after the extension',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      if (!later.includes(file)) {
        return undefined;
      }
      const text = await fs.readFile(file, 'utf8');
      return { contents: `${text}\nimport ${JSON.stringify(extension)};\n`, loader: 'ts' };
    });
  },
};

/** The package that reads source maps, loaded with the first of them: of a package, esbuild makes no such bundle by itself. */
const sourceMapLater: Plugin = {
  name: 'source-map later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^source-map$/ }, ({ path: name, namespace }) =>
      namespace === name ? undefined : { path: name, namespace: name },
    );
    onLoad({ filter: /.*/, namespace: 'source-map' }, () => ({
      contents: "export { SourceMapConsumer } from 'source-map';",
      resolveDir: projectRoot,
    }));
  },
};

const writing: Plugin = {
  name: 'writing',
  setup: ({ onEnd }) => onEnd((built) => writeBundles(built)),
};

/** Writes the extension's bundles, in the place of those that were there. */
export async function writeBundles({ outputFiles = [] }: BuildResult, folder = dist): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const names = outputFiles.map(({ path: file }) => path.basename(file));
  const old = (await fs.readdir(folder)).filter((name) => isShared(name) && !names.includes(name));
  await Promise.all([
    ...outputFiles.map(({ contents }, at) => fs.writeFile(path.join(folder, names[at] ?? ''), contents)),
    ...old.map((name) => fs.rm(path.join(folder, name), { force: true })),
  ]);
}

/** True for what several bundles need that are loaded later: its name changes with what is in it. */
function isShared(name: string): boolean {
  return /^shared-\w+\.js$/.test(name);
}

/** The thread in which large source maps are opened; it is looked for under this name beside the extension. */
export function workerBundle(options: ExtensionBuild) {
  return threadBundle('src/mapping/sourceMaps/sourceMapWorker.ts', options);
}

/** The thread in which many files are read; it is looked for in the same way. */
export function textThreadBundle(options: ExtensionBuild) {
  return threadBundle('src/base/textThread.ts', options);
}

/** The thread in which the demo's Sentry runs; it is looked for in the same way. */
export function demoBundle(options: ExtensionBuild) {
  return threadBundle('src/local/demo/demoThread.ts', options);
}

function threadBundle(file: string, { production = false }: ExtensionBuild) {
  return {
    ...node,
    ...commonJs,
    entryPoints: [path.join(projectRoot, file)],
    outfile: path.join(dist, `${path.basename(file, '.ts')}.js`),
    bundle: true,
    sourcemap: !production,
    minify: production,
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
