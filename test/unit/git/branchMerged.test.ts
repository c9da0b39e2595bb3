import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { BranchWork } from '../../../src/git/branchWork';
import { GitFolder, never } from './gitFolder';

/** Lines of which no two are the same. */
const source = Array.from({ length: 60 }, (_, at) => `line ${at + 1}`);

describe('whether a branch is merged', () => {
  let folder: GitFolder;
  let work: BranchWork;

  beforeEach(() => {
    folder = new GitFolder();
    folder.repository('shop', 'other.js');
    write(source);
    folder.commit('shop');
    git('switch', '--quiet', '--create', 'fix');
    work = new BranchWork('git', folder.at('shop'));
  });
  afterEach(() => folder.remove());

  const git = (...args: readonly string[]) => folder.git('shop', ...args).trim();
  const write = (lines: readonly string[], file = 'a.js') =>
    writeFileSync(folder.at(`shop/${file}`), `${lines.join('\n')}\n`);
  /** Writes the lines with some of them, counted from 1, in other words. */
  const edit = (words: Readonly<Record<number, string>>, lines = source, file = 'a.js') =>
    write(
      lines.map((line, at) => words[at + 1] ?? line),
      file,
    );
  const commit = () => folder.commit('shop');
  const on = (branch: string) => git('switch', '--quiet', branch);
  const isMerged = async () => work.isMerged(git('rev-parse', 'fix'), git('rev-parse', 'main'), never);
  /** As a forge squashes. */
  const squash = () => {
    on('main');
    git('merge', '--quiet', '--squash', 'fix');
    git('commit', '--quiet', '--message', 'squashed');
  };
  /** As a forge rebases; what is empty by then is left out. */
  const rebase = () => {
    git('switch', '--quiet', '--detach', 'fix');
    git('rebase', '--quiet', 'main');
    git('branch', '--quiet', '--force', 'main', 'HEAD');
  };
  /** Others put lines above and below, and change another file. */
  const goOnElsewhere = () => {
    on('main');
    write(['// a licence', '// of two lines', ...source.slice(0, 58), 'the end']);
    folder.write('shop/new.js');
    commit();
  };
  const fixInTwo = () => {
    edit({ 20: 'half' });
    commit();
    edit({ 20: 'fixed', 30: 'fixed, too' });
    commit();
  };

  it('is so with its own commits', async () => {
    fixInTwo();
    assert.equal(await isMerged(), false);
    on('main');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'fix');
    assert.equal(await isMerged(), true);
  });

  for (const [name, merge] of [
    ['squashed', squash],
    ['rebased', rebase],
  ] as const) {
    it(`is so ${name}, beside what others did before and after`, async () => {
      fixInTwo();
      goOnElsewhere();
      assert.equal(await isMerged(), false);
      merge();
      assert.equal(await isMerged(), true);
      on('main');
      edit({ 20: 'changed again' });
      commit();
      assert.equal(await isMerged(), true);
    });

    it(`is not so ${name} once something was committed on it afterwards`, async () => {
      fixInTwo();
      goOnElsewhere();
      merge();
      on('fix');
      edit({ 20: 'fixed', 30: 'fixed, too', 40: 'and one more' });
      commit();
      assert.equal(await isMerged(), false);
    });

    it(`is so ${name} with files that are new, removed, binary or of another mode`, async () => {
      writeFileSync(folder.at('shop/image.png'), Buffer.from([0, 1, 2]));
      git('rm', '--quiet', 'other.js');
      chmodSync(folder.at('shop/a.js'), 0o755);
      write(['new'], 'ä "b" c.js');
      commit();
      writeFileSync(folder.at('shop/image.png'), Buffer.from([0, 3]));
      edit({ 20: 'fixed' });
      commit();
      goOnElsewhere();
      chmodSync(folder.at('shop/a.js'), 0o644);
      merge();
      assert.equal(await isMerged(), true);
    });
  }

  it('is so squashed after the main branch was merged into it', async () => {
    fixInTwo();
    goOnElsewhere();
    on('fix');
    git('merge', '--quiet', '--no-edit', 'main');
    folder.write('shop/after.js');
    commit();
    squash();
    assert.equal(await isMerged(), true);
  });

  it('is not so while only some of its commits were taken over', async () => {
    fixInTwo();
    folder.write('shop/rest.js');
    commit();
    on('main');
    git('cherry-pick', 'fix~2', 'fix~1');
    assert.equal(await isMerged(), false);
    git('cherry-pick', 'fix');
    assert.equal(await isMerged(), true);
  });

  it('is not so where it was edited while it was merged', async () => {
    fixInTwo();
    on('main');
    git('merge', '--quiet', '--squash', 'fix');
    edit({ 20: 'fixed', 30: 'fixed otherwise' });
    commit();
    assert.equal(await isMerged(), false);
  });

  it('is not so where only white space is the same, or not', async () => {
    edit({ 20: 'if (a) b' });
    commit();
    on('main');
    edit({ 20: 'if (a)  b' });
    commit();
    assert.equal(await isMerged(), false);
  });

  it('is not so where the same lines were changed at another place', async () => {
    const twice = [...source.slice(0, 10), ...source, ...source];
    on('main');
    write(twice);
    commit();
    git('branch', '--quiet', '--force', 'fix', 'main');
    on('fix');
    edit({ 40: 'fixed' }, twice);
    commit();
    on('main');
    edit({ 100: 'fixed' }, twice);
    commit();
    assert.equal(git('diff', 'fix~1', 'fix').includes('+fixed'), true);
    assert.equal(await isMerged(), false);
    edit({ 40: 'fixed', 100: 'fixed' }, twice);
    commit();
    assert.equal(await isMerged(), true);
  });

  it('is not so with other bytes of a binary file, or of a name or text that is no UTF-8', async () => {
    for (const [mine, theirs] of [
      [Buffer.from([0, 1, 2]), Buffer.from([0, 1, 3])],
      [Buffer.from('caf\xe9\n', 'latin1'), Buffer.from('caf\xe8\n', 'latin1')],
    ] as const) {
      on('fix');
      writeFileSync(folder.at('shop/a.js'), mine);
      commit();
      on('main');
      writeFileSync(folder.at('shop/a.js'), theirs);
      commit();
      assert.equal(await isMerged(), false);
    }
  });

  it('is not so where it comes to nothing', async () => {
    edit({ 20: 'fixed' });
    commit();
    write(source);
    commit();
    goOnElsewhere();
    assert.equal(await isMerged(), false);
  });

  it('is not so where one change stands for two, the one between them taken back', async () => {
    const taken: Readonly<Record<number, string>>[] = [{ 20: 'fixed' }, {}, { 20: 'fixed' }];
    for (const words of [...taken, { 20: 'fixed', 50: 'fixed, too' }]) {
      edit(words);
      commit();
    }
    goOnElsewhere();
    git('cherry-pick', 'fix~3', 'fix~2', 'fix');
    assert.equal(await isMerged(), false);
    git('cherry-pick', 'fix~1');
    assert.equal(await isMerged(), true);
  });

  it('is not so where only the commits were taken over beside which a merge changed something', async () => {
    fixInTwo();
    goOnElsewhere();
    on('fix');
    git('merge', '--quiet', '--no-commit', 'main');
    folder.write('shop/merge.js');
    commit();
    on('main');
    git('cherry-pick', 'fix~2', 'fix~1');
    assert.equal(await isMerged(), false);
  });

  it('does not hang on how a repository shows changes', async () => {
    fixInTwo();
    goOnElsewhere();
    squash();
    const settings = [
      'diff.noprefix=true',
      'diff.context=0',
      'diff.external=false',
      'diff.renames=copies',
      'log.showSignature=true',
      'color.ui=always',
      'diff.algorithm=patience',
      'core.quotePath=false',
    ];
    settings.forEach((one) => git('config', ...(one.split('=') as [string, string])));
    writeFileSync(folder.at('shop/.git/info/attributes'), '*.js diff=own\n');
    git('config', 'diff.own.textconv', 'sort');
    git('config', 'diff.own.command', 'false');
    assert.equal(await isMerged(), true);
  });

  it('is not so with a history that has nothing in common, or with what is no hash', async () => {
    git('switch', '--quiet', '--orphan', 'alone');
    folder.write('shop/b.js');
    commit();
    const alone = git('rev-parse', 'alone');
    assert.equal(await work.isMerged(alone, git('rev-parse', 'main'), never), false);
    assert.equal(await work.mergeBase(alone, git('rev-parse', 'main'), never), undefined);
    assert.equal(await work.isMerged('alone', 'alone', never), false);
    assert.equal(await work.isMerged('0'.repeat(40), alone, never), false);
  });
});
