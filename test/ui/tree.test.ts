import * as assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { sendEvents } from '../sendEvent';
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
  /** Whether the server refuses to change anything. */
  let refuses = false;

  before(async () => {
    world = await createWorld({
      limits: { eventsPerSecond: 10_000 },
      faults: ({ method }, response) => {
        const isRefused = refuses && method === 'PUT';
        if (isRefused) {
          response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"detail":"no"}');
        }
        return isRefused;
      },
    });
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
  const issue = async (id: string) =>
    (await world.ask(`/organizations/local/issues/${id}/`)) as Readonly<Record<string, unknown>>;
  /** Waits until the group of what is not sent yet has just these rows; until it is gone, for none. */
  const untilWaiting = (expected: readonly RegExp[]) =>
    until(`${expected.length} actions to wait`, async () => {
      const rows = (await view.rows()).map(({ label, description }) => `${label} ${description}`);
      const at = rows.indexOf(`Not Sent Yet ${expected.length}`);
      const waiting = rows.slice(at + 1, at + 1 + expected.length);
      return expected.length === 0
        ? !rows.some((row) => row.startsWith('Not Sent Yet'))
        : at === 0 && expected.every((one, index) => one.test(waiting[index] ?? ''));
    });
  const untilNew = (words: string) =>
    workbench.page.getByRole('tab', { name: `Faultline - ${words}` }).waitFor();

  it('tells how many are new, and no more that one is once it was opened', async () => {
    await untilNew('2 new issues');
    const highlighted = workbench.page.locator('.monaco-list-row:has(.label-name .highlight) .label-name');
    assert.ok((await highlighted.allInnerTexts()).includes(OWNER));
    await view.chooseInMenu(OWNER, 'Open Issue');
    await until('the server to know', async () => {
      return (await issue('2'))['hasSeen'] === true;
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
    await view.chooseInMenu('cart', 'Triage');
    await until('both to be walked through', async () =>
      (await workbench.quickInput.title()).endsWith(' · 1 of 2'),
    );
    await workbench.quickInput.cancel();
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

  it('shows what waits while the server is away, and gives it up as a person says', async () => {
    await world.sentry.close();
    await view.chooseInMenu(PRICE, 'Bookmark or Remove Bookmark');
    await untilWaiting([/^CART-1 bookmark · /]);
    await view.chooseInMenu(OWNER, 'Comment…');
    await workbench.quickInput.untilShown('Comment on CART-2');
    await workbench.quickInput.fill('Who owns it?');
    await workbench.quickInput.accept();
    await untilWaiting([
      /^CART-1 bookmark · is tried again by itself: The server cannot be reached\./,
      /^CART-2 comment · /,
    ]);
    const [row] = (await view.rows()).filter(({ label }) => label === PRICE);
    assert.match(row?.description ?? '', /^waits to be sent · /);
    await view.inlineAction('CART-1', 'Discard');
    await untilWaiting([/^CART-2 comment · /]);
    await world.restartSentry();
    await workbench.run('Faultline: Refresh');
    await untilWaiting([]);
    assert.equal((await issue('1'))['isBookmarked'], false);
    await until('the comment', async () => (await issue('2'))['numComments'] === 1);
  });

  it('keeps what was refused, and sends it again as a person says', async () => {
    refuses = true;
    await view.chooseInMenu(PRICE, 'Set Priority…');
    await workbench.quickInput.choose('Low Priority');
    const said = await workbench.toasts.untilShown('CART-1: “Set Priority…” was refused.');
    await untilWaiting([/^CART-1 Low Priority · was refused: /]);
    await workbench.toasts.dismiss(said);
    refuses = false;
    await view.inlineAction('CART-1', 'Send Again');
    await untilWaiting([]);
    await until('the server to have it', async () => (await issue('1'))['priority'] === 'low');
  });

  it('lists 200 issues of a group, and the others once they are asked for', async () => {
    await sendEvents(
      world.sentry.dsn('cart'),
      Array.from({ length: 205 }, (_, at) => ({ message: `many ${at}`, fingerprint: [`${at}`] })),
    );
    await workbench.run('Faultline: Refresh');
    const group = 'For Review';
    await until('all to be counted', async () =>
      (await view.rows()).some(({ label, description }) => label === group && description === '207'),
    );
    await view.click(group); // opens it, too
    const untilLast = async (wanted: RegExp) =>
      until(`the last row of the group to be ${wanted}`, async () => {
        await workbench.press('End');
        const rows = await view.rows();
        const last = rows.findLast(({ level }) => level === 2);
        return last !== undefined && wanted.test(`${last.label} ${last.description}`);
      });
    await untilLast(/^Show 200 More 7 are not listed$/);
    await workbench.press('ArrowUp'); // the last row of all is the next group
    await workbench.press('Enter');
    const focused = workbench.page.locator('.monaco-list-row.focused .label-name');
    await until('the focus on the first that came', async () =>
      (await focused.allInnerTexts()).some((label) => label.startsWith('many ')),
    );
    await untilLast(/ \d+ events? · /);
  });
});
