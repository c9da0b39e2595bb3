import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { FolderListing } from '../../../src/git/folderListing';
import { addUp, GitFolder, type Listed, never } from './gitFolder';

describe('The files of a folder', () => {
  let folder: GitFolder;
  beforeEach(() => (folder = new GitFolder()));
  afterEach(() => folder.remove());

  async function list(below = '', git: string | undefined = 'git'): Promise<Listed> {
    const listing = new FolderListing(folder.at(below), git);
    return addUp(listing.tracked(never), listing.rest(never));
  }

  async function files(below = '', git?: string): Promise<readonly string[]> {
    return (await list(below, git)).files;
  }

  it('are what git tracks, at once, and then what it neither tracks nor ignores', async () => {
    writeFileSync(folder.at('.gitignore'), 'dist\n*.log\n');
    folder.repository('', 'src/cart.ts');
    folder.write('src/new.ts', 'dist/main.js', 'debug.log');
    const listing = new FolderListing(folder.path, 'git');
    assert.deepEqual((await addUp(listing.tracked(never))).files, ['.gitignore', 'src/cart.ts']);
    assert.deepEqual((await addUp(listing.rest(never))).files, ['src/new.ts']);
  });

  it('have whatever names people give them', async () => {
    const names = [
      'app/[id].tsx',
      'app/(group)/page.tsx',
      'app/$slug.tsx',
      'app/my file.ts',
      `app/it's "new".ts`,
      'app/*.ts',
      'app/-v.ts',
      'app/:(top)x.ts',
      'app/two\nlines.ts',
      'app/tab\there.ts',
      'app/back\\slash.ts',
      'app/a..b.ts',
      'app/página 1.tsx',
      'app/cafe\u0301.ts',
      'app/日本語/🚀.ts',
    ].filter((name) => process.platform !== 'win32' || !/[\n\t\\*:"]/.test(name));
    folder.repository('', ...names);
    folder.write('new/página [2].tsx');
    assert.deepEqual(await files(), [...names, 'new/página [2].tsx'].sort());
  });

  it('leave out names that are not in UTF-8: they cannot be opened by name', async function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    folder.repository('', 'src/cart.ts');
    const latin1 = (name: string) => Buffer.from(`${folder.path}/src/${name}`, 'latin1');
    writeFileSync(latin1('caf\xe9.ts'), 'tracked');
    folder.commit('');
    writeFileSync(latin1('na\xefve.ts'), 'untracked');
    assert.deepEqual(await files(), ['src/cart.ts']);
    rmSync(folder.at('.git'), { recursive: true });
    assert.deepEqual(await files(), ['src/cart.ts']);
  });

  it('are told once where a merge is in conflict', async () => {
    folder.repository('', 'a.ts', 'b.ts');
    folder.git('', 'checkout', '--quiet', '-b', 'other');
    writeFileSync(folder.at('a.ts'), 'other');
    folder.commit('');
    folder.git('', 'checkout', '--quiet', 'main');
    writeFileSync(folder.at('a.ts'), 'main');
    folder.commit('');
    assert.throws(() => folder.git('', 'merge', '--quiet', 'other'));
    assert.deepEqual(await list(), { files: ['a.ts', 'b.ts'], notCheckedOut: [] });
    rmSync(folder.at('a.ts'));
    assert.deepEqual(await list(), { files: ['b.ts'], notCheckedOut: ['a.ts'] });
  });

  it('are not those that a sparse checkout leaves out', async () => {
    folder.repository('', 'README.md', 'web/src/index.ts', 'api/src/index.ts', 'api/test/index.ts');
    folder.git('', 'sparse-checkout', 'set', 'web');
    assert.deepEqual(await list(), {
      files: ['README.md', 'web/src/index.ts'],
      notCheckedOut: ['api/src/index.ts', 'api/test/index.ts'],
    });
    folder.git('', 'sparse-checkout', 'disable');
    assert.equal((await files()).length, 4);
  });

  it('are not those that were deleted', async () => {
    folder.repository('', 'src/cart.ts', 'src/gone.ts', 'lib/a.ts', 'lib/b.ts');
    rmSync(folder.at('src/gone.ts'));
    rmSync(folder.at('lib'), { recursive: true });
    assert.deepEqual(await list(), {
      files: ['src/cart.ts'],
      notCheckedOut: ['lib/a.ts', 'lib/b.ts', 'src/gone.ts'],
    });
  });

  it('are those of submodules, too, and of submodules in them', async () => {
    folder.repository('far/inner', 'inner.c');
    folder.repository('far/sub', 'sub.c');
    folder.git('far/sub', 'submodule', '--quiet', 'add', folder.at('far/inner'), 'deep/inner');
    folder.commit('far/sub');
    folder.repository('shop', 'main.c');
    folder.git('shop', 'submodule', '--quiet', 'add', folder.at('far/sub'), 'libs/sub');
    folder.git('shop', 'submodule', '--quiet', 'add', folder.at('far/inner'), 'libs/absent');
    folder.commit('shop');
    folder.git('shop', 'submodule', '--quiet', 'update', '--init', '--recursive');
    folder.git('shop', 'submodule', '--quiet', 'deinit', '--force', 'libs/absent');
    const tracked = new FolderListing(folder.at('shop'), 'git').tracked(never);
    const expected = [
      '.gitmodules',
      'libs/sub/.gitmodules',
      'libs/sub/deep/inner/inner.c',
      'libs/sub/sub.c',
      'main.c',
    ];
    assert.deepEqual((await addUp(tracked)).files, expected);

    folder.write('shop/libs/sub/new.c');
    rmSync(folder.at('shop/libs/sub/sub.c'));
    rmSync(folder.at('shop/libs/absent'), { recursive: true });
    assert.deepEqual(await list('shop'), {
      files: [...expected.filter((path) => path !== 'libs/sub/sub.c'), 'libs/sub/new.c'].sort(),
      notCheckedOut: ['libs/sub/sub.c'],
    });
  });

  it('are those of clones that are no submodules, be they ignored or not', async () => {
    writeFileSync(folder.at('.gitignore'), 'repos/\nignored/\nnode_modules/\ndeps/\n');
    folder.repository('', 'main.ts');
    for (const clone of ['tools/open', 'repos/a', 'repos/b', 'ignored', 'node_modules/x', 'deps/phoenix']) {
      folder.repository(clone, 'src/index.ts');
      folder.write(`${clone}/new.ts`);
    }
    folder.git('repos/a', 'submodule', '--quiet', 'add', folder.at('tools/open'), 'sub');
    folder.git('ignored', 'submodule', '--quiet', 'add', folder.at('tools/open'), 'sub');
    const own = ['tools/open', 'repos/a', 'repos/b', 'ignored'];
    const inSubmodules = ['repos/a', 'ignored'].flatMap((clone) => [
      `${clone}/.gitmodules`,
      `${clone}/sub/src/index.ts`,
    ]);
    const inClones = own.flatMap((clone) => [`${clone}/new.ts`, `${clone}/src/index.ts`]);
    assert.deepEqual(await files(), ['.gitignore', 'main.ts', ...inClones, ...inSubmodules].sort());
  });

  it('are those of a folder that is a further work tree, and not twice those of one that lies inside', async () => {
    folder.repository('shop', 'src/cart.ts');
    folder.git('shop', 'worktree', 'add', '--quiet', '-b', 'feature', '../feature');
    folder.write('feature/src/new.ts');
    assert.deepEqual(await files('feature'), ['src/cart.ts', 'src/new.ts']);
    folder.git('shop', 'worktree', 'add', '--quiet', '-b', 'inside', '.worktrees/inside');
    assert.deepEqual(await files('shop'), ['src/cart.ts']);
    assert.deepEqual(await files(), ['feature/src/cart.ts', 'feature/src/new.ts', 'shop/src/cart.ts']);
  });

  it('are those of every work tree beside a bare repository', async () => {
    folder.repository('origin', 'src/cart.ts');
    folder.git('', 'clone', '--quiet', '--bare', 'origin', 'shop/.bare');
    writeFileSync(folder.at('shop/.git'), 'gitdir: ./.bare\n');
    folder.git('shop', 'worktree', 'add', '--quiet', 'main');
    folder.git('shop', 'worktree', 'add', '--quiet', '-b', 'feature', 'feature');
    const found = await files('shop');
    assert.ok(found.includes('main/src/cart.ts') && found.includes('feature/src/cart.ts'), found.join(' '));
  });

  it('are those below a folder inside a repository', async () => {
    folder.repository('', 'web/src/cart.ts', 'api/cart.go');
    folder.write('web/new.ts', 'api/new.go');
    rmSync(folder.at('web/src/cart.ts'));
    assert.deepEqual(await list('web'), { files: ['new.ts'], notCheckedOut: ['src/cart.ts'] });
  });

  it('are all files of a folder that the repository around it ignores', async () => {
    writeFileSync(folder.at('.gitignore'), 'code\n');
    folder.repository('');
    folder.write('code/shop/src/cart.ts', 'code/shop/node_modules/x/index.js');
    assert.deepEqual(await files('code/shop'), ['src/cart.ts']);
  });

  it('are those of all repositories in a plain folder, and what lies beside them', async () => {
    folder.repository('web', 'src/cart.ts');
    writeFileSync(folder.at('web/.gitignore'), 'tmp\n');
    folder.repository('services/api', 'cart.go');
    folder.write('web/tmp/x.ts', 'web/new.ts', 'notes/todo.md', 'README.md');
    assert.deepEqual(await files(), [
      'README.md',
      'notes/todo.md',
      'services/api/cart.go',
      'web/.gitignore',
      'web/new.ts',
      'web/src/cart.ts',
    ]);
  });

  it('are found without git, but for dependencies, caches and what tools wrote beside a manifest', async () => {
    folder.write('src/build/step.ts', 'node_modules/x/index.js', '.venv/lib/x.py', 'a/__pycache__/x.pyc');
    folder.write('web/package.json', 'web/dist/main.js', 'web/src/main.ts', '.git/HEAD');
    const own = ['src/build/step.ts', 'web/package.json', 'web/src/main.ts'];
    assert.deepEqual(await files('', 'no-such-program'), own);
    const withoutGit = new FolderListing(folder.path, undefined);
    assert.deepEqual((await addUp(withoutGit.tracked(never), withoutGit.rest(never))).files, own);
  });

  it('are found without git where git refuses', async () => {
    folder.repository('', 'src/cart.ts');
    folder.write('src/new.ts');
    writeFileSync(folder.at('.git/index'), 'broken');
    assert.deepEqual(await files(), ['src/cart.ts', 'src/new.ts']);
  });

  it('are not taken from the repository around a folder that only looks like one', async () => {
    folder.repository('', 'test/fixtures/app/a.ts');
    mkdirSync(folder.at('test/fixtures/app/.git'));
    assert.deepEqual(await files(), ['test/fixtures/app/a.ts']);
  });

  it('are none where there is no folder', async () => {
    assert.deepEqual(await list('nowhere'), { files: [], notCheckedOut: [] });
  });

  describe('behind links', () => {
    beforeEach(() => {
      folder.write('secret.ts', 'shop/src/cart.ts', 'shop/lib/list.ts');
      symlinkSync('src/cart.ts', folder.at('shop/stays.ts'));
      symlinkSync('../secret.ts', folder.at('shop/leaves.ts'));
      symlinkSync(folder.at('secret.ts'), folder.at('shop/leavesAbsolutely.ts'));
      symlinkSync('lib', folder.at('shop/twice'));
      symlinkSync('..', folder.at('shop/up'));
      symlinkSync('.', folder.at('shop/lib/circle'));
      symlinkSync('round.ts', folder.at('shop/round.ts'));
      symlinkSync('missing.ts', folder.at('shop/dangling.ts'));
    });

    const EXPECTED = ['lib/list.ts', 'src/cart.ts', 'stays.ts'];

    it('count once and only inside the folder, where git tracks the links', async () => {
      folder.git('shop', 'init', '--quiet');
      folder.commit('shop');
      assert.deepEqual(await files('shop'), EXPECTED);
    });

    it('and where it does not', async () => {
      folder.git('shop', 'init', '--quiet');
      assert.deepEqual(await files('shop'), EXPECTED);
    });

    it('and without git', async () => {
      assert.deepEqual(await files('shop'), EXPECTED);
    });

    it('do not count where a folder became a link that leaves', async () => {
      folder.git('shop', 'init', '--quiet');
      folder.commit('shop');
      renameSync(folder.at('shop/lib'), folder.at('lib'));
      symlinkSync('../lib', folder.at('shop/lib'));
      assert.deepEqual(await files('shop'), ['src/cart.ts', 'stays.ts']);
    });
  });

  it('are listed without running what a repository configures', async () => {
    folder.repository('', 'src/cart.ts');
    const trap = folder.at('fired');
    folder.git('', 'config', 'core.fsmonitor', `touch '${trap}'`);
    await list();
    assert.equal(existsSync(trap), false);
    folder.git('', 'status');
    assert.equal(existsSync(trap), true, 'the trap works with plain git');
  });

  it('are listed by git and by no program of that name in the folder', async () => {
    folder.repository('', 'src/cart.ts');
    for (const name of ['git', 'git.exe', 'git.cmd']) {
      writeFileSync(folder.at(name), '#!/bin/sh\nexit 1\n');
      chmodSync(folder.at(name), 0o755);
    }
    const before = process.cwd();
    assert.notEqual(before, folder.path);
    assert.ok((await files()).includes('src/cart.ts'));
  });

  it('are not listed under a signal that was aborted', async () => {
    folder.repository('', 'src/cart.ts');
    const listing = new FolderListing(folder.path, 'git');
    await assert.rejects(addUp(listing.tracked(AbortSignal.abort())), { name: 'AbortError' });
    await assert.rejects(addUp(new FolderListing(folder.path, undefined).tracked(AbortSignal.abort())), {
      name: 'AbortError',
    });
  });

  it('tell what never counts: what is ignored, dependencies, and what belongs to git', async () => {
    writeFileSync(folder.at('.gitignore'), 'dist\nrepos\n');
    folder.repository('', 'src/cart.ts');
    folder.write('dist/main.js', 'web/dist/main.js');
    folder.repository('repos/a', 'index.ts');
    const listing = new FolderListing(folder.path, 'git');
    await addUp(listing.tracked(never), listing.rest(never));
    const ignored = [
      'dist',
      'dist/a/b.js',
      'web/dist/x.js',
      '.git/index.lock',
      'node_modules/x/y.js',
      'repos/z',
    ];
    const counting = ['src/new.ts', 'distant.ts', 'repos/a/new.ts', 'repos/a', '.gitignore', 'web/new.ts'];
    assert.deepEqual(
      [...ignored, ...counting].filter((path) => listing.ignores(path)),
      ignored,
    );
  });
});
