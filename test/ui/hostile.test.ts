import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { QuickPickRow } from '../vscode/screen/quickInput';
import type { TreeRow } from '../vscode/screen/treeView';
import type { Workbench } from '../vscode/workbench';
import {
  failingLines,
  hostilePath,
  type HostileServer,
  hostileTexts,
  startHostileServer,
} from './hostileServer';
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
  let lines: readonly number[];

  before(async () => {
    world = await createWorld();
    const nobody = 'Ann [x](command:canary.sing) $(squirrel) `https://evil.example';
    world.git('commit', '--quiet', '--amend', '--all', '--no-edit', `--author=${nobody} <a@b>`);
    song = path.join(world.folder, 'song');
    const source = readFileSync(path.join(world.workspace, 'src/cart.cjs'), 'utf8').split('\n');
    lines = failingLines(source);
    server = await startHostileServer('src/cart.cjs', source);
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/cart.cjs',
      viewport: { width: 1900, height: 900 }, // what stands behind the lenses is on the screen
      extensions: [projectRoot, path.join(projectRoot, 'test/ui/canary')],
      env: { CANARY_SONG: song },
      settings: { 'git.blame.statusBarItem.enabled': false }, // it draws the icons in an author's name
    });
    ({ workbench } = editor);
    await signIn(workbench, server.address, 'a-token');
    await until('every lens', async () => (await workbench.editor.lenses()).length === hostileTexts.length);
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

  it('is one short plain line on each lens', async () => {
    const lenses = await workbench.editor.lenses();
    assert.deepEqual(
      lenses.map(({ line }) => line),
      lines,
    );
    for (const { text } of lenses) {
      assert.ok(text.length <= 80 && !unseen.test(text), text);
      assert.match(text, /^\S+ 3 events · 2 users · .* · \d+ d ago$/);
    }
  });

  it('is code in the hover, and every link there is ours', async () => {
    const ours = [
      'Open Issue',
      'Walk the Stack',
      'Resolve',
      'Resolve in Next Release',
      'Start Working',
      'Open as of the Release',
      'Compare with the Release',
      'Open in Sentry',
    ];
    for (const [at, line] of lines.entries()) {
      const says = at === 1 ? /^2 / : `CART-${at + 1}`;
      const { links, text } = await until('all that was asked for', async () => {
        const shown = await workbench.editor.hover(line, { says });
        return !shown.text.includes('asking…') && shown;
      });
      assert.deepEqual(links, ours, `line ${line}`);
      for (const name of [
        'Releases: first',
        'browser: ',
        'Suspect commit: ccccccc, ',
        'This line: last changed in',
      ]) {
        assert.ok(text.includes(name), `${name} in ${text}`);
      }
      assert.deepEqual(await planted(workbench), []);
      const targets = await workbench.page
        .locator('.monaco-hover:not(.hidden):visible a')
        .evaluateAll((all) =>
          all.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''),
        );
      for (const target of targets) {
        assert.match(
          decodeURIComponent(target),
          new RegExp(`^command:faultline\\.\\w+\\?\\["[0-9a-f]+/${at + 1}"\\]$`),
        );
      }
    }
    await workbench.editor.leave();
  });

  it('is plain in the rows of the tree and in their tooltips', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    await until(
      'three issues',
      async () => (await view.rows()).filter(({ level }) => level === 2).length >= 3,
    );
    for (const { label } of issueRows(await view.rows())) {
      assert.ok(label.length <= 40 && !unseen.test(label), label);
    }
    const [{ label: first } = { label: '' }] = issueRows(await view.rows());
    await view.toggle(first);
    await view.untilRow(`src/cart.cjs:${lines[0]}`);
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
    assert.equal(item?.text, `${hostileTexts.length}`);
  });

  it('is plain in a Quick Pick', async () => {
    await workbench.openFile('cart.cjs', 10);
    await workbench.run('Faultline: Walk the Stack…');
    await workbench.quickInput.untilShown('Which issue?');
    const rows = await workbench.quickInput.rows();
    assert.equal(rows.length, hostileTexts.length);
    for (const { label } of rows) {
      assert.ok(label.length <= 210 && !unseen.test(label.replaceAll('\u200b', '')), label);
    }
    assert.deepEqual(await planted(workbench), []);
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('The stack of');
    await untilPlainRows(workbench, 1);
    await workbench.quickInput.cancel();
  });

  it('is plain in the palette of triage, issue after issue', async () => {
    await workbench.run('Faultline: Triage');
    for (let at = 1; at <= hostileTexts.length; at++) {
      await workbench.quickInput.untilShown(`${at} of ${hostileTexts.length}`);
      const said = await workbench.quickInput.placeholder();
      assert.ok(said !== '' && !unseen.test(said.replaceAll('\u200b', '')), said);
      assert.deepEqual(await planted(workbench), []);
      await workbench.press('Alt+J');
    }
    await workbench.quickInput.cancel();
  });

  it('is plain in the variables beside a line, and in all of them under the mouse', async () => {
    for (const [at, line] of lines.entries()) {
      await workbench.openFile('cart.cjs', 10);
      await chooseIssue(workbench, 'Faultline: Walk the Stack…', at);
      await workbench.quickInput.untilShown('The stack of');
      await workbench.quickInput.accept();
      await workbench.editor.untilCursor(line);
      const source = readFileSync(path.join(world.workspace, 'src/cart.cjs'), 'utf8').split('\n');
      const code = source[line - 1] ?? '';
      const beside = await until(`variables on line ${line}`, async () => {
        const shown = (await workbench.editor.lines()).find((one) => one.line === line)?.code ?? '';
        return shown.length > code.length && shown.slice(code.length).replace(/^\u200a+/, '');
      });
      assert.ok(beside.length <= 50 && !unseen.test(beside), beside);
      const [word = ''] = beside.split(/\s/);
      await workbench.editor.hover(line, { word: word.slice(0, 8), says: 'nested = ' });
      assert.deepEqual(await planted(workbench), [], `line ${line}`);
      await workbench.editor.leave();
    }
  });

  it('is plain in the document of an issue, where every link is ours', async () => {
    for (const at of [0, 2]) {
      await chooseIssue(workbench, 'Faultline: Open Issue', at);
      await until('the whole issue', async () => {
        await workbench.press('Control+End');
        return (await workbench.editor.text()).includes('IP address: ');
      });
      const last = await until('the cursor at the end of many lines', async () => {
        const line = Number(/Ln (\d+)/.exec(await workbench.editor.cursor())?.[1]);
        return line > 60 && line;
      });
      const link = `src/cart.cjs:${lines[at] ?? 0}`;
      for (let line = 1; line <= last; line += 10) {
        await workbench.editor.goTo(line);
        await assertPlainText(workbench);
        if ((await workbench.editor.text()).includes(link)) {
          await until('our link', async () => (await workbench.editor.links()).includes(link));
        }
      }
      await workbench.openFile('cart.cjs', 10);
    }
  });

  it('is plain where a person goes from issue to issue: in the status bar, in the lists, in what is read aloud', async () => {
    await workbench.openFile('cart.cjs', 1);
    for (const [at] of lines.entries()) {
      await workbench.press('Shift+Alt+E');
      await workbench.press('P');
      const number = hostileTexts.length - at;
      const { text, tooltip } = await until(`issue ${number} in the status bar`, async () =>
        (await workbench.statusBar()).find((item) =>
          item.text.includes(`${number} of ${hostileTexts.length}`),
        ),
      );
      assert.ok(text.length <= 140 && !unseen.test(text.replaceAll('\u200b', '')), text);
      assert.equal(unseen.test(tooltip.replaceAll('\u200b', '')), false);
      assert.deepEqual(await planted(workbench), []);
    }
    for (const [key, rows] of [
      ['F', hostileTexts.length],
      ['L', 1],
    ] as const) {
      await workbench.press('Shift+Alt+E');
      await workbench.press(key);
      await workbench.quickInput.untilShown('Issues');
      await untilPlainRows(workbench, rows);
      await workbench.quickInput.cancel();
    }
    const view = await workbench.view('Issues', 'Faultline');
    const spoken = issueRows(await view.rows()).map((row) => row.spoken);
    assert.equal(spoken.length, hostileTexts.length);
    assert.ok(spoken.every((text) => text.length <= 600 && !unseen.test(text)));
  });

  it('is nowhere in the Quick Fix menu: its titles name the checked short id alone', async () => {
    for (const [at, line] of lines.entries()) {
      await workbench.openFile('cart.cjs', line);
      await workbench.editor.untilCursor(line);
      assert.ok((await workbench.editor.quickFixes()).includes(`Open Issue (${nameOf(at)})`));
      assert.deepEqual(await planted(workbench), []);
      await workbench.press('Escape');
    }
  });

  it('is plain where a mapping is explained', async () => {
    for (const [at] of hostileTexts.entries()) {
      await chooseIssue(workbench, 'Faultline: Explain This Mapping', at);
      await workbench.quickInput.untilShown('is to be explained?');
      await untilPlainRows(workbench, 4);
      await workbench.press('ArrowUp');
      await workbench.press('ArrowUp'); // the last frame but one: all of it is hostile
      await workbench.quickInput.accept();
      const heading = `${nameOf(at)}: How this frame was mapped`;
      await until(heading, async () => (await workbench.editor.text()).startsWith(heading));
      await assertPlainText(workbench);
    }
    await workbench.openFile('cart.cjs', 10);
  });

  it('is plain where a person names its file, and where the rule is to be shared', async () => {
    await chooseIssue(workbench, 'Faultline: This Frame Is That File…', 3);
    await workbench.quickInput.untilShown('Which frame of');
    await workbench.press('ArrowUp');
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('Which file is this frame?');
    await workbench.quickInput.choose('src/cart.cjs');
    const said = await workbench.toasts.untilShown('Kept for you');
    assert.equal(said, 'Kept for you: this frame, and those that begin alike, are looked for there first.');
    await workbench.run('Faultline: Share Path Rules with the Team…');
    await workbench.quickInput.untilShown('Which of your rules');
    const [rule] = await untilPlainRows(workbench, 1);
    assert.match(rule?.label ?? '', /squirrel.* → src\/cart\.cjs$/);
    await workbench.quickInput.cancel();
    await workbench.toasts.press('Kept for you', 'Undo');
  });

  it('is plain in a pasted stack trace, and where its frames are walked', async () => {
    await workbench.copy(hostileTexts.map(traceOf).join('\n'));
    await workbench.run('Faultline: Open Stack Trace from Clipboard');
    await workbench.quickInput.untilShown('Frames of the stack trace');
    await untilPlainRows(workbench, hostileTexts.length);
    await workbench.quickInput.cancel();
    await until('the document', async () => (await workbench.editor.text()).startsWith('Stack, the failing'));
    await assertPlainText(workbench);
    await workbench.openFile('cart.cjs', 10);
  });

  it('is nowhere in an input box: a branch is offered that git takes', async () => {
    await workbench.run('Faultline: Start Working on Issue…');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.accept();
    await workbench.quickInput.untilShown('The name of the new branch');
    assert.match(
      await workbench.page.locator('.quick-input-widget:visible input').first().inputValue(),
      /^fix\/cart-1-[a-z0-9-]+$/,
    );
    await workbench.quickInput.cancel();
  });

  it('runs no command when everything is clicked', async () => {
    const view = await workbench.view('Issues', 'Faultline');
    let clicked = 0;
    const rows = (await view.rows()).filter(({ level }) => level >= 2);
    // frames before issues: a click folds an issue, and its frames are gone
    for (const { label } of [...rows].sort((one, other) => other.level - one.level)) {
      await view.click(label);
      clicked++;
      assert.deepEqual(await planted(workbench), []);
    }
    assert.ok(clicked >= hostileTexts.length, `${clicked} rows`);
    // the issue of the last row takes the focus when it opens
    await until('the last issue', async () => (await workbench.editor.text()).startsWith(`${nameOf(1)}: `));
    await workbench.editor.untilFocused();
    await workbench.openFile('cart.cjs', lines[0]);
    await workbench.editor.hover(lines[0] ?? 1, { says: 'CART-1' });
    await workbench.editor.followInHover('Open Issue');
    await until('the issue', async () => (await workbench.editor.text()).startsWith('CART-1'));
  });

  it('is nowhere in a toast: not even a short id of that kind', async () => {
    await workbench.openFile('cart.cjs', 10);
    for (const name of ['CART-1', '2']) {
      await workbench.run('Faultline: Resolve');
      await workbench.quickInput.untilShown('Which issue?');
      await workbench.quickInput.fill(`${name} · 3 events`);
      await until('one row', async () => (await workbench.quickInput.rows()).length === 1);
      await workbench.quickInput.accept();
      await workbench.untilStatus(`${name} is resolved.`);
    }
  });

  it('would have: the canary can sing', async () => {
    await workbench.run('Canary: Sing');
    await until('its song', () => existsSync(song));
    rmSync(song);
  });
});

/** The short id of the issue of a kind of text; one that is of that kind itself is not shown. */
function nameOf(kind: number): string {
  return kind === 1 ? '2' : `CART-${kind + 1}`;
}

/** The issue of a kind of text, from the palette. */
async function chooseIssue(workbench: Workbench, command: string, kind: number): Promise<void> {
  const { quickInput } = workbench;
  await workbench.run(command);
  await quickInput.untilShown('Which issue?');
  await quickInput.fill(`${nameOf(kind)} · 3 events`);
  await until('one row', async () => (await quickInput.rows()).length === 1);
  await quickInput.accept();
}

/** A stack trace in which all is hostile but one file. */
function traceOf(text: string): string {
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  return [
    `TypeError: ${text}`,
    `    at ${oneLine} (src/cart.cjs:10:3)`,
    `    at total (${oneLine}:1:1)`,
    `    at total (${hostilePath}:1:1)`,
    '    at total (../../../../etc/passwd:1:1)',
    '    at total (src/cart.cjs:10:3)',
  ].join('\n');
}

/** Waits for so many rows, none of which draws or hides anything. */
async function untilPlainRows(workbench: Workbench, least: number): Promise<readonly QuickPickRow[]> {
  const { quickInput } = workbench;
  const rows = await until(`${least} rows`, async () => {
    const shown = await quickInput.rows();
    return shown.length >= least && shown;
  });
  for (const text of rows.flatMap(({ label, description, detail }) => [label, description, detail])) {
    assert.ok(text.length <= 420 && !unseen.test(text.replaceAll('\u200b', '')), text);
  }
  assert.deepEqual(await planted(workbench), []);
  return rows;
}

async function assertPlainText(workbench: Workbench): Promise<void> {
  assert.equal(unseen.test((await workbench.editor.text()).replace(/[\n\u200b]/g, '')), false);
  assert.deepEqual(await planted(workbench), []);
}

function issueRows(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows.filter(({ level, expanded }) => level === 2 && expanded !== undefined);
}

/** Links, images and icons of the hostile text anywhere in the window. */
async function planted({ page }: Workbench): Promise<string[]> {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll('a, img, script, .codicon-squirrel, .detected-link')];
    const attributes = ['href', 'data-href', 'src', 'style', 'class', 'title'];
    return found
      .filter(({ textContent }) => !/^(?:src\/cart\.cjs:\d+|Open)$/.test(textContent ?? '')) // a link of ours
      .map((element) => attributes.map((name) => element.getAttribute(name) ?? '').join(' '))
      .filter((written) => /canary|evil|passwd|squirrel|detected-link/.test(written));
  });
}

declare const document: {
  querySelectorAll(selector: string): Iterable<{
    readonly textContent: string | null;
    getAttribute(name: string): string | null;
  }>;
};
