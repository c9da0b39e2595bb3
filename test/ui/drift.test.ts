import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { commit, createWorld, type Failure, type World } from './world';

/** A program that fails on three lines; one of them stands twice, in functions that are much alike. */
const released = `'use strict';

const limits = { quantity: 99 };

/** Checks one item before it is sold. */
function checkItem(item, stock) {
  const left = stock[item.name] ?? 0;
  if (item.quantity > limits.quantity) {
    throw new RangeError('too many of one item');
  }
  return left - item.quantity;
}

/** Takes an item out of the cart. */
function removeItem(cart, item) {
  const before = cart.items.length;
  cart.items.splice(cart.items.indexOf(item), 1);
  cart.owner.name.toUpperCase();
  return before - cart.items.length;
}

/** Puts an item into the cart. */
function addItem(cart, item) {
  const checked = checkItem(item, cart.stock);
  cart.items.push({ ...item, checked });
  cart.owner.name.toUpperCase();
  return checked;
}

/** Sells a cart to its owner. */
function checkout(cart) {
  for (const item of cart.wanted) {
    addItem(cart, item);
  }
  const sum = cart.items.reduce((all, { price }) => all + price.amount, 0);
  return { owner: cart.owner, sum };
}

module.exports = { checkout, removeItem };
`;

/** The lines that fail, by what stands on them; of the twins it is the second. */
const failing = {
  range: "    throw new RangeError('too many of one item');",
  twin: '  cart.owner.name.toUpperCase();',
  sum: '  const sum = cart.items.reduce((all, { price }) => all + price.amount, 0);',
} as const;
const TWIN_AFTER = '  cart.items.push({ ...item, checked });';

const failures: readonly Failure[] = [
  { user: 'ann', cart: { wanted: [{ name: 'hat', quantity: 100 }], stock: {}, items: [] } },
  { user: 'bob', cart: { wanted: [{ name: 'hat', quantity: 1 }], stock: {}, items: [] } },
  {
    user: 'eve',
    cart: { wanted: [{ name: 'hat', quantity: 1 }], stock: {}, items: [], owner: { name: 'Eve' } },
  },
];

describe('the marks of a file that drifts', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let file: string;

  before(async () => {
    world = await createWorld();
    file = path.join(world.workspace, 'src/checkout.cjs');
    writeFileSync(file, released);
    writeFileSync(path.join(world.deployed, 'src/checkout.cjs'), released);
    commit(world.git, 'Release');
    world.git('tag', 'cart@2.0.0');
    await world.crash(failures, 'cart@2.0.0');
    for (const issue of ['CART-1', 'CART-2', 'CART-3']) {
      await world.sentry.assign(issue, { type: 'user', id: '1' });
    }
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/checkout.cjs',
      settings: { 'files.autoSave': 'off', 'editor.autoIndent': 'none' },
      viewport: { width: 1400, height: 1300 },
    });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await untilMarked(released);
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });
  afterEach(async () => {
    await workbench.run('File: Revert File');
    world.git('checkout', '--quiet', '--force', 'main');
    await untilMarked(released);
  });

  /** The lines of the screen that carry a certain lens, top to bottom. */
  const marked = async () =>
    (await workbench.editor.lenses()).filter(({ text }) => text.startsWith('●')).map(({ line }) => line);

  /** Where the marks are to be in a text: on their own lines, and of the twins on the second. */
  const expected = (text: string) => {
    const lines = text.split('\n');
    return [
      lines.indexOf(failing.range),
      lines.findIndex((line, at) => line === failing.twin && lines[at - 1] === TWIN_AFTER),
      lines.indexOf(failing.sum),
    ]
      .filter((line) => line >= 0)
      .map((line) => line + 1)
      .sort((one, other) => one - other);
  };

  async function untilMarked(text: string, lines = expected(text)): Promise<void> {
    let seen: readonly number[] = [];
    await until(`marks on ${lines.join(', ')}`, async () => {
      seen = await marked();
      return seen.join() === lines.join();
    }).catch(async (error: Error) => {
      const lenses = (await workbench.editor.lenses()).map(({ line, text: said }) => `${line} ${said}`);
      throw new Error(`${error.message}; they are on ${seen.join(', ')}: ${lenses.join(' | ')}`);
    });
  }

  /** Replaces the whole text by what is in the clipboard. */
  const pasteAll = async (text: string) => {
    await workbench.copy(text);
    await workbench.press('Control+A');
    await workbench.press('Control+V');
  };

  /** What was typed goes word by word. */
  const undoTyping = async () => {
    await until('the text as it was', async () => {
      await workbench.press('Control+Z');
      return workbench.page.locator('.editor-group-container.active .tab.active:not(.dirty)').isVisible();
    });
  };

  it('follow edits above, between and below them, and back by undo', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(1);
    await workbench.editor.type('\n\n');
    await untilMarked('above', [range + 2, twin + 2, sum + 2]);
    await workbench.editor.goTo(range + 4);
    await workbench.editor.type('\n');
    await untilMarked('between', [range + 2, twin + 3, sum + 3]);
    await workbench.editor.goTo(sum + 5);
    await workbench.editor.type('\n\n\n');
    await untilMarked('below', [range + 2, twin + 3, sum + 3]);
    for (const line of [range + 3, 2]) {
      await workbench.editor.goTo(line);
      await workbench.press('Control+Shift+K');
    }
    await untilMarked('deleted', [range + 1, twin + 1, sum + 1]);
    for (let undone = 0; undone < 2; undone++) {
      await workbench.press('Control+Z');
    }
    await untilMarked('undone', [range + 2, twin + 3, sum + 3]);
  });

  it('stay on a line that is edited, which says so, and are certain again when that is undone', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(range, 11);
    await workbench.editor.type('/* was */ ');
    await workbench.editor.untilLens(range, '✎');
    await untilMarked('edited', [twin, sum]);
    await undoTyping();
    await untilMarked(released);
  });

  it('stay on a line that is edited at its ends', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    for (const [key, typed] of [
      ['Home', 'void 0; '],
      ['End', ' // tell whose'],
    ] as const) {
      await workbench.editor.goTo(range);
      await workbench.press(key);
      await workbench.editor.type(typed);
      await workbench.editor.untilLens(range, '✎');
      await untilMarked(key, [twin, sum]);
      await undoTyping();
      await untilMarked(released);
    }
  });

  it('know the marked twin from the other, whatever becomes of that', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    const other = released.split('\n').indexOf(failing.twin) + 1;
    assert.ok(other > 0 && other < twin);
    await workbench.editor.goTo(other, 14);
    await workbench.editor.type('first.');
    await untilMarked('the other one edited', [range, twin, sum]);
    await undoTyping();
    await workbench.editor.goTo(other);
    await workbench.press('Control+Shift+K');
    await untilMarked('the other one deleted', [range, twin - 1, sum - 1]);
    await workbench.press('Control+Z');
    await untilMarked(released);
    await workbench.editor.goTo(other);
    await workbench.press('Control+Shift+Alt+ArrowDown');
    await untilMarked('the other one copied', [range, twin + 1, sum + 1]);
    await workbench.press('Control+Z');
    await untilMarked(released);
    await workbench.editor.goTo(twin);
    await workbench.press('Control+Shift+Alt+ArrowDown');
    await untilMarked('the marked one copied', [range, sum + 1]);
    await workbench.editor.untilLens(twin, '?'); // either copy may be the line that failed
    await workbench.press('Control+Z');
    await untilMarked(released);
  });

  it('come back by redo, and go back beyond a save', async () => {
    const lines = expected(released);
    await workbench.editor.goTo(1);
    await workbench.press('Enter');
    const below = lines.map((line) => line + 1);
    await untilMarked('typed', below);
    await workbench.press('Control+S');
    await until('the file to be saved', () => readFileSync(file, 'utf8') === `\n${released}`);
    await untilMarked('saved', below);
    await workbench.press('Control+Z');
    await untilMarked('undone', lines);
    await workbench.press('Control+Shift+Z');
    await untilMarked('redone', below);
  });

  it('go with the code of a marked line that is broken, and come back with it', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(range, 5);
    await workbench.press('Enter');
    await untilMarked('broken before', [range + 1, twin + 1, sum + 1]);
    await workbench.press('Control+Z');
    await untilMarked(released);
    await workbench.editor.goTo(range, 11);
    await workbench.press('Enter');
    await workbench.editor.untilLens(range + 1, '✎'); // most of it stands there
    await untilMarked('broken within', [twin + 1, sum + 1]);
    await workbench.press('Control+Z');
    await untilMarked(released);
  });

  it('go with a marked line that is deleted, and come back with it', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(twin);
    await workbench.press('Control+Shift+K');
    await untilMarked('deleted', [range, sum - 1]);
    await workbench.press('Control+Z');
    await untilMarked(released);
    assert.deepEqual(await marked(), [range, twin, sum]);
  });

  it('move with their lines, one line at a time and in a block', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(sum);
    await workbench.press('Alt+ArrowUp');
    await workbench.editor.untilLens(sum - 1, "(reading 'amount')"); // certain or not: it went into another block
    await workbench.press('Control+Z');
    await untilMarked(released);
    await workbench.editor.goTo(range - 4);
    for (let line = 0; line < 8; line++) {
      await workbench.press('Shift+ArrowDown');
    }
    await workbench.press('Alt+ArrowDown');
    await untilMarked('a block', [range + 1, twin, sum]);
    await workbench.press('Alt+ArrowDown');
    await untilMarked('a block', [range + 2, twin, sum]);
  });

  it('go with a block that is cut, and stand where it is pasted', async () => {
    const lines = released.split('\n');
    const at = lines.indexOf('/** Puts an item into the cart. */');
    const block = lines.slice(at, at + 8);
    const rest = [...lines.slice(0, at), ...lines.slice(at + 8)];
    const end = rest.indexOf('module.exports = { checkout, removeItem };');
    await workbench.editor.goTo(at + 1);
    for (const _line of block) {
      await workbench.press('Shift+ArrowDown');
    }
    await workbench.press('Control+X');
    await untilMarked('cut', expected(rest.join('\n')));
    await workbench.editor.goTo(end + 1);
    await workbench.press('Control+V');
    await untilMarked([...rest.slice(0, end), ...block, ...rest.slice(end)].join('\n'));
  });

  it('follow several cursors at once', async () => {
    const [range = 0, twin = 0, sum = 0] = expected(released);
    await workbench.editor.goTo(5);
    for (let character = 0; character < 3; character++) {
      await workbench.press('Shift+ArrowRight');
    }
    await workbench.press('Control+Shift+L'); // a cursor at each comment
    await workbench.press('ArrowLeft');
    await workbench.editor.type('\n\n');
    await untilMarked('cursors', [range + 2, twin + 6, sum + 8]);
    await workbench.press('Escape');
    await undoTyping();
    await untilMarked(released);
  });

  it('find their lines in another version of the whole text', async () => {
    const lines = released.split('\n');
    const at = lines.indexOf('/** Sells a cart to its owner. */');
    const sells = lines.slice(at, at + 8);
    const other = [
      '// Copyright the cart authors.',
      ...lines.slice(0, 3),
      ...sells,
      '',
      ...lines.slice(3, at),
      ...lines.slice(at + 9),
    ].join('\n');
    await pasteAll(other);
    await untilMarked(other);
    await workbench.press('Control+Z');
    await untilMarked(released);
  });

  it('follow what another program writes', async () => {
    const other = `// pulled\n// pulled\n${released.replace("'use strict';\n", "'use strict';\n\n// pulled\n")}`;
    writeFileSync(file, other);
    await untilMarked(other);
    writeFileSync(file, released);
    await untilMarked(released);
  });

  it('follow a switch of branches, and back', async () => {
    world.git('checkout', '--quiet', '-B', 'other');
    const other = `// other\n${released.replace(/\/\*\* Takes[\s\S]*?\n}\n\n/, '')}`;
    writeFileSync(file, other);
    commit(world.git, 'Take nothing out');
    await untilMarked(other);
    world.git('checkout', '--quiet', 'main');
    await untilMarked(released);
    world.git('checkout', '--quiet', 'other');
    await untilMarked(other);
  });

  it('follow a stash, and its return', async () => {
    const other = `// stashed\n// stashed\n${released}`;
    writeFileSync(file, other);
    await untilMarked(other);
    world.git('stash', '--quiet');
    await untilMarked(released);
    world.git('stash', 'pop', '--quiet');
    await untilMarked(other);
  });

  it('name the commit of a changed line as soon as there is one', async () => {
    world.git('checkout', '--quiet', '-B', 'fix');
    const [range = 0, twin = 0, sum = 0] = expected(released);
    writeFileSync(file, released.replace('throw new RangeError', 'throw limits ?? new RangeError'));
    await workbench.editor.untilLens(range, '✎');
    await untilMarked('changed', [twin, sum]);
    await workbench.editor.hover(range, { says: 'has been edited since' });
    world.git('commit', '--quiet', '--all', '--message', 'Throw the limits');
    const hash = world.git('rev-parse', 'HEAD').slice(0, 7);
    await workbench.editor.hover(range, { says: `in ${hash} (Cart, ` });
    await workbench.editor.leave();
  });

  it('follow a commit, and another that reverts it', async () => {
    world.git('checkout', '--quiet', '-B', 'reverted');
    const other = `// committed\n${released.replace(`${failing.range}\n`, '')}`;
    writeFileSync(file, other);
    commit(world.git, 'Sell any number');
    await untilMarked(other);
    world.git('revert', '--no-edit', 'HEAD');
    await untilMarked(released);
  });

  it('follow a reverted file', async () => {
    await workbench.editor.goTo(1);
    await workbench.editor.type('// typed\n// typed\n');
    await untilMarked(`// typed\n// typed\n${released}`);
    await workbench.run('File: Revert File');
    await untilMarked(released);
    assert.equal(readFileSync(file, 'utf8'), released);
  });
});
