import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { projectRoot } from '../../projectRoot';

/** What this project has installed anyway and the shop depends on, too. */
const shared = ['@sentry', '@types/node', 'undici-types'];

/** The shop's `npm ci`, without a network: links to this project's packages, and a copy of the one it invents. */
export async function installDependencies(folder: string): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  await fs.cp(path.join(__dirname, 'pocket-queue'), path.join(modules, 'pocket-queue'), { recursive: true });
  for (const name of shared) {
    const link = path.join(modules, name);
    await fs.mkdir(path.dirname(link), { recursive: true });
    // a junction needs no rights on Windows; elsewhere the word is ignored
    await fs.symlink(path.join(projectRoot, 'node_modules', name), link, 'junction');
  }
}
