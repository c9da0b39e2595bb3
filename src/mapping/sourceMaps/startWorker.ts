import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Megabytes that the thread's objects may take; the bytes of its files and their mappings are not among them. */
const LARGEST_HEAP_MB = 1024;

/** Starts the thread whose code lies beside the code that asks for it: a bundle beside the bundle, a source beside the source. */
export function startWorker(file = besideThis()): Worker {
  // No option of this process is the thread's: each would have to be loaded there again.
  const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB } };
  return file.endsWith('.js')
    ? new Worker(file, options)
    : new Worker(compiling(file), { ...options, eval: true });
}

function besideThis(): string {
  return join(__dirname, `sourceMapWorker${extname(__filename)}`);
}

/** Run from its sources, a thread has to be told what compiles them. */
function compiling(file: string): string {
  const path = JSON.stringify(file);
  return `const load = require('node:module').createRequire(${path}); load('tsx/cjs'); load(${path});`;
}
