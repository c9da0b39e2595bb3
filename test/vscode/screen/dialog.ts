import type { Locator, Page } from 'playwright-core';

/** The modal dialog in the middle of the window. */
export class Dialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog and returns its message and, below it, its detail. */
  async text(): Promise<string> {
    await this.box.waitFor();
    return this.box.locator('.dialog-message-container').innerText();
  }

  async buttons(): Promise<string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  async press(button: string): Promise<void> {
    await this.box.locator('.dialog-buttons .monaco-button', { hasText: button }).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
