import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basesOf, type Begun, type ChangedFiles, startWork } from '../../../../src/issues/branch/startWork';
import { type BegunWork, undoStart } from '../../../../src/issues/branch/undoStart';
import { never } from '../../git/gitFolder';
import { WorkFolder } from './workFolder';

const BRANCH = 'fix/shop-1-total';

describe('work on a branch', () => {
  let world: WorkFolder;

  beforeEach(() => (world = new WorkFolder()));
  afterEach(() => world.remove());

  const head = () => world.git('rev-parse', 'HEAD');
  const start = async (changed: ChangedFiles = 'carry', commit = head()): Promise<BegunWork> => {
    const look = await world.repository.look(never);
    const target = { kind: 'new', name: BRANCH, commit } as const;
    const begun = await startWork(world.repository, { look, target, changed }, never);
    return withIssue(begun);
  };
  const withIssue = (begun: Begun): BegunWork => ({
    ...begun,
    started: { ...begun.started, account: 'sentry.io/1', org: 'acme', issue: '1', shortId: 'SHOP-1' },
  });
  const undo = async (begun: BegunWork) => {
    const branches = world.started();
    branches.add(begun.started);
    const undone = await undoStart(world.repository, begun, branches, never);
    return { ...undone, left: branches.all.length };
  };

  it('begins at the commit that was chosen, and follows nothing', async () => {
    const first = head();
    world.write('later');
    world.commit();
    await start('carry', first);
    assert.deepEqual([world.repository.branch, head()], [BRANCH, first]);
    assert.throws(() => world.git('rev-parse', '--verify', '--quiet', '@{upstream}'));
  });

  it('takes changed files along, and goes back with them', async () => {
    world.write('changed');
    const started = await start();
    assert.equal(world.read(), 'changed');
    assert.deepEqual(await undo(started), { kind: 'undone', left: 0 });
    assert.deepEqual([world.repository.branch, world.read()], ['main', 'changed']);
    assert.equal(world.git('branch', '--list', BRANCH), '');
  });

  it('puts changed files away, staged ones too, and undoing takes them out as they were', async () => {
    world.write('staged');
    world.git('add', 'total.js');
    world.write('changed');
    const started = await start('stash');
    assert.equal(world.read(), 'shop/total.js');
    assert.deepEqual(await undo(started), { kind: 'undone', left: 0 });
    assert.deepEqual([world.read(), world.git('show', ':total.js')], ['changed', 'staged']);
    assert.equal(world.git('stash', 'list'), '');
  });

  it('takes out what it put away, not what somebody put away since', async () => {
    world.write('ours');
    const started = await start('stash');
    world.write('theirs');
    world.git('stash', 'push', '--quiet');
    assert.deepEqual(await undo(started), { kind: 'undone', left: 0 });
    assert.equal(world.read(), 'ours');
    assert.equal(world.git('stash', 'list').split('\n').length, 1);
  });

  it('keeps what it put away where other changes are in the way', async () => {
    world.write('ours');
    const started = await start('stash');
    world.write('new');
    assert.deepEqual(await undo(started), { kind: 'stashKept', left: 0 });
    assert.deepEqual([world.read(), world.repository.branch], ['new', 'main']);
    assert.equal(world.git('stash', 'list').split('\n').length, 1);
  });

  it('keeps what it put away where a file is in the way that git does not track', async () => {
    world.write('ours', 'new.js');
    world.git('add', 'new.js');
    const started = await start('stash');
    world.write('theirs', 'new.js');
    assert.deepEqual(await undo(started), { kind: 'stashKept', left: 0 });
    assert.deepEqual([world.read('new.js'), world.repository.branch], ['theirs', 'main']);
    assert.equal(world.git('stash', 'list').split('\n').length, 1);
  });

  it('keeps what it put away where something was committed meanwhile', async () => {
    world.write('ours');
    const started = await start('stash');
    world.switchTo('main');
    world.write('theirs');
    world.commit();
    world.switchTo(BRANCH);
    assert.deepEqual(await undo(started), { kind: 'stashKept', left: 0 });
    assert.deepEqual([world.read(), world.git('status', '--porcelain')], ['theirs', '']);
    assert.equal(world.git('stash', 'list').split('\n').length, 1);
  });

  it('changes nothing where git refuses, and gives back what it put away', async () => {
    const first = head();
    world.write('later');
    world.commit();
    world.write('changed');
    await assert.rejects(start('carry', first), { name: 'GitError' });
    await assert.rejects(start('stash', '0'.repeat(40)), { name: 'GitError' });
    assert.deepEqual([world.repository.branch, world.read()], ['main', 'changed']);
    assert.equal(world.git('branch', '--list', BRANCH) + world.git('stash', 'list'), '');
  });

  it('is begun where git has switched though a hook failed', async () => {
    world.git('config', 'core.hooksPath', 'hooks');
    mkdirSync(world.folder.at('shop/hooks'));
    writeFileSync(world.folder.at('shop/hooks/post-checkout'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    world.write('ours');
    const begun = await start('stash');
    assert.deepEqual([world.repository.branch, world.read()], [BRANCH, 'shop/total.js']);
    world.git('config', '--unset', 'core.hooksPath');
    assert.deepEqual(await undo(begun), { kind: 'undone', left: 0 });
    assert.equal(world.read(), 'ours');
  });

  it('tells the reason that git gave, without credentials', async () => {
    const first = head();
    world.write('later');
    world.commit();
    world.write('changed');
    await assert.rejects(start('carry', first), /ended with 1: .*total\.js/);
    world.git('config', 'core.hooksPath', 'hooks');
    mkdirSync(world.folder.at('shop/hooks'));
    const says = '#!/bin/sh\necho https://ann:secret@shop.example/a >&2\nexit 1\n';
    writeFileSync(world.folder.at('shop/hooks/reference-transaction'), says, { mode: 0o755 });
    await assert.rejects(start('carry'), (error: Error) => {
      assert.match(error.message, /https:\/\/shop\.example\/a/);
      return !error.message.includes('secret');
    });
  });

  it('says that the branch is gone to which it would go back', async () => {
    const begun = await start();
    const commit = head();
    world.git('branch', '--quiet', '-D', 'main');
    assert.deepEqual(await undo(begun), { kind: 'detached', left: 0 });
    assert.deepEqual([world.repository.branch, head()], [undefined, commit]);
  });

  it('is not undone once something was committed, or published', async () => {
    const started = await start();
    world.git('push', '--quiet', '--set-upstream', 'origin', BRANCH);
    assert.deepEqual(await undo(started), { kind: 'refused', why: 'shared', left: 1 });
    world.git('branch', '--unset-upstream');
    world.write('fixed');
    world.commit();
    assert.deepEqual(await undo(started), { kind: 'refused', why: 'committed', left: 1 });
    assert.equal(world.repository.branch, BRANCH);
    world.switchTo('main');
    world.git('branch', '--quiet', '-D', BRANCH);
    assert.deepEqual(await undo(started), { kind: 'refused', why: 'gone', left: 1 });
  });

  it('goes back to a commit that no branch was checked out for', async () => {
    world.git('switch', '--quiet', '--detach');
    const commit = head();
    assert.deepEqual(await undo(await start()), { kind: 'undone', left: 0 });
    assert.deepEqual([world.repository.branch, head()], [undefined, commit]);
  });

  it('only leaves a branch that was there before', async () => {
    world.git('branch', BRANCH);
    const look = await world.repository.look(never);
    const branch = look.branches.find(({ name }) => name === BRANCH);
    assert.ok(branch);
    const target = { kind: 'existing', branch } as const;
    const begun = await startWork(world.repository, { look, target, changed: 'carry' }, never);
    assert.equal(world.repository.branch, BRANCH);
    assert.deepEqual(await undo(withIssue(begun)), { kind: 'undone', left: 0 });
    assert.equal(world.git('branch', '--format=%(refname:short)'), `${BRANCH}\nmain`);
  });

  /** Work on a branch that is there, of a remote or here. */
  const goOn = async (remote?: string): Promise<BegunWork> => {
    const look = await world.repository.look(never);
    const branch = look.branches.find((one) => one.name === BRANCH && one.remote === remote);
    const target = { kind: 'existing', branch: branch ?? assert.fail() } as const;
    return withIssue(await startWork(world.repository, { look, target, changed: 'carry' }, never));
  };

  it('leaves no branch here of one that only a remote has', async () => {
    world.git('push', '--quiet', 'origin', `main:refs/heads/${BRANCH}`);
    const begun = await goOn('origin');
    assert.equal(world.git('rev-parse', '--abbrev-ref', '@{upstream}'), `origin/${BRANCH}`);
    assert.deepEqual(await undo(begun), { kind: 'undone', left: 0 });
    assert.equal(world.git('branch', '--format=%(refname:short)'), 'main');
  });

  it('is not undone once something was committed on a branch that was there before', async () => {
    world.git('branch', BRANCH);
    const begun = await goOn();
    world.write('fixed');
    world.commit();
    assert.deepEqual(await undo(begun), { kind: 'refused', why: 'committed', left: 1 });
    assert.equal(world.repository.branch, BRANCH);
  });

  it('knows again what it knew of a branch before, when going on with it is undone', async () => {
    const { started: known } = await start();
    world.write('fixed');
    world.commit();
    world.switchTo('main');
    const begun = await goOn();
    assert.deepEqual([begun.started.start, begun.started.isNew], [known.start, false]);
    const branches = world.started();
    branches.add(begun.started);
    const undone = await undoStart(world.repository, { ...begun, known }, branches, never);
    assert.deepEqual([undone, branches.all], [{ kind: 'undone' }, [known]]);
    assert.equal(world.repository.branch, 'main');
  });

  it('makes a branch here of one that only a remote has', async () => {
    world.git('push', '--quiet', 'origin', `main:refs/heads/${BRANCH}`);
    await world.repository.switchTo({ name: BRANCH, remote: 'origin' }, never);
    assert.equal(world.git('rev-parse', '--abbrev-ref', '@{upstream}'), `origin/${BRANCH}`);
  });

  it('may begin where the remote is, where one is, or at the release; each commit once', async () => {
    const released = head();
    world.write('later');
    const later = world.commit();
    const look = await world.repository.look(never);
    assert.deepEqual(basesOf(look, released), [
      { kind: 'trunk', commit: released, branch: 'origin/main' },
      { kind: 'current', commit: later, branch: 'main' },
    ]);
    world.git('push', '--quiet');
    assert.deepEqual(basesOf(await world.repository.look(never), released), [
      { kind: 'trunk', commit: later, branch: 'origin/main' },
      { kind: 'release', commit: released },
    ]);
  });
});
