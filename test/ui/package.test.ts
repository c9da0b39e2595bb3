import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { buildExtension } from '../build';
import { projectRoot } from '../projectRoot';
import { Editor } from '../vscode/editor';
import { serverBuild } from '../vscode/serverBuild';
import { type TemporaryFolder, temporaryFolder } from '../vscode/temporaryFolder';
import { releaseNamed } from '../vscode/versions';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

const run = promisify(execFile);

describe('the packaged extension', () => {
  let folder: TemporaryFolder;
  let world: World;
  let editor: Editor;

  before(async () => {
    folder = temporaryFolder();
    world = await createWorld();
    await world.crash([failures.noProduct('ann')]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
    folder?.remove();
    await buildExtension(); // packaging has left the published bundle where the other tests look for theirs
  });

  it('is made by npm run package, and installed as a person installs it', async () => {
    const vsix = path.join(folder.path, 'faultline.vsix');
    await run('npm', ['run', 'package', '--', '--out', vsix], { cwd: projectRoot });
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs', extensions: [] });
    await install(vsix, editor.directory);
    await editor.restart();
  });

  it('holds what runs, and nothing else', () => {
    const [installed = ''] = filesBelow(path.join(editor.directory, 'extensions'))
      .map((file) => file.split(path.sep)[0] ?? '')
      .filter((name) => name.startsWith('faultline.'));
    const files = filesBelow(path.join(editor.directory, 'extensions', installed));
    const shipped = ['media/demo', 'media/walkthrough'].flatMap((name) =>
      filesBelow(path.join(projectRoot, name)).map((file) => `${name}/${file}`),
    );
    const others = files.filter(
      (file) => !file.startsWith(undici) && !shipped.includes(file) && !shared.test(file),
    );
    assert.deepEqual(
      shipped.filter((file) => !files.includes(file)),
      [],
    );
    assert.deepEqual(others.sort(), [
      '.vsixmanifest',
      'LICENSE.txt',
      'changelog.md',
      'dist/commands.js',
      'dist/demoThread.js',
      'dist/extension.js',
      'dist/folderReading.js',
      'dist/mapping.js',
      'dist/mappings.wasm',
      'dist/pages.js',
      'dist/source-map.LICENSE',
      'dist/source-map.js',
      'dist/sourceMapWorker.js',
      'dist/stories.js',
      'dist/textThread.js',
      'media/faultline.svg',
      'media/icon.png',
      'media/issue.language.json',
      'media/issue.tmLanguage.json',
      'package.json',
      'readme.md',
    ]);
  });

  it('shows a crash on its line', async () => {
    const { workbench } = editor;
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.toasts.untilShown(/Signed in to 127\.0\.0\.1/);
    const { text } = await workbench.editor.untilLens(10, 'TypeError');
    assert.match(text, /^● 1 event · 1 user · TypeError: .* · just now$/);
  });
});

const undici = path.join('node_modules', 'undici');
/** What several bundles need that are loaded later. */
const shared = /^dist[\\/]shared-\w+\.js$/;

/** Installs a package among the extensions of an editor, which sees it when it starts again. */
async function install(vsix: string, directory: string): Promise<void> {
  const { node, main } = await serverBuild(releaseNamed(process.env['FAULTLINE_VSCODE'] ?? 'newest'));
  const folders = ['server', 'user', 'extensions'].map((name) => path.join(directory, name));
  const [server = '', user = '', extensions = ''] = folders;
  await run(
    node,
    [
      ...[main, '--install-extension', vsix, '--accept-server-license-terms'],
      ...['--server-data-dir', server, '--user-data-dir', user, '--extensions-dir', extensions],
    ],
    { env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
