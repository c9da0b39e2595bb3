import * as assert from 'node:assert/strict';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeView } from '../vscode/screen/treeView';
import type { StatusBarItem, Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

describe('a server that goes away', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let view: TreeView;

  const inStatusBar = async (): Promise<StatusBarItem | undefined> =>
    (await workbench.statusBar()).find(({ id }) => id.endsWith('faultline.count'));
  const untilStatus = (says: RegExp, timeoutMs?: number) =>
    until(
      `the status bar to say ${says}`,
      async () => {
        const item = await inStatusBar();
        return item !== undefined && says.test(item.text) && item;
      },
      timeoutMs,
    );

  before(async () => {
    world = await createWorld();
    await world.crash([failures.noProduct('ann')]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    ({ workbench } = editor);
    view = await workbench.view('Issues', 'Faultline');
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, 'TypeError');
    await workbench.toasts.dismiss('Signed in to');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('is a state with an age, and no toast; what is known stays on the lines', async () => {
    await world.sentry.close();
    await workbench.run('Faultline: Refresh');
    const { text, tooltip } = await untilStatus(/^○/);
    assert.equal(text, '○ 1, just now');
    assert.match(
      tooltip,
      /127\.0\.0\.1:\d+ cannot be reached\. What is shown is of just now; it is tried again by itself\./,
    );
    await until('the view to say so, too', async () =>
      (await view.message()).startsWith('As of just now. The server cannot be reached.'),
    );
    await workbench.editor.untilLens(10, 'TypeError');
    assert.deepEqual(await workbench.toasts.all(), []);
  });

  it('is found again by itself, within the minute that is waited', async function () {
    this.timeout(150_000);
    await untilStatus(/^○ 1, 1 min ago$/, 70_000);
    await world.restartSentry();
    await world.crash([failures.noProduct('bob')]);
    const { text } = await untilStatus(/^1$/, 70_000);
    assert.equal(text, '1');
    await until('the view to be fresh', async () =>
      /^cart on 127\.0\.0\.1:\d+, just now$/.test(await view.message()),
    );
    await workbench.editor.untilLens(10, '2 events · 2 users');
    assert.deepEqual(await workbench.toasts.all(), []);
  });
});
