import assert from 'node:assert/strict';
import type { Action } from '../../../src/issues/triage/action';
import { actionBrief, doneWith, many, untilWhen, whyNotWords } from '../../../src/words';

const hostile = '[x](command:canary) $(alert)';

describe('what was done with an issue', () => {
  const cases: readonly (readonly [Action, string])[] = [
    [{ kind: 'resolve' }, 'SHOP-1 is resolved.'],
    [{ kind: 'resolveInNextRelease' }, 'SHOP-1 is resolved in the next release.'],
    [{ kind: 'resolveInRelease', version: hostile }, 'SHOP-1 is resolved in a release.'],
    [{ kind: 'resolveInCommit', commit: 'a'.repeat(40), repository: 'r' }, 'SHOP-1 is resolved in aaaaaaa.'],
    [{ kind: 'resolveInCommit', commit: hostile, repository: 'r' }, 'SHOP-1 is resolved in a commit.'],
    [{ kind: 'reopen' }, 'SHOP-1 is unresolved again.'],
    [{ kind: 'archive', until: { kind: 'escalating' } }, 'SHOP-1 is archived until it escalates.'],
    [{ kind: 'archive', until: { kind: 'forever' } }, 'SHOP-1 is archived forever.'],
    [{ kind: 'archive', until: { kind: 'later', minutes: 30 } }, 'SHOP-1 is archived for 30 minutes.'],
    [
      { kind: 'archive', until: { kind: 'events', count: 5 } },
      'SHOP-1 is archived until it occurs 5 more times.',
    ],
    [{ kind: 'assign', to: { type: 'user', id: '1', name: hostile } }, 'SHOP-1 is assigned.'],
    [{ kind: 'assign', to: { type: 'team', id: '1', name: hostile } }, 'SHOP-1 is assigned to a team.'],
    [{ kind: 'unassign' }, 'SHOP-1 is assigned to nobody.'],
    [{ kind: 'prioritize', priority: 'high' }, 'SHOP-1 has high priority.'],
    [{ kind: 'bookmark', on: true }, 'SHOP-1 is bookmarked.'],
    [{ kind: 'bookmark', on: false }, 'SHOP-1 is no longer bookmarked.'],
    [{ kind: 'subscribe', on: true }, 'You are subscribed to SHOP-1.'],
    [{ kind: 'subscribe', on: false }, 'You are no longer subscribed to SHOP-1.'],
    [{ kind: 'see', on: true }, 'SHOP-1 is marked as seen.'],
    [{ kind: 'see', on: false }, 'SHOP-1 is marked as not seen.'],
    [{ kind: 'comment', text: hostile }, 'Your comment on SHOP-1 was sent.'],
    [{ kind: 'restore', update: {} }, 'SHOP-1: as before.'],
  ];
  for (const [action, sentence] of cases) {
    it(sentence, () => assert.equal(doneWith(action, 'SHOP-1'), sentence));
  }
});

describe('how long an issue stays archived', () => {
  const cases = [
    [{ kind: 'later', minutes: 120 }, 'for 2 hours'],
    [{ kind: 'later', minutes: 24 * 60 }, 'for a day'],
    [{ kind: 'later', minutes: 7 * 24 * 60 }, 'for a week'],
    [{ kind: 'later', minutes: 30 * 24 * 60 }, 'for 30 days'],
    [{ kind: 'later', minutes: 90 }, 'for 90 minutes'],
    [{ kind: 'events', count: 1, withinMinutes: 60 }, 'until it occurs once more within an hour'],
    [{ kind: 'events', count: 20, withinMinutes: 24 * 60 }, 'until it occurs 20 more times within a day'],
    [{ kind: 'users', count: 1 }, 'until one more user is affected'],
    [
      { kind: 'users', count: 3, withinMinutes: 7 * 24 * 60 },
      'until 3 more users are affected within a week',
    ],
  ] as const;
  for (const [until, words] of cases) {
    it(`is told as “${words}”, in a row of what waits too`, () => {
      assert.equal(untilWhen(until), words);
      assert.equal(actionBrief({ kind: 'archive', until }), `archive ${words}`);
    });
  }
});

describe('sentences of one and of several', () => {
  it('count no “1 issues”', () => {
    const ofOne = [
      many.confirm('Resolve', 1),
      many.progress('Resolve', 1),
      many.done('Resolve', 1),
      many.detail('SHOP-1', 1, false),
      many.waits('Resolve', 3, 1),
    ].join('\n');
    assert.doesNotMatch(ofOne, /\b1 /);
    assert.equal(many.confirm('Resolve', 2), 'Resolve: 2 issues?');
    assert.match(many.detail('SHOP-1', 2, true), /^2 more are left out/m);
  });

  it('say of what is not done why', () => {
    assert.equal(
      whyNotWords('SHOP-1', { kind: 'already' }, () => ''),
      'SHOP-1 is like that already, so nothing was sent.',
    );
  });
});
