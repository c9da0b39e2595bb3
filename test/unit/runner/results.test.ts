import * as assert from 'node:assert/strict';
import { closingLine, countEmptyParts, judge } from '../../runner/results';

const twoPassed = { passed: 2, failed: 0, skipped: 0 };
const empty = { part: 'unit', passed: 0, failed: 0, skipped: 3 };
const full = { part: 'host', ...twoPassed };

describe('judging a part of the tests', () => {
  it('believes results and exit code when they agree', () => {
    assert.deepEqual(judge('host', twoPassed, { exitCode: 0 }), full);
    const oneFailed = { passed: 1, failed: 1, skipped: 0 };
    assert.deepEqual(judge('host', oneFailed, { exitCode: 1 }), { part: 'host', ...oneFailed });
  });

  it('calls an exit code of 0 without results a failure', () => {
    const { failed, complaint } = judge('host', undefined, { exitCode: 0 });
    assert.deepEqual([failed, complaint], [1, 'died before its tests were through (exit code 0)']);
  });

  it('calls a bad end after good results a failure', () => {
    assert.equal(judge('host', twoPassed, { exitCode: 1 }).failed, 1);
  });

  it('calls a part that reached its limit a failure', () => {
    assert.equal(judge('host', twoPassed, { exitCode: 143, limitReached: 5 }).failed, 1);
  });
});

describe('a part in which no test ran', () => {
  const failures = (...args: Parameters<typeof countEmptyParts>) =>
    countEmptyParts(...args).map(({ failed }) => failed);

  it('is a failure', () => {
    assert.deepEqual(failures([empty, full], false), [1, 0]);
  });

  it('is none when --grep chose tests of another part', () => {
    assert.deepEqual(failures([empty, full], true), [0, 0]);
    assert.deepEqual(failures([empty, empty], true), [1, 1]);
  });
});

it('the closing line adds up', () => {
  assert.equal(closingLine([full, { passed: 1, failed: 4 }]), '3 passed, 4 failed');
});
