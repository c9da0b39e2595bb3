import type { Locator, Page } from 'playwright-core';
import { until } from '../../until';

/** One row of a tree: `level` counts from 1; `expanded` is absent for a leaf; `spoken` is what a screen reader says. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly level: number;
  readonly expanded?: boolean;
  readonly spoken: string;
}

/** A view in a side bar. */
export class TreeView {
  private readonly pane: Locator;

  constructor(
    private readonly page: Page,
    title: string,
    container?: string,
  ) {
    const titled = page.locator('.pane', {
      has: page.locator(
        `.pane-header[aria-label="${title} Section"], .pane-header h3.title:text-is("${title}")`,
      ),
    });
    const only = page.locator(
      `[id="workbench.view.extension.${container?.toLowerCase()}"] .split-view-view:only-child > .pane`,
    );
    this.pane = container === undefined ? titled : titled.or(only).first();
  }

  /** What stands above the view: for the only one of its container, the container's name and its own title. */
  title(): Promise<string> {
    return this.page.locator('.part.sidebar > .title .title-label').innerText();
  }

  /** Opens the view, where it is folded away under its header. */
  async expand(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    await header.waitFor({ state: 'attached' });
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** The rows on the screen, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return this.pane.locator('.monaco-list-row').evaluateAll((rows) =>
      rows
        .map((row) => {
          const expanded = row.getAttribute('aria-expanded');
          return {
            index: Number(row.getAttribute('data-index')),
            label: row.querySelector('.label-name')?.textContent ?? '',
            description: row.querySelector('.label-description')?.textContent ?? '',
            level: Number(row.getAttribute('aria-level')),
            ...(expanded === null ? {} : { expanded: expanded === 'true' }),
            spoken: row.getAttribute('aria-label') ?? '',
          };
        })
        .sort((a, b) => a.index - b.index)
        .map(({ index: _index, ...row }) => row),
    );
  }

  /** Waits until the view shows a row of this label. */
  async untilRow(label: string): Promise<void> {
    await this.row(label).waitFor();
  }

  /** Clicks the row of this label: VS Code selects it and runs its command. */
  async click(label: string): Promise<void> {
    await this.row(label).click();
  }

  async toggle(label: string): Promise<void> {
    await this.row(label).locator('.monaco-tl-twistie').click();
  }

  /** Presses an action that appears beside the row under the mouse, by its title. */
  async inlineAction(label: string, action: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).locator(`.action-label[aria-label="${action}"]`).click();
  }

  /** The titles in the context menu of a row; the menu stays open. */
  async menuOf(label: string): Promise<string[]> {
    await this.row(label).click({ button: 'right' });
    await this.menu().waitFor();
    return this.menu().locator('.action-item:not(.disabled) .action-label:not(.separator)').allInnerTexts();
  }

  /** Chooses an entry of the context menu of a row. */
  async chooseInMenu(label: string, entry: string): Promise<void> {
    await this.menuOf(label);
    // a menu ignores the mouse for its first 100 ms, and says nothing about it: click until it is gone
    await until(`the menu to take "${entry}"`, async () => {
      const item = this.menu().locator('.action-item', { hasText: entry });
      if (await item.isVisible()) await item.click({ timeout: 1000 }).catch(() => undefined);
      return !(await this.menu().isVisible());
    });
  }

  /** The text of a view that is empty and says why, with the labels of its buttons in `[ ]`. */
  async welcome(): Promise<string> {
    await this.welcomeParts().first().waitFor();
    return this.welcomeNow();
  }

  private async welcomeNow(): Promise<string> {
    const texts = await this.welcomeParts().evaluateAll((all) =>
      all
        .filter((part) => part.checkVisibility())
        .map((part) =>
          part.classList.contains('button-container') ? `[${part.innerText}]` : part.innerText,
        ),
    );
    return texts.join('\n');
  }

  private welcomeParts(): Locator {
    return this.pane.locator('.welcome-view-content > *');
  }

  /** All that the view says at this moment: the line above its rows and they, or why it is empty; a line each. */
  async text(): Promise<string> {
    const rows = (await this.rows()).map(({ label, description }) => `${label} ${description}`.trim());
    const message = this.pane.locator('.tree-explorer-viewlet-tree-view .message');
    const said = (await message.isVisible()) ? await message.innerText() : '';
    return [said, ...rows, await this.welcomeNow()].filter((line) => line !== '').join('\n');
  }

  /** The line above the rows (`TreeView.message`). */
  message(): Promise<string> {
    return this.pane.locator('.tree-explorer-viewlet-tree-view .message').innerText();
  }

  private row(label: string): Locator {
    return this.pane
      .locator('.monaco-list-row', {
        has: this.page.locator('.label-name').getByText(label, { exact: true }),
      })
      .first();
  }

  private menu(): Locator {
    return this.page.locator('.context-view .monaco-menu');
  }
}
