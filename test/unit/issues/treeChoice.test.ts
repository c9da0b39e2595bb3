import assert from 'node:assert/strict';
import { setsOf } from '../../../src/issues/grouping';
import { filterOf, matches } from '../../../src/issues/issueFilter';
import { markSeen } from '../../../src/issues/markSeen';
import { countNew, isNew, isUrgent } from '../../../src/issues/newness';
import { limitOf, TreeChoice } from '../../../src/issues/treeChoice';
import type { Grouping } from '../../../src/issues/grouping';
import type { Trace } from '../../../src/mapping/trace';
import { base1 } from '../../../src/base/positions';
import { feedOfRows, issueOfRow, trackedRow } from '../tree/manyRows';

describe('what a person chose to see', () => {
  it('keeps the grouping alone', () => {
    const kept: Grouping[] = [];
    const choice = new TreeChoice({ grouping: 'project', keep: (one) => kept.push(one) });
    assert.equal(choice.current.grouping, 'project');
    choice.filter(' a ');
    choice.group('priority');
    assert.deepEqual(kept, ['priority']);
    assert.equal(choice.current.filter?.text, 'a');
  });

  it('changes only where something else is typed', () => {
    const choice = new TreeChoice({ grouping: 'query', keep: () => undefined });
    let changes = 0;
    choice.onDidChange(() => changes++);
    ['cart', 'cart ', '  ', ''].forEach((typed) => choice.filter(typed));
    assert.equal(changes, 2);
    assert.equal(choice.current.filter, undefined);
  });

  it('counts the rows of each group for itself', () => {
    const choice = new TreeChoice({ grouping: 'query', keep: () => undefined });
    const [mine, all] = ['mine', 'all'].map((group) => ({ binding: 'b', group }));
    assert.ok(mine !== undefined && all !== undefined);
    choice.showMore(mine);
    choice.showMore(mine);
    assert.deepEqual([limitOf(choice.current, mine), limitOf(choice.current, all)], [600, 200]);
  });
});

describe('a filter', () => {
  const trace: Trace = {
    ...{ eventId: 'e', release: 'shop@2.4.1' },
    stacks: [{ kind: 'exception', frames: [{ context: [], filename: 'src/Pay/Till.ts', lineNo: base1(3) }] }],
  };
  const tracked = trackedRow(
    issueOfRow(7, { assignedTo: { type: 'user', id: '1', name: 'Ann Lee' }, culprit: 'till(open)' }),
    { located: { kind: 'traced', trace } },
  );
  const finds = (typed: string) => {
    const filter = filterOf(typed);
    return filter !== undefined && matches(tracked, filter);
  };

  it('finds short id, title, culprit, assignee, release and file, without regard to case', () => {
    for (const typed of [
      'shop-7',
      'failure 7',
      'TILL(OPEN)',
      'ann',
      '2.4.1',
      'pay/till.ts',
      'lee 2.4 typeerror',
    ]) {
      assert.ok(finds(typed), typed);
    }
    assert.ok(!finds('shop-8'));
    assert.ok(!finds('ann bob'));
  });

  it('is none where nothing is typed, and no pattern', () => {
    assert.equal(filterOf('   '), undefined);
    assert.ok(!finds('till.*'));
  });
});

describe('a set of issues', () => {
  const feed = feedOfRows([
    trackedRow(issueOfRow(1, { priority: 'low', project: { id: '2', slug: 'web' } })),
    trackedRow(issueOfRow(2, { priority: 'high' })),
    trackedRow(issueOfRow(3, { counts: { events: 99, users: 3 } })),
    trackedRow(issueOfRow(4)),
  ]);
  const short = (grouping: Grouping) =>
    setsOf(feed, grouping).map(({ id, issues }) => [id, issues.map((key) => key.split('/').at(-1)).join()]);

  it('is of a query, a project or a priority, each in the one order', () => {
    assert.deepEqual(short('query'), [
      ['mine', '1,2,3,4'],
      ['forReview', ''],
      ['all', ''],
    ]);
    assert.deepEqual(short('project'), [
      ['project:shop', '2,3,4'],
      ['project:web', '1'],
    ]);
    assert.deepEqual(short('priority'), [
      ['priority:high', '2'],
      ['priority:low', '1'],
      ['priority:undefined', '3,4'],
    ]);
  });
});

describe('a new issue', () => {
  it('was not seen, came back or grows, and is open', () => {
    assert.ok(isNew(issueOfRow(1, { hasSeen: false })));
    assert.ok(isNew(issueOfRow(1, { substatus: 'regressed' })));
    assert.ok(isNew(issueOfRow(1, { substatus: 'escalating' })));
    assert.deepEqual(
      [{ hasSeen: false }, { substatus: 'regressed' }, { substatus: 'escalating' }].map((more) =>
        isUrgent(issueOfRow(1, more)),
      ),
      [false, true, true],
    );
    assert.ok(!isNew(issueOfRow(1, { substatus: 'ongoing' })));
    assert.ok(!isNew(issueOfRow(1, { hasSeen: undefined })));
    assert.ok(!isNew(issueOfRow(1, { hasSeen: false, status: 'resolved' })));
  });

  it('counts once, where its group has lenses', () => {
    const issues = [1, 2, 3].map((id) => trackedRow(issueOfRow(id, { hasSeen: id === 3 })));
    const feed = feedOfRows(issues);
    const keys = issues.map(({ key }) => key);
    const state = (lenses: 'on' | 'off') =>
      ({
        kind: 'bound',
        feeds: [{ ...feed, groups: feed.groups.map((group) => ({ ...group, lenses, issues: keys })) }],
      }) as const;
    assert.equal(countNew(state('on')), 2);
    assert.equal(countNew(state('off')), 0);
  });

  it('is marked as seen when it is opened, if that is wanted and not known', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    const desk = (wanted: boolean, fails = false) => ({
      settings: { current: { markSeen: wanted } },
      see: async (tracked: { readonly issue: { readonly id: string } }) => {
        if (fails) throw new Error('away');
        seen.push(tracked.issue.id);
      },
      log: { warn: () => undefined, error: (_: string, error: unknown) => errors.push(error) },
    });
    const [fresh, known] = [false, true].map((hasSeen, id) => trackedRow(issueOfRow(id, { hasSeen })));
    assert.ok(fresh !== undefined && known !== undefined);
    await markSeen(fresh, desk(false));
    await markSeen(known, desk(true));
    await markSeen(fresh, desk(true, true));
    assert.deepEqual([seen, errors.length], [[], 1]);
    await markSeen(fresh, desk(true));
    assert.deepEqual(seen, ['0']);
  });
});
