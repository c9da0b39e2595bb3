import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { build, type BuildOptions } from 'esbuild';
import { extensionBundle, laterBundles } from '../build';
import { projectRoot } from '../projectRoot';

/** What `npm run build` makes of it: not there yet in a fresh clone. */
const built = [
  'dist/demoThread.js',
  'dist/extension.js',
  'dist/folderReading.js',
  'dist/mapping.js',
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
    const media = [
      'media/faultline.svg',
      'media/icon.png',
      'media/issue.language.json',
      'media/issue.tmLanguage.json',
    ];
    const folders = ['media/demo', 'media/walkthrough'];
    const shipped = folders.flatMap((folder) => filesBelow(folder));
    assert.deepEqual(
      files.filter((file) => !isOf('dist', file) && !isOf('node_modules/undici', file)).toSorted(),
      [...papers, ...media, ...shipped, 'package.json'].toSorted(),
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

describe('the bundles that the extension loads', () => {
  let bundles: readonly string[];
  before(async () => {
    bundles = await Promise.all([extensionBundle({}), ...laterBundles({})].map((one) => bundled(one)));
  });

  it('ask no object for a class that another of them has, too', () => {
    const asked = new Set(bundles.flatMap((text) => all(text, /\binstanceof (\w+)/g)));
    assert.ok(asked.has('SentryError') && asked.has('GitError'), [...asked].join());
    const classes = bundles.flatMap((text) => classesOf(text));
    assert.deepEqual(
      classes.filter((name, at) => classes.indexOf(name) !== at && asked.has(name)),
      [],
    );
  });

  it('are loaded when they are first needed', () => {
    const [main = '', ...later] = bundles;
    assert.deepEqual(all(main, /\brequire\("\.\/(\w+)\.js"\)/g).toSorted(), ['folderReading', 'mapping']);
    for (const name of ['Locator', 'FolderGit']) {
      assert.ok(!classesOf(main).includes(name), name);
      assert.equal(later.filter((text) => classesOf(text).includes(name)).length, 1, name);
    }
  });
});

function classesOf(text: string): string[] {
  return [...new Set([...all(text, /\bclass (\w+)/g), ...all(text, /\b(\w+) = class\b/g)])];
}

/** The first group of every match. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

async function bundled(bundle: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...bundle, sourcemap: false, write: false });
  return outputFiles.map(({ text }) => text).join();
}

/** Every file in a folder of the project; the paths begin with the folder's. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function isOf(folder: string, file: string): boolean {
  return file.startsWith(`${folder}/`);
}
