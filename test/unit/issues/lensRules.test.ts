import assert from 'node:assert/strict';
import { WrongValue } from '../../../src/base/settingValue';
import { type LensRules, passes, readLensRules } from '../../../src/issues/lensRules';
import { decodeIssue } from '../../../src/sentry/issues';
import { wrongValue } from '../../../src/words';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const usual = {
  id: '7',
  level: 'error',
  priority: 'medium',
  count: '10',
  userCount: 2,
  lastSeen: '2026-11-19T12:00:00Z',
  isUnhandled: true,
};

function isShown(rules: LensRules, fields: object = {}): boolean {
  const issue = decodeIssue({ ...usual, ...fields });
  assert.ok(issue !== undefined);
  return passes(rules, issue, NOW);
}

describe('the rules of which issues have a lens', () => {
  it('leave out nothing where they say nothing', () => {
    assert.equal(isShown({}), true);
    assert.equal(isShown({}, { level: 'debug', priority: 'low', count: '0', userCount: 0 }), true);
  });

  it('ask for so many events and users', () => {
    assert.deepEqual([isShown({ events: 10 }), isShown({ events: 11 })], [true, false]);
    assert.deepEqual([isShown({ users: 2 }), isShown({ users: 3 })], [true, false]);
  });

  it('ask for a time since it was seen', () => {
    const shown = ['24h', '1d', '23h', '1w', ''].map((age) => isShown({ age }));
    assert.deepEqual(shown, [true, true, false, true, true]);
  });

  it('ask for what is so severe, so urgent, or caught by nobody', () => {
    const levels = (['fatal', 'error', 'warning', 'debug'] as const).map((level) => isShown({ level }));
    assert.deepEqual(levels, [false, true, true, true]);
    const priorities = (['high', 'medium', 'low'] as const).map((priority) => isShown({ priority }));
    assert.deepEqual(priorities, [false, true, true]);
    assert.equal(isShown({ unhandled: true }), true);
    assert.equal(isShown({ unhandled: true }, { isUnhandled: false }), false);
    assert.equal(isShown({ unhandled: false }, { isUnhandled: false }), true);
  });

  it('all have to be passed', () => {
    assert.equal(isShown({ events: 10, users: 3 }), false);
  });

  it('hold against no issue what the server does not tell', () => {
    const silent = { level: undefined, priority: undefined, lastSeen: undefined, isUnhandled: undefined };
    assert.equal(isShown({ level: 'fatal', priority: 'high', age: '1h', unhandled: true }, silent), true);
  });
});

describe('the setting of the rules', () => {
  const sentence = (value: unknown) => {
    const read = readLensRules(value);
    assert.ok(read instanceof WrongValue, JSON.stringify(value));
    return wrongValue('lens.only', read.expected);
  };

  it('takes every rule', () => {
    const rules = { events: 1, users: 0, age: '4w', level: 'info', priority: 'low', unhandled: false };
    assert.deepEqual(readLensRules(rules), rules);
    assert.deepEqual(readLensRules({}), {});
  });

  it('says which rule is wrong, and how to write it', () => {
    const told = [
      { events: '5' },
      { users: -1 },
      { age: '5 days' },
      { level: 'bad' },
      { priority: 1 },
      { unhandled: 'yes' },
    ].map(sentence);
    assert.deepEqual(
      told.map((one) => /^faultline\.lens\.only: for "(\w+)" write /.exec(one)?.[1]),
      ['events', 'users', 'age', 'level', 'priority', 'unhandled'],
    );
  });

  it('names the rules where it is no object, or one of another name', () => {
    for (const value of [5, [], null, 'events', { event: 5 }, { '[x](command:y)': 1 }, { constructor: 1 }]) {
      assert.match(sentence(value), /write an object with some of "events", "users", "age"/);
      assert.doesNotMatch(sentence(value), /command:/);
    }
  });
});
