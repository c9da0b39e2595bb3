import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { quietSettings } from '../vscode/settings';
import type { SignedIn } from './signedIn';

/** The command that starts desktop VS Code, where the PATH has one. */
export function desktopCommand(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/**
 * Opens the workspace in a new window of desktop VS Code, with a profile of its own in `folder`.
 * Resolves when the window is closed.
 */
export async function showOnDesktop(
  command: string,
  workspace: string,
  folder: string,
  { extensions, env }: SignedIn,
): Promise<void> {
  const user = path.join(folder, 'user');
  await fs.mkdir(path.join(user, 'User'), { recursive: true });
  await fs.writeFile(path.join(user, 'User/settings.json'), JSON.stringify(quietSettings));
  const words = [
    ...['--new-window', '--wait', '--user-data-dir', user],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    ...extensions.map((extension) => `--extensionDevelopmentPath=${extension}`),
    workspace,
  ];
  await new Promise<void>((resolve, reject) => {
    // a .cmd file wants a shell, and a shell wants quotes
    const shell = process.platform === 'win32';
    const quoted = (word: string) => (shell ? `"${word}"` : word);
    spawn(quoted(command), words.map(quoted), { env: { ...process.env, ...env }, stdio: 'ignore', shell })
      .once('error', reject)
      .once('exit', () => resolve());
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
