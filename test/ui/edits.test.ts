import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

describe('a lens under edits', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let file: string;

  before(async () => {
    world = await createWorld();
    await world.crash([failures.noProduct('ann'), failures.noOwner('eve')]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    await world.sentry.assign('CART-2', { type: 'user', id: '1' });
    file = path.join(world.workspace, 'src/cart.cjs');
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/cart.cjs',
      settings: { 'files.autoSave': 'off' }, // in a browser it is on
    });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, 'TypeError');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const lines = async () => (await workbench.editor.lenses()).map(({ line }) => line);

  it('moves with a line typed above it, and stays there when the server is asked', async () => {
    await workbench.editor.goTo(5);
    await workbench.press('Enter');
    await workbench.editor.untilLens(11);
    await workbench.run('Faultline: Refresh');
    await workbench.editor.type('// typed\n');
    await workbench.editor.untilLens(12);
    assert.deepEqual(await lines(), [12]);
  });

  it('goes with its line, and comes back with it', async () => {
    await workbench.editor.goTo(12);
    await workbench.press('Control+Shift+K');
    await until('the lens to go or to say that the code changed', async () =>
      (await workbench.editor.lenses()).every(({ text }) => !text.startsWith('●')),
    );
    await workbench.press('Control+Z');
    await workbench.editor.untilLens(12, '●');
    await workbench.run('File: Revert File');
    await workbench.editor.untilLens(10, '●');
  });

  it('follows what another program writes, in a file that is open', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `// pulled\n// pulled\n${text}`);
    await workbench.editor.untilLens(12, '●');
    writeFileSync(file, text);
    await workbench.editor.untilLens(10, '●');
    assert.deepEqual(await lines(), [10]);
  });

  it('follows what another program writes, in a file that is closed', async () => {
    const checkout = path.join(world.workspace, 'src/checkout.cjs');
    writeFileSync(checkout, `// pulled\n${readFileSync(checkout, 'utf8')}`);
    const view = await workbench.view('Issues', 'Faultline');
    await view.toggle('Error: the cart has no owner');
    await view.untilRow('src/checkout.cjs:12');
    await workbench.openFile('checkout.cjs');
    await workbench.editor.untilLens(12, '●');
    assert.deepEqual(await lines(), [12]);
  });

  it('is in no side of a diff, and beside it all the same', async () => {
    await workbench.editor.untilLens(12, '●');
    await workbench.run('Git: Open Changes');
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    const inDiff = await workbench.page.evaluate(
      () =>
        [...document.querySelectorAll('.monaco-diff-editor .view-line span')].filter((span) =>
          /cart has no owner ·/.test(getComputedStyle(span, '::after').content),
        ).length,
    );
    assert.equal(inDiff, 0);
  });
});

declare const document: { querySelectorAll(selector: string): Iterable<object> };
declare function getComputedStyle(element: object, pseudo: string): { readonly content: string };
