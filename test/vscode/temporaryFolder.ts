import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { atExit } from './atExit';

/** A fresh folder that goes away with `remove()`, or at the latest with this process; `FAULTLINE_KEEP=1` keeps it. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Its name is short, since VS Code puts sockets in it, whose whole path may have 107 bytes. */
export function temporaryFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fl-')));
  if (process.env['FAULTLINE_KEEP'] !== undefined) {
    console.log(`Keeping ${folder}`);
    return { path: folder, remove: () => undefined };
  }
  // processes that were told to end may still write for a moment: try again for a second
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const forget = atExit(remove);
  return {
    path: folder,
    remove: () => {
      forget();
      remove();
    },
  };
}
