import assert from 'node:assert/strict';
import { failure } from './support/events';
import { DAY, type TestSentry, testSentries } from './support/testSentry';

describe('a resolved issue that occurs again', () => {
  const start = testSentries();

  /** What happens to an issue of release 1.1.0, resolved in some way, when it occurs in another release. */
  const cases: readonly [how: string, update: object, occurs: string | undefined, then: string][] = [
    ['at once', { status: 'resolved' }, 'shop@1.1.0', 'unresolved regressed'],
    ['at once', { status: 'resolved' }, undefined, 'unresolved regressed'],
    ['in the next release', next(), 'shop@1.0.0', 'resolved'],
    ['in the next release', next(), 'shop@1.1.0', 'resolved'],
    ['in the next release', next(), 'shop@1.1.1', 'unresolved regressed'],
    ['in the next release', next(), 'shop@1.10.0', 'unresolved regressed'],
    ['in the next release', next(), 'shop@1.1.0-rc.1', 'resolved'],
    ['in the next release', next(), undefined, 'resolved'],
    ['in the next release, by its status', { status: 'resolvedInNextRelease' }, 'shop@1.1.0', 'resolved'],
    [
      'in the next release, said with false',
      { status: 'resolved', statusDetails: { inNextRelease: false } },
      'shop@1.1.0',
      'resolved',
    ],
    ['in the current release', inRelease('latest'), 'shop@1.0.0', 'resolved'],
    ['in the current release', inRelease('latest'), 'shop@1.1.0', 'unresolved regressed'],
    ['in a given release', inRelease('shop@1.0.0'), 'shop@0.9.0', 'resolved'],
    ['in a given release', inRelease('shop@1.0.0'), 'shop@1.0.0', 'unresolved regressed'],
  ];
  for (const [how, update, occurs, then] of cases) {
    it(`${how} is ${then} after an event of ${occurs ?? 'no release'}`, async () => {
      const test = await start();
      await test.send(
        'shop',
        failure('TypeError', { release: 'shop@1.0.0' }),
        failure('TypeError', { release: 'shop@1.1.0' }),
      );
      assert.equal((await test.org('PUT /issues/SHOP-1/', update)).status, 200);
      test.clock.now += DAY;
      await test.send('shop', failure('TypeError', { release: occurs }));
      assert.equal(standing(test), then);
    });
  }

  it('waits for review again and says so in its history', async () => {
    const test = await start();
    await test.send('shop', failure('TypeError'));
    await test.org('PUT /issues/1/', { status: 'resolved' });
    await test.send('shop', failure('TypeError'));
    const { json } = await test.org('GET /issues/1/?expand=inbox');
    const { inbox, activity } = json as { inbox: { reason: number }; activity: { type: string }[] };
    assert.equal(inbox.reason, 2);
    assert.deepEqual(
      activity.map(({ type }) => type),
      ['set_regression', 'set_resolved', 'first_seen'],
    );
  });

  it('by version, not by when a release was first heard of, within one package', async () => {
    const test = await start();
    await test.send('shop', failure('TypeError', { release: 'shop@2.0.0' }));
    await test.org('PUT /issues/1/', next());
    test.clock.now += DAY;
    await test.send('shop', failure('TypeError', { release: 'shop@1.9.0' }));
    assert.equal(standing(test), 'resolved');
  });

  it('by when a release was made, where versions are no numbers', async () => {
    const test = await start();
    const commit = (digit: string) => digit.repeat(40);
    await test.send('shop', failure('TypeError', { release: commit('b') }));
    await test.org('PUT /issues/1/', next());
    test.clock.now += DAY;
    await test.sentry.registerRelease({
      version: commit('c'),
      projects: ['shop'],
      dateCreated: test.clock.now - 9 * DAY,
    });
    await test.send('shop', failure('TypeError', { release: commit('c') }));
    assert.equal(standing(test), 'resolved');
    await test.send('shop', failure('TypeError', { release: commit('a') }));
    assert.equal(standing(test), 'unresolved regressed');
  });

  it('with a commit stays resolved until a release holds it, and in releases before that', async () => {
    const test = await start();
    const fix = { id: 'f'.repeat(40), repository: 'acme/shop', message: 'fix' };
    await test.sentry.registerCommits([fix]);
    await test.send('shop', failure('TypeError', { release: 'shop@1.0.0' }));
    const details = { inCommit: { commit: fix.id, repository: fix.repository } };
    await test.org('PUT /issues/1/', { status: 'resolved', statusDetails: details });
    await test.send('shop', failure('TypeError', { release: 'shop@1.1.0' }));
    assert.equal(standing(test), 'resolved');
    await test.sentry.registerRelease({ version: 'shop@1.2.0', projects: ['shop'], commits: [fix] });
    await test.send('shop', failure('TypeError', { release: 'shop@1.1.0' }));
    assert.equal(standing(test), 'resolved');
    await test.send('shop', failure('TypeError', { release: 'shop@1.2.0' }));
    assert.equal(standing(test), 'unresolved regressed');
  });

  it('is told to the program that runs the server', async () => {
    const test = await start();
    const told: string[] = [];
    test.sentry.onDidReceive(({ was, issue }) => told.push(`${was} ${issue.shortId}`));
    await test.send('shop', failure('TypeError'), failure('TypeError'));
    await test.org('PUT /issues/1/', { status: 'resolved' });
    await test.send('shop', failure('TypeError'), failure('RangeError'));
    assert.deepEqual(told, ['new SHOP-1', 'again SHOP-1', 'regression SHOP-1', 'new SHOP-2']);
  });
});

describe('an archived issue', () => {
  const start = testSentries();

  const cases: readonly [
    what: string,
    update: object,
    after: (test: TestSentry) => Promise<void>,
    then: string,
  ][] = [
    [
      'for ever stays when it occurs',
      { substatus: 'archived_forever' },
      occurs(5),
      'ignored archived_forever',
    ],
    ['until it escalates stays when it occurs', {}, occurs(5), 'ignored archived_until_escalating'],
    [
      'for an hour stays for less',
      until({ ignoreDuration: 60 }),
      passes(59),
      'ignored archived_until_condition_met',
    ],
    ['for an hour comes back after it', until({ ignoreDuration: 60 }), passes(60), 'unresolved ongoing'],
    [
      'until 3 more events stays after 2',
      until({ ignoreCount: 3 }),
      occurs(2),
      'ignored archived_until_condition_met',
    ],
    ['until 3 more events comes back after 3', until({ ignoreCount: 3 }), occurs(3), 'unresolved ongoing'],
    [
      'until 2 more people comes back after 2',
      until({ ignoreUserCount: 2 }),
      occurs(2),
      'unresolved ongoing',
    ],
    [
      'until 2 more people stays after one',
      until({ ignoreUserCount: 2 }),
      occurs(1),
      'ignored archived_until_condition_met',
    ],
    [
      'until 3 events in 10 minutes stays after 2',
      until({ ignoreCount: 3, ignoreWindow: 10 }),
      occurs(2, 11),
      'ignored archived_until_condition_met',
    ],
    [
      'until 3 events in 10 minutes comes back after 3',
      until({ ignoreCount: 3, ignoreWindow: 10 }),
      occurs(3, 3),
      'unresolved ongoing',
    ],
  ];
  for (const [what, update, after, then] of cases) {
    it(what, async () => {
      const test = await start();
      await test.send('shop', failure('TypeError', { user: { id: 'first' } }));
      assert.equal((await test.org('PUT /issues/1/', { status: 'ignored', ...update })).status, 200);
      await after(test);
      assert.equal(standing(test), then);
    });
  }

  function occurs(times: number, minutesBetween = 0) {
    return async (test: TestSentry) => {
      for (let time = 0; time < times; time++) {
        test.clock.now += minutesBetween * 60_000;
        await test.send('shop', failure('TypeError', { user: { id: String(time) } }));
      }
    };
  }

  function passes(minutes: number) {
    return async (test: TestSentry) => {
      test.clock.now += minutes * 60_000;
      await Promise.resolve();
    };
  }
});

describe('a new issue', () => {
  const start = testSentries();

  it('is ongoing after a week, and no longer waits for review', async () => {
    const test = await start();
    await test.send('shop', failure('TypeError'));
    const found = async () =>
      ((await test.org('GET /issues/?query=is:for_review&groupStatsPeriod=')).json as unknown[]).length;
    assert.deepEqual([standing(test), await found()], ['unresolved new', 1]);
    test.clock.now += 7 * DAY;
    assert.deepEqual([standing(test), await found()], ['unresolved ongoing', 0]);
  });
});

function standing({ sentry }: TestSentry): string {
  const [issue] = sentry.issues;
  return [issue?.status, issue?.substatus].filter(Boolean).join(' ');
}

function next() {
  return { status: 'resolved', statusDetails: { inNextRelease: true } };
}

function inRelease(version: string) {
  return { status: 'resolved', statusDetails: { inRelease: version } };
}

function until(statusDetails: object) {
  return { substatus: 'archived_until_condition_met', statusDetails };
}
