import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { base0 } from '../../../src/base/positions';
import { type EditEffect, LiveMarks } from '../../../src/editor/liveMarks';
import type { LineChange } from '../../../src/editor/shiftLines';
import type { LensMark } from '../../../src/issues/lenses';
import { waiting } from '../../inMemory';
import { decodeIssue } from '../../../src/sentry/issues';

/** A replacement as an editor tells it: the range that goes, and the text that comes. */
interface Replacement {
  readonly from: readonly [line: number, character: number];
  readonly to: readonly [line: number, character: number];
  readonly text: string;
}

/** A document with marks on lines, by the issues' numbers. */
class Page {
  private lines: readonly string[];
  readonly marks = new LiveMarks((line) => this.lines[line]);

  constructor(text: string, marked: readonly number[]) {
    this.lines = text.split('\n');
    this.marks.replace(marked.map((line, at) => mark(at + 1, line)));
  }

  edit(...replacements: readonly Replacement[]): EditEffect {
    const sorted = replacements.toSorted(
      (one, other) => other.from[0] - one.from[0] || other.from[1] - one.from[1],
    );
    for (const { from, to, text } of sorted) {
      const before = [...this.lines.slice(0, from[0]), (this.lines[from[0]] ?? '').slice(0, from[1])].join(
        '\n',
      );
      const after = [(this.lines[to[0]] ?? '').slice(to[1]), ...this.lines.slice(to[0] + 1)].join('\n');
      this.lines = `${before}${text}${after}`.split('\n');
    }
    return this.marks.edit(sorted.map(changeOf));
  }

  /** Lines with the issues on them: `2: SHOP-1`. */
  get marked(): readonly string[] {
    return [...this.marks.byLine()].flatMap(([line, marks]) =>
      marks.map(({ tracked }) => `${line}: ${tracked.issue.shortId}`),
    );
  }

  /** What stands on the marked lines. */
  get texts(): readonly string[] {
    return [...this.marks.byLine().keys()].map((line) => this.lines[line] ?? '');
  }

  get last(): readonly [number, number] {
    return [this.lines.length - 1, this.lines.at(-1)?.length ?? 0];
  }
}

function changeOf({ from, to, text }: Replacement): LineChange {
  return {
    start: from[0],
    startCharacter: from[1],
    end: to[0],
    endCharacter: to[1],
    breaks: text.split('\n').length - 1,
  };
}

function mark(id: number, line: number): LensMark {
  const issue = decodeIssue({ id: `${id}`, shortId: `SHOP-${id}`, level: 'error' });
  assert.ok(issue !== undefined);
  const place = {
    verdict: 'exact',
    file: { folder: 'file:///shop', path: 'a.ts' },
    line: base0(line),
  } as const;
  return { tracked: waiting(issue), frame: { context: [] }, place, dimmed: false };
}

const source = [
  'function total(items) {',
  '  let sum = 0;',
  '  for (const item of items) {',
  '    sum += item.price;',
  '  }',
  '  return sum;',
  '}',
  'function count(items) {',
  '  return items.length;',
  '}',
].join('\n');

describe('the marks of a document', () => {
  it('follow a block that is moved above them, and one that is moved with them', () => {
    const page = new Page(source, [3, 8]);
    // Move Line Down of `function count` to the end takes its body up
    const effect = page.edit(
      { from: [7, 0], to: [7, 0], text: '  return items.length;\n' },
      { from: [7, 23], to: [8, 22], text: '' },
    );
    assert.deepEqual(page.marked, ['3: SHOP-1', '7: SHOP-2']);
    assert.equal(effect, 'torn');
  });

  it('come back with a line that was deleted and is put back', () => {
    const page = new Page(source, [3]);
    assert.equal(page.edit({ from: [3, 0], to: [4, 0], text: '' }), 'torn');
    assert.deepEqual(page.marked, []);
    assert.equal(page.edit({ from: [0, 0], to: [0, 0], text: '// typed\n' }), 'shifted');
    assert.equal(page.edit({ from: [4, 0], to: [4, 0], text: '    sum += item.price;\n' }), 'torn');
    assert.deepEqual(page.marked, ['4: SHOP-1']);
  });

  it('go to the one line of a pasted text that is theirs', () => {
    const page = new Page(source, [3, 8]);
    const other = `// a\n// b\n${source.split('\n').slice(7).join('\n')}\n${source.split('\n').slice(0, 7).join('\n')}`;
    page.edit({ from: [0, 0], to: page.last, text: other });
    assert.deepEqual(page.texts, ['    sum += item.price;', '  return items.length;']);
  });

  it('are nowhere where a pasted text holds their line twice, or not at all', () => {
    const page = new Page(source, [3, 8]);
    const twice = source
      .replace('  return sum;', '    sum += item.price;')
      .replace('items.length', 'items.size');
    assert.equal(page.edit({ from: [0, 0], to: page.last, text: twice }), 'torn');
    assert.deepEqual(page.marked, []);
  });

  it('are nowhere where two of them had the same text and one line of it is put back', () => {
    const page = new Page('  retry(order);\n}\n  retry(order);', [0, 2]);
    page.edit({ from: [0, 0], to: page.last, text: '' });
    page.edit({ from: [0, 0], to: [0, 0], text: '  retry(order);\n' });
    assert.deepEqual(page.marked, []);
  });

  it('keep the order of issues on one line', () => {
    const page = new Page(source, [3, 3]);
    page.edit({ from: [3, 0], to: [4, 0], text: '' });
    page.edit({ from: [3, 0], to: [3, 0], text: '    sum += item.price;\n' });
    assert.deepEqual(page.marked, ['3: SHOP-1', '3: SHOP-2']);
  });

  it('search no more than so many inserted lines', () => {
    const page = new Page(source, [3]);
    page.edit({ from: [0, 0], to: page.last, text: `${'x\n'.repeat(30_000)}    sum += item.price;` });
    assert.deepEqual(page.marked, []);
  });

  it('stand on their own text after any edits by several cursors that leave it whole', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `  unlike any other(${at});`);
    const edits = fc.array(
      fc.record({
        line: fc.nat(11),
        length: fc.nat(2),
        text: fc.constantFrom('', 'a', 'x\n', 'x\ny\n', '\n'),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(edits, fc.nat(11), (drawn, marked) => {
        const page = new Page(lines.join('\n'), [marked]);
        const apart = drawn
          .toSorted((one, other) => one.line - other.line)
          .filter(({ line }, at, all) => at === 0 || line > (all[at - 1]?.line ?? 0) + 2)
          .map(({ line, length, text }) => ({
            from: [line, 0] as const,
            to: [Math.min(line + length, 11), 0] as const,
            text,
          }));
        page.edit(...apart);
        const own = lines[marked] ?? '';
        const isCut = apart.some(({ from, to }) => from[0] <= marked && marked < to[0]);
        assert.deepEqual(
          page.texts.map((one) => one.endsWith(own)),
          isCut ? [] : [true],
        );
      }),
    );
  });
});
