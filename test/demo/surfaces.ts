import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { until } from '../until';
import type { Workbench } from '../vscode/workbench';
import type { Shop } from './buildShop';
import type { SignedIn } from './signedIn';

/** Something that a person sees of Faultline: brought onto the screen, and off it again. */
export interface Surface {
  /** Of the picture. */
  readonly name: string;
  readonly show: (workbench: Workbench, shop: Shop, editor: SignedIn) => Promise<void>;
  readonly leave?: (workbench: Workbench, shop: Shop, editor: SignedIn) => Promise<void>;
}

/** What is seen before somebody is signed in. */
export const signInSurface: Surface = {
  name: 'sign-in',
  show: async (workbench, _, { server }) => {
    const { quickInput } = workbench;
    await workbench.view('Issues', 'Faultline');
    await workbench.run('Faultline: Sign In');
    await quickInput.untilShown('1 of 2');
    await quickInput.fill(server);
    await quickInput.accept();
    await quickInput.untilShown('2 of 2');
  },
  leave: async ({ quickInput, toasts }, _, { tokenFile }) => {
    const token = await readFile(tokenFile, 'utf8');
    await quickInput.fill(token);
    await quickInput.accept();
    await quickInput.untilGone(token);
    await toasts.dismiss('Signed in to');
  },
};

/** In the order in which a person meets them; the README tells a newcomer's path by the first five. */
export const surfaces: readonly Surface[] = [
  signInSurface,
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
    name: 'triage',
    show: async (workbench, shop) => {
      await workbench.run('Faultline: Triage');
      await workbench.quickInput.untilShown(' of ');
      while (!(await workbench.quickInput.placeholder()).includes(subject(shop).title)) {
        const title = await workbench.quickInput.title();
        await workbench.press('Alt+J');
        await until('the next issue', async () => (await workbench.quickInput.title()) !== title);
      }
      await workbench.editor.untilLens(subject(shop).line);
    },
    leave: ({ quickInput }) => quickInput.cancel(),
  },
  { name: 'branch', show: startWorking, leave: leaveBranch },
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
    name: 'which-issue',
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

async function startWorking(workbench: Workbench, shop: Shop): Promise<void> {
  const { quickInput, page } = workbench;
  const { title, path, line } = subject(shop);
  await workbench.openFile(path, line);
  await workbench.editor.untilLens(line);
  await workbench.run('Faultline: Start Working on Issue…');
  await quickInput.untilShown(title);
  await quickInput.choose(title);
  await quickInput.untilShown('Where shall the branch begin?');
  await quickInput.choose('origin/main, as it was fetched last');
  await quickInput.untilShown('The name of the new branch');
  await quickInput.accept();
  await workbench.toasts.untilShown('On branch fix/');
  await page.locator('.activitybar .action-label[aria-label^="Source Control"]').click();
  const box = page.locator('.scm-editor .view-lines').first();
  await until('the commit box to be filled', async () => (await box.innerText()).includes('Fixes'));
  await workbench.editor.untilLens(line);
  await workbench.editor.leave(); // else a tooltip may come of what was clicked
}

/** Whatever came of it: the next pictures show the shop as it was. */
async function leaveBranch(workbench: Workbench, { workspace }: Shop): Promise<void> {
  if (git(workspace, 'branch', '--show-current') !== 'main') {
    await workbench.toasts.dismiss('On branch');
    await workbench.run('Faultline: Undo Last Action');
    await workbench.toasts.dismiss('Back from');
  }
  await workbench.view('Issues', 'Faultline');
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
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
