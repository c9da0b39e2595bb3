import assert from 'node:assert/strict';
import { type DrawnLens, DrawnLenses } from '../../../src/editor/drawnLenses';
import { lineChange } from '../../../src/editor/shiftLines';

type At = readonly [line: number, character: number];

/** An editor as VS Code keeps it: what is drawn into a slot stays there. */
class Screen {
  readonly slots = new Map<string, DrawnLens>();
  /** What was drawn since it was asked last. */
  private sent: string[] = [];
  readonly lenses = new DrawnLenses(({ color, number }, lens) => {
    const slot = `${color} ${number}`;
    if (lens === undefined) {
      this.slots.delete(slot);
    } else {
      this.slots.set(slot, lens);
    }
    this.sent.push(lens === undefined ? '-' : `${lens.line} ${lens.text}`);
  });

  show(...lenses: readonly (readonly [line: number, text: string, color?: DrawnLens['color']])[]): void {
    this.lenses.show(lenses.map(([line, text, color = 'error']) => ({ line, text, color })));
  }

  edit(from: At, to: At, text: string): void {
    const position = ([line, character]: At) => ({ line, character });
    this.lenses.follow([lineChange({ range: { start: position(from), end: position(to) }, text })]);
  }

  takeSent(): readonly string[] {
    const sent = this.sent;
    this.sent = [];
    return sent;
  }
}

function screen(): Screen {
  const shown = new Screen();
  shown.show([3, 'a'], [5, 'b'], [9, 'c', 'warning']);
  shown.takeSent();
  return shown;
}

describe('what an editor shows', () => {
  it('is drawn once, and only what differs is drawn again', () => {
    const shown = screen();
    shown.show([3, 'a'], [5, 'b'], [9, 'c', 'warning']);
    assert.deepEqual(shown.takeSent(), []);
    shown.show([3, 'a'], [5, 'B'], [9, 'c']);
    assert.deepEqual([...shown.takeSent()].sort(), ['-', '5 B', '9 c']);
    assert.deepEqual([...shown.slots.values()].map(({ text }) => text).sort(), ['B', 'a', 'c']);
  });

  it('comes in portions where it is much', () => {
    const shown = new Screen();
    const wanted = [7, 1, 4].map((line) => ({ line, text: 'it failed', color: 'error' as const }));
    const after = (count: number) => () => --count === 0;
    const portions = [2, 2, 2].map((count) => [shown.lenses.show(wanted, after(count)), shown.takeSent()]);
    assert.deepEqual(portions, [
      [false, ['7 it failed', '1 it failed']],
      [true, ['4 it failed']],
      [true, []],
    ]);
  });

  it('comes one lens at a time at least', () => {
    const shown = new Screen();
    const wanted = [7, 1].map((line) => ({ line, text: 'it failed', color: 'error' as const }));
    assert.equal(
      shown.lenses.show(wanted, () => true),
      false,
    );
    assert.equal(
      shown.lenses.show(wanted, () => true),
      true,
    );
    assert.deepEqual(shown.takeSent(), ['7 it failed', '1 it failed']);
  });

  it('loses on a key the lens of the line that was edited, and nothing else is touched', () => {
    const shown = screen();
    shown.edit([5, 4], [5, 4], 'x');
    assert.deepEqual(shown.takeSent(), ['-']);
    shown.edit([5, 5], [5, 5], 'y');
    shown.edit([4, 5], [4, 5], 'y');
    assert.deepEqual(shown.takeSent(), []);
    shown.show([3, 'a'], [5, 'b'], [9, 'c', 'warning']);
    assert.deepEqual(shown.takeSent(), ['5 b']);
  });

  it('moves with lines that come and go, and nothing is drawn', () => {
    const edits: readonly (readonly [string, At, At, string, number])[] = [
      ['a line break above', [1, 4], [1, 4], '\n  ', 1],
      ['a line break at the end of the line above', [4, 9], [4, 9], '\r\n', 1],
      ['a line pasted before it', [5, 0], [5, 0], 'first\nsecond\n', 2],
      ['the line above deleted', [4, 0], [5, 0], '', -1],
      ['lines above replaced by one', [3, 9], [4, 2], '', -1],
      ['a line break below', [5, 0], [5, 0], '\n', 1],
    ];
    for (const [what, from, to, text, by] of edits) {
      const shown = new Screen();
      shown.show([5, 'b']);
      shown.takeSent();
      shown.edit(from, to, text);
      shown.show([5 + by, 'b']);
      assert.deepEqual(shown.takeSent(), [], what);
    }
  });

  it('loses what an edit tears, however it does', () => {
    const edits: readonly (readonly [string, At, At, string])[] = [
      ['a line break at its end', [5, 9], [5, 9], '\n'],
      ['a letter at its start', [5, 0], [5, 0], 'x'],
      ['a line joined to the one above', [4, 9], [5, 0], ''],
      ['its line deleted', [5, 0], [6, 0], ''],
      ['the next line joined to it', [5, 9], [6, 0], ''],
      ['all of it replaced', [0, 0], [20, 0], 'other\n'.repeat(20)],
    ];
    for (const [what, from, to, text] of edits) {
      const shown = new Screen();
      shown.show([5, 'b']);
      shown.edit(from, to, text);
      assert.equal(shown.slots.size, 0, what);
    }
  });

  it('uses a slot again that is free', () => {
    const shown = screen();
    shown.show();
    assert.equal(shown.slots.size, 0);
    shown.show([1, 'x'], [2, 'y'], [4, 'z']);
    assert.deepEqual([...shown.slots.keys()].sort(), ['error 0', 'error 1', 'error 2']);
  });
});
