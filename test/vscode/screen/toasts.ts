import type { Locator, Page } from 'playwright-core';

export interface Toast {
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly buttons: readonly string[];
}

/** The notifications at the lower right of the window. */
export class Toasts {
  constructor(private readonly page: Page) {}

  async all(): Promise<Toast[]> {
    return this.items().evaluateAll((items) =>
      items.map((item) => ({
        message: item.querySelector('.notification-list-item-message').innerText,
        severity: item.querySelector('.codicon-error')
          ? 'error'
          : item.querySelector('.codicon-warning')
            ? 'warning'
            : 'info',
        buttons: Array.from(
          item.querySelectorAll('.notification-list-item-buttons-container .monaco-button'),
        ).map((button) => (button as { innerText: string }).innerText),
      })),
    );
  }

  /** Waits for a toast that says `text` and returns its whole message. */
  async untilShown(text: string | RegExp): Promise<string> {
    const message = this.with(text).locator('.notification-list-item-message');
    await message.waitFor();
    return message.innerText();
  }

  /** Presses a button of the toast that says `text`. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.with(text).locator('.monaco-button', { hasText: button }).click();
  }

  /** Closes the toast that says `text`. */
  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.with(text);
    await toast.hover(); // its cross appears under the mouse only
    await toast.locator('.codicon-notifications-clear').click();
    await toast.waitFor({ state: 'hidden' });
  }

  private items(): Locator {
    return this.page.locator('.notification-toast .notification-list-item');
  }

  private with(text: string | RegExp): Locator {
    return this.items().filter({ hasText: text }).first();
  }
}
