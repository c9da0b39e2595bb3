import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { cutAtWord } from '../../src/base/oneLine';
import { until } from '../until';
import { openBrowser } from '../vscode/browser';
import { workbenchUrl } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { Workbench } from '../vscode/workbench';
import type { Shop } from './buildShop';
import { serveToBrowser } from './inBrowser';
import type { SignedIn } from './signedIn';
import { step } from './step';

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

/** In CSS pixels; the pictures have twice as many. */
const viewport = { width: 1600, height: 720 };
const sideBarWidth = 400;

/** A lens fits beside its line, and nothing is caught while it fades in. */
const settings = { 'editor.fontSize': 12, 'workbench.reduceMotion': 'on' };

/** Takes the README's pictures, in a dark and in a light theme, and puts them into `folder` as PNG. */
export async function takeScreenshots(shop: Shop, folder: string, editor: SignedIn): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  for (const [name, theme] of Object.entries(themes)) {
    await step(`Taking the ${name} pictures`, () =>
      inWorkbench(shop, editor, theme, (workbench) =>
        takeAll(workbench, shop, (what) => path.join(folder, `${what}-${name}.png`)),
      ),
    );
  }
}

/** Opens the shop in a window of that theme, with a profile that is gone afterwards. */
async function inWorkbench(
  { workspace }: Shop,
  editor: SignedIn,
  theme: string,
  work: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const server = await serveToBrowser(folder.path, editor, { ...settings, 'workbench.colorTheme': theme });
  const browser = await openBrowser({ folder: folder.path, viewport, scale: 2 });
  try {
    const workbench = new Workbench(browser.page);
    await workbench.open(workbenchUrl(server, workspace));
    await work(workbench);
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}

async function takeAll(workbench: Workbench, shop: Shop, file: (what: string) => string): Promise<void> {
  const { title, path: source, line } = subject(shop);
  await workbench.openFile(source, line);
  const tree = await workbench.view('Issues', 'Faultline');
  await widenSideBar(workbench);
  const label = cutAtWord(title, 32);
  await tree.untilRow(label);
  await tree.toggle(label);
  await workbench.editor.untilLens(line);
  await untilCalm(workbench);
  await workbench.screenshot(file('lens'));

  await workbench.editor.hover(line, { says: title });
  await workbench.screenshot(file('hover'));
  await workbench.editor.leave();

  await workbench.run('Faultline: Resolve in Next Release');
  await workbench.quickInput.untilShown(title);
  await workbench.screenshot(file('triage'));
  await workbench.quickInput.cancel();
}

/** What the pictures show: the error that most people meet in the api. */
function subject({ key }: Shop) {
  const error = key.errors.find(({ name }) => name === 'shipping-without-address');
  if (error?.expected.verdict !== 'moved') {
    throw new Error('The shop no longer fails as the pictures want');
  }
  return { title: error.title, ...error.expected.now };
}

async function widenSideBar({ page }: Workbench): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) {
    throw new Error('The side bar is closed');
  }
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + sideBarWidth, y, { steps: 5 });
  await page.mouse.up();
}

/** Waits until nothing is being loaded, and no tooltip is left of what was clicked. */
async function untilCalm(workbench: Workbench): Promise<void> {
  await workbench.editor.leave();
  await until('the window to be calm', async () => {
    const words = await workbench.page.locator('.part.statusbar, .part.sidebar').allInnerTexts();
    const busy = workbench.page.locator('.activitybar .progress-badge, .monaco-progress-container.active');
    return !/Initializing|refreshing|loading/i.test(words.join('\n')) && (await busy.count()) === 0;
  });
}
