import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { FolderListing } from '../../../src/git/folderListing';
import { listAt } from '../../../src/git/listAt';
import { addUp, GitFolder, never } from './gitFolder';

describe('What is at some paths of a folder', () => {
  let folder: GitFolder;
  beforeEach(() => {
    folder = new GitFolder();
    writeFileSync(folder.at('.gitignore'), 'dist\n*.log\n');
  });
  afterEach(() => folder.remove());

  async function listing(below = ''): Promise<FolderListing> {
    const made = new FolderListing(folder.at(below), 'git');
    await addUp(made.tracked(never), made.rest(never));
    return made;
  }

  /** Everything sorted; `undefined` where only a new listing tells. */
  async function at(made: FolderListing, ...paths: readonly string[]): Promise<unknown> {
    const change = await listAt(made, paths, never);
    if (change === undefined) {
      return undefined;
    }
    assert.deepEqual(change.removed, paths);
    return [[...change.added].sort(), [...(change.notCheckedOut ?? [])].sort()];
  }

  it('are files, tracked or not, that are there', async () => {
    folder.repository('', 'src/cart.ts', 'src/[id].ts', 'src/other.ts');
    const made = await listing();
    folder.write('src/new.ts', 'src/*.ts', 'dist/main.js', 'debug.log');
    assert.deepEqual(
      await at(made, 'src/cart.ts', 'src/[id].ts', 'src/new.ts', 'src/*.ts', 'debug.log', 'dist'),
      [['src/*.ts', 'src/[id].ts', 'src/cart.ts', 'src/new.ts'], []],
    );
  });

  it('are files that git tracks and that went', async () => {
    folder.repository('', 'src/cart.ts', 'lib/a.ts', 'lib/b/c.ts');
    const made = await listing();
    rmSync(folder.at('src/cart.ts'));
    rmSync(folder.at('lib'), { recursive: true });
    assert.deepEqual(await at(made, 'src/cart.ts', 'lib', 'never/there.ts'), [
      [],
      ['lib/a.ts', 'lib/b/c.ts', 'src/cart.ts'],
    ]);
  });

  it('are all files of a folder that was moved', async () => {
    folder.repository('', 'lib/a.ts', 'lib/b/c.ts');
    const made = await listing();
    renameSync(folder.at('lib'), folder.at('core'));
    assert.deepEqual(await at(made, 'lib', 'core'), [
      ['core/a.ts', 'core/b/c.ts'],
      ['lib/a.ts', 'lib/b/c.ts'],
    ]);
  });

  it('are links only where they stay, and nothing behind a folder that became one', async () => {
    folder.write('secret.ts');
    folder.repository('shop', 'src/cart.ts', 'lib/list.ts');
    const made = await listing('shop');
    symlinkSync('src/cart.ts', folder.at('shop/stays.ts'));
    symlinkSync('../secret.ts', folder.at('shop/leaves.ts'));
    rmSync(folder.at('shop/lib'), { recursive: true });
    symlinkSync('src', folder.at('shop/lib'));
    assert.deepEqual(await at(made, 'stays.ts', 'leaves.ts', 'lib'), [['stays.ts'], ['lib/list.ts']]);
  });

  it('are asked of the repository that they lie in', async () => {
    folder.repository('web', 'src/cart.ts');
    folder.repository('api', 'cart.go');
    const made = await listing();
    folder.write('web/new.ts', 'api/new.go', 'notes/new.md', 'notes/deep/er.md');
    rmSync(folder.at('api/cart.go'));
    assert.deepEqual(await at(made, 'web/new.ts', 'api/new.go', 'api/cart.go', 'notes', 'gone.md'), [
      ['api/new.go', 'notes/deep/er.md', 'notes/new.md', 'web/new.ts'],
      ['api/cart.go'],
    ]);
  });

  it('are told by a new listing alone where they decide about others', async () => {
    folder.repository('', 'src/cart.ts');
    folder.repository('tools', 'index.ts');
    const made = await listing();
    folder.repository('fresh', 'index.ts');
    for (const path of ['.gitignore', 'src/.gitignore', '.gitmodules', 'tools', 'fresh', 'fresh/.git']) {
      assert.equal(await at(made, path), undefined, path);
    }
    const many = Array.from({ length: 201 }, (_one, nth) => `src/${nth}.ts`);
    assert.equal(await at(made, ...many), undefined);
    assert.deepEqual(await at(made, ...many.slice(1)), [[], []]);
    assert.equal(await at(made, 'x'.repeat(20_000)), undefined);
  });

  it('are told by a new listing alone where git fails', async () => {
    folder.repository('', 'src/cart.ts');
    const made = await listing();
    writeFileSync(folder.at('.git/index'), 'broken');
    assert.equal(await at(made, 'src/cart.ts'), undefined);
  });

  it('are nothing where a folder is empty', async () => {
    folder.repository('', 'src/cart.ts');
    const made = await listing();
    mkdirSync(folder.at('empty'));
    assert.deepEqual(await at(made, 'empty'), [[], []]);
  });
});
