import assert from 'node:assert/strict';
import type { Action } from '../../../../src/issues/triage/action';
import { decodeAction } from '../../../../src/issues/triage/action';
import { asIfDone } from '../../../../src/issues/triage/asIfDone';
import { isAsMade, isAsWanted } from '../../../../src/issues/triage/asWanted';
import { contested } from '../../../../src/issues/triage/conflict';
import { whyNot } from '../../../../src/issues/triage/offers';
import { decodeSeen, seenInApiShape, seenOf } from '../../../../src/issues/triage/seen';
import { undoOf } from '../../../../src/issues/triage/undo';
import { wanted } from '../../../../src/issues/triage/wanted';
import { decodeIssue, type Issue } from '../../../../src/sentry/issues';
import { glitchTipTraits, sentryTraits } from '../../../../src/sentry/server/traits';

const NOW = Date.UTC(2026, 10, 20);
const commit = 'a'.repeat(40);
const bob = { type: 'user', id: '2', name: 'Bob' } as const;

function issueOf(row: object): Issue {
  const told = { substatus: 'ongoing', statusDetails: {}, priority: 'high', assignedTo: null };
  return decodeIssue({ id: '1', status: 'unresolved', ...told, ...row }) ?? assert.fail();
}

const actions: readonly Action[] = [
  { kind: 'resolve' },
  { kind: 'resolveInNextRelease' },
  { kind: 'resolveInRelease', version: 'shop@1.0.0' },
  { kind: 'resolveInCommit', commit, repository: 'acme/shop' },
  { kind: 'reopen' },
  { kind: 'archive', until: { kind: 'escalating' } },
  { kind: 'archive', until: { kind: 'forever' } },
  { kind: 'archive', until: { kind: 'later', minutes: 60 } },
  { kind: 'archive', until: { kind: 'events', count: 5 } },
  { kind: 'archive', until: { kind: 'users', count: 5, withinMinutes: 60 } },
  { kind: 'assign', to: bob },
  { kind: 'unassign' },
  { kind: 'prioritize', priority: 'low' },
  { kind: 'bookmark', on: true },
  { kind: 'subscribe', on: false },
  { kind: 'see', on: true },
  { kind: 'comment', text: 'Mine.' },
  { kind: 'restore', update: { status: 'ignored', statusDetails: { ignoreCount: 3 } }, assignee: bob },
];

describe('an action', () => {
  for (const action of actions) {
    const name = JSON.stringify(action);

    it(`is the same after it was written down: ${name}`, () => {
      assert.deepEqual(decodeAction(JSON.parse(JSON.stringify(action))), action);
    });

    it(`looks as wanted at once: ${name}`, () => {
      const before = issueOf({ status: 'resolved', assignedTo: bob });
      assert.ok(isAsMade(asIfDone(before, action, NOW), wanted(action)));
    });
  }

  it('of a later version, or torn, is none', () => {
    for (const value of [
      {},
      { kind: 'merge' },
      { kind: 'toString' },
      { kind: 'assign' },
      { kind: 'archive', until: {} },
    ]) {
      assert.equal(decodeAction(value), undefined);
    }
  });

  it('is not offered where the server lacks it, the issue is that already, or is being deleted', () => {
    const why = (action: Action, row: object, traits = sentryTraits) => whyNot(action, issueOf(row), traits);
    assert.equal(why({ kind: 'resolve' }, {}), undefined);
    assert.deepEqual(why({ kind: 'resolve' }, { status: 'resolved' }), { kind: 'already' });
    assert.deepEqual(why({ kind: 'resolve' }, { status: 'pending_deletion' }), { kind: 'busy' });
    const inRelease = { status: 'resolved', statusDetails: { inRelease: 'shop@1.0' } };
    assert.equal(why({ kind: 'resolveInNextRelease' }, inRelease), undefined);
    assert.equal(why({ kind: 'resolveInRelease', version: 'latest' }, inRelease), undefined);
    assert.equal(why({ kind: 'resolveInRelease', version: 'shop@2.0' }, inRelease), undefined);
    assert.equal(why({ kind: 'resolveInCommit', commit, repository: 'acme/shop' }, inRelease), undefined);
    assert.deepEqual(why({ kind: 'resolveInRelease', version: 'shop@1.0' }, inRelease), { kind: 'already' });
    assert.equal(why({ kind: 'archive', until: { kind: 'forever' } }, {}, glitchTipTraits), undefined);
    const lacks = (feature: string) => ({ kind: 'lacks', feature });
    assert.deepEqual(why({ kind: 'assign', to: bob }, {}, glitchTipTraits), lacks('otherUpdates'));
    assert.deepEqual(why({ kind: 'comment', text: 'x' }, {}, glitchTipTraits), lacks('comments'));
    const old = { substatus: undefined, priority: undefined };
    assert.deepEqual(why({ kind: 'prioritize', priority: 'low' }, old), lacks('priority'));
    assert.deepEqual(
      why({ kind: 'archive', until: { kind: 'escalating' } }, old),
      lacks('archiveUntilEscalating'),
    );
  });
});

describe('undoing', () => {
  const archived = {
    status: 'ignored',
    substatus: 'archived_until_condition_met',
    statusDetails: { ignoreCount: 7, ignoreWindow: 60, ignoreUntil: '2026-11-20T01:00:00Z' },
  };
  const inCommit = { id: commit, repository: { name: 'acme/shop' } };
  const cases: readonly (readonly [string, Action, object, object, boolean])[] = [
    ['a resolve', { kind: 'resolve' }, {}, { status: 'unresolved', substatus: 'ongoing' }, false],
    [
      'a reopening of what was resolved in a release',
      { kind: 'reopen' },
      { status: 'resolved', substatus: null, statusDetails: { inRelease: 'shop@1.0.0' } },
      { status: 'resolved', statusDetails: { inRelease: 'shop@1.0.0' } },
      false,
    ],
    [
      'a reopening of what was resolved in a commit',
      { kind: 'reopen' },
      { status: 'resolved', substatus: null, statusDetails: { inCommit } },
      { status: 'resolved', statusDetails: { inCommit: { commit, repository: 'acme/shop' } } },
      false,
    ],
    [
      'a resolve of what was archived, with its condition',
      { kind: 'resolve' },
      archived,
      {
        status: 'ignored',
        substatus: 'archived_until_condition_met',
        statusDetails: { ignoreCount: 7, ignoreWindow: 60, ignoreDuration: 60 },
      },
      true,
    ],
    ['an assignment', { kind: 'unassign' }, { assignedTo: bob }, { assignedTo: 'user:2' }, false],
    ['a priority', { kind: 'prioritize', priority: 'low' }, {}, { priority: 'high' }, false],
    ['a bookmark', { kind: 'bookmark', on: true }, { isBookmarked: false }, { isBookmarked: false }, false],
  ];
  for (const [what, action, before, update, startsAnew] of cases) {
    it(`restores what was there before ${what}`, () => {
      const undo = undoOf(action, seenOf(issueOf(before)), undefined, '1', NOW);
      assert.equal(undo.kind, 'possible');
      assert.deepEqual(undo.kind === 'possible' && [undo.action.update, undo.startsAnew], [
        update,
        startsAnew,
      ]);
    });
  }

  it('takes back that the server assigned the issue to whom resolved it, and nobody else', () => {
    const before = seenOf(issueOf({}));
    const undone = (assignedTo: object) => {
      const after = seenOf(issueOf({ status: 'resolved', substatus: null, assignedTo }));
      const undo = undoOf({ kind: 'resolve' }, before, after, '1', NOW);
      return undo.kind === 'possible' && undo.action.update.assignedTo;
    };
    assert.deepEqual([undone({ type: 'user', id: '1', name: 'Ann' }), undone(bob)], ['', undefined]);
  });

  it('says when it cannot', () => {
    const unnamed = seenOf(issueOf({ status: 'resolved', statusDetails: { inCommit: { id: commit } } }));
    assert.deepEqual(
      [
        undoOf({ kind: 'comment', text: 'x' }, seenOf(issueOf({})), undefined, '1', NOW),
        undoOf({ kind: 'reopen' }, unnamed, undefined, '1', NOW),
      ],
      [
        { kind: 'impossible', why: 'comment' },
        { kind: 'impossible', why: 'commit' },
      ],
    );
  });
});

describe('a conflict', () => {
  const seen = issueOf({});
  const counting = { status: 'ignored', substatus: 'archived_until_condition_met' };
  const cases: readonly (readonly [string, Action, object, object, readonly string[]])[] = [
    ['nothing changed', { kind: 'resolve' }, {}, {}, []],
    ['escalating meanwhile', { kind: 'resolve' }, {}, { substatus: 'escalating' }, ['substatus']],
    ['resolved already', { kind: 'resolve' }, {}, { status: 'resolved', substatus: null }, []],
    [
      'resolved otherwise',
      { kind: 'resolve' },
      {},
      { status: 'resolved', substatus: null, statusDetails: { inRelease: '1' } },
      ['status', 'substatus', 'statusDetails'],
    ],
    ['taken over', { kind: 'resolve' }, {}, { assignedTo: bob }, ['assignedTo']],
    ['taken over by whom it was to be', { kind: 'assign', to: bob }, {}, { assignedTo: bob }, []],
    [
      'archived for another time',
      { kind: 'archive', until: { kind: 'later', minutes: 43_200 } },
      {},
      { ...counting, statusDetails: { ignoreUntil: '2026-11-20T12:30:00Z' } },
      ['status', 'substatus', 'statusDetails'],
    ],
    [
      'resolved in a release, and not the next',
      { kind: 'resolveInNextRelease' },
      {},
      { status: 'resolved', substatus: null, statusDetails: { inRelease: '1' } },
      ['status', 'substatus', 'statusDetails'],
    ],
    [
      'taken over, where only the status is brought back',
      { kind: 'restore', update: { status: 'unresolved' } },
      { status: 'resolved', substatus: null },
      { status: 'resolved', substatus: null, assignedTo: bob },
      [],
    ],
    [
      'archived, where the status is brought back',
      { kind: 'restore', update: { status: 'unresolved' } },
      { status: 'resolved', substatus: null },
      { ...counting },
      ['status', 'substatus'],
    ],
    [
      'a bookmark that is brought back is in nobody’s way',
      { kind: 'restore', update: { isBookmarked: false } },
      {},
      { status: 'resolved', assignedTo: bob },
      [],
    ],
    ['a bookmark is in nobody’s way', { kind: 'bookmark', on: true }, {}, { status: 'resolved' }, []],
    ['what a server does not tell', { kind: 'resolve' }, {}, { substatus: undefined }, []],
    [
      'a count that went down',
      { kind: 'resolve' },
      { ...counting, statusDetails: { ignoreCount: 9 } },
      { ...counting, statusDetails: { ignoreCount: 3 } },
      [],
    ],
    [
      'another window of a count',
      { kind: 'resolve' },
      { ...counting, statusDetails: { ignoreCount: 9, ignoreWindow: 60 } },
      { ...counting, statusDetails: { ignoreCount: 9, ignoreWindow: 30 } },
      ['statusDetails'],
    ],
  ];
  for (const [what, action, before, now, fields] of cases) {
    it(`${what}: ${fields.length === 0 ? 'none' : fields.join(', ')}`, () => {
      assert.deepEqual(contested(action, seenOf(issueOf(before)), seenOf(issueOf(now)), isAsWanted), fields);
    });
  }

  it('is seen in what was written down as in what was seen', () => {
    for (const row of [{}, { ...counting, statusDetails: { ignoreCount: 9 } }, { priority: undefined }]) {
      const before = seenOf(issueOf({ ...row, assignedTo: bob, isBookmarked: true }));
      assert.deepEqual(decodeSeen(JSON.parse(JSON.stringify(seenInApiShape(before)))), before);
    }
    assert.ok(seen);
  });
});
