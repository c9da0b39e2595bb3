import type { Locator, Page } from 'playwright-core';
import { until } from '../../until';
import { readLines, type ScreenLens, type ScreenLine } from './textOnScreen';

/** A lens and the number of its line, from 1. */
export interface Lens extends ScreenLens {
  readonly line: number;
}

/** What a hover shows: its text, and the texts of its links. */
export interface Hover {
  readonly text: string;
  readonly links: readonly string[];
}

/** A Quick Fix that names an issue, or several. */
const OURS = / \([\w-]+\)$|at This Line/;

/** The text editor that is active. Lines and columns are counted from 1; only what is on the screen can be read. */
export class TextEditor {
  private readonly instance: Locator;
  private readonly hovers: Locator;

  constructor(private readonly page: Page) {
    this.instance = page.locator('.editor-group-container.active .editor-instance');
    this.hovers = page.locator('.monaco-hover:not(.hidden):visible .hover-contents');
  }

  async untilShown(): Promise<void> {
    await this.instance.locator('.view-line').first().waitFor();
  }

  /** The lines on the screen; with `word`, each says where its first occurrence of the word stands. */
  lines(word?: string): Promise<ScreenLine[]> {
    return this.page.evaluate(readLines, word);
  }

  /** The text on the screen. */
  async text(): Promise<string> {
    return (await this.lines()).map((line) => line.code).join('\n');
  }

  /** Every lens on the screen: text that a decoration writes behind a line. */
  async lenses(): Promise<Lens[]> {
    return (await this.lines()).flatMap(({ line, lenses }) => lenses.map((lens) => ({ line, ...lens })));
  }

  /** Waits until `line` carries a lens (that says `text`), and returns it. */
  async untilLens(line: number, text: string | RegExp = ''): Promise<Lens> {
    return until(`a lens "${text}" on line ${line}`, async () =>
      (await this.lenses()).find((lens) => lens.line === line && says(lens.text, text)),
    );
  }

  /** Waits until no line on the screen carries a lens. */
  async untilNoLens(): Promise<void> {
    await until('all lenses to go', async () => (await this.lenses()).length === 0);
  }

  /**
   * Puts the mouse on a word of a line, or on its lens when no word is named, and waits for a hover (that says
   * something in particular: each extension's part of a hover appears when it is ready).
   */
  async hover(line: number, wanted: { word?: string; says?: string | RegExp } = {}): Promise<Hover> {
    const { word, says: expected = /\S/ } = wanted;
    const hover = this.hovers.filter({ hasText: expected }).first();
    // lines move while extensions wake up, and a hover stays away when one moved off under the mouse: point again
    await until(`a hover on line ${line} that says ${expected}`, async () => {
      await this.leave();
      const spot = await this.spot(line, word);
      await this.page.mouse.move(spot.x, spot.y, { steps: 3 });
      return appears(hover, 3000);
    });
    const texts = await this.hovers.allInnerTexts();
    return { text: texts.join('\n').trim(), links: await this.hovers.locator('a').allInnerTexts() };
  }

  /** Where on the screen a word of a line is, or its lens. */
  private spot(line: number, word: string | undefined): Promise<{ x: number; y: number }> {
    return until(`line ${line} with ${word ?? 'a lens'}`, async () => {
      const found = (await this.lines(word)).find((each) => each.line === line);
      const x = word === undefined ? found?.lenses[0]?.x : found?.wordX;
      return found && x !== undefined && { x, y: found.y };
    });
  }

  /** Follows a link of the hover that is shown. */
  async followInHover(link: string): Promise<void> {
    await this.hovers.locator('a', { hasText: link }).first().click();
  }

  /** Takes the mouse off the text, and waits until no hover is shown. */
  async leave(): Promise<void> {
    await this.page.mouse.move(1, 1);
    await until('the hover to go', async () => (await this.hovers.count()) === 0);
  }

  /** Puts the cursor in the text, by *Go to Line/Column*. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget:visible input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.untilCursor(line, column);
  }

  /** Where the cursor is, as the status bar says it: `Ln 6, Col 1`. */
  async cursor(): Promise<string> {
    return (await this.page.locator('#status\\.editor\\.selection').allInnerTexts()).join('');
  }

  /** Waits until the cursor is there. */
  async untilCursor(line: number, column = 1): Promise<void> {
    await until(`the cursor at ${line}:${column}`, async () =>
      (await this.cursor()).includes(`Ln ${line}, Col ${column}`),
    );
  }

  /** Waits until keys go into the text. */
  async untilFocused(): Promise<void> {
    await this.instance.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Saves, and waits until the tab shows no unsaved change. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /** The texts of all that the editor takes for a link, on the screen. */
  links(): Promise<string[]> {
    return this.instance
      .locator('.view-line:has(.detected-link)')
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.querySelectorAll('.detected-link')].map((part) => part.textContent).join(''),
        ),
      );
  }

  /** Follows a link in the text, as a click with the key for it does. */
  async followLink(text: string): Promise<void> {
    const link = this.instance.locator('.detected-link', { hasText: text }).first();
    // the editor draws its own lines over those that are clicked
    await link.click({ modifiers: ['ControlOrMeta'], force: true });
  }

  /**
   * Asks for the Quick Fix menu at the cursor, and reads the rows that name an issue or several. A menu that was still
   * closing takes the key with it: then it is asked for again.
   */
  async quickFixes(): Promise<readonly string[]> {
    await this.untilFocused();
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await until('the Quick Fix menu', async () => {
      await this.page.keyboard.press('Control+.');
      return appears(rows.filter({ hasText: OURS }).first(), 5000);
    });
    return (await rows.allInnerTexts()).map((text) => text.trim()).filter((text) => OURS.test(text));
  }

  /** The texts of the code lenses above the lines on the screen. */
  codeLenses(): Promise<string[]> {
    return this.instance.locator('.codelens-decoration a').allInnerTexts();
  }
}

function appears(element: Locator, timeoutMs: number): Promise<boolean> {
  return element.waitFor({ timeout: timeoutMs }).then(
    () => true,
    () => false,
  );
}

function says(whole: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? whole.includes(text) : text.test(whole);
}
