/**
 * The program that stands where `@vscode/test-electron` expects the executable of desktop VS Code. It takes the same
 * command line, runs the extension tests in the extension host of the server build, prints what they print, and ends
 * with their exit code.
 */
import { statSync } from 'node:fs';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { consoleMark, consoleMarkVariable } from './consoleMark';
import { openBrowser } from './browser';
import { loadDevelopment } from './developmentExtensions';
import { workbenchUrl } from './editor';
import { type Server, startServer } from './server';
import { serverBuild } from './serverBuild';
import { temporaryFolder } from './temporaryFolder';
import { releaseNamed } from './versions';

async function main(argv: readonly string[]): Promise<number> {
  const valuesOf = (name: string) =>
    argv.filter((word) => word.startsWith(`--${name}=`)).map((word) => word.slice(name.length + 3));
  const workspace = argv.find((word) => !word.startsWith('--') && statSync(word).isDirectory());
  const [testsPath] = valuesOf('extensionTestsPath');
  if (workspace === undefined || testsPath === undefined)
    throw new Error('No folder, or no extensionTestsPath');

  const folder = temporaryFolder();
  const server = await startServer({
    build: await serverBuild(releaseNamed(process.env['FAULTLINE_VSCODE'] ?? 'newest')),
    folder: folder.path,
    restricted: process.env['FAULTLINE_RESTRICTED'] !== undefined,
    env: { [consoleMarkVariable]: '1' },
  });
  const browser = await openBrowser({ folder: folder.path });
  try {
    await browser.page.exposeFunction('codeAutomationLog', print);
    const ended = endOfTests(server, browser.page);
    await loadDevelopment(browser.context, server.authority, {
      extensions: valuesOf('extensionDevelopmentPath'),
      testsPath,
    });
    await browser.page.goto(workbenchUrl(server, workspace));
    return await ended;
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}

/** The exit code of the test run; the workbench gives one also when the extension host has died. */
function endOfTests(server: Server, page: Page): Promise<number> {
  return new Promise((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    page.once('crash', () => reject(new Error('The page of the workbench crashed')));
    void server.ended.then((how) => reject(new Error(`The VS Code server ${how}`)));
  });
}

/** Prints what tests print; with FAULTLINE_VERBOSE also what the workbench logs. */
function print(type: string, words: unknown[]): void {
  const text = format(...words);
  const isOfTests = text.startsWith(consoleMark);
  if (!isOfTests && process.env['FAULTLINE_VERBOSE'] === undefined) return;
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${isOfTests ? text.slice(consoleMark.length) : text}\n`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(70); // EX_SOFTWARE of sysexits.h
  },
);
