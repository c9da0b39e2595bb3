import { existsSync, rmSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { atExit } from './atExit';

/** Where fetched programs are kept: `$FAULTLINE_CACHE`, else the git-ignored `.cache/` of the project. */
export const cacheFolder = path.resolve(process.env['FAULTLINE_CACHE'] ?? path.join(projectRoot, '.cache'));

/**
 * The folder `name` of the cache, made by `make` when it is not there yet.
 *
 * `make` fills a folder of its own, which gets its name by one rename when it is complete: an interrupted run leaves
 * no half a cache, and of two runs at once the first one wins and the other one uses what it made.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(cacheFolder, name);
  if (existsSync(target)) return target;
  await fs.mkdir(cacheFolder, { recursive: true });
  await sweepAbandoned();
  const draft = await fs.mkdtemp(path.join(cacheFolder, `draft-${process.pid}-`));
  const forget = atExit(() => rmSync(draft, { recursive: true, force: true }));
  try {
    await fs.chmod(draft, 0o755); // mkdtemp makes it private, and a cache may be shared
    await make(draft);
    await fs.rename(draft, target);
  } catch (error) {
    await fs.rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  } finally {
    forget();
  }
  return target;
}

/** Removes the drafts of runs that were killed. */
async function sweepAbandoned(): Promise<void> {
  for (const entry of await fs.readdir(cacheFolder)) {
    const pid = /^draft-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await fs.rm(path.join(cacheFolder, entry), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
