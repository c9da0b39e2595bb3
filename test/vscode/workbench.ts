import * as path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { until } from '../until';
import { Dialog } from './screen/dialog';
import { QuickInput } from './screen/quickInput';
import { TextEditor } from './screen/textEditor';
import { Toasts } from './screen/toasts';
import { TreeView } from './screen/treeView';

/** One entry of the status bar; `tooltip` is what a screen reader says. */
export interface StatusBarItem {
  readonly id: string;
  readonly text: string;
  readonly tooltip: string;
}

/** The window of VS Code as a person sees it and works with it. */
export class Workbench {
  readonly editor: TextEditor;
  readonly quickInput: QuickInput;
  readonly toasts: Toasts;
  readonly dialog: Dialog;

  constructor(readonly page: Page) {
    this.editor = new TextEditor(page);
    this.quickInput = new QuickInput(page);
    this.toasts = new Toasts(page);
    this.dialog = new Dialog(page);
  }

  /** On a busy machine the page takes its time; the marks tell when it is there. */
  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'commit', timeout: 60_000 });
    await this.untilReady();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.untilReady();
  }

  /** Waits for VS Code's own marks: before them it moves the focus, and does not know the extensions' commands. */
  private async untilReady(): Promise<void> {
    const marks = ['code/didStartWorkbench', 'code/didRestoreEditors', 'code/didLoadExtensions'];
    await until(`the workbench to pass ${marks.join(', ')}`, () =>
      this.page.evaluate(
        (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
        marks,
      ),
    );
  }

  /** Runs a command by its full title, `Category: Title`, through the command palette. */
  async run(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.quickInput.choose(title);
    await this.quickInput.untilGone(`>${title}`);
  }

  /** An editor that opens at this moment takes the focus, and with it the palette away: then it is opened again. */
  private async openPalette(text: string): Promise<void> {
    await until(`the command palette with "${text}"`, async () => {
      await this.page.keyboard.press('F1');
      return this.quickInput.takes(text);
    });
  }

  /** Opens a file by its path below the workspace folder, as Quick Open does; `line` is counted from 1. */
  async openFile(file: string, line?: number): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.fill(line === undefined ? file : `${file}:${line}`);
    await this.quickInput.choose(path.basename(file), path.dirname(file).replace(/^\.$/, ''));
    const label = `.tab.active .monaco-icon-label[aria-label*="/${file}"]`;
    await this.page.locator('.editor-group-container.active').locator(label).waitFor();
    await this.editor.untilShown();
  }

  /**
   * A view by the title on its header; `container` is the label of its icon in the activity bar. The only view of a
   * container has no header: then the container alone tells which it is, whatever its title says at the moment.
   */
  async view(title: string, container?: string): Promise<TreeView> {
    if (container !== undefined) await this.showContainer(container);
    const view = new TreeView(this.page, title, container);
    await view.expand();
    return view;
  }

  private async showContainer(label: string): Promise<void> {
    const tab = this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`.action-label[aria-label^="${label}"]`),
    });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  }

  async statusBar(): Promise<StatusBarItem[]> {
    return this.page.locator('.statusbar-item:not(.hidden)').evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        text: item.innerText.trim(),
        tooltip: item.getAttribute('aria-label') ?? '',
      })),
    );
  }

  /** Waits until an item of the status bar says this. */
  async untilStatus(text: string): Promise<void> {
    await until(`the status bar to say "${text}"`, async () =>
      (await this.statusBar()).some((item) => item.text.includes(text)),
    );
  }

  /** The document inside the webview that is shown. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The names on the tabs of the active group; the active tab's begins with `>`, one that is only looked at is in `()`. */
  async tabs(): Promise<string[]> {
    return this.page.locator('.editor-group-container.active .tab').evaluateAll((tabs) =>
      tabs.map((tab) => {
        const name = tab.getAttribute('data-resource-name') ?? '';
        const isPreview = tab.querySelector('.monaco-icon-label.italic') !== null;
        return `${tab.classList.contains('active') ? '>' : ''}${isPreview ? `(${name})` : name}`;
      }),
    );
  }

  /** Puts text into the clipboard, as copying it elsewhere does. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  /** What is on the clipboard. */
  async pasted(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Presses keys, such as `Control+Shift+M` or `Escape`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Writes a PNG of the whole window. */
  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}

declare const navigator: {
  readonly clipboard: { writeText(text: string): Promise<void>; readText(): Promise<string> };
};
