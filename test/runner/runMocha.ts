import * as fs from 'node:fs/promises';
import type { Results } from './results';

/** One run of mocha. It travels to the process that does it as JSON in an environment variable. */
export interface MochaRun {
  readonly files: readonly string[];
  readonly timeoutMs: number;
  readonly resultsFile: string;
  readonly grep?: string;
  /** How many files run at once, each in a process of its own; 1 runs them in the process that runs mocha. */
  readonly jobs: number;
}

const variable = 'FAULTLINE_MOCHA';

export function mochaEnvironment(run: MochaRun): Record<string, string> {
  return { [variable]: JSON.stringify(run) };
}

export function mochaRunFromEnvironment(): MochaRun {
  return JSON.parse(process.env[variable] ?? 'null') as MochaRun;
}

/**
 * Runs the files, prints the usual specification, and writes `Results` at the very end. `hooks` is the path of a module
 * whose `mochaHooks` are around every test; it is loaded where files run at once only.
 */
export async function runMocha(run: MochaRun, hooks?: string): Promise<Results> {
  const { default: Mocha } = await import('mocha'); // mocha 12 is an ES module
  const isParallel = run.jobs > 1;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: run.timeoutMs,
    slow: run.timeoutMs / 10,
    ...(isParallel ? { parallel: true, jobs: run.jobs, require: hooks === undefined ? [] : [hooks] } : {}),
    ...(run.grep === undefined ? {} : { grep: new RegExp(run.grep) }),
  });
  for (const file of run.files) mocha.addFile(file);
  if (!isParallel) await mocha.loadFilesAsync(); // else each process loads its own
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
  const results: Results = { passed: passes, failed: failures, skipped: pending };
  await fs.writeFile(run.resultsFile, JSON.stringify(results));
  return results;
}
