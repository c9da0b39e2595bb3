import assert from 'node:assert/strict';
import { base0 } from '../../../src/base/positions';
import { lineChange } from '../../../src/editor/shiftLines';
import { StandingLines } from '../../../src/editor/standingLines';
import type { Located } from '../../../src/issues/storeState';

type LocatedTrace = Extract<Located, { readonly kind: 'located' }>;

const file = { folder: 'file:///shop', path: 'src/total.ts' };

function located(...lines: readonly number[]): LocatedTrace {
  const frames = lines.map(() => ({ context: [], inApp: true }));
  const places = lines.map((line) => ({ verdict: 'exact' as const, file, line: base0(line) }));
  const trace = { eventId: 'e', stacks: [{ kind: 'exception' as const, frames }] };
  return { kind: 'located', trace, places: [places], crash: { stack: 0, frame: 0 }, dependsOn: new Set() };
}

const lineAtTop = [
  lineChange({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' }),
];
const textAt = (line: number) => [
  lineChange({ range: { start: { line, character: 2 }, end: { line, character: 2 } }, text: 'x' }),
];

describe('the located lines of a document', () => {
  const lines = (standing: StandingLines, of: LocatedTrace, isEdited: boolean) =>
    standing.of(of, isEdited) && Object.fromEntries(standing.of(of, isEdited)?.lines ?? []);

  it('are nowhere while what is located may be of the text before an edit', () => {
    const standing = new StandingLines();
    const trace = located(3, 9);
    standing.follow(lineAtTop);
    assert.equal(lines(standing, trace, true), undefined);
    assert.deepEqual(lines(standing, trace, false), { 3: 3, 9: 9 });
  });

  it('move with the text, without those that are touched', () => {
    const standing = new StandingLines();
    const trace = located(3, 9);
    standing.of(trace, false);
    standing.follow(lineAtTop);
    assert.deepEqual(lines(standing, trace, true), { 3: 4, 9: 10 });
    standing.follow(textAt(4));
    assert.deepEqual(lines(standing, trace, true), { 9: 10 });
  });

  it('are what was known before, of another look at a text that is being edited', () => {
    const standing = new StandingLines();
    const before = located(3);
    standing.of(before, false);
    standing.follow(lineAtTop);
    const known = standing.of(located(3), true);
    assert.equal(known?.located, before);
    assert.deepEqual([...known.lines], [[3, 4]]);
  });

  it('are all again once they are located as the text is now', () => {
    const standing = new StandingLines();
    const trace = located(3, 9);
    standing.of(trace, false);
    standing.follow(textAt(3));
    assert.deepEqual(lines(standing, trace, false), { 3: 3, 9: 9 });
    assert.deepEqual(lines(standing, located(4, 10), false), { 4: 4, 10: 10 });
  });
});
