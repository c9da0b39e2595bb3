import { Worker } from 'node:worker_threads';

/**
 * Starts a thread. Its code is a bundle beside the bundle that asks for it, or a source beside a source.
 * @param file absolute; ends in `.js` or `.ts`.
 * @param largestHeapMb megabytes that the thread's objects may take; the bytes that it reads are not among them.
 */
export function startThread(file: string, largestHeapMb: number): Worker {
  // No option of this process is the thread's: each would have to be loaded there again.
  const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: largestHeapMb } };
  return file.endsWith('.js')
    ? new Worker(file, options)
    : new Worker(compiling(file), { ...options, eval: true });
}

/** Run from its sources, a thread has to be told what compiles them. */
function compiling(file: string): string {
  const path = JSON.stringify(file);
  return `const load = require('node:module').createRequire(${path}); load('tsx/cjs'); load(${path});`;
}
