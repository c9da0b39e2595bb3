/**
 * Reads the default keybindings of a real VS Code for three platforms and writes the keys into
 * `test/fixtures/keybindings/`, one on each line. To be run again for a newer VS Code:
 *
 *     npx tsx test/vscode/defaultKeys.ts
 *
 * VS Code's web workbench takes its platform from what the browser says, so one build has the keys of all three: the
 * browser is made to name each, and what *Preferences: Open Default Keyboard Shortcuts (JSON)* opens is copied. What
 * the desktop alone has is missing there; test/unit/keybindings.test.ts adds it.
 */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { openBrowser } from './browser';
import { loadDevelopment } from './developmentExtensions';
import { workbenchUrl } from './editor';
import { type Server, startServer } from './server';
import { serverBuild } from './serverBuild';
import { temporaryFolder } from './temporaryFolder';
import { releaseNamed } from './versions';
import { Workbench } from './workbench';

/** What a browser says of itself on each platform. */
const platforms = {
  linux: 'X11; Linux x86_64',
  macos: 'Macintosh; Intel Mac OS X 10_15_7',
  windows: 'Windows NT 10.0; Win64; x64',
} as const;

async function main(): Promise<void> {
  const folder = temporaryFolder();
  const release = releaseNamed(process.env['FAULTLINE_VSCODE'] ?? 'newest');
  const build = await serverBuild(release);
  const server = await startServer({ build, folder: folder.path });
  try {
    for (const [platform, system] of Object.entries(platforms)) {
      const keys = await readKeys(server, path.join(folder.path, platform), folder.path, system);
      const file = path.join(projectRoot, 'test/fixtures/keybindings', `${platform}.txt`);
      writeFileSync(file, `# VS Code ${release.vscode}, ${platform}\n${keys.join('\n')}\n`);
      console.log(`${file}: ${keys.length} keys`);
    }
  } finally {
    await server.stop();
    folder.remove();
  }
}

/** Every key and chord that something is bound to, once, sorted. */
async function readKeys(
  server: Server,
  profile: string,
  workspace: string,
  system: string,
): Promise<readonly string[]> {
  const browser = await openBrowser({ folder: profile });
  try {
    const userAgent = `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`;
    await browser.context.addInitScript(
      (agent) => Object.defineProperty(navigator, 'userAgent', { get: () => agent }),
      userAgent,
    );
    await loadDevelopment(browser.context, server.authority, { extensions: [] });
    const workbench = new Workbench(browser.page);
    await workbench.open(workbenchUrl(server, workspace));
    await workbench.run('Preferences: Open Default Keyboard Shortcuts (JSON)');
    await workbench.editor.untilShown();
    await workbench.editor.untilFocused();
    const selectAll = system.startsWith('Macintosh') ? 'Meta+A' : 'Control+A';
    const text = await until('the default keybindings in the clipboard', async () => {
      await workbench.press(selectAll);
      await workbench.press('Control+C'); // by the browser itself, which knows its platform
      const copied = await browser.page.evaluate(() => navigator.clipboard.readText());
      return copied.includes('"key"') && copied;
    });
    const keys = [...text.matchAll(/"key": "((?:[^"\\]|\\.)+)"/g)].map(
      ([, key]) => JSON.parse(`"${key}"`) as string,
    );
    return [...new Set(keys)].sort();
  } finally {
    await browser.close();
  }
}

declare const navigator: { readonly userAgent: string; readonly clipboard: { readText(): Promise<string> } };

void main();
