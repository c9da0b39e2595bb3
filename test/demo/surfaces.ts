import { until } from '../until';
import type { Workbench } from '../vscode/workbench';
import type { Shop } from './buildShop';

/** Something that a person sees of Faultline: brought onto the screen, and off it again. */
export interface Surface {
  /** Of the picture. */
  readonly name: string;
  readonly show: (workbench: Workbench, shop: Shop) => Promise<void>;
  readonly leave?: (workbench: Workbench) => Promise<void>;
}

/** In the order in which a person meets them. */
export const surfaces: readonly Surface[] = [
  { name: 'lens', show: showLens },
  {
    name: 'hover',
    show: async (workbench, shop) => {
      const { title, line } = subject(shop);
      await workbench.editor.hover(line, { says: title }); // it asks for what the next one tells
      await workbench.editor.leave();
      await workbench.editor.hover(line, { says: 'Releases' });
    },
    leave: ({ editor }) => editor.leave(),
  },
  {
    name: 'quick-fix',
    show: async (workbench, shop) => {
      await workbench.editor.goTo(subject(shop).line);
      await workbench.press('ControlOrMeta+.');
      await workbench.page.locator('.action-widget').getByText('Go to Caller').waitFor();
    },
    leave: (workbench) => workbench.press('Escape'),
  },
  {
    name: 'triage',
    show: async (workbench, shop) => {
      await workbench.run('Faultline: Resolve in Next Release');
      await workbench.quickInput.untilShown(subject(shop).title);
    },
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  {
    name: 'walk',
    show: async (workbench, shop) => {
      const { path, line } = withVariables(shop);
      await workbench.openFile(path, line);
      await workbench.editor.untilLens(line);
      await workbench.run('Faultline: Walk the Stack…');
      await workbench.quickInput.untilShown(path);
    },
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  {
    name: 'inline-values',
    show: async (workbench, shop) => {
      const { path, line } = withVariables(shop);
      await workbench.openFile(path, line);
      await workbench.run('Faultline: Walk the Stack…');
      await workbench.quickInput.untilShown(path);
      await workbench.quickInput.accept();
      await until('the values of variables', async () =>
        (await workbench.editor.lines()).some((each) => each.line === line && / = /.test(each.code)),
      );
    },
  },
  {
    name: 'issue',
    show: async (workbench) => {
      await workbench.run('Faultline: Open Issue');
      await workbench.quickInput.accept();
      await until('the issue', async () => (await workbench.tabs()).some((tab) => /^>\(?SHOP-/.test(tab)));
    },
    leave: (workbench) => workbench.run('View: Close Editor'),
  },
  {
    name: 'settings',
    show: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+,');
      await page.locator('.settings-editor .suggest-input-container').click();
      await page.keyboard.type('@ext:faultline.faultline lens');
      await page.locator('.settings-editor .setting-item-contents').getByText('Template').first().waitFor();
    },
    leave: (workbench) => workbench.press('Escape'),
  },
  {
    name: 'walkthrough',
    show: async (workbench) => {
      await workbench.run('Welcome: Open Walkthrough...');
      await workbench.quickInput.choose('Start with Faultline');
      await workbench.page.locator('.getting-started-step').getByText('See the line that fails').click();
      await workbench.webview().locator('svg').waitFor();
    },
  },
];

async function showLens(workbench: Workbench, shop: Shop): Promise<void> {
  const { title, path, line } = subject(shop);
  await workbench.openFile(path, line);
  const tree = await workbench.view('Issues', 'Faultline');
  const label = await until('the issue in the view', async () => {
    const row = (await tree.rows()).find((each) => isCutOf(title, each.label));
    return row?.label;
  });
  await tree.toggle(label);
  await workbench.editor.untilLens(line);
  await workbench.editor.leave();
}

/** True for a title as a row shows it, with `…` in its middle. */
function isCutOf(title: string, label: string): boolean {
  const [start = '', end = ''] = label.split('…');
  return start !== '' && title.startsWith(start) && title.endsWith(end);
}

/** What most pictures show: the error that most people meet in the api. */
function subject(shop: Shop) {
  return failure(shop, 'shipping-without-address');
}

/** The same of a program that sends the values of its variables. */
function withVariables(shop: Shop) {
  return failure(shop, 'invoice-without-tax');
}

function failure({ key }: Shop, wanted: string) {
  const error = key.errors.find(({ name }) => name === wanted);
  if (error?.expected.verdict !== 'moved' && error?.expected.verdict !== 'exact') {
    throw new Error(`The shop no longer fails as the pictures want: ${wanted}`);
  }
  return { title: error.title, ...error.expected.now };
}
