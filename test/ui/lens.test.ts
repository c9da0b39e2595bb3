import * as assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Lens } from '../vscode/screen/textEditor';
import { readLines } from '../vscode/screen/textOnScreen';
import type { Workbench } from '../vscode/workbench';
import { CALLER, createLensWorld, failing, TWICE } from './lensWorld';
import { signIn } from './signIn';
import type { World } from './world';

/** Nothing but keys writes text, and all of the file is on the screen. */
const settings = {
  'files.autoSave': 'off',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'workbench.colorTheme': 'Default Light Modern',
  'editor.autoIndent': 'none',
  'editor.autoClosingBrackets': 'never',
};
const viewport = { width: 1500, height: 1900 };

/** Of `faultline.errorLensForeground` in a light theme. */
const ERROR = [0xb5, 0x20, 0x0d];

describe('the lenses of a file', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;

  before(async () => {
    world = await createLensWorld();
    editor = await Editor.start({ workspace: world.workspace, file: 'src/ledger.js', settings, viewport });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await untilLenses('every lens', (lenses) => lenses.length === failing.length);
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const untilLenses = (what: string, test: (lenses: readonly Lens[]) => boolean) =>
    until(what, async () => {
      const lenses = await workbench.editor.lenses();
      return test(lenses) && lenses;
    });
  const isOn = (lines: readonly number[]) => (lenses: readonly Lens[]) =>
    lenses.map(({ line }) => line).join() === lines.join();
  /** Sets settings of Faultline for this workspace alone; those that are not named are as usual. */
  const set = (values: Readonly<Record<string, unknown>>) => {
    const folder = path.join(world.workspace, '.vscode');
    mkdirSync(folder, { recursive: true });
    const named = Object.entries(values).map(([id, value]) => [`faultline.lens.${id}`, value]);
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(Object.fromEntries(named)));
  };
  /** Whether the ruler beside the scroll bar has something in the colour of errors. */
  const ruler = () => workbench.page.evaluate(colorInRuler, ERROR);

  it('are one on each failing line, of its first issue, and on no other line', async () => {
    const lenses = await untilLenses('each on its line', isOn(failing));
    for (const { line, text } of lenses) {
      const error = line === failing[0] ? 'Error: the bank is closed' : `TypeError: entry ${line} is wrong`;
      const said = line === TWICE ? `3 events · RangeError: entry ${line} is wrong` : `1 event · ${error}`;
      assert.equal(
        text,
        `● ${said} · just now${line === TWICE ? ' · +1' : ''}`.replace('just now', age(text)),
      );
    }
    assert.equal(await ruler(), true);
  });

  it('are none in third-party code that threw, and none in a file where nothing fails', async () => {
    for (const file of ['node_modules/bank/index.js', 'src/innocent.js']) {
      await openByPath(workbench, path.join(world.workspace, file));
      await workbench.editor.untilNoLens();
    }
    await workbench.openFile('src/ledger.js');
    await untilLenses('each on its line', isOn(failing));
  });

  it('keep text, look and place over 200 keys, but for the edited line, and move with their lines alone', async () => {
    const edited = failing[3];
    await workbench.editor.goTo(edited);
    await workbench.press('End');
    const before = await untilLenses('each on its line', isOn(failing));
    await workbench.page.evaluate(recording());
    for (let round = 0; round < 20; round++) {
      const keys = [
        'x',
        'y',
        'z',
        ...Array<string>(3).fill('Backspace'),
        'Home',
        'Enter',
        'ArrowRight',
        'End',
      ];
      await Promise.all(keys.map((key) => workbench.press(key)));
    }
    const isOfEdited = ({ text }: Lens) => text.includes(`entry ${edited} `);
    const hides = ({ lenses }: Frame) => !lenses.some(isOfEdited);
    const { frames, keys } = await until('the lens to go and to come back', async () => {
      const recorded = await workbench.page.evaluate<Recorded>('globalThis.recorded');
      const last = recorded.frames.at(-1);
      const isBack = last !== undefined && !hides(last) && last.lenses.at(-1)?.line === failing[7] + 20;
      return isBack && recorded.frames.some(hides) && recorded;
    });
    assert.equal(keys.length, 200);
    const others = before.filter((lens) => !isOfEdited(lens));
    for (const { lenses } of frames) {
      const now = lenses.filter((lens) => !isOfEdited(lens));
      assertOnlyMoved(others, now, edited);
    }
    const [firstKey = 0, lastKey = 0] = [keys[0], keys.at(-1)];
    const hidden = frames.filter(hides);
    assert.ok(hidden.every(({ at }) => at > firstKey));
    const quietMs = (frames[frames.findLastIndex(hides) + 1]?.at ?? 0) - lastKey;
    assert.ok(quietMs > 750, `it came back ${Math.round(quietMs)} ms after the last key`);
    await workbench.run('File: Revert File');
    await untilLenses('each on its line', isOn(failing));
  });

  it('are in no side of a diff, and in the editor beside it', async () => {
    const file = path.join(world.workspace, 'src/ledger.js');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}// one more\n`);
    await until('git to see the change', async () =>
      (await workbench.statusBar()).some(({ text }) => text.includes('main*')),
    );
    await workbench.run('View: Split Editor Right');
    await workbench.run('Git: Open Changes');
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    const counts = () => workbench.page.evaluate(lensesInAndOutOfDiffs);
    await until('lenses beside the diff', async () => (await counts()).beside === failing.length);
    assert.deepEqual(await counts(), { inDiff: 0, beside: failing.length });
    await workbench.run('View: Close All Editors');
    writeFileSync(file, text);
    await workbench.openFile('src/ledger.js');
    await untilLenses('each on its line', isOn(failing));
  });

  it('go with one click on the status bar, with all that is beside the text, and come back with another', async () => {
    const item = workbench.page.locator('.statusbar-item[id$="faultline.count"]');
    const label = async () => (await item.getAttribute('aria-label')) ?? '';
    assert.match(await label(), /Click to hide all lenses\.$/);
    await item.locator('a').first().click();
    await workbench.editor.untilNoLens();
    await until('the ruler to be empty', async () => !(await ruler()));
    await until('how to bring them back', async () =>
      (await label()).endsWith('Lenses are hidden: click to show them again.'),
    );
    await item.locator('a').first().hover();
    const link = workbench.page.locator('.monaco-hover a', { hasText: 'Show Issues' });
    await link.click();
    await workbench.page
      .locator('.pane-header, .title-label', { hasText: /issues|faultline/i })
      .first()
      .waitFor();
    await item.locator('a').first().click();
    await untilLenses('each on its line', isOn(failing));
    await until('the ruler to be filled', ruler);
  });

  describe('as the settings have them', () => {
    after(() => set({}));

    it('say what a template says, and what is wrong in one, once', async () => {
      set({ template: '${sign} ${type} (${events})' });
      await untilLenses('the template', (lenses) => lenses[1]?.text === '● TypeError (1 event)');
      set({ template: '${sign} ${evnts}' });
      const said = await workbench.toasts.untilShown(/faultline\.lens\.template: there is no \$\{evnts\}/);
      assert.match(said, /write a text with some of \$\{verdict\}/);
      await untilLenses('the default', (lenses) =>
        /^● 1 event · TypeError: .* · /.test(lenses[1]?.text ?? ''),
      );
      await workbench.toasts.dismiss(/faultline\.lens\.template/);
    });

    it('are of issues that pass the rules alone', async () => {
      set({ only: { events: 2 } });
      await untilLenses('one', isOn([TWICE]));
      set({ only: { level: 'fatal' } });
      await workbench.editor.untilNoLens();
      set({});
      await untilLenses('all', isOn(failing));
    });

    it('are in files that are included and not excluded', async () => {
      set({ exclude: ['**/ledger.*'] });
      await workbench.editor.untilNoLens();
      set({ include: ['src'] });
      await untilLenses('all', isOn(failing));
      set({ include: ['lib/**'] });
      await workbench.editor.untilNoLens();
    });

    it('are of the cursor’s line alone, while the ruler shows all', async () => {
      set({ cursorLineOnly: true });
      await workbench.editor.goTo(failing[1]);
      await untilLenses('one', isOn([failing[1]]));
      await workbench.press('ArrowDown');
      await workbench.editor.untilNoLens();
      assert.equal(await ruler(), true);
      await workbench.editor.goTo(TWICE);
      await untilLenses('another', isOn([TWICE]));
    });

    it('stand on the lines that called what failed, dimmed', async () => {
      set({ callers: 'all' });
      const lenses = await untilLenses('the caller', isOn([...failing, CALLER]));
      const caller = lenses.at(-1);
      assert.match(caller?.text ?? '', /^↗● 1 event · Error: the bank is closed · /);
      assert.equal(caller?.isItalic, true);
      set({ callers: 'currentIssue' });
      await untilLenses('no caller', isOn(failing));
    });

    it('have a thin line left of the text', async () => {
      const borders = () => workbench.page.evaluate(bordersOnScreen);
      set({});
      await until('no border', async () => (await borders()) === 0);
      set({ border: true });
      await until('a border at each', async () => (await borders()) === failing.length);
      await untilLenses('all', isOn(failing));
    });
  });
});

/** How long ago a lens says that it was. */
function age(text: string): string {
  return /just now|\d+ min ago/.exec(text)?.[0] ?? '';
}

/** Opens a file by its whole path, wherever it is. */
async function openByPath(workbench: Workbench, file: string): Promise<void> {
  await workbench.page.keyboard.press('ControlOrMeta+P');
  await workbench.quickInput.fill(file);
  await workbench.quickInput.choose(path.basename(file));
  await until(file, async () => (await workbench.tabs()).some((tab) => tab.includes(path.basename(file))));
  await workbench.editor.untilShown();
}

/** Lenses are as they were, and those below a line that is edited moved with it, all alike. */
function assertOnlyMoved(before: readonly Lens[], now: readonly Lens[], edited: number): void {
  const looks = (lenses: readonly Lens[]) => lenses.map(({ line: _line, ...look }) => look);
  assert.deepEqual(looks(now), looks(before));
  const moved = (now.at(-1)?.line ?? 0) - (before.at(-1)?.line ?? 0);
  assert.deepEqual(
    now.map(({ line }) => line),
    before.map(({ line }) => (line < edited ? line : line + moved)),
  );
}

interface Frame {
  /** Milliseconds, as `performance.now()`. */
  readonly at: number;
  readonly lenses: readonly Lens[];
}

interface Recorded {
  /** Those that differ from the one before. */
  readonly frames: readonly Frame[];
  /** When each key was pressed. */
  readonly keys: readonly number[];
}

/** For the page: notes what lenses look like whenever a picture is drawn, and when keys are pressed. */
function recording(): string {
  return `(() => {
    const read = ${String(readLines)};
    const recorded = (globalThis.recorded = { frames: [], keys: [] });
    addEventListener('keydown', () => recorded.keys.push(performance.now()), true);
    let last = '';
    const look = () => {
      const lines = read(undefined);
      const lenses = lines.flatMap(({ line, lenses }) => lenses.map((lens) => ({ line, ...lens })));
      const now = JSON.stringify(lenses);
      if (lines.length > 0 && now !== last) recorded.frames.push({ at: performance.now(), lenses });
      last = now;
      requestAnimationFrame(look);
    };
    look();
  })()`;
}

/** For the page: true where the ruler of the active editor has a pixel of a colour. */
function colorInRuler(color: readonly number[]): boolean {
  const canvas = document.querySelector('.editor-group-container.active canvas.decorationsOverviewRuler');
  if (!canvas || canvas.width === 0) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4) {
    if (color.every((part, index) => Math.abs((data[at + index] ?? 0) - part) < 12)) return true;
  }
  return false;
}

function lensesInAndOutOfDiffs(): { readonly inDiff: number; readonly beside: number } {
  const counts = { inDiff: 0, beside: 0 };
  for (const span of document.querySelectorAll('.view-line span')) {
    if (/ · (just now|\d+ min ago)/.test(getComputedStyle(span, '::after').content)) {
      counts[span.closest('.monaco-diff-editor') ? 'inDiff' : 'beside'] += 1;
    }
  }
  return counts;
}

function bordersOnScreen(): number {
  return [...document.querySelectorAll('.editor-group-container.active .view-overlays .cdr')].filter(
    (element) => getComputedStyle(element).borderLeftWidth === '2px',
  ).length;
}

interface PageElement {
  closest(selector: string): unknown;
}
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: readonly number[] };
  };
}
declare const document: {
  querySelector(selector: string): Canvas | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};
declare function getComputedStyle(
  element: PageElement,
  pseudo?: string,
): { readonly content: string; readonly borderLeftWidth: string };
