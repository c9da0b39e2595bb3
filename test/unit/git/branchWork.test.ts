import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { BranchWork } from '../../../src/git/branchWork';
import { GitFolder, never } from './gitFolder';

describe('what git says of branches', () => {
  let folder: GitFolder;
  let work: BranchWork;

  beforeEach(() => {
    folder = new GitFolder();
    folder.repository('shop', 'a.js', 'b.js');
    work = new BranchWork('git', folder.at('shop'));
  });
  afterEach(() => folder.remove());

  const git = (...args: readonly string[]) => folder.git('shop', ...args);
  const takesName = async (name: string) => work.takesName(name, never);

  it('takes the names that are branches, and no others', async () => {
    const names = [
      'fix/a',
      'ä',
      '-a',
      '--branch',
      '@{-1}',
      'a..b',
      'a.lock',
      'a b',
      '',
      'a\nb',
      'HEAD',
      '..',
    ];
    git('switch', '--quiet', '--create', 'other'); // so that @{-1} means one
    const taken: string[] = [];
    for (const name of names) {
      taken.push(...((await takesName(name)) ? [name] : []));
    }
    assert.deepEqual(taken, ['fix/a', 'ä']);
  });

  it('counts changed files, whatever is done to them, and no others', async () => {
    assert.equal(await work.changedFiles(never), 0);
    writeFileSync(folder.at('shop/a.js'), 'changed');
    git('mv', 'b.js', 'AB c.js');
    writeFileSync(folder.at('shop/new.js'), 'not tracked');
    assert.equal(await work.changedFiles(never), 2);
  });

  it('tells the branches of this repository and of its remotes, whose names may hold slashes', async () => {
    const commit = git('rev-parse', 'HEAD').trim();
    for (const remote of ['origin', 'acme/fork', 'acme']) {
      git('remote', 'add', remote, `https://ann:secret@git.acme.example/${remote}/shop.git`);
    }
    for (const ref of ['origin/fix/a', 'acme/fork/b', 'acme/c', 'gone/d', 'origin/trunk']) {
      git('update-ref', `refs/remotes/${ref}`, commit);
    }
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    git('config', 'user.email', 'ann.b@shop.example');
    const look = await work.look(never);
    assert.deepEqual(
      look.branches.map(({ remote, name }) => [remote, name]),
      [
        [undefined, 'main'],
        ['acme', 'c'],
        ['acme/fork', 'b'],
        ['gone', 'd'],
        ['origin', 'fix/a'],
        ['origin', 'trunk'],
      ],
    );
    assert.deepEqual(look.trunk, { name: 'trunk', remote: 'origin', commit, isCheckedOut: false });
    assert.deepEqual([look.branch, look.head, look.user], ['main', commit, 'ann.b']);
    assert.equal(look.base?.url, 'https://git.acme.example/origin/shop.git');
  });

  it('tells the remote that is pushed to, as git finds it', async () => {
    const remote = async () =>
      (await work.look(never)).branches.find(({ name, remote: of }) => name === 'main' && of === undefined)
        ?.pushRemote;
    assert.equal(await remote(), undefined);
    git('remote', 'add', 'mine', 'ssh://git.example/a/b');
    assert.equal(await remote(), 'mine');
    git('remote', 'add', 'origin', 'ssh://git.example/c/d');
    assert.equal(await remote(), 'origin');
    git('config', 'branch.main.remote', 'mine');
    assert.equal(await remote(), 'mine');
    git('config', 'remote.pushDefault', 'origin');
    assert.equal(await remote(), 'origin');
    git('config', 'branch.main.pushRemote', 'mine');
    assert.equal(await remote(), 'mine');
  });

  it('tells the repository that branches are merged into, beside a fork of it', async () => {
    const base = async () => (await work.look(never)).base?.name;
    git('remote', 'add', 'origin', 'git@github.com:ann/shop.git');
    git('remote', 'add', 'bob', 'git@github.com:bob/shop.git');
    assert.equal(await base(), 'origin');
    git('remote', 'add', 'upstream', 'https://gitlab.com/acme/shop.git');
    assert.equal(await base(), 'origin'); // between hosts there are no pull requests
    git('remote', 'set-url', 'upstream', 'https://github.com/Ann/Shop');
    assert.equal(await base(), 'origin'); // the same repository
    git('remote', 'set-url', 'upstream', 'https://github.com/acme/shop');
    assert.equal(await base(), 'upstream');
    git('config', 'remote.origin.gh-resolved', 'base');
    assert.equal(await base(), 'origin');
    git('config', '--unset', 'remote.origin.gh-resolved');
    git('remote', 'rename', 'upstream', 'acme');
    assert.equal(await base(), 'origin');
    git('config', 'branch.main.remote', 'acme');
    assert.equal(await base(), 'acme');
    git('config', '--unset', 'branch.main.remote');
    git('config', 'remote.pushDefault', 'bob');
    assert.equal(await base(), 'origin');
  });

  it('takes the main branch of the base, of the fork where that was not fetched, else the one here', async () => {
    const trunk = async () => (await work.look(never)).trunk?.remote;
    git('remote', 'add', 'origin', 'git@github.com:ann/shop.git');
    git('remote', 'add', 'upstream', 'git@github.com:acme/shop.git');
    assert.equal(await trunk(), undefined);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    assert.equal(await trunk(), 'origin');
    git('update-ref', 'refs/remotes/upstream/main', 'HEAD');
    assert.equal(await trunk(), 'upstream');
    assert.deepEqual(
      (await work.look(never)).trunks.map(({ remote, name }) => [remote, name]),
      [
        ['origin', 'main'],
        ['upstream', 'main'],
      ],
    );
  });

  it('tells what is under way, also in another work tree', async () => {
    const underWay = async () => (await work.look(never)).underWay;
    git('switch', '--quiet', '--create', 'fix');
    writeFileSync(folder.at('shop/a.js'), 'mine');
    folder.commit('shop');
    git('switch', '--quiet', 'main');
    writeFileSync(folder.at('shop/a.js'), 'theirs');
    folder.commit('shop');
    assert.equal(await underWay(), undefined);
    for (const what of ['merge', 'rebase', 'cherry-pick'] as const) {
      assert.throws(() => git(what, 'fix'));
      assert.equal(await underWay(), what);
      git(what, '--abort');
    }
    git('bisect', 'start');
    assert.equal(await underWay(), 'bisect');
    git('worktree', 'add', '--quiet', '../tree', 'fix');
    const there = new BranchWork('git', folder.at('tree'));
    assert.equal((await there.look(never)).underWay, undefined);
    folder.git('tree', 'revert', '--no-commit', 'HEAD');
    assert.equal((await there.look(never)).underWay, 'revert');
    const { branches } = await work.look(never);
    assert.equal(branches.find(({ name }) => name === 'fix')?.isCheckedOut, true);
  });

  it('works in a submodule by itself, and takes its changes for no file of the repository around it', async () => {
    folder.repository('lib', 'c.js');
    git('submodule', '--quiet', 'add', '../lib', 'lib');
    folder.commit('shop');
    const inside = new BranchWork('git', folder.at('shop/lib'));
    const { head, branch, underWay } = await inside.look(never);
    assert.deepEqual([branch, underWay], ['main', undefined]);
    await inside.start('fix/a', head ?? assert.fail(), never);
    writeFileSync(folder.at('shop/lib/c.js'), 'changed');
    assert.deepEqual([await inside.changedFiles(never), await work.changedFiles(never)], [1, 0]);
    const stash = await inside.stash('before', never);
    await inside.switchTo({ name: 'main' }, never);
    assert.equal(await inside.unstash(stash ?? assert.fail(), never), true);
    assert.equal(folder.git('shop/lib', 'branch', '--show-current').trim(), 'main');
    assert.equal(git('branch', '--list', 'fix/*'), '');
  });

  it('tells what was committed last on a branch, not where it was moved to', async () => {
    git('switch', '--quiet', '--create', 'fix');
    assert.equal(await work.lastCommitted('fix', never), undefined);
    git('commit', '--quiet', '--allow-empty', '--message', 'work');
    const committed = git('rev-parse', 'HEAD').trim();
    git('reset', '--quiet', '--hard', 'main');
    assert.equal(await work.lastCommitted('fix', never), committed);
    assert.equal(await work.lastCommitted('none', never), undefined);
  });

  it('tells what is there before the first commit', async () => {
    git('switch', '--quiet', '--orphan', 'empty');
    const { head, branch } = await work.look(never);
    assert.deepEqual([head, branch], [undefined, 'empty']);
  });

  it('deletes a branch only where it was', async () => {
    git('branch', 'fix');
    const commit = git('rev-parse', 'HEAD').trim();
    git('commit', '--quiet', '--allow-empty', '--message', 'later');
    git('config', 'branch.fix.description', 'x');
    await assert.rejects(work.deleteBranch('fix', git('rev-parse', 'HEAD').trim(), never), {
      name: 'GitError',
    });
    await work.deleteBranch('fix', commit, never);
    assert.equal(git('branch', '--list', 'fix'), '');
    assert.throws(() => git('config', '--get-regexp', '^branch\\.fix'));
  });

  it('knows what is within what', async () => {
    const [first] = [git('rev-parse', 'HEAD').trim()];
    git('commit', '--quiet', '--allow-empty', '--message', 'later');
    const second = git('rev-parse', 'HEAD').trim();
    assert.deepEqual(
      [await work.isWithin(first, second, never), await work.isWithin(second, first, never)],
      [true, false],
    );
    assert.deepEqual(
      [await work.has(first, never), await work.has('0'.repeat(40), never), await work.has('HEAD', never)],
      [true, false, false],
    );
  });
});
