import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { inlineText as inlineTextOf, variableLines } from '../../../src/editor/inlineText';
import { type FrameVariables, variablesIn } from '../../../src/issues/frameVariables';
import type { Step } from '../../../src/issues/walk';
import type { LinePlace } from '../../../src/mapping/place';

const file = { folder: 'vscode-remote://wsl%2Bubuntu/home/me/shop', path: 'src/orders.py' };
const exact: LinePlace = { verdict: 'exact', file, line: base0(3) };

function frame(
  vars: Readonly<Record<string, unknown>>,
  fields: Partial<FrameVariables> = {},
): FrameVariables {
  return {
    ...{ frame: { stack: 0, frame: 0 }, place: exact, vars, platform: 'python' },
    ...{ call: { number: 1, count: 1 }, ...fields },
  };
}

/** Where there is room for all. */
function inlineText(event: FrameVariables, code: string): string {
  return inlineTextOf(event, code, Infinity);
}

describe('the text at the end of a frame’s line', () => {
  const vars = { one: '1', two: '2', three: '3', four: '4', five: '5', six: '6' };

  it('begins with the variables that the line names, in its order, and has five at most', () => {
    assert.equal(
      inlineText(frame(vars), '    return six(two) + twofold + one'),
      'six = 6, two = 2, one = 1, three = 3, four = 4 +1',
    );
    assert.equal(inlineText(frame(vars), ''), 'one = 1, two = 2, three = 3, four = 4, five = 5 +1');
    assert.equal(
      inlineText(frame({ a: '1', order: 'x' }, { platform: 'php' }), '$b = $order;'),
      'order = x, a = 1',
    );
  });

  it('cuts each value at 40 characters, and says what was filtered', () => {
    const text = inlineText(frame({ order: `'${'x'.repeat(99)}'`, password: '[Filtered]' }), '');
    assert.equal(text, `order = '${'x'.repeat(38)}…, password = ‹filtered›`);
  });

  it('fits what VS Code shows of a line: what the line names stands whole, the rest is counted', () => {
    const order = { id: 5, total: 0, coupons: ['SPRING'] };
    const event = frame({ kind: "'gold'", order, percent: '10', coupon: 'None' });
    const shown = (code: string, longest: number) => inlineTextOf(event, code, longest);
    assert.equal(shown('rate = percent / order', 43), "percent = 10, order = {'id': 5, 'total'… +2");
    assert.equal(shown('rate = percent / order', 30), "percent = 10, order = {'id… +2");
    assert.equal(shown('rate = percent / order', 28), 'percent = 10 +3');
    assert.equal(shown('return kind, percent, coupon', 43), "kind = 'gold', percent = 10 +2");
    for (let longest = 0; longest < 80; longest++) {
      const text = shown('percent', longest);
      assert.ok(text.length <= Math.max(longest, 15), `${longest}: ${text}`);
      assert.ok(text.startsWith('percent = 10'), text);
    }
  });

  it('counts what is said before the variables, and no variable that stands there', () => {
    const edited: LinePlace = { verdict: 'edited', file, line: base0(3), from: base1(3) };
    const event = (vars: FrameVariables['vars']) => frame(vars, { place: edited });
    const long = `'${'x'.repeat(99)}'`;
    assert.equal(inlineTextOf(event({ order: long }), '', 43), `edited since · order = '${'x'.repeat(18)}…`);
    assert.equal(inlineTextOf(event({ a: '1', b: '2' }), '', 43), 'edited since · a = 1, b = 2');
  });

  it('leaves out what is no variable: modules, functions, classes and names of Python itself', () => {
    const scenery = {
      os: "<module 'os' (frozen)>",
      run: '<function run at 0x7f>',
      Cart: "<class 'shop.Cart'>",
      __name__: "'app'",
    };
    assert.equal(inlineText(frame(scenery), 'run(os, Cart)'), '');
    assert.equal(inlineText(frame({ ...scenery, cart: '<Cart 7>' }), 'run(os, Cart)'), 'cart = <Cart 7>');
  });

  it('says what is not certain about the line before all else', () => {
    const edited: LinePlace = { verdict: 'edited', file, line: base0(3), from: base1(3) };
    const unverified: LinePlace = { verdict: 'unverified', file, line: base0(3), reason: 'noContext' };
    assert.equal(inlineText(frame({ a: '1' }, { place: edited }), ''), 'edited since · a = 1');
    assert.equal(inlineText(frame({ a: '1' }, { place: unverified }), ''), 'unverified · a = 1');
    assert.equal(inlineText(frame({ a: '1' }, { call: { number: 2, count: 3 } }), ''), 'call 2 of 3 · a = 1');
  });

  it('is one line without anything unseen, whatever the event holds', () => {
    const hostile = 'a\r\nb\u202ec\u0007\u2066 [x](command:evil.run) $(squirrel)';
    const event = frame({ [hostile]: hostile, list: [hostile] }, { platform: 'node' });
    for (const text of [inlineText(event, hostile), ...variableLines(event, 400)]) {
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
    assert.equal(variableLines(event, 400).length, 2);
  });
});

describe('the variables of frames', () => {
  const step = (number: number, place: LinePlace): Step => ({
    ...{ stack: 0, frame: number, place },
    told: { context: [] },
  });
  const told = (n: number, platform?: string) => ({ context: [], platform, vars: { n: `${n}` } });
  const event = {
    platform: 'python',
    stacks: [{ kind: 'exception' as const, frames: [told(2), told(1), told(0, 'node'), { context: [] }] }],
  };
  const gone: LinePlace = { verdict: 'gone', file, line: base0(9), from: base1(9), reason: 'removed' };
  const elsewhere: LinePlace = { ...exact, file: { ...file, folder: 'file:///home/me/shop' } };

  it('are those of one call where a function calls itself: the one that is walked, else the failing one', () => {
    const steps = [step(2, exact), step(1, exact), step(0, exact)];
    const shown = (walked?: { stack: number; frame: number }) =>
      variablesIn(file, steps, event, walked).map(({ vars, platform, call }) => [
        vars['n'],
        platform,
        call.number,
        call.count,
      ]);
    assert.deepEqual(shown(), [['0', 'node', 1, 3]]);
    assert.deepEqual(shown({ stack: 0, frame: 1 }), [['1', 'python', 2, 3]]);
    assert.deepEqual(shown({ stack: 1, frame: 1 }), [['0', 'node', 1, 3]]);
  });

  it('are not there for code that is gone, for other files, nor where the event has none', () => {
    assert.deepEqual(variablesIn(file, [step(0, gone)], event), []);
    assert.deepEqual(variablesIn(file, [step(0, elsewhere)], event), []);
    assert.deepEqual(variablesIn(file, [step(3, exact)], event), []);
    assert.deepEqual(variablesIn(file, [step(7, exact)], event), []);
    assert.equal(variablesIn(file, [step(0, exact)], event).length, 1);
  });
});
