import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { commitFacts, isPushed, readCommit } from '../../../src/git/commitReader';
import { GitFolder, never } from './gitFolder';

const TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

describe('readCommit', () => {
  const written = (author: string, rest = '\n\nFix the sum\n\nMore.\n') =>
    readCommit(Buffer.from(`tree ${TREE}\n${author}\ncommitter C <c@d> 1 +0000${rest}`));

  it('reads author, date and subject', () => {
    assert.deepEqual(written('author Ann Lee <ann@shop.example> 1700000000 +0100'), {
      author: 'Ann Lee',
      authoredMs: 1_700_000_000_000,
      subject: 'Fix the sum',
    });
  });

  it('takes what is strange as it is', () => {
    assert.equal(written('author  <> 0 +0000')?.author, '');
    assert.equal(written('author <a@b> 0 +0000')?.author, 'a@b');
    assert.equal(written('author A <b> <c@d> 0 +0000')?.author, 'A <b>');
    assert.equal(written('author A <b@c> -86400 -1200')?.authoredMs, -86_400_000);
    assert.equal(written('author A <b@c> 5 +0000', '')?.subject, '');
    assert.equal(written('author A <b@c> 5 +0000', '\n\n\n\n  \n')?.subject, '');
    assert.equal(written(`author ${'x'.repeat(10_000)} <b@c> 5 +0000`)?.author.length, 500);
  });

  it('knows nothing of what is no commit', () => {
    for (const wrong of [
      'author A <b@c>',
      'author A <b@c> soon +0000',
      'author A <b@c> 999999999999999 +0000', // no date that a machine knows
      'writer A <b@c> 5 +0000',
    ]) {
      assert.equal(written(wrong), undefined, wrong);
    }
    assert.equal(readCommit(Buffer.alloc(0)), undefined);
    assert.equal(readCommit(Buffer.from([0, 255, 10, 10, 254])), undefined);
  });

  it('reads names in the encoding that the commit names, and takes none from the message', () => {
    const latin = Buffer.from(`author J\xfcrgen <j@k> 5 +0000\nencoding ISO-8859-1\n\ngr\xfcn`, 'latin1');
    assert.deepEqual(readCommit(latin), { author: 'Jürgen', authoredMs: 5000, subject: 'grün' });
    assert.equal(written('x', '\n\nauthor M <m@n> 5 +0000'), undefined);
  });
});

describe('a commit in a repository', () => {
  const folder = new GitFolder();
  let first: string;
  let second: string;

  before(() => {
    folder.git('', 'init', '--quiet', '--initial-branch', 'main');
    for (const name of ['first', 'second']) {
      folder.write(name);
      folder.git('', 'add', '.');
      folder.git('', 'commit', '--quiet', '--message', `Write the ${name}`);
    }
    [second = '', first = ''] = folder.git('', 'log', '--format=%H').trim().split('\n');
  });
  after(() => folder.remove());

  const place = () => ({ git: 'git', at: folder.path });

  it('says who made it', async () => {
    const facts = await commitFacts(place(), first, never);
    assert.equal(facts?.author, 'A. Tester');
    assert.equal(facts.subject, 'Write the first');
    const told = Number(folder.git('', 'show', '--no-patch', '--format=%at', first)) * 1000;
    assert.equal(facts.authoredMs, told);
  });

  it('says nothing of what is not here, no hash, or no commit', async () => {
    const tree = folder.git('', 'rev-parse', 'HEAD^{tree}').trim();
    for (const wrong of ['e'.repeat(40), tree, 'HEAD', '--batch', first.slice(0, 8), `${first}\n${first}`]) {
      assert.equal(await commitFacts(place(), wrong, never), undefined, wrong);
      assert.equal(await isPushed(place(), wrong, never), false, wrong);
    }
    const nowhere = { git: 'git', at: folder.at('nowhere') };
    assert.equal(await commitFacts(nowhere, first, never), undefined);
    assert.equal(await isPushed({ ...place(), git: 'no-such-git' }, first, never), false);
  });

  it('is pushed once a branch of a remote contains it; a local branch or a tag is none', async () => {
    folder.git('', 'tag', 'origin/main');
    folder.git('', 'branch', 'origin/main');
    assert.equal(await isPushed(place(), first, never), false);
    folder.git('', 'update-ref', 'refs/remotes/origin/main', first);
    assert.equal(await isPushed(place(), first, never), true);
    assert.equal(await isPushed(place(), second, never), false);
  });

  it('is read no further than its beginning, however long its message', async () => {
    const head = `tree ${TREE}\nauthor Ann <a@b> 5 +0000\ncommitter Ann <a@b> 5 +0000\n\n`;
    folder.git('', 'mktree', '--missing', '-z'); // the empty tree
    const { stdout } = spawnSync('git', ['-C', folder.path, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
      input: `${head}${'x'.repeat(30_000_000)}`,
      encoding: 'utf8',
    });
    const facts = await commitFacts(place(), stdout.trim(), never);
    assert.equal(facts?.author, 'Ann');
    assert.equal(facts.subject.length, 500);
  });

  it('gives up when asked to', async () => {
    await assert.rejects(commitFacts(place(), first, AbortSignal.abort()), { name: 'AbortError' });
  });
});
