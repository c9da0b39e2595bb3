import { extname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../base/startThread';

/** Megabytes that the thread's objects may take; the bytes of its files and their mappings are not among them. */
const LARGEST_HEAP_MB = 1024;

/** Starts the thread whose code lies beside the code that asks for it: a bundle beside the bundle, a source beside the source. */
export function startWorker(file = besideThis()): Worker {
  return startThread(file, LARGEST_HEAP_MB);
}

function besideThis(): string {
  return join(__dirname, `sourceMapWorker${extname(__filename)}`);
}
