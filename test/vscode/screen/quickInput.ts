import { errors, type Locator, type Page } from 'playwright-core';
import { until } from '../../until';

/** One row of a Quick Pick. `label` is written as VS Code shows it, icons drawn and therefore absent. */
export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Milliseconds for which a box that opens may not be editable yet. */
const PATIENCE_MS = 3000;

/** The box at the top of the window: command palette, Quick Open, Quick Pick and input box. */
export class QuickInput {
  private readonly box: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.quick-input-widget:visible');
  }

  /** Waits for a box that says `text`: as title, prompt, placeholder or on a row. */
  async untilShown(text: string): Promise<void> {
    await until(`a quick input that says "${text}"`, async () => {
      const { placeholders } = await this.inputsNow();
      return [...placeholders, ...(await this.box.allInnerTexts())].some((each) => each.includes(text));
    });
  }

  /** Waits until the box with this text in it has closed, or has given way to another one. */
  async untilGone(value: string): Promise<void> {
    await until('the quick input to close', async () => !(await this.inputsNow()).values.includes(value));
  }

  async fill(text: string): Promise<void> {
    await this.input().fill(text);
  }

  /** Fills the box; false where it has closed again before that. */
  async takes(text: string): Promise<boolean> {
    try {
      await this.input().fill(text, { timeout: PATIENCE_MS });
      return true;
    } catch (error) {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    }
  }

  async accept(): Promise<void> {
    await this.input().press('Enter');
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }

  title(): Promise<string> {
    return this.box.locator('.quick-input-title').innerText();
  }

  async placeholder(): Promise<string> {
    return (await this.input().getAttribute('placeholder')) ?? '';
  }

  /** The prompt under an input box, or what its validation says. */
  message(): Promise<string> {
    return this.box.locator('.quick-input-message').innerText();
  }

  /** The rows on the screen; the list draws only those that fit. */
  async rows(): Promise<QuickPickRow[]> {
    return rowsOf(this.list());
  }

  /**
   * Waits for the row of exactly this label (and of a description that ends like this), walks to it with the arrow
   * keys, and accepts it.
   */
  async choose(label: string, description = ''): Promise<void> {
    await until(`the row "${label}" to be focused`, async () => {
      const focused = await this.focused();
      if (focused?.label === label && focused.description.endsWith(description)) return true;
      if ((await this.list().count()) > 0) await this.input().press('ArrowDown');
      return false;
    });
    await this.accept();
  }

  /** Presses the button of this title beside the row of this label. */
  async pressButton(label: string, title: string): Promise<void> {
    const row = this.list().filter({ has: this.page.locator('.label-name', { hasText: label }) });
    await row.hover();
    await row.locator(`.action-label[aria-label="${title}"]`).click();
  }

  /** Presses the button in the box's own bar whose title begins like this; its keys may follow. */
  async pressTitleButton(title: string): Promise<void> {
    await this.box.locator(`.action-label[aria-label^="${title}"]`).click();
  }

  private async focused(): Promise<QuickPickRow | undefined> {
    return (await rowsOf(this.box.locator('.quick-input-list .monaco-list-row.focused')))[0];
  }

  private input(): Locator {
    return this.box.locator('input[type="text"], input[type="password"]').first();
  }

  /** Looks without waiting: while a condition is polled, the box may go at any moment. */
  private async inputsNow(): Promise<{ values: string[]; placeholders: string[] }> {
    const inputs = await this.box
      .locator('input')
      .evaluateAll((all) => all.map((input) => ({ value: input.value, placeholder: input.placeholder })));
    return {
      values: inputs.map(({ value }) => String(value)),
      placeholders: inputs.map(({ placeholder }) => String(placeholder)),
    };
  }

  private list(): Locator {
    return this.box.locator('.quick-input-list .monaco-list-row');
  }
}

function rowsOf(list: Locator): Promise<QuickPickRow[]> {
  return list.evaluateAll((rows) =>
    rows.map((row) => {
      const text = (selector: string): string => row.querySelector(selector)?.textContent ?? '';
      return {
        label: text('.quick-input-list-row .label-name'),
        description: text('.quick-input-list-row .label-description'),
        detail: text('.quick-input-list-label-meta'),
      };
    }),
  );
}
