import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { build, type Metafile } from 'esbuild';
import { extensionBundles } from '../build';
import { projectRoot } from '../projectRoot';

/** What `npm run build` makes of it: not there yet in a fresh clone. */
const built = [
  'dist/commands.js',
  'dist/demoThread.js',
  'dist/extension.js',
  'dist/folderReading.js',
  'dist/source-map.js',
  'dist/mapping.js',
  'dist/mappings.wasm',
  'dist/pages.js',
  'dist/source-map.LICENSE',
  'dist/sourceMapWorker.js',
  'dist/stories.js',
  'dist/textThread.js',
];
/** What several of them need that are loaded later. */
const shared = /^dist\/shared-\w+\.js$/;

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
      files.filter((file) => isOf('dist', file) && !built.includes(file) && !shared.test(file)),
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

describe('the bundles of the extension', () => {
  let bundles: ReadonlyMap<string, string>;
  let pieces: readonly Metafile['outputs'][string][];
  before(async () => {
    const { outputFiles, metafile } = await build({
      ...extensionBundles({}),
      absWorkingDir: projectRoot,
      metafile: true,
    });
    pieces = Object.values(metafile.outputs);
    bundles = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  });

  it('are those that are packed', () => {
    const threads = ['demoThread.js', 'sourceMapWorker.js', 'textThread.js'];
    assert.deepEqual(
      [...bundles.keys(), ...threads]
        .map((name) => `dist/${name}`)
        .filter((file) => !shared.test(file))
        .toSorted(),
      built.filter((file) => file.endsWith('.js')).toSorted(),
    );
  });

  it('have no module twice: a class of two would be two classes, a state two states', () => {
    const modules = pieces.flatMap(({ inputs }) => Object.keys(inputs));
    assert.ok(modules.length > 400, `${modules.length} modules`);
    assert.deepEqual(
      modules.filter((name, at) => modules.indexOf(name) !== at),
      [],
    );
  });

  it('are loaded when they are first needed', () => {
    const main = bundles.get('extension.js') ?? '';
    assert.deepEqual(all(main, /\brequire\("\.\/(\w+)\.js"\)/g).toSorted(), [
      'commands',
      'folderReading',
      'mapping',
      'pages',
      'stories',
    ]);
    assert.deepEqual(all(main, /^(?:var import_\w+ = )?require\("(\.[^"]*)"\)/gm), []);
  });

  it('find each other, and VS Code finds what it activates', () => {
    assert.match(bundles.get('extension.js') ?? '', /\bget activate\(\) \{\s*return activate;/);
    assert.deepEqual(
      [...bundles]
        .filter(([, text]) => all(text, /^(module\.exports = )/gm).length !== 1)
        .map(([name]) => name),
      [],
    );
    const asked = [...bundles.values()].flatMap((text) => all(text, /\brequire\("\.\/([^"]*)"\)/g));
    assert.ok(asked.includes('extension.js'), asked.join());
    assert.deepEqual(
      asked.filter((name) => !bundles.has(name)),
      [],
    );
  });
});

/** The first group of every match. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
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
