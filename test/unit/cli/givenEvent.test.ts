import assert from 'node:assert/strict';
import { readEvent } from '../../../src/cli/givenEvent';

const frame = (name: string) => ({ filename: `${name}.py`, lineNo: 1 });
const stack = (...names: readonly (string | null)[]) => ({
  frames: names.map((name) => name && frame(name)),
});
const exceptions = (...values: readonly unknown[]) => ({ type: 'exception', data: { values } });

/** `exception.frame file`, with `-` for a frame that the trace does not have. */
function numbersOf(...entries: readonly unknown[]): readonly string[] | undefined {
  const given = readEvent({ entries });
  return given?.frames.map(({ exception, frame, at }) => {
    const decoded = at && given.trace.stacks[at.stack]?.frames[at.frame];
    return `${exception}.${frame} ${decoded?.filename ?? '-'}`;
  });
}

describe('the frames of an event', () => {
  it('are numbered in its order', () => {
    assert.deepEqual(numbersOf(exceptions({ stacktrace: stack('a', 'b') }, { stacktrace: stack('c') })), [
      '0.0 a.py',
      '0.1 b.py',
      '1.0 c.py',
    ]);
  });

  it('keep their numbers where others are no objects, or have no stack', () => {
    const broken = exceptions(
      null,
      { stacktrace: stack(null, 'a', null, 'b') },
      'none',
      { stacktrace: null },
      { stacktrace: { frames: {} } },
      { stacktrace: stack('c') },
    );
    assert.deepEqual(numbersOf({ type: 'breadcrumbs' }, broken, null), [
      '1.0 -',
      '1.1 a.py',
      '1.2 -',
      '1.3 b.py',
      '5.0 c.py',
    ]);
  });

  it('are all there, although the trace keeps the last ones only', () => {
    const names = Array.from({ length: 700 }, (_, at) => `f${at}`);
    const numbers = numbersOf(exceptions({ stacktrace: stack(...names) })) ?? [];
    assert.equal(numbers.length, 700);
    assert.equal(numbers.at(0), '0.0 -');
    assert.equal(numbers.at(-1), '0.699 f699.py');
    const first = numbers.findIndex((number) => !number.endsWith('-'));
    assert.ok(first > 0);
    assert.deepEqual(
      numbers,
      names.map((name, at) => `0.${at} ${at < first ? '-' : `${name}.py`}`),
    );
  });

  it('of a thread count as those of the exception that failed', () => {
    const threads = { type: 'threads', data: { values: [{ crashed: true, stacktrace: stack('t', 'u') }] } };
    assert.deepEqual(numbersOf(threads), ['0.0 t.py', '0.1 u.py']);
    assert.deepEqual(numbersOf(exceptions({ type: 'Cause' }, { type: 'Failed' }), threads), [
      '1.0 t.py',
      '1.1 u.py',
    ]);
  });

  it('of a message count as those of exception 0', () => {
    assert.deepEqual(numbersOf({ type: 'stacktrace', data: stack('m') }), ['0.0 m.py']);
  });

  it('are none where the event has none', () => {
    assert.deepEqual(numbersOf(), []);
    assert.deepEqual(numbersOf({ type: 'message', data: { formatted: 'no' } }), []);
    assert.deepEqual(numbersOf(exceptions({ type: 'Error', stacktrace: null })), []);
  });

  it('are not looked for in what is no event', () => {
    for (const value of [undefined, null, 1, 'x', [], {}, { eventID: 'e' }, { entries: {} }]) {
      assert.equal(readEvent(value), undefined);
    }
  });
});
