import assert from 'node:assert/strict';
import { sameFile } from '../../../../src/mapping/releases/sameFile';
import { FormerTexts } from '../../../../src/mapping/releases/texts';
import { turnsDuring } from '../../../turns';
import { noAbort } from '../memoryFiles';

const CODE = ['one(a, b);', '', 'two(a, b);', '}', 'three(a, b);', '}', 'four(a, b);'];

/** By path the lines of the files; a blob's name is its text. */
function filesOf(texts: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(texts).map(([path, lines]) => ({ path, blob: lines.join('\n') }));
}

async function found(
  others: Readonly<Record<string, readonly string[]>>,
  step: 'commit' | 'allInOne' = 'commit',
): Promise<string | undefined> {
  const [file = { path: '', blob: '' }] = filesOf({ 'a.ts': CODE });
  const texts = new FormerTexts({ text: async (blob) => blob });
  return (await sameFile(file, filesOf(others), step, texts, noAbort))?.path;
}

describe('The file that another one is under a new name', () => {
  const half = [...CODE.slice(0, 4), 'other(1);', 'other(2);', 'other(3);'];

  it('has half of its lines at least, white space apart; each counts as often as it stands in both', async () => {
    assert.equal(await found({ 'b.ts': CODE.map((line) => `  ${line.replaceAll(' ', '')}`) }), 'b.ts');
    assert.equal(await found({ 'b.ts': half }), 'b.ts');
    assert.equal(await found({ 'b.ts': half.with(2, 'other(4);') }), undefined);
    assert.equal(await found({ 'b.ts': [...Array.from({ length: 7 }, () => '}'), 'one(a, b);'] }), undefined);
  });

  it('is the one that has most, and of its kind', async () => {
    assert.equal(await found({ 'b.ts': half, 'c.ts': CODE.slice(1), 'd.md': CODE }), 'c.ts');
  });

  it('of a release has fewer, and much more than any other', async () => {
    const third = ['one(a, b);', 'two(a, b);', 'other(1);', 'other(2);', 'other(3);', 'other(4);'];
    assert.equal(await found({ 'b.ts': third, 'c.ts': ['}', '}'] }, 'allInOne'), 'b.ts');
    assert.equal(await found({ 'b.ts': third, 'c.ts': half }, 'allInOne'), undefined);
  });

  it('is looked for in slices', async () => {
    const long = (name: string) => Array.from({ length: 60_000 }, (_, at) => `${name}(${at}, a, b);`);
    const [file = { path: '', blob: '' }, ...others] = filesOf({ 'a.ts': long('a'), 'b.ts': long('b') });
    const texts = new FormerTexts({ text: async (blob) => blob });
    await Promise.all([file, ...others].map(async ({ blob }) => texts.text(blob, noAbort)));
    const turns = await turnsDuring(async () => sameFile(file, others, 'commit', texts, noAbort));
    assert.ok(turns > 2, `${turns}`);
  });
});
