import * as assert from 'node:assert/strict';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

describe('a real crash', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;

  before(async () => {
    world = await createWorld();
    await world.crash([...['ann', 'bob', 'ann'].map(failures.noProduct), failures.noOwner('eve')]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    await world.sentry.assign('CART-2', { type: 'user', id: '1' });
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    ({ workbench } = editor);
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('becomes a lens after signing in from the palette', async () => {
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.toasts.untilShown(/Signed in to 127\.0\.0\.1/);
    const lens = await workbench.editor.untilLens(10, 'TypeError');
    assert.match(lens.text, /^● 3 events · 2 users · TypeError: Cannot read…\(reading 'price'\) · just now$/);
  });

  it('tells its story in the hover', async () => {
    const { text, links } = await workbench.editor.hover(10, { word: 'product', says: 'CART-1' });
    assert.match(text, /TypeError: Cannot read properties of undefined \(reading 'price'\)/);
    assert.match(text, /3 events · 2 users/);
    assert.match(text, /Moved from line 7 \(release cart@1\.0\.0\)/);
    assert.deepEqual(links.slice(0, 1), ['Open Issue']);
    await workbench.editor.leave();
  });

  it('is a row of the tree with its frames below it', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    const label = "TypeError: Cannot…'price')";
    await view.untilRow(label);
    await view.toggle(label);
    await view.untilRow('src/cart.cjs:10');
    const rows = await view.rows();
    assert.deepEqual(
      rows
        .filter(({ level }) => level === 3)
        .map(({ label, description }) => [label, description])
        .slice(0, 2),
      [
        ['src/cart.cjs:10', 'total · moved from 7'],
        ['src/checkout.cjs:13', 'checkout · moved from 10'],
      ],
    );
    await view.click('src/checkout.cjs:13');
    await workbench.editor.untilCursor(13);
    await workbench.editor.untilLens(11, 'Error: the cart has no owner');
  });

  it('is counted quietly in the status bar', async () => {
    const item = (await workbench.statusBar()).find(({ id }) => id.endsWith('faultline.count'));
    assert.equal(item?.text, '2');
    assert.equal(item.tooltip.includes('2 issues of yours, 1 in this file'), true);
  });

  it('is known at once after a reload, before the server is asked', async () => {
    await world.sentry.close();
    await workbench.reload();
    await workbench.openFile('cart.cjs');
    await workbench.editor.untilLens(10, 'TypeError');
    const view = await workbench.view('Issues', 'Faultline');
    await until('what was known to count as new', async () =>
      /^cart on 127\.0\.0\.1:\d+, just now$/.test(await view.message()),
    );
    await workbench.run('Faultline: Refresh');
    await until('the age in the view', async () => /As of .*cannot be reached/.test(await view.message()));
    await world.restartSentry();
    await workbench.run('Faultline: Refresh');
    await until('the view to be fresh', async () => (await view.message()).startsWith('cart on '));
  });

  it('is resolved in the next release from the palette, on the server and on the line', async () => {
    await workbench.editor.goTo(10);
    await workbench.run('Faultline: Resolve in Next Release');
    await workbench.quickInput.untilShown('on this line');
    await workbench.quickInput.accept();
    await workbench.untilStatus('CART-1 is resolved in the next release.');
    const issue = (await world.ask('/organizations/local/issues/CART-1/')) as Record<string, unknown>;
    assert.equal(issue['status'], 'resolved');
    assert.equal((issue['statusDetails'] as Record<string, unknown>)['inNextRelease'], true);
    await workbench.editor.untilNoLens();
  });

  it('gets a branch of its own, and a commit message that resolves it', async () => {
    await workbench.openFile('checkout.cjs', 11);
    await workbench.run('Faultline: Start Working on Issue…');
    await workbench.quickInput.untilShown('on this line');
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('Start Working on CART-2');
    await workbench.quickInput.accept();
    await workbench.toasts.untilShown('On branch fix/cart-2-error-the-cart-has-no-owner.');
    assert.equal(world.git('branch', '--show-current'), 'fix/cart-2-error-the-cart-has-no-owner');
    await workbench.press('Control+Shift+G');
    const commitBox = workbench.page.locator('.scm-editor');
    await until('the commit message', async () => /Fixes\sCART-2/.test(await commitBox.first().innerText()));
  });
});
