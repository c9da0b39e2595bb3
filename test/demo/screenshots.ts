import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { until } from '../until';
import { openBrowser } from '../vscode/browser';
import { workbenchUrl } from '../vscode/editor';
import type { Settings } from '../vscode/settings';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { Workbench } from '../vscode/workbench';
import type { Shop } from './buildShop';
import { serveToBrowser } from './inBrowser';
import type { SignedIn } from './signedIn';
import { step } from './step';
import { signInSurface, type Surface, surfaces } from './surfaces';

/** How a window looks in which pictures are taken, by what their names end with. */
const looks: Readonly<Record<string, Look>> = {
  dark: { theme: 'Default Dark Modern' },
  light: { theme: 'Default Light Modern' },
  'high-contrast': { theme: 'Default High Contrast' },
  'high-contrast-light': { theme: 'Default High Contrast Light' },
  'zoom-200': {
    theme: 'Default Dark Modern',
    // as a browser and a desktop window of that zoom lay it out
    viewport: { width: 900, height: 506 },
    scale: 4,
    settings: { 'editor.wordWrap': 'on' },
    only: ['lens', 'hover', 'issue'],
  },
};

interface Look {
  readonly theme: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels for each of CSS. */
  readonly scale?: number;
  readonly settings?: Settings;
  /** Names of surfaces; all by default. */
  readonly only?: readonly string[];
}

/** In CSS pixels: no wider than a lens beside its line, so that pictures can be read in the width of a page. */
const viewport = { width: 1440, height: 620 };
const sideBarWidth = 300;
/** Device pixels for each of CSS. */
const scale = 1.25;

/** A lens fits beside its line, and nothing is caught while it fades in. */
const settings = {
  'editor.fontSize': 12,
  'editor.lightbulb.enabled': 'off', // TypeScript's
  'workbench.reduceMotion': 'on',
};

/**
 * Takes pictures of everything that Faultline shows, in all looks, and puts them into `folder` as PNG, the README's
 * among them. A surface that does not appear is told of at the end, and the others are taken all the same.
 */
export async function takeScreenshots(shop: Shop, folder: string, editor: SignedIn): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const missing: string[] = [];
  for (const [name, look] of Object.entries(looks)) {
    await step(`Taking the ${name} pictures`, () =>
      inWorkbench(shop, editor, look, async (workbench) => {
        for (const surface of surfacesIn(look)) {
          const file = `${surface.name}-${name}.png`;
          const isTaken = await takeOne(workbench, { shop, editor, surface, look }, path.join(folder, file));
          missing.push(...(isTaken ? [] : [file]));
        }
      }),
    );
  }
  if (missing.length > 0) {
    throw new Error(`These did not appear as they should: ${missing.join(', ')}`);
  }
}

function surfacesIn(look: Look): readonly Surface[] {
  return surfaces.filter((one) => look.only?.includes(one.name) ?? true);
}

interface Picture {
  readonly shop: Shop;
  readonly editor: SignedIn;
  readonly surface: Surface;
  readonly look: Look;
}

async function takeOne(
  workbench: Workbench,
  { shop, editor, surface, look }: Picture,
  file: string,
): Promise<boolean> {
  const isShown = await surface.show(workbench, shop, editor).then(
    () => true,
    (error: unknown) => {
      console.error(`\n${error instanceof Error ? error.message : String(error)}`);
      return false;
    },
  );
  if (surface === surfacesIn(look)[0]) {
    await fitSideBar(workbench, look);
  }
  await untilCalm(workbench);
  await workbench.screenshot(file); // also of what did not appear: it tells why
  await surface.leave?.(workbench, shop, editor);
  return isShown;
}

/** Opens the shop in a window of that theme, with a profile that is gone afterwards. */
async function inWorkbench(
  { workspace }: Shop,
  editor: SignedIn,
  look: Look,
  work: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const isByHand = surfacesIn(look).includes(signInSurface);
  const server = await serveToBrowser(folder.path, isByHand ? { ...editor, env: {} } : editor, {
    ...settings,
    ...look.settings,
    'workbench.colorTheme': look.theme,
  });
  const browser = await openBrowser({
    folder: folder.path,
    viewport: look.viewport ?? viewport,
    scale: look.scale ?? scale,
  });
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

async function fitSideBar(workbench: Workbench, look: Look): Promise<void> {
  if (look.viewport === undefined) {
    await widenSideBar(workbench);
  } else {
    await workbench.run('View: Toggle Primary Side Bar Visibility'); // it would leave no room for the text
  }
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
  await page.mouse.move(box.x + 2 * sideBarWidth, y); // the border glows under the mouse
}

/** Waits until nothing is being loaded, and no tooltip is left of what was clicked. */
async function untilCalm(workbench: Workbench): Promise<void> {
  await until('the window to be calm', async () => {
    const words = await workbench.page.locator('.part.statusbar, .part.sidebar').allInnerTexts();
    const busy = workbench.page.locator('.activitybar .progress-badge, .monaco-progress-container.active');
    return !/Initializing|refreshing|loading/i.test(words.join('\n')) && (await busy.count()) === 0;
  });
}
