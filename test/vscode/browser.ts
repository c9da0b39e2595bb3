import * as path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium';

export interface BrowserOptions {
  /** The browser's profile goes here; the same folder again is the same profile again. */
  readonly folder: string;
  /** In CSS pixels; 1280 × 800 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel: 2 for pictures that go into a document. */
  readonly scale?: number;
}

/** A headless Chromium with one page; `refused` collects every address outside this machine that was asked for. */
export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly refused: readonly string[];
  close(): Promise<void>;
}

export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const { executable, env } = await findChromium();
  const context = await chromium.launchPersistentContext(path.join(options.folder, 'chromium'), {
    executablePath: executable,
    env: { ...process.env, ...env },
    headless: true,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    chromiumSandbox: false, // it is refused to root, and in most containers
    handleSIGINT: false, // atExit.ts does that
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  context.setDefaultTimeout(20_000); // as `until` has it, below the limit of a test
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const refused = await stayOnThisMachine(context);
  await serveMintKey(context);
  // tsx names functions through this; functions that run in the page bring the call along
  await context.addInitScript('globalThis.__name ??= (target) => target');
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, refused, close: () => context.close() };
}

async function stayOnThisMachine(context: BrowserContext): Promise<string[]> {
  const refused: string[] = [];
  const isOutside = ({ protocol, hostname }: URL) =>
    /^https?:$/.test(protocol) && !/^(127\.0\.0\.1|localhost)$/.test(hostname);
  await context.route(isOutside, async (route) => {
    refused.push(route.request().url());
    await route.abort();
  });
  return refused;
}

/**
 * The workbench encrypts secrets with a key of the server. VS Code's bare server has no such address (code-server's
 * wrapper has): without it, SecretStorage forgets everything at a reload. Any 32 bytes do, if they stay the same.
 */
async function serveMintKey(context: BrowserContext): Promise<void> {
  await context.route(
    ({ pathname }) => pathname === '/mint-key',
    (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.alloc(32, 7) }),
  );
}
