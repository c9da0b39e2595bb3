import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isSecondWorkTree, repositoryOf } from '../../../src/git/repository';
import { GitFolder, never } from './gitFolder';

describe('The repository of a folder', () => {
  let folder: GitFolder;
  beforeEach(() => (folder = new GitFolder()));
  afterEach(() => folder.remove());

  it('is told with its root, where the folder is in it, and its remotes', async () => {
    folder.repository('shop', 'web/app/src/cart.ts');
    folder.git('shop', 'remote', 'add', 'origin', 'https://jo:secret@github.com/acme/shop.git');
    folder.git('shop', 'remote', 'add', 'fork', 'git@github.com:jo/shop.git');
    const inside = await repositoryOf('git', folder.at('shop/web/app'), never);
    assert.deepEqual(inside, {
      root: folder.at('shop'),
      prefix: 'web/app',
      gitFolder: folder.at('shop/.git'),
      commonFolder: folder.at('shop/.git'),
      remotes: [
        {
          name: 'origin',
          url: 'https://github.com/acme/shop.git',
          host: 'github.com',
          fullName: 'acme/shop',
        },
        { name: 'fork', url: 'github.com:jo/shop.git', host: 'github.com', fullName: 'jo/shop' },
      ],
    });
    assert.equal((await repositoryOf('git', folder.at('shop'), never))?.prefix, '');
  });

  it('has its heads elsewhere where it is a further work tree or a submodule', async () => {
    folder.repository('lib', 'lib.c');
    folder.repository('shop', 'src/cart.ts');
    folder.git('shop', 'worktree', 'add', '--quiet', '-b', 'feature', '../feature');
    folder.git('shop', 'submodule', '--quiet', 'add', folder.at('lib'), 'libs/lib');
    const feature = await repositoryOf('git', folder.at('feature/src'), never);
    assert.deepEqual(feature, {
      root: folder.at('feature'),
      prefix: 'src',
      gitFolder: folder.at('shop/.git/worktrees/feature'),
      commonFolder: folder.at('shop/.git'),
      remotes: [],
    });
    const submodule = await repositoryOf('git', folder.at('shop/libs/lib'), never);
    assert.deepEqual(
      [submodule?.root, submodule?.gitFolder, submodule?.remotes.map(({ url }) => url)],
      [folder.at('shop/libs/lib'), folder.at('shop/.git/modules/libs/lib'), [folder.at('lib')]],
    );
  });

  it('is read though its path holds a newline', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    folder.repository('a\nb', 'c\nd/x.ts');
    const found = await repositoryOf('git', folder.at('a\nb/c\nd'), never);
    assert.deepEqual(
      [found?.root, found?.prefix, found?.gitFolder],
      [folder.at('a\nb'), 'c\nd', folder.at('a\nb/.git')],
    );
  });

  it('is none outside of any, in a bare one, without git, and where there is no folder', async () => {
    mkdirSync(folder.at('plain'));
    folder.git('', 'init', '--quiet', '--bare', 'bare');
    assert.equal(await repositoryOf('git', folder.at('plain'), never), undefined);
    assert.equal(await repositoryOf('git', folder.at('bare'), never), undefined);
    assert.equal(await repositoryOf('git', folder.at('nowhere'), never), undefined);
    folder.repository('shop');
    assert.equal(await repositoryOf('no-such-program', folder.at('shop'), never), undefined);
    await assert.rejects(repositoryOf('git', folder.at('shop'), AbortSignal.abort()), { name: 'AbortError' });
  });

  it('is not one that the environment names', async () => {
    folder.repository('shop');
    folder.repository('other');
    const { GIT_DIR } = process.env;
    process.env['GIT_DIR'] = folder.at('other/.git');
    try {
      assert.equal((await repositoryOf('git', folder.at('shop'), never))?.root, folder.at('shop'));
    } finally {
      delete process.env['GIT_DIR'];
      Object.assign(process.env, GIT_DIR === undefined ? {} : { GIT_DIR });
    }
  });

  it('is told apart from a clone of it, and from a folder that only looks like a work tree', async () => {
    folder.repository('shop', 'a.ts');
    folder.git('shop', 'worktree', 'add', '--quiet', '-b', 'x', 'trees/x');
    folder.git('', 'clone', '--quiet', 'shop', 'shop/clone');
    mkdirSync(folder.at('shop/fake'));
    writeFileSync(folder.at('shop/fake/.git'), 'gitdir: /nowhere\n');
    const isSecond = (path: string) => isSecondWorkTree('git', folder.at(path), folder.at('shop'), never);
    assert.equal(await isSecond('shop/trees/x'), true);
    assert.equal(await isSecond('shop/clone'), false);
    assert.equal(await isSecond('shop/fake'), false);
  });
});
