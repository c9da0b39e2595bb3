import assert from 'node:assert/strict';
import { base1 } from '../../../../src/base/positions';
import { contextAt } from '../../../../src/mapping/lines/eventContext';
import { LiveText } from '../../../../src/mapping/lines/liveText';
import type { CommitChanges, FileChange, Git } from '../../../../src/mapping/releases/git';
import { MainLine } from '../../../../src/mapping/releases/mainLine';
import { pathNow } from '../../../../src/mapping/releases/pathNow';
import { FormerTexts } from '../../../../src/mapping/releases/texts';
import { versionTold } from '../../../../src/mapping/releases/versionTold';
import { walk } from '../../../../src/mapping/releases/walk';
import { noAbort } from '../memoryFiles';

type Tree = Readonly<Record<string, readonly string[]>>;

const CART = [
  'export function total(cart) {',
  '  const items = cart.items.filter(isPaid);',
  '  const sum = items.reduce(addPrice, 0);',
  '  return sum - discountOf(cart);',
  '}',
  'export function pay(cart) {',
  '  return charge(cart.customer, total(cart));',
  '}',
];
const SUM = 2;
const OTHER = ['export const unrelated = loadAll();', 'export const more = unrelated.map(nameOf);'];

/** A history of trees, oldest first, of which the first is the release; a blob's name is its text. */
async function historyOf(trees: readonly Tree[], renames: Readonly<Record<string, string>> = {}) {
  const textOf = (lines: readonly string[]) => lines.join('\n');
  const commits = trees.slice(1).map((tree, at): CommitChanges => {
    const before = trees[at] ?? {};
    const files = [...new Set([...Object.keys(before), ...Object.keys(tree)])].flatMap(
      (path): FileChange[] => {
        const [old, fresh] = [before[path], tree[path]];
        const to = renames[path];
        const renamed = to === undefined ? undefined : tree[to];
        if (old !== undefined && fresh === undefined && renamed !== undefined && to !== undefined) {
          return [{ before: { path, blob: textOf(old) }, after: { path: to, blob: textOf(renamed) } }];
        }
        const isRename = Object.entries(renames).some(([from, one]) => one === path && before[from]);
        return old === fresh || (isRename && old === undefined)
          ? []
          : [
              {
                ...(old && { before: { path, blob: textOf(old) } }),
                ...(fresh && { after: { path, blob: textOf(fresh) } }),
              },
            ];
      },
    );
    return { hash: `c${at + 1}`, committed: at, files };
  });
  const git: Git = {
    head: async () => `c${trees.length - 1}`,
    commit: async (hash) => hash,
    tags: async () => new Map(),
    fileAt: async () => undefined,
    text: async (blob) => blob,
    parents: async () => [],
    mainLineSince: async () => [...commits].reverse(),
    changesBetween: async () => undefined,
  };
  const last = trees.at(-1) ?? {};
  const live = async (path: string) => {
    const lines = last[path];
    return lines && LiveText.of(textOf(lines), noAbort);
  };
  const newest = (path: string) => {
    const lines = last[path];
    return lines && { path, blob: textOf(lines) };
  };
  const mainLine = await MainLine.of(git, [...commits].reverse(), noAbort);
  return { mainLine, texts: new FormerTexts(git), live, newest };
}

async function walked(trees: readonly Tree[], renames?: Readonly<Record<string, string>>) {
  const history = await historyOf(trees, renames);
  const text = await LiveText.of(CART.join('\n'), noAbort);
  assert.ok(text !== undefined);
  const from = { file: { path: 'cart.ts', blob: CART.join('\n') }, text, line: SUM };
  return walk(from, history.mainLine.length, history, noAbort);
}

describe('following a line commit by commit', () => {
  const release = { 'cart.ts': CART, 'other.ts': OTHER };

  it('adds up what was written above', async () => {
    const once = ['// one', ...CART];
    const found = await walked([
      release,
      { ...release, 'cart.ts': once },
      { 'cart.ts': ['// two', ...once] },
    ]);
    assert.deepEqual([found?.fate, found?.line, found?.path], ['kept', SUM + 2, 'cart.ts']);
  });

  it('goes along with a rename, and with one that git did not see', async () => {
    const indented = CART.map((line) => `    ${line}`);
    for (const renames of [{ 'cart.ts': 'basket.ts' }, undefined]) {
      const found = await walked([release, { 'basket.ts': indented, 'other.ts': OTHER }], renames);
      assert.deepEqual([found?.fate, found?.line, found?.path], ['kept', SUM, 'basket.ts']);
    }
  });

  it('names the commit that removed the line, and goes on with its place and its file', async () => {
    const without = CART.toSpliced(SUM, 1);
    const above = ['// one', '// two', ...without];
    for (const [now, renames, line] of [
      [{ 'cart.ts': above }, undefined, SUM + 2],
      [{ 'basket.ts': above }, { 'cart.ts': 'basket.ts' }, SUM + 2],
      [{ 'cart.ts': ['all of it', 'is new', 'code', 'as', 'written', 'since'] }, undefined, 0],
      [{ 'other.ts': OTHER }, undefined, SUM], // the file went after it
    ] as const) {
      const found = await walked([release, { ...release, 'cart.ts': without }, now], renames);
      const path = Object.keys(now).find((one) => one !== 'other.ts') ?? 'cart.ts';
      assert.deepEqual([found?.fate, found?.changedIn], ['gone', 'c1']);
      assert.deepEqual([found?.line, found?.path], [line, path]);
    }
  });

  it('names the commit that edited the line, and goes on', async () => {
    const edited = CART.with(SUM, '  const sum = items.reduce(addPriceOf, 0);');
    const found = await walked([release, { 'cart.ts': edited }, { 'cart.ts': ['// above', ...edited] }]);
    assert.deepEqual([found?.fate, found?.line, found?.changedIn], ['edited', SUM + 1, 'c1']);
  });

  it('names the commit that removed the line', async () => {
    const found = await walked([release, release, { 'cart.ts': CART.toSpliced(SUM, 1) }]);
    assert.deepEqual([found?.fate, found?.changedIn], ['gone', 'c2']);
  });

  it('names the commit that removed the file', async () => {
    const found = await walked([release, { 'other.ts': OTHER }]);
    assert.deepEqual([found?.fate, found?.changedIn], ['gone', 'c1']);
  });

  it('finds a block in the file that it went to', async () => {
    const after = { 'cart.ts': CART.slice(5), 'other.ts': [...OTHER, ...CART.slice(0, 5)] };
    const found = await walked([release, after]);
    assert.deepEqual([found?.fate, found?.path, found?.line], ['kept', 'other.ts', OTHER.length + SUM]);
  });

  it('does not choose between two copies that a commit wrote', async () => {
    const block = CART.slice(0, 5);
    const found = await walked([
      release,
      { 'cart.ts': CART.slice(5), 'other.ts': [...OTHER, ...block], 'third.ts': block },
    ]);
    assert.equal(found?.fate, 'gone');
  });

  it('follows a file that was removed and came back', async () => {
    const found = await walked([release, { 'other.ts': OTHER }, release]);
    assert.deepEqual([found?.fate, found?.path, found?.line], ['kept', 'cart.ts', SUM]);
  });

  it('goes on where a commit takes back what others did to the file', async () => {
    const edited = CART.with(SUM, '  const sum = items.reduce(addPriceOf, 0);');
    for (const between of [[edited], [CART.toSpliced(SUM, 1)], [edited, CART.slice(5)]]) {
      const trees = between.map((cart) => ({ ...release, 'cart.ts': cart }));
      const found = await walked([release, ...trees, release, { 'cart.ts': ['// above', ...CART] }]);
      assert.deepEqual([found?.fate, found?.line, found?.changedIn], ['kept', SUM + 1, undefined]);
      assert.ok(found?.trust === 'sure' || found?.trust === 'likely');
    }
  });

  it('says whether a line that is gone has left its copy', async () => {
    const twice = [...CART, 'export function again(items) {', CART[SUM] ?? '', '}'];
    const copied = await walked([release, { 'cart.ts': twice }, { 'cart.ts': twice.toSpliced(SUM, 1) }]);
    assert.deepEqual([copied?.fate, copied?.hasLeftTwin], ['gone', true]);
    const removed = await walked([release, { 'cart.ts': CART.toSpliced(SUM, 1) }]);
    assert.deepEqual([removed?.fate, removed?.hasLeftTwin], ['gone', false]);
  });

  it('ends in a circle of renames', async () => {
    const basket = { 'basket.ts': CART };
    const { mainLine, texts } = await historyOf([{ 'cart.ts': CART }, basket, { 'cart.ts': CART }, basket], {
      'cart.ts': 'basket.ts',
      'basket.ts': 'cart.ts',
    });
    assert.equal(await pathNow('cart.ts', mainLine.length, mainLine, texts, noAbort), 'basket.ts');
  });
});

describe('the version of a file that an event tells', () => {
  const above = ['// first', ...CART];
  const edited = above.with(SUM + 1, '  const sum = items.reduce(addPriceOf, 0);');
  const history = historyOf([{ 'cart.ts': CART }, { 'cart.ts': above }, { 'cart.ts': edited }]);

  async function told(lines: readonly string[], line: number) {
    const text = await LiveText.of(lines.join('\n'), noAbort);
    const context = text && contextAt(text, line);
    assert.ok(context !== undefined);
    const asked = { line: base1(line + 1), context };
    const { mainLine, texts, newest } = await history;
    return versionTold('cart.ts', newest('cart.ts'), asked, mainLine, texts, noAbort);
  }

  it('is the newest in which all of its lines stand where it says', async () => {
    for (const [lines, line, fork] of [
      [edited, SUM + 1, 0],
      [above, SUM + 1, 1],
      [CART, SUM, 2],
    ] as const) {
      const found = await told(lines, line);
      assert.deepEqual([found?.line.file.blob, found?.fork], [lines.join('\n'), fork]);
    }
  });

  it('is none where the code was never so', async () => {
    assert.equal(await told(CART.with(1, '  const items = cart.neverSo;'), SUM), undefined);
  });

  it('is none where the event says too little', async () => {
    assert.equal(await told(['{', '}', 'return total(cart);', '}'], 2), undefined);
  });
});
