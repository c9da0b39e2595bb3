import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type Server, startServer } from '../vscode/server';
import { serverBuild } from '../vscode/serverBuild';
import type { Settings } from '../vscode/settings';
import { releaseNamed } from '../vscode/versions';
import type { SignedIn } from './signedIn';

/** Starts a VS Code that can be opened in any browser of this machine, with its profile in `folder`. */
export async function serveToBrowser(
  folder: string,
  { extensions, env }: SignedIn,
  settings: Settings = {},
): Promise<Server> {
  await Promise.all(extensions.map((extension) => install(extension, path.join(folder, 'extensions'))));
  return startServer({ build: await serverBuild(releaseNamed('newest')), folder, env, settings });
}

/** A browser knows no `--extensionDevelopmentPath`, so extensions are installed: as links, their sources stay theirs. */
async function install(extension: string, folder: string): Promise<void> {
  const manifest = JSON.parse(await fs.readFile(path.join(extension, 'package.json'), 'utf8')) as {
    readonly publisher: string;
    readonly name: string;
    readonly version: string;
  };
  await fs.mkdir(folder, { recursive: true });
  const { publisher, name, version } = manifest;
  await fs.symlink(extension, path.join(folder, `${publisher}.${name}-${version}`), 'dir');
}
