import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { hostile, type HostileServer, startHostileServer } from './hostileServer';
import { signIn } from './signIn';
import { createWorld, type World } from './world';

/** What none of our text may hold: controls, marks that turn text round, lone surrogates. */
const unseen = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u;

describe('hostile text', () => {
  let world: World;
  let server: HostileServer;
  let editor: Editor;
  let workbench: Workbench;
  let song: string;

  before(async () => {
    world = await createWorld();
    song = path.join(world.folder, 'song');
    const source = readFileSync(path.join(world.workspace, 'src/cart.cjs'), 'utf8').split('\n');
    server = await startHostileServer('src/cart.cjs', 10, source);
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/cart.cjs',
      extensions: [projectRoot, path.join(projectRoot, 'test/ui/canary')],
      env: { CANARY_SONG: song },
    });
    ({ workbench } = editor);
    await signIn(workbench, server.address, 'a-token');
    await workbench.editor.untilLens(10);
  });
  after(async () => {
    await editor?.stop();
    server?.close();
    await world?.end();
  });
  afterEach(async () => {
    assert.deepEqual(await planted(workbench), []);
    assert.equal(existsSync(song), false);
  });

  it('is one short plain line on the lens', async () => {
    const lens = await workbench.editor.untilLens(10, '+1');
    assert.ok(lens.text.length <= 80, lens.text);
    assert.equal(unseen.test(lens.text), false);
    assert.match(lens.text, /3 events · 2 users · .* · \+1$/);
  });

  it('is code in the hover, and every link there is ours', async () => {
    const { text, links } = await workbench.editor.hover(10, { word: 'quantity', says: 'CART-1' });
    const ours = [
      'Open Issue',
      'Go to Frame',
      'Resolve',
      'Resolve in Next Release',
      'Start Working',
      'Open in Sentry',
    ];
    assert.deepEqual(links, [...ours, ...ours]);
    assert.match(text, /\[click\]\(command:canary\.sing\)/);
    const targets = await workbench.page
      .locator('.monaco-hover:not(.hidden):visible a')
      .evaluateAll((all) =>
        all.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''),
      );
    for (const target of targets) {
      assert.match(decodeURIComponent(target), /^command:faultline\.\w+\?\["[12]"\]$/);
    }
    await workbench.editor.leave();
  });

  it('is plain in the rows of the tree and in their tooltips', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    await until(
      'three issues',
      async () => (await view.rows()).filter(({ level }) => level === 2).length >= 3,
    );
    const label = (await view.rows()).find(({ level }) => level === 2)?.label ?? '';
    assert.ok(label.length <= 201 && !unseen.test(label), label);
    await view.toggle(label);
    await view.untilRow('src/cart.cjs:10');
    for (const row of (await view.rows()).filter(({ level }) => level >= 2)) {
      await workbench.page
        .locator('.monaco-list-row', { hasText: row.label.slice(0, 40) })
        .first()
        .hover();
      await workbench.page
        .locator('.monaco-hover.workbench-hover:visible, .workbench-hover-container:visible')
        .first()
        .waitFor();
      assert.deepEqual(await planted(workbench), []);
    }
    const climbing = (await view.rows()).find((row) => row.label.startsWith('../../../../etc/passwd'));
    assert.match(climbing?.description ?? '', /no file of that name is in this workspace$/);
  });

  it('is plain in the status bar', async () => {
    const item = (await workbench.statusBar()).find(({ id }) => id.endsWith('faultline.count'));
    assert.equal(item?.text, '3');
  });

  it('is plain in a Quick Pick', async () => {
    await workbench.run('Faultline: Go to Frame…');
    await workbench.quickInput.untilShown('Which issue?');
    const rows = await workbench.quickInput.rows();
    assert.equal(rows.length, 3);
    assert.ok(rows.every(({ label }) => label.length <= 201 && !unseen.test(label)));
    assert.deepEqual(await planted(workbench), []);
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('Frames of');
    assert.deepEqual(await planted(workbench), []);
    await workbench.quickInput.cancel();
  });

  it('is plain in the document of an issue, where no address is a link', async () => {
    await workbench.run('Faultline: Open Issue');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.accept();
    await until('the document', async () =>
      (await workbench.editor.text()).includes('Stack, the failing frame first'),
    );
    assert.equal(unseen.test((await workbench.editor.text()).replaceAll('\n', '')), false);
    assert.equal(await workbench.page.locator('.detected-link').count(), 0);
    await workbench.openFile('cart.cjs', 10);
  });

  it('is nowhere in an input box: a branch is offered that git takes', async () => {
    await workbench.run('Faultline: Start Working on Issue…');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('Start Working on CART-1');
    assert.match(await workbench.quickInput.message(), /The new branch, from HEAD/);
    assert.match(
      await workbench.page.locator('.quick-input-widget:visible input').first().inputValue(),
      /^cart-1-[a-z0-9-]+$/,
    );
    await workbench.quickInput.cancel();
  });

  it('is nowhere in a toast: not even a short id of that kind', async () => {
    for (const name of ['1', '2']) {
      await workbench.run('Faultline: Resolve');
      await workbench.quickInput.untilShown('Which issue?');
      await workbench.quickInput.accept();
      const said = await workbench.toasts.untilShown(/is resolved/);
      assert.match(said, /^(CART-1|2) is resolved\.$/, name);
      await workbench.toasts.dismiss(/is resolved/);
    }
  });

  it('has run no command, after everything that could be clicked was clicked', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    for (const { label } of (await view.rows()).filter(({ level }) => level >= 2)) {
      await workbench.page
        .locator('.monaco-list-row', { hasText: label.slice(0, 40) })
        .first()
        .click();
    }
    assert.equal(existsSync(song), false);
  });

  it('would have: the canary can sing', async () => {
    await workbench.run('Canary: Sing');
    await until('its song', () => existsSync(song));
    rmSync(song);
  });
});

/** Links, images and icons of the hostile text anywhere in the window. */
async function planted({ page }: Workbench): Promise<string[]> {
  assert.ok(hostile.includes('squirrel'));
  return page.evaluate(() => {
    const found = [...document.querySelectorAll('a, img, script, .codicon-squirrel, .detected-link')];
    const attributes = ['href', 'data-href', 'src', 'style', 'class', 'title'];
    return found
      .map((element) => attributes.map((name) => element.getAttribute(name) ?? '').join(' '))
      .filter((written) => /canary|evil|passwd|squirrel|detected-link/.test(written));
  });
}

declare const document: {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
};
