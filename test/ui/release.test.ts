import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { commit, createWorld, failures, type World } from './world';

/** A name that wants to be a link, an icon and bold. */
const AUTHOR = '[Cart](command:x) $(bug) **Ann**';

describe('a line that was changed after its release', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let fix: string;

  before(async () => {
    world = await createWorld({
      codeMappings: [{ project: 'cart', repository: 'acme/cart', stackRoot: '/nowhere/', sourceRoot: '' }],
    });
    world.git('tag', 'cart@1.0.0', 'HEAD~1');
    await world.crash([failures.noProduct('ann'), failures.noOwner('eve')]);
    const cart = path.join(world.workspace, 'src/cart.cjs');
    writeFileSync(
      cart,
      readFileSync(cart, 'utf8').replace('item.product.price', '(item.product?.price ?? 0)'),
    );
    world.git(
      '-c',
      `user.name=${AUTHOR}`,
      'commit',
      '--quiet',
      '--all',
      '--message',
      'Sell nothing for free',
    );
    fix = world.git('rev-parse', 'HEAD');
    world.git('mv', 'src/checkout.cjs', 'src/till.cjs');
    commit(world.git, 'Call it a till');
    world.git('remote', 'add', 'origin', 'https://github.com/acme/cart.git');
    for (const issue of ['CART-1', 'CART-2']) {
      await world.sentry.assign(issue, { type: 'user', id: '1' });
    }
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, '✎');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const hash = () => fix.slice(0, 7);
  const tellsIt = () => new RegExp(`changed after release cart@1\\.0\\.0, in ${hash()} \\(`);

  it('says in which commit, by whom and when, and offers it only once it is pushed', async () => {
    const { text, links } = await workbench.editor.hover(10, { says: tellsIt() });
    assert.ok(text.includes(`in ${hash()} (${AUTHOR.slice(0, 25)}`), text); // the rest of a name is in the issue
    assert.match(text, /\d{4}-\d\d-\d\d\): it may be fixed\. It was line 7\./);
    assert.equal(links.includes('Resolve in This Commit'), false);
    await workbench.editor.leave();
    await workbench.editor.goTo(10);
    await workbench.run('Faultline: Resolve in the Commit That Changed the Line');
    await workbench.quickInput.untilShown('on this line');
    await workbench.quickInput.choose("TypeError: Cannot read properties of undefined (reading 'price')");
    await workbench.toasts.untilShown(`${hash()} is not pushed`);
  });

  it('says so in the tree and in the opened issue', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    const label = "TypeError: Cannot…'price')";
    await view.toggle(label);
    await view.untilRow('src/cart.cjs:10');
    const row = (await view.rows()).find((one) => one.label === 'src/cart.cjs:10');
    assert.equal(row?.description, `total · changed in ${hash()}`);
    await workbench.run('Faultline: Open Issue');
    await workbench.quickInput.choose("TypeError: Cannot read properties of undefined (reading 'price')");
    await until('the commit in the issue', async () =>
      (await workbench.editor.text()).replace(/\s+/g, ' ').includes(`in ${hash()} (${AUTHOR}, `),
    );
  });

  it('opens the file as the release had it, read-only and marked', async () => {
    await workbench.openFile('cart.cjs', 10);
    await workbench.run('Faultline: Open File as of the Release');
    await workbench.quickInput.choose("TypeError: Cannot read properties of undefined (reading 'price')");
    const lens = await workbench.editor.untilLens(7, 'TypeError');
    assert.equal(lens.isItalic, true);
    await workbench.editor.untilCursor(7);
    assert.match(await workbench.editor.text(), /sum \+= item\.product\.price \* item\.quantity;/);
    await workbench.editor.type('x');
    assert.equal(/x/.test((await workbench.editor.text()).split('\n')[6] ?? ''), false);
  });

  it('opens a renamed file under the name that it had', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    await view.untilRow('src/till.cjs:13');
    await workbench.openFile('till.cjs', 11);
    await workbench.run('Faultline: Open File as of the Release');
    await workbench.quickInput.choose('Error: the cart has no owner');
    await workbench.editor.untilLens(8, 'the cart has no owner');
    assert.ok((await workbench.tabs()).some((tab) => tab.includes('checkout.cjs')));
  });

  it('compares with the release, at the line', async () => {
    await workbench.openFile('cart.cjs', 1);
    await workbench.run('Faultline: Compare with the Release');
    await workbench.quickInput.choose("TypeError: Cannot read properties of undefined (reading 'price')");
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.editor.untilCursor(10);
    const sides = await workbench.page.locator('.monaco-diff-editor .view-lines').allInnerTexts();
    assert.match(sides.join('\n').replaceAll('\u00a0', ' '), /sum \+= item\.product\.price/);
    assert.match(sides.join('\n').replaceAll('\u00a0', ' '), /product\?\.price \?\? 0/);
  });

  it('is resolved in the commit that changed it, as far as the server knows it', async () => {
    world.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    await workbench.openFile('cart.cjs', 10);
    const { links } = await until('the offer', async () => {
      const shown = await workbench.editor.hover(10, { says: tellsIt() });
      return shown.links.includes('Resolve in This Commit') && shown;
    });
    assert.ok(links.includes('Compare with the Release'));
    await workbench.editor.followInHover('Resolve in This Commit');
    await workbench.toasts.untilShown('The server knows no such repository');
    await world.sentry.registerCommits([{ id: fix, repository: 'acme/cart' }]);
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run('Faultline: Resolve in the Commit That Changed the Line');
    await workbench.quickInput.choose("TypeError: Cannot read properties of undefined (reading 'price')");
    await workbench.untilStatus(`CART-1 is resolved in ${hash()}.`);
    const issue = (await world.ask('/organizations/local/issues/CART-1/')) as Record<string, unknown>;
    assert.equal(issue['status'], 'resolved');
    const { inCommit } = issue['statusDetails'] as { readonly inCommit?: { readonly id: string } };
    assert.equal(inCommit?.id, fix);
    await workbench.editor.untilNoLens();
  });
});
