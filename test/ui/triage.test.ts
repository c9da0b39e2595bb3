import * as assert from 'node:assert/strict';
import { exceptionAt, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, type World } from './world';

const source = Array.from({ length: 20 }, (_, line) => `line ${line}`);
/** Issues of the queue, and of the batch. */
const [QUEUED, BATCH] = [20, 50];

/** What the server has of an issue. */
interface State {
  readonly shortId: string;
  readonly status: string;
  readonly substatus: string | null;
  readonly assignedTo: { readonly id: string } | null;
  readonly isBookmarked: boolean;
  readonly priority: string | null;
}

describe('triage by keyboard alone', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  /** Ids of issues that the server refuses to change. */
  let refused: ReadonlySet<string> = new Set();
  /** The id of an issue that nobody gets through to. */
  let unreachable: string | undefined;

  /** Lets so many issues begin, numbered from one on. */
  const fail = (from: number, count: number) =>
    sendEvents(
      world.sentry.dsn('cart'),
      Array.from({ length: count }, (_, at) => ({
        ...exceptionAt(`Error${from + at}`, 'it failed', 'src/cart.cjs', source, 10),
        fingerprint: [`${from + at}`],
      })),
    );

  before(async () => {
    world = await createWorld({
      limits: { eventsPerSecond: 10_000 },
      faults: ({ method, url = '', socket }, response) => {
        const id = /\/issues\/(\d+)\/$/.exec(url)?.[1] ?? '';
        if (unreachable !== undefined && url.includes(`/issues/${unreachable}/`)) {
          socket.resetAndDestroy();
          return true;
        }
        const isRefused = method === 'PUT' && refused.has(id);
        if (isRefused) {
          response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"detail":"no"}');
        }
        return isRefused;
      },
    });
    await fail(1, QUEUED);
    for (const { shortId } of world.sentry.issues) {
      await world.sentry.assign(shortId, { type: 'user', id: '1' });
    }
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.toasts.dismiss('Signed in to');
    await workbench.view('Issues', 'Faultline');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const stateOf = async (shortId: string) =>
    (await world.ask(`/organizations/local/issues/${shortId}/`)) as State;
  /** The short id in the palette's title, which says where one is, too. */
  const untilAt = async (place: string) =>
    until(`the palette to be at ${place}`, async () => {
      const title = await workbench.quickInput.title();
      return title.endsWith(place) && (title.split(' ')[0] ?? '');
    });

  const ways: readonly (readonly [key: string, wanted: (state: State) => boolean])[] = [
    ['Alt+R', ({ status }) => status === 'resolved'],
    ['Alt+N', ({ status }) => status === 'resolved'],
    ['Alt+E', ({ status, substatus }) => status === 'ignored' && substatus === 'archived_until_escalating'],
    ['Alt+F', ({ status, substatus }) => status === 'ignored' && substatus === 'archived_forever'],
  ];
  /** What each issue is to be in the end. */
  const intended = new Map<string, (state: State) => boolean>();

  it('takes twenty issues, each in its way, and the server has them as they were meant', async () => {
    await workbench.run('Faultline: Triage');
    for (let at = 1; at <= QUEUED; at++) {
      const shortId = await untilAt(`${at} of ${QUEUED}`);
      const [key, wanted] = ways[at % ways.length] ?? assert.fail();
      if (at === 1) {
        const rows = await workbench.quickInput.rows();
        assert.equal(rows.find(({ label }) => label === 'Resolve')?.description, 'Alt+R');
        await workbench.press('Alt+M');
        await until('the bookmark', async () => (await stateOf(shortId)).isBookmarked);
      }
      await workbench.press(key);
      intended.set(shortId, wanted);
    }
    await workbench.untilStatus('all 20 issues are done');
    assert.equal(intended.size, QUEUED);
    for (const [shortId, wanted] of intended) {
      await until(`${shortId} as it was meant`, async () => wanted(await stateOf(shortId)));
    }
  });

  it('undoes one wrong key, and goes on where it was left', async () => {
    const [wrong = ''] = [...intended.keys()].slice(-1);
    await workbench.run('Faultline: Undo Last Action');
    await until('it to be as before', async () => (await stateOf(wrong)).status === 'unresolved');
    await workbench.run('Faultline: Triage');
    assert.equal(await untilAt('1 of 1'), wrong);
    await workbench.quickInput.fill('priority');
    await until(
      'the actions to be filtered',
      async () => (await workbench.quickInput.rows())[0]?.label === 'Set Priority…',
    );
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown(`Priority of ${wrong}`);
    await workbench.quickInput.choose('Low Priority');
    await until('the priority', async () => (await stateOf(wrong)).priority === 'low');
    assert.equal(await untilAt('1 of 1'), wrong);
    await workbench.quickInput.cancel();
    await workbench.run('Faultline: Triage');
    assert.equal(await untilAt('1 of 1'), wrong);
    await workbench.press('Alt+R');
    await until('it to be resolved', async () => (await stateOf(wrong)).status === 'resolved');
  });

  it('does fifty at once after one question, names the five that fail, and tries just these again', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    await fail(QUEUED + 1, BATCH);
    await workbench.run('Faultline: Refresh');
    const row = await until('the rows', async () => {
      const rows = await view.rows();
      const group = rows.find(({ label, expanded }) => label === 'For Review' && expanded === false);
      await (group && view.toggle(group.label));
      return rows.find(({ label }) => label.startsWith('Error'))?.label;
    });
    const ids = world.sentry.issues.slice(QUEUED).map(({ id }) => id);
    refused = new Set(ids.filter((_, at) => at % 10 === 3));
    await view.click(row);
    await until('the issue', async () => (await workbench.editor.text()).startsWith('CART-'));
    await workbench.run('Faultline: Focus on Issues View');
    for (let at = 1; at < BATCH; at++) {
      await workbench.press('Shift+ArrowDown');
    }
    const selected = workbench.page.locator('.monaco-list-row.selected .label-name');
    await view.chooseInMenu(await selected.last().innerText(), 'Resolve in Next Release');
    const asked = await workbench.dialog.text();
    assert.match(asked, /50 issues\?/);
    await workbench.press('Enter');
    const said = await workbench.toasts.untilShown(/45 of 50 issues done/);
    assert.match(said, /Not done: (CART-\w+, ){4}CART-\w+\./);
    refused = new Set();
    await workbench.toasts.press(said, 'Try These Again');
    await until('all to be resolved', () =>
      world.sentry.issues.slice(QUEUED).every(({ status }) => status === 'resolved'),
    );
    await workbench.run('Faultline: Undo Last Action');
    await until('all to be as before', () =>
      world.sentry.issues.slice(QUEUED).every(({ status }) => status === 'unresolved'),
    );
  });

  it('tells of a conflict that came later, and asks before what waits goes with the sign-out', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    const [opened] = /^CART-\w+/.exec(await workbench.editor.text()) ?? [];
    const late = world.sentry.issues.find(({ shortId }) => shortId === opened) ?? assert.fail();
    unreachable = late.id;
    await workbench.run('Faultline: Focus on Issues View');
    await workbench.press('Home');
    await workbench.run('Faultline: Resolve');
    const group = () => view.rows().then((rows) => rows.find(({ label }) => label === 'Not Sent Yet'));
    await until('it to wait', group);
    await workbench.run('Faultline: Sign Out');
    assert.match(await workbench.dialog.text(), /One action has not been sent yet\.[^]*CART-/);
    await workbench.press('Enter');
    await until('it to be tried', async () =>
      /could not be sent just now/.test(await workbench.dialog.text()),
    );
    await workbench.press('Escape');
    await world.sentry.assign(late.shortId, { type: 'user', id: '1' });
    unreachable = undefined;
    const said = await workbench.toasts.untilShown('Somebody changed');
    assert.equal(said, `Somebody changed ${late.shortId} meanwhile: assignee. Nothing was sent.`);
    const toast = (await workbench.toasts.all()).find(({ message }) => message === said);
    assert.deepEqual(toast?.buttons, ['Show', 'Apply Anyway', 'Discard']);
    await workbench.toasts.press(said, 'Show');
    const selected = workbench.page.locator('.monaco-list-row.selected .label-name');
    await until(
      'what waits to be selected',
      async () => (await selected.allInnerTexts())[0] === 'Not Sent Yet',
    );

    await workbench.run('Faultline: Sign Out');
    assert.match(
      await workbench.dialog.text(),
      /One action has not been sent yet\.[^]*CART-\w+[^]*your decision/,
    );
    assert.deepEqual((await workbench.dialog.buttons()).toSorted(), [
      'Cancel',
      'Discard and Sign Out',
      'Show',
    ]);
    await workbench.press('Escape');
    assert.ok(await group());
    await workbench.run('Faultline: Sign Out');
    await workbench.dialog.press('Discard and Sign Out');
    await until('nothing to be shown', async () => (await view.rows()).length === 0);
    assert.equal((await stateOf(late.shortId)).status, 'unresolved');
  });
});
