import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { build } from 'esbuild';
import { projectRoot } from '../projectRoot';

/** What `npm run build` makes of it: not there yet in a fresh clone. */
const built = [
  'dist/extension.js',
  'dist/mappings.wasm',
  'dist/source-map.LICENSE',
  'dist/sourceMapWorker.js',
  'dist/textThread.js',
];

describe('the package', () => {
  let files: readonly string[];
  before(async function () {
    this.timeout(60_000); // vsce asks npm, which takes its time on a busy machine
    files = await listFiles({ cwd: projectRoot });
  });

  it('holds only what runs, and the papers', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md'];
    const media = ['media/faultline.svg', 'media/icon.png'];
    assert.deepEqual(
      files.filter((file) => !isOf('dist', file) && !isOf('node_modules/undici', file)).toSorted(),
      [...papers, ...media, 'package.json'].toSorted(),
    );
    assert.deepEqual(
      files.filter((file) => isOf('dist', file) && !built.includes(file)),
      [],
    );
  });

  it('holds every file that package.json names', () => {
    const manifest = readFileSync(join(projectRoot, 'package.json'), 'utf8');
    const { main } = JSON.parse(manifest) as { readonly main: string };
    assert.deepEqual(
      [...manifest.matchAll(/"(media\/[^"]+)"/g)]
        .map(([, name = '']) => name)
        .filter((name) => !files.includes(name)),
      [],
    );
    assert.ok(built.includes(join(main)), main);
  });

  it('holds of undici exactly what loads when it is required', async () => {
    const { metafile } = await build({
      stdin: { contents: "require('undici')", resolveDir: projectRoot },
      absWorkingDir: projectRoot,
      bundle: true,
      platform: 'node',
      metafile: true,
      write: false,
    });
    const loaded = Object.keys(metafile.inputs).filter((file) => isOf('node_modules', file));
    const besides = ['LICENSE', 'lib/web/fetch/LICENSE', 'package.json'].map(
      (name) => `node_modules/undici/${name}`,
    );
    assert.deepEqual(
      files.filter((file) => isOf('node_modules', file)).toSorted(),
      [...loaded, ...besides].toSorted(),
    );
  });
});

function isOf(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}
