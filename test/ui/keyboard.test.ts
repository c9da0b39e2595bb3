import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { commit, createWorld, type World } from './world';

/** Sells a cart, and fails on three lines; on the first of them in two ways. */
const released = `'use strict';

const { total } = require('./cart.cjs');

function ownerOf(cart) {
  if (cart.owner === undefined) {
    throw new (cart.isGift ? RangeError : Error)('the cart has no owner');
  }
  return cart.owner;
}

function couponOf(cart) {
  const code = cart.coupon;
  return code.toUpperCase();
}

function addressOf(cart) {
  const street = cart.street;
  return street.trim();
}

/** Sells a cart to its owner. */
function checkout(cart) {
  const sold = { owner: ownerOf(cart), coupon: couponOf(cart), address: addressOf(cart) };
  return { ...sold, amount: total(cart.items) };
}

module.exports = { checkout };
`;

/** Where they are now, below a comment that is new: the owner, the coupon, the address, and the line that calls them. */
const [owner, coupon, address, caller] = [8, 15, 20, 25];

const prefix = 'Shift+Alt+E';

describe('the keyboard alone', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;

  before(async () => {
    world = await createWorld();
    writeFileSync(path.join(world.deployed, 'src/checkout.cjs'), released);
    const now = `// Sold since 1999.\n${released}`.replaceAll('\n', '\r\n');
    writeFileSync(path.join(world.workspace, 'src/checkout.cjs'), now);
    commit(world.git, 'Say since when carts are sold');
    const sale = { items: [], owner: 'ann', coupon: 'spring', street: 'Elm' };
    await world.crash(
      [
        { ...sale, owner: undefined },
        { ...sale, owner: undefined },
        { ...sale, owner: undefined, isGift: true },
        { ...sale, coupon: undefined },
        { ...sale, street: undefined },
      ].map((cart, at) => ({ cart, user: `user${at}`, extra: {} })),
    );
    for (const issue of ['CART-1', 'CART-2', 'CART-3']) {
      await world.sentry.assign(issue, { type: 'user', id: '1' });
    }
    await world.sentry.assign('CART-4', { type: 'team', id: '1' });
    editor = await Editor.start({
      workspace: world.workspace,
      extensions: [projectRoot, offersUnasked(world.folder)],
      settings: { 'files.autoSave': 'off' }, // in a browser it is on
    });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    const tree = await workbench.view('Issues', 'Faultline');
    await until('every place', async () => {
      const rows = (await tree.rows()).filter(({ level }) => level === 2);
      return rows.length === 4 && rows.every(({ description }) => !description.includes('fetched'));
    });
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  /** The second stroke of one of our keys. */
  const press = async (key: string) => {
    await workbench.press(prefix);
    await workbench.press(key);
  };
  const said = (text: string | RegExp) =>
    until(`the status bar to say ${text}`, async () =>
      (await workbench.statusBar()).find(({ text: shown }) =>
        typeof text === 'string' ? shown.includes(text) : text.test(shown),
      ),
    );
  const focused = () =>
    workbench.page.evaluate(() => {
      const within = (selector: string) => document.activeElement?.closest(selector) !== null;
      return within('.monaco-hover') ? 'hover' : within('.editor-instance') ? 'editor' : 'elsewhere';
    });
  const untilFocused = (where: string) =>
    until(`the focus in the ${where}`, async () => (await focused()) === where);
  /** Goes to a place of the file that fails, as a person does who may come from anywhere. */
  const standAt = async (number: number, column?: number) => {
    if (!(await workbench.tabs()).some((tab) => /^>\(?checkout\.cjs/.test(tab))) {
      await workbench.openFile('src/checkout.cjs');
      await workbench.editor.untilLens(owner);
    }
    await workbench.editor.goTo(number, column);
  };
  const line = async (number: number) =>
    (await workbench.editor.lines()).find((shown) => shown.line === number)?.code ?? '';

  it('reads every row of the tree in words: the level, too', async () => {
    const tree = await workbench.view('Issues', 'Faultline');
    const rows = (await tree.rows()).filter(({ level }) => level === 2);
    const spoken = rows.map((row) => row.spoken).sort();
    assert.equal(spoken.length, 4);
    assert.match(
      spoken[0] ?? '',
      /^new, Error: the cart has no owner, error, 2 events · 2 users, last seen .+, assigned to .+, CART-1$/,
    );
    for (const text of spoken) {
      assert.match(
        text,
        /^new, \w+: .+, error, \d events? · \d users?, last seen .+, assigned to .+, CART-\d$/,
      );
    }
  });

  it('goes from an empty editor to the third line, reads it, walks its stack, opens it, and comes back', async () => {
    await press('Shift+N');
    await workbench.editor.untilCursor(owner);
    await said(/1 of 3: CART-1 Error: the cart has no owner · 1 more on this line/);
    await press('N');
    await workbench.editor.untilCursor(coupon);
    await press('N');
    await workbench.editor.untilCursor(address);
    await said(/^3 of 3: CART-4 TypeError: .*\(reading 'trim'\)$/);

    await press('R');
    await untilFocused('hover');
    const hover = workbench.page.locator('.monaco-hover:not(.hidden):visible', { hasText: 'CART-4' });
    await hover.waitFor();
    assert.match(await hover.innerText(), /Cannot read properties of undefined \(reading 'trim'\)/);
    assert.match(await hover.innerText(), /1 event · 1 user/);
    await workbench.press('Escape');
    await untilFocused('editor');

    await press('ArrowUp');
    await workbench.editor.untilCursor(caller);
    await until('the variables of the caller', async () => /cart = /.test(await line(caller)));
    await press('ArrowDown');
    await workbench.editor.untilCursor(address);
    await until('the variables', async () => /street = undefined/.test(await line(address)));
    await press('W');
    await workbench.quickInput.untilShown('The stack of CART-4');
    await workbench.quickInput.cancel();
    await press('ArrowUp');
    await workbench.editor.untilCursor(caller);

    await press('O');
    await until('the opened issue', async () => (await workbench.editor.text()).startsWith('CART-4'));
    await untilFocused('editor');
    await workbench.press('Control+Alt+Minus');
    await workbench.editor.untilCursor(caller);
    assert.deepEqual(await workbench.toasts.all(), []);
  });

  it('goes round in the file and in the workspace, and says so in the status bar alone', async () => {
    await press('N');
    await workbench.editor.untilCursor(owner);
    await said('Went on from the top. 1 of 3: CART-1');
    await press('P');
    await workbench.editor.untilCursor(address);
    await said('Went on from the bottom. 3 of 3: CART-4');
    await press('Shift+P');
    await workbench.editor.untilCursor(coupon);
    await workbench.openFile('cart.cjs', 5);
    await press('N');
    await said('No line of this file is marked.');
    await press('Shift+N');
    await workbench.editor.untilCursor(owner);
    assert.deepEqual(await workbench.toasts.all(), []);
  });

  it('follows the lines of a text that is being edited', async () => {
    await standAt(1);
    await workbench.editor.type('// typed\n');
    await press('N');
    await workbench.editor.untilCursor(owner + 1);
    await workbench.run('File: Revert File');
    await until('the line to be back', async () => (await line(1)).startsWith('// Sold'));
  });

  it('lists the issues of the file, and shows the line of each for a look', async () => {
    await standAt(coupon);
    await press('F');
    await workbench.quickInput.untilShown('Issues in This File');
    const rows = await workbench.quickInput.rows();
    assert.deepEqual(
      rows.map(({ description }) => description.replace(/last seen .*/, '')),
      [
        `line ${owner} · CART-1 · error · 2 events · 2 users · `,
        `line ${owner} · CART-2 · error · 1 event · 1 user · `,
        `line ${coupon} · CART-3 · error · 1 event · 1 user · `,
        `line ${address} · CART-4 · error · 1 event · 1 user · `,
      ],
    );
    await workbench.press('ArrowDown');
    await workbench.editor.untilCursor(address);
    await workbench.quickInput.cancel();
    await workbench.editor.untilCursor(coupon);
    await press('F');
    await workbench.quickInput.untilShown('Issues in This File');
    await workbench.press('ArrowUp');
    await workbench.editor.untilCursor(owner);
    await workbench.quickInput.accept();
    await untilFocused('editor');
    await workbench.editor.untilCursor(owner);
  });

  it('lists the issues of the line, and opens the one that is chosen', async () => {
    await standAt(owner);
    await press('L');
    await workbench.quickInput.untilShown(`Issues at line ${owner}`);
    assert.equal((await workbench.quickInput.rows()).length, 2);
    await workbench.press('ArrowDown');
    await workbench.quickInput.accept();
    await until('the opened issue', async () => (await workbench.editor.text()).startsWith('CART-2'));
    await workbench.press('Control+Alt+Minus');
    await workbench.editor.untilCursor(owner);
  });

  it('lists and reads what is marked on a line that only called what failed, too', async () => {
    const settings = path.join(world.workspace, '.vscode/settings.json');
    mkdirSync(path.dirname(settings), { recursive: true });
    writeFileSync(settings, JSON.stringify({ 'faultline.lens.callers': 'all' }));
    await workbench.editor.untilLens(caller);
    await standAt(caller);
    await press('L');
    await workbench.quickInput.untilShown(`Issues at line ${caller}`);
    assert.equal((await workbench.quickInput.rows()).length, 4);
    await workbench.quickInput.cancel();
    await press('R');
    await untilFocused('hover');
    await workbench.press('Escape');
    await untilFocused('editor');
    await workbench.editor.untilCursor(caller);
    writeFileSync(settings, '{}');
    await until('no lens there', async () =>
      (await workbench.editor.lenses()).every((lens) => lens.line !== caller),
    );
  });

  it('asks which issue is meant where the line has none, and reads that', async () => {
    await standAt(1);
    await press('R');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.fill('CART-3');
    await until('one row', async () => (await workbench.quickInput.rows()).length === 1);
    await workbench.quickInput.accept();
    await untilFocused('hover');
    await workbench.press('Escape');
    await workbench.editor.untilCursor(coupon);
  });

  it('lights no bulb: what is there unasked is of others alone', async () => {
    await standAt(address, 3);
    const bulb = workbench.page.locator('.lightBulbWidget:visible');
    const unasked = await until('the menu of the light bulb', async () => {
      if ((await bulb.count()) === 0) return false;
      await bulb.click({ timeout: 2000 }).catch(() => undefined); // it moves with the cursor
      const rows = (await menuRows(workbench).allInnerTexts()).map((text) => text.trim());
      if (rows.includes('Offered unasked')) return rows;
      await workbench.press('Escape');
      return false;
    });
    assert.deepEqual(
      unasked.filter((text) => /CART-/.test(text)),
      [],
    );
    await workbench.press('Escape');
    await menuRows(workbench).first().waitFor({ state: 'hidden' });
  });

  it('finds what can be done in the Quick Fix menu', async () => {
    await standAt(address, 3);
    assert.deepEqual(await workbench.editor.quickFixes(), [
      'Resolve in Next Release (CART-4)',
      'Start Working on Issue… (CART-4)',
      'Assign to Me (CART-4)',
      'Open Issue (CART-4)',
      'Go to Caller (CART-4)',
    ]);
    await workbench.press('Escape');
    await standAt(owner, 3);
    const several = await workbench.editor.quickFixes();
    assert.ok(several.includes('1 More Issue at This Line…'), several.join());
    assert.ok(!several.includes('Assign to Me (CART-1)'), 'it is mine');
    await workbench.press('Escape');
  });

  it('assigns an issue to the person from there, and to the team again', async () => {
    const assignee = async () => {
      const issue = (await world.ask('/organizations/local/issues/4/')) as { assignedTo: { type: string } };
      return issue.assignedTo.type;
    };
    await standAt(address, 3);
    await workbench.editor.quickFixes();
    await workbench.page.keyboard.type('Assign');
    await workbench.press('Enter');
    await workbench.untilStatus('CART-4 is assigned.');
    assert.equal(await assignee(), 'user');
    await workbench.untilStatus('Undo CART-4');
    await workbench.page.locator('.statusbar-item[id$="faultline.undo"]').click();
    await workbench.untilStatus('CART-4: as before.');
    assert.equal(await assignee(), 'team');
  });
});

/** Writes an extension that has a fix for every line, as long as nobody asks for one: VS Code lights a bulb for it. */
function offersUnasked(folder: string): string {
  const extension = path.join(folder, 'offers-unasked');
  mkdirSync(extension);
  const manifest = {
    ...{ name: 'offers-unasked', publisher: 'cart', version: '1.0.0', engines: { vscode: '^1.105.0' } },
    ...{ main: './main.js', activationEvents: ['onStartupFinished'] },
  };
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    path.join(extension, 'main.js'),
    `const { CodeAction, CodeActionKind, CodeActionTriggerKind, languages } = require('vscode');
    exports.activate = () => languages.registerCodeActionsProvider('*', {
      provideCodeActions: (document, range, { triggerKind }) =>
        triggerKind === CodeActionTriggerKind.Automatic
          ? [new CodeAction('Offered unasked', CodeActionKind.QuickFix)]
          : [],
    });`,
  );
  return extension;
}

function menuRows({ page }: Workbench): Locator {
  return page.locator('.action-widget .monaco-list-row.action');
}

declare const document: { readonly activeElement: { closest(selector: string): unknown } | null };
