import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { cached } from '../vscode/cache';
import { downloadPackage, unpack } from '../vscode/npmPackage';
import type { PinnedPackage } from '../vscode/versions';
import { joined, type PlainMap, type SectionedMap } from './mapPoints';

/** Packages that are published with their maps, or are large enough to build some from. */
const monaco: PinnedPackage = {
  name: 'monaco-editor',
  version: '0.52.2',
  integrity:
    'sha512-GEQWEZmfkOGLdd3XK8ryrfWz3AIP8YymVXiPHEdewrUq7mh0qrKrfHLNCXcbB6sTnMLnOZ3ztSiKcciFUkIJwQ==',
  megabytes: 18,
};
const pdfjs: PinnedPackage = {
  name: 'pdfjs-dist',
  version: '4.10.38',
  integrity:
    'sha512-/Y3fcFrXEAsMjJXeL9J8+ZG9U01LbuWaYypvDW2ycW1jL269L3js3DVBjDJ0Up9Np1uqDXsDrRihHANhZOlwdQ==',
  megabytes: 10,
};

/** What the large bundle is made of: an editor with its languages, and two readers of documents. */
const bundled = [
  'monaco-editor/esm/vs/editor/editor.main.js',
  'monaco-editor/esm/vs/language/typescript/ts.worker.js',
  'monaco-editor/esm/vs/language/css/css.worker.js',
  'monaco-editor/esm/vs/language/html/html.worker.js',
  'monaco-editor/esm/vs/language/json/json.worker.js',
  'pdfjs-dist/build/pdf.mjs',
  'pdfjs-dist/build/pdf.worker.mjs',
  'pdfjs-dist/build/pdf.sandbox.mjs',
  'pdfjs-dist/legacy/build/pdf.mjs',
  'pdfjs-dist/legacy/build/pdf.worker.mjs',
  'pdfjs-dist/web/pdf_viewer.mjs',
];

/** Published maps that are joined to indexed ones of about 1, 10 and 50 MB. */
const small = ['zh-cn', 'zh-tw', 'ko', 'de', 'es', 'it', 'fr'].map(
  (language) => `monaco-editor/min-maps/nls.messages.${language}.js.map`,
);
const middling = [
  'pdfjs-dist/build/pdf.sandbox.mjs.map',
  'pdfjs-dist/web/pdf_viewer.mjs.map',
  'pdfjs-dist/image_decoders/pdf.image_decoders.mjs.map',
  'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs.map',
  'monaco-editor/min-maps/vs/base/worker/workerMain.js.map',
  'monaco-editor/dev/vs/base/worker/workerMain.js.map',
  'pdfjs-dist/build/pdf.mjs.map',
  'pdfjs-dist/legacy/build/pdf.mjs.map',
];
const large = [
  'pdfjs-dist/build/pdf.worker.mjs.map',
  'pdfjs-dist/legacy/build/pdf.worker.mjs.map',
  'monaco-editor/min-maps/vs/editor/editor.main.js.map',
  'monaco-editor/dev/vs/editor/editor.main.js.map',
];

/** A source map of the folder that `realMaps` fills. */
export interface RealMap {
  readonly what: string;
  readonly file: string;
}

export const realMaps: readonly RealMap[] = [
  { what: 'standard, 0.9 MB', file: 'standard-1.map' },
  { what: 'standard, 13 MB', file: 'standard-10.map' },
  { what: 'standard, 48 MB', file: 'standard-50.map' },
  { what: 'indexed, 0.9 MB', file: 'indexed-1.map' },
  { what: 'indexed, 10 MB', file: 'indexed-10.map' },
  { what: 'indexed, 51 MB', file: 'indexed-50.map' },
];

/** The folder that holds the maps; the packages are fetched and bundled for the first run only. */
export function realMapsFolder(): Promise<string> {
  return cached('source-maps-2', async (folder) => {
    const modules = path.join(folder, 'node_modules');
    for (const wanted of [monaco, pdfjs]) {
      console.error(`fetching ${wanted.name} ${wanted.version}, ${wanted.megabytes} MB`);
      const packed = await downloadPackage(wanted, folder);
      await unpack(packed, path.join(modules, wanted.name), 1);
      await fs.rm(packed);
    }
    const write = (name: string, map: PlainMap | SectionedMap) =>
      fs.writeFile(path.join(folder, name), JSON.stringify(map));
    const read = async (file: string) =>
      JSON.parse(await fs.readFile(path.join(modules, file), 'utf8')) as PlainMap;
    const join = async (files: readonly string[]) => joined(await Promise.all(files.map(read)));
    await write('standard-1.map', await read('pdfjs-dist/image_decoders/pdf.image_decoders.mjs.map'));
    await write('standard-10.map', await read('monaco-editor/min-maps/vs/editor/editor.main.js.map'));
    await bundle(folder, 'standard-50');
    await write('indexed-1.map', await join(small));
    await write('indexed-10.map', await join(middling));
    await write('indexed-50.map', await join([...small, ...middling, ...large]));
    await fs.rm(modules, { recursive: true });
  });
}

/** Bundles and minifies as an application would be, and keeps the map alone. */
async function bundle(folder: string, name: string): Promise<void> {
  const code = path.join(folder, `${name}.js`);
  await build({
    stdin: {
      contents: bundled
        .map((file, at) => `import * as m${at} from '${file}'; console.log(m${at});`)
        .join('\n'),
      resolveDir: folder,
    },
    absWorkingDir: folder,
    outfile: code,
    bundle: true,
    minify: true,
    sourcemap: true,
    platform: 'node',
    format: 'iife',
    loader: { '.css': 'empty', '.ttf': 'empty' },
    logLevel: 'error',
  });
  await fs.rename(`${code}.map`, path.join(folder, `${name}.map`));
  await fs.rm(code);
}
