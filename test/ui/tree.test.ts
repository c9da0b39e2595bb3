import * as assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { TreeView } from '../vscode/screen/treeView';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

const PRICE = "TypeError: Cannot…'price')";
const OWNER = 'Error: the cart has no owner';

describe('the tree of issues', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let view: TreeView;

  before(async () => {
    world = await createWorld();
    writeFileSync(path.join(world.workspace, 'notes.txt'), 'nothing fails here\n');
    await world.crash([...['ann', 'bob'].map(failures.noProduct), failures.noOwner('eve')]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    await world.sentry.assign('CART-2', { type: 'user', id: '1' });
    editor = await Editor.start({ workspace: world.workspace });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    view = await workbench.view('Issues', 'Faultline');
    await view.untilRow(OWNER);
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const labels = async () => (await view.rows()).map(({ label }) => label);
  const issues = async () => (await view.rows()).filter(({ level }) => level === 2).map(({ label }) => label);
  const untilNew = (words: string) =>
    workbench.page.getByRole('tab', { name: `Faultline - ${words}` }).waitFor();

  it('tells how many are new, and no more that one is once it was opened', async () => {
    await untilNew('2 new issues');
    const highlighted = workbench.page.locator('.monaco-list-row .label-name .highlight');
    assert.ok((await highlighted.allInnerTexts()).includes(OWNER));
    await view.chooseInMenu(OWNER, 'Open Issue');
    await until('the server to know', async () => {
      const issue = (await world.ask('/organizations/local/issues/CART-2/')) as { hasSeen?: boolean };
      return issue.hasSeen === true;
    });
    await untilNew('1 new issue');
    await until('it to stand out no more', async () => !(await highlighted.allInnerTexts()).includes(OWNER));
  });

  it('follows what is typed into its filter, and Escape brings back what was before', async () => {
    await workbench.run('Faultline: Filter Issues…');
    await workbench.quickInput.untilShown('Filter Issues');
    await workbench.quickInput.fill('owner checkout');
    await until('the other to be gone', async () => !(await labels()).includes(PRICE));
    assert.ok((await labels()).includes(OWNER));
    await until('the view to say so', async () =>
      (await view.message()).startsWith('Only “owner checkout”.'),
    );
    await workbench.quickInput.cancel();
    await view.untilRow(PRICE);
    await until('the view to say nothing of it', async () => !(await view.message()).includes('Only'));
  });

  it('keeps a filter that Enter took, until it is cleared', async () => {
    await workbench.run('Faultline: Filter Issues…');
    await workbench.quickInput.fill('price');
    await workbench.quickInput.accept();
    await until(
      'one to be left',
      async () => (await issues()).includes(PRICE) && !(await labels()).includes(OWNER),
    );
    await workbench.run('Faultline: Refresh');
    await until('the view to be fresh', async () => (await view.message()).endsWith('just now'));
    assert.ok(!(await labels()).includes(OWNER));
    await workbench.run('Faultline: Clear Filter');
    await view.untilRow(OWNER);
  });

  it('shows only what is mapped here, or all', async () => {
    const file = path.join(world.workspace, 'src/checkout.cjs');
    const text = readFileSync(file);
    rmSync(file);
    await workbench.run('Faultline: Only Mapped Here');
    await until('what has no line to be gone', async () => {
      const now = await labels();
      return now.includes(PRICE) && !now.includes(OWNER);
    });
    writeFileSync(file, text);
    await view.untilRow(OWNER);
    await workbench.run('Faultline: Show Issues Not Mapped Here');
  });

  it('keeps selection, expansion and rows in place when an issue changes', async () => {
    await view.toggle(PRICE);
    await view.untilRow('src/cart.cjs:10');
    await view.click('src/cart.cjs:10');
    await world.crash([failures.noProduct('cyd')]);
    await workbench.run('Faultline: Refresh');
    await until('the row to count', async () =>
      (await view.rows()).some(
        ({ label, description }) => label === PRICE && description.startsWith('3 events'),
      ),
    );
    assert.ok((await labels()).includes('src/cart.cjs:10'));
    const selected = workbench.page.locator('.monaco-list-row.selected .label-name');
    assert.equal(await selected.first().innerText(), 'src/cart.cjs:10');
    await view.toggle(PRICE);
  });

  it('puts issues together by project and by priority', async () => {
    await workbench.run('Faultline: Group Issues By…');
    await workbench.quickInput.choose('Project');
    await view.untilRow('cart');
    await workbench.run('Faultline: Group Issues By…');
    await workbench.quickInput.choose('Queries');
    await view.untilRow('Mine');
  });

  it('has a view of the issues in the active file, which says why it is empty', async () => {
    const here = await workbench.view('In This File');
    await workbench.openFile('src/cart.cjs');
    await here.untilRow(PRICE);
    const [row] = await here.rows();
    assert.match(row?.description ?? '', /^line 10 · 3 events/);
    await workbench.openFile('notes.txt');
    await until('no issue to be here', async () =>
      /No issue has a line in the file/.test(await here.welcome()),
    );
    await workbench.run('View: Close All Editors');
    await until('no file to be open', async () => /\[Open an Issue\]/.test(await here.welcome()));
  });
});
