import * as fs from 'node:fs/promises';
import type { Results } from './results';

/** One run of mocha. It travels to the process that does it as JSON in an environment variable. */
export interface MochaRun {
  readonly files: readonly string[];
  readonly timeoutMs: number;
  readonly resultsFile: string;
  readonly grep?: string;
}

const variable = 'FAULTLINE_MOCHA';

export function mochaEnvironment(run: MochaRun): Record<string, string> {
  return { [variable]: JSON.stringify(run) };
}

export function mochaRunFromEnvironment(): MochaRun {
  return JSON.parse(process.env[variable] ?? 'null') as MochaRun;
}

/** Runs the files in this process, prints the usual specification, and writes `Results` at the very end. */
export async function runMocha(run: MochaRun, hooks: Mocha.RootHookObject = {}): Promise<Results> {
  const { default: Mocha } = await import('mocha'); // mocha 12 is an ES module
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: run.timeoutMs,
    slow: run.timeoutMs / 10,
    ...(run.grep === undefined ? {} : { grep: new RegExp(run.grep) }),
  });
  mocha.rootHooks(hooks);
  for (const file of run.files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
  const results: Results = { passed: passes, failed: failures, skipped: pending };
  await fs.writeFile(run.resultsFile, JSON.stringify(results));
  return results;
}
