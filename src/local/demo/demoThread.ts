/** The thread in which the demo's Sentry runs, one folder's, until the thread is told to end; or that removes a demo. */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { printable } from '../../base/printable';
import type { LocalSentry } from '../localSentry';
import { LocalSentryError } from '../localSentryError';
import { removeDemo, serverDirectory } from './removeDemo';
import { demoProject, startDemo } from './startDemo';

/** `home`: the folder that holds all of the demo; `sample`: the one that is shipped. */
interface ToldStart {
  readonly start: { readonly home: string; readonly sample: string };
}

interface ToldRemove {
  readonly remove: { readonly home: string };
}

/** What there is to do, once; or an end. */
export type ToldDemo = ToldStart | ToldRemove | 'end';

/** Where the server answers to whom. */
export interface StartedDemo {
  readonly address: string;
  readonly token: string;
  readonly org: string;
  readonly project: string;
}

/** `removed` is false where a window shows the demo. */
export interface RemovedDemo {
  readonly removed: boolean;
}

/** Why it cannot be done. */
export interface FailedDemo {
  readonly failed: string;
}

const PATIENCE_MS = 10_000;
const PAUSE_MS = 250;

const ending = new AbortController();

parentPort?.on('message', (told: ToldDemo) => {
  if (told === 'end') {
    ending.abort(); // the server closes, and then nothing keeps the thread
    parentPort?.close();
  } else {
    run(told).then(tell, (error: unknown) => tell({ failed: printable(String(error)) }));
  }
});

async function run(told: ToldStart | ToldRemove): Promise<StartedDemo | RemovedDemo> {
  if ('remove' in told) {
    return { removed: await removeDemo(told.remove.home) };
  }
  const { address, token } = await start(told);
  return { address, token, ...demoProject };
}

/** A window that was just closed, or is loaded anew, may still hold the folder for a moment. */
async function start({ start: { home, sample } }: ToldStart): Promise<LocalSentry> {
  for (let tries = PATIENCE_MS / PAUSE_MS; ; tries--) {
    try {
      return await startDemo({ directory: serverDirectory(home), sample }, ending.signal);
    } catch (error) {
      if (!(error instanceof LocalSentryError) || error.kind !== 'directoryInUse' || tries <= 0) {
        throw error;
      }
      await pause(PAUSE_MS, undefined, { signal: ending.signal });
    }
  }
}

function tell(answer: StartedDemo | RemovedDemo | FailedDemo): void {
  parentPort?.postMessage(answer, []);
}
