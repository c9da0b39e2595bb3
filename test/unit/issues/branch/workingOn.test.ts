import assert from 'node:assert/strict';
import { MergedBranches } from '../../../../src/issues/branch/mergedBranches';
import type { StartedBranch } from '../../../../src/issues/branch/startedBranches';
import { WorkingOn } from '../../../../src/issues/branch/workingOn';
import { Emitter } from '../../../../src/base/event';
import type { Status } from '../../../../src/sentry/issues';
import { HandClock } from '../../handClock';
import { never } from '../../git/gitFolder';
import { WorkFolder } from './workFolder';

const failed = (error: unknown) => {
  throw error;
};

describe('the issue that is worked on', () => {
  let world: WorkFolder;

  beforeEach(() => (world = new WorkFolder()));
  afterEach(() => world.remove());

  const start = async (shortId: string): Promise<StartedBranch> => {
    const branch = `fix/${shortId.toLowerCase()}`;
    const commit = world.git('rev-parse', 'HEAD');
    await world.repository.start(branch, commit, never);
    return {
      ...{
        repository: world.repository.root,
        branch,
        shortId,
        org: 'acme',
        issue: shortId.slice('SHOP-'.length),
        account: 'sentry.io/1',
      },
      ...{ former: { branch: 'main', commit }, start: commit, isNew: true },
    };
  };
  const box = () => world.repository.commitBox.value;

  it('is the one whose branch is checked out, and its message stands in the commit box', async () => {
    const workingOn = new WorkingOn(world.repositories, world.started(), failed);
    workingOn.enter(world.repository, await start('SHOP-1'));
    await workingOn.look();
    assert.deepEqual([workingOn.current?.shortId, box()], ['SHOP-1', 'Fixes SHOP-1']);
    workingOn.enter(world.repository, await start('SHOP-2'));
    assert.equal(box(), 'Fixes SHOP-2');
    world.switchTo('main');
    await workingOn.look();
    assert.deepEqual([workingOn.current, box()], [undefined, '']);
    world.switchTo('fix/shop-1');
    await workingOn.look();
    assert.deepEqual([workingOn.current?.shortId, box()], ['SHOP-1', 'Fixes SHOP-1']);
  });

  it('leaves alone what a person wrote into the commit box', async () => {
    const workingOn = new WorkingOn(world.repositories, world.started(), failed);
    world.repository.commitBox.value = 'Total the cart';
    workingOn.enter(world.repository, await start('SHOP-1'));
    assert.equal(box(), 'Total the cart');
    world.switchTo('main');
    await workingOn.look();
    assert.equal(box(), 'Total the cart');
    world.repository.commitBox.value = 'Fixes OTHER-9';
    world.switchTo('fix/shop-1');
    await workingOn.look();
    assert.equal(box(), 'Fixes OTHER-9');
  });

  it('writes no message twice: neither after a commit nor after a reload', async () => {
    const before = new WorkingOn(world.repositories, world.started(), failed);
    before.enter(world.repository, await start('SHOP-1'));
    world.repository.commitBox.value = ''; // committed
    world.commit();
    world.noticed();
    await before.look();
    assert.equal(box(), '');
    before.dispose();
    const after = new WorkingOn(world.repositories, world.started(), failed);
    await after.look();
    assert.deepEqual([after.current?.shortId, box()], ['SHOP-1', '']);
  });

  it('takes its message out of the box where the branch was left while nobody looked', async () => {
    const before = new WorkingOn(world.repositories, world.started(), failed);
    before.enter(world.repository, await start('SHOP-1'));
    before.dispose();
    const after = new WorkingOn(world.repositories, world.started(), failed);
    await after.look();
    assert.equal(box(), 'Fixes SHOP-1');
    after.dispose();
    world.git('switch', '--quiet', 'main');
    await new WorkingOn(world.repositories, world.started(), failed).look();
    assert.equal(box(), '');
  });

  it('takes its message out of the box when the branch is forgotten, however slow the editor is', async () => {
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const open = async () => slow.then(() => [world.repository]);
    const started = world.started();
    const workingOn = new WorkingOn({ ...world.repositories, open }, started, failed);
    const begun = await start('SHOP-1');
    workingOn.enter(world.repository, begun);
    assert.equal(box(), 'Fixes SHOP-1');
    world.switchTo('main');
    started.forget(begun); // before anybody has seen that it was left
    answer();
    await workingOn.look();
    assert.deepEqual([workingOn.current, box()], [undefined, '']);
  });

  it('takes its message out of the box on signing out, and leaves what a person wrote', async () => {
    const started = world.started();
    const workingOn = new WorkingOn(world.repositories, started, failed);
    workingOn.enter(world.repository, await start('SHOP-1'));
    started.forgetAccount('sentry.io/1');
    await workingOn.look();
    assert.deepEqual([workingOn.current, box()], [undefined, '']);
    world.switchTo('main');
    workingOn.enter(world.repository, await start('SHOP-2'));
    world.repository.commitBox.value = 'Total the cart';
    started.forgetAccount('sentry.io/1');
    await workingOn.look();
    assert.equal(box(), 'Total the cart');
  });

  it('keeps its message where work is begun on it again right after it was forgotten', async () => {
    const started = world.started();
    const workingOn = new WorkingOn(world.repositories, started, failed);
    const begun = await start('SHOP-1');
    workingOn.enter(world.repository, begun);
    await workingOn.look();
    started.forget(begun);
    workingOn.enter(world.repository, begun);
    await workingOn.look();
    assert.deepEqual([workingOn.current?.shortId, box()], ['SHOP-1', 'Fixes SHOP-1']);
  });

  it('asks for no repository while nothing was started', async () => {
    const repositories = { ...world.repositories, open: () => assert.fail('asked') };
    await new WorkingOn(repositories, world.started(), failed).look();
  });

  it('is forgotten with its account, and what cannot be read is none', async () => {
    const started = world.started();
    started.add(await start('SHOP-1'));
    world.memory.value = [...world.started().all, { branch: 'x' }, { ...started.all[0], shortId: '[x](y)' }];
    const again = world.started();
    assert.deepEqual(again.all, started.all);
    again.forgetAccount('sentry.io/2');
    assert.deepEqual(again.all, started.all);
    again.forgetAccount(started.all[0]?.account ?? '');
    assert.deepEqual(world.memory.value, []);
  });

  describe('when its branch is merged', () => {
    const issues = new Emitter<void>();
    let status: Status | undefined;
    let merged: MergedBranches;

    const make = () =>
      new MergedBranches({
        ...{ repositories: world.repositories, started: world.started(), clock: new HandClock(), failed },
        ...{ statusOf: () => status, onDidChangeIssues: issues.event },
      });
    const told = async () => {
      await merged.look(never);
      return merged.current?.shortId;
    };

    beforeEach(async () => {
      status = 'unresolved';
      world.started().add(await start('SHOP-1'));
      merged = make();
    });
    afterEach(() => merged.dispose());

    it('is offered to be resolved, once, and no more when it is', async () => {
      assert.equal(await told(), undefined); // nothing was committed
      world.write('fixed');
      world.commit();
      assert.equal(await told(), undefined);
      world.git('switch', '--quiet', 'main');
      world.git('merge', '--quiet', '--no-ff', '--no-edit', 'fix/shop-1');
      assert.equal(await told(), undefined); // only here
      world.git('push', '--quiet');
      assert.equal(await told(), 'SHOP-1');
      assert.equal(await told(), 'SHOP-1');
      status = 'resolved';
      issues.fire();
      assert.equal(merged.current, undefined);
      status = 'unresolved';
      merged.dispose();
      merged = make();
      assert.equal(await told(), undefined);
    });

    it('is offered after the one that was found before it, and none is forgotten meanwhile', async () => {
      const commitAndPush = (text: string) => {
        world.write(text);
        world.commit();
        world.git('push', '--quiet', 'origin', 'HEAD:main');
      };
      commitAndPush('fixed');
      merged.dispose();
      merged = make();
      assert.equal(await told(), 'SHOP-1');
      const started = world.started();
      started.add(await start('SHOP-2'));
      commitAndPush('fixed, too');
      merged.dispose();
      merged = make();
      const first = await told();
      assert.equal(first, 'SHOP-2');
      assert.equal(await told(), first);
      merged.decline(merged.current ?? assert.fail());
      assert.equal(merged.current, undefined);
      assert.equal(await told(), 'SHOP-1');
      merged.dispose();
      merged = make(); // a reload
      assert.equal(await told(), 'SHOP-1');
    });

    it('is offered where it was squashed, though it was deleted as soon as it was', async () => {
      world.write('fixed');
      world.commit();
      world.write('fixed, too', 'other.js');
      world.commit();
      assert.equal(await told(), undefined);
      world.switchTo('main');
      world.git('merge', '--quiet', '--squash', 'fix/shop-1');
      world.commit();
      world.git('push', '--quiet');
      world.git('branch', '--quiet', '-D', 'fix/shop-1');
      assert.equal(await told(), 'SHOP-1');
    });

    it('is offered once the repository has it that it is to be merged into, not a fork of it', async () => {
      world.write('fixed');
      const fixed = world.commit();
      world.git('push', '--quiet', 'origin', 'HEAD:main');
      world.git('remote', 'set-url', 'origin', 'https://github.com/ann/shop');
      world.git('remote', 'add', 'upstream', 'https://github.com/acme/shop');
      world.git('update-ref', 'refs/remotes/upstream/main', 'main');
      assert.equal(await told(), undefined);
      const started = world.started();
      started.update({ ...(started.all[0] ?? assert.fail()), into: 'origin' });
      merged.dispose();
      merged = make();
      assert.equal(await told(), 'SHOP-1');
      started.update({ ...(started.all[0] ?? assert.fail()), into: 'upstream' });
      merged.dispose();
      merged = make();
      assert.equal(await told(), undefined);
      world.git('update-ref', 'refs/remotes/upstream/main', fixed);
      assert.equal(await told(), 'SHOP-1');
    });

    it('is not offered where nothing was done on it but to follow the main branch', async () => {
      world.git('switch', '--quiet', 'main');
      world.write('by somebody else');
      world.commit();
      world.git('push', '--quiet');
      world.git('switch', '--quiet', 'fix/shop-1');
      world.git('merge', '--quiet', '--ff-only', 'origin/main');
      assert.equal(await told(), undefined);
      world.write('fixed');
      world.commit();
      world.git('reset', '--quiet', '--hard', 'origin/main'); // thought better of it
      assert.equal(await told(), undefined);
      world.write('fixed well');
      world.commit();
      world.git('push', '--quiet', 'origin', 'HEAD:main');
      assert.equal(await told(), 'SHOP-1');
    });

    it('asks git again only for what has moved', async () => {
      world.write('fixed');
      world.commit();
      let asked = 0;
      const { repository } = world;
      const isMerged = repository.isMerged.bind(repository);
      repository.isMerged = async (...pair) => {
        asked++;
        return isMerged(...pair);
      };
      await told();
      await told();
      assert.equal(asked, 1);
      world.write('fixed better');
      world.commit();
      await told();
      assert.equal(asked, 2);
    });

    it('is not offered where only this clone knows a main branch', async () => {
      world.write('fixed');
      world.commit();
      world.git('remote', 'remove', 'origin');
      world.git('branch', '--quiet', '--force', 'main', 'HEAD');
      assert.equal(await told(), undefined);
    });

    it('is looked for when something changed, and at most every two minutes', async () => {
      merged.dispose();
      let asked = 0;
      const open = () => {
        asked++;
        return Promise.resolve([]);
      };
      const [changes, clock] = [new Emitter<void>(), new HandClock()];
      const repositories = { open, onDidChange: changes.event };
      merged = new MergedBranches({
        ...{ repositories, started: world.started(), clock, failed, statusOf: () => status },
        onDidChangeIssues: issues.event,
      });
      status = undefined;
      changes.fire();
      assert.equal(asked, 0); // its issue is not loaded
      status = 'unresolved';
      issues.fire();
      assert.equal(asked, 1);
      issues.fire();
      changes.fire();
      changes.fire();
      assert.equal(asked, 1);
      clock.pass(120_000);
      assert.equal(asked, 2);
      clock.pass(120_000);
      issues.fire();
      assert.equal(asked, 2); // nothing changed
      await Promise.resolve();
    });

    it('is not offered while it is resolved or not loaded, and is afterwards', async () => {
      world.write('fixed');
      world.commit();
      world.git('push', '--quiet', 'origin', 'HEAD:main');
      for (status of ['resolved', undefined] as const) {
        assert.equal(await told(), undefined);
      }
      status = 'unresolved';
      assert.equal(await told(), 'SHOP-1');
    });
  });
});
