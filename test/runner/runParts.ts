import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Arguments } from './arguments';
import { type PartRun, partRuns } from './parts';
import { prepareEditor } from './prepareEditor';
import { runProgram } from './program';
import { judge, type Outcome, type Results } from './results';
import { mochaEnvironment } from './runMocha';

/** Runs the chosen parts, one after the other: each has the machine to itself, and its files the cores. */
export async function runParts(wanted: Arguments): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let preparation: Promise<string | undefined> | undefined;
  for (const run of partRuns.filter(({ part }) => wanted.parts.includes(part))) {
    console.log(`\n── ${run.name}${run.part === 'unit' ? '' : `, VS Code ${wanted.vscode}`} ──`);
    if (!run.isHere) {
      console.log('  not here: it needs the server build of VS Code, which runs on Linux');
      continue;
    }
    if (run.part !== 'unit') preparation ??= prepareEditor(wanted.vscode);
    const complaint = run.part === 'unit' ? undefined : await preparation;
    outcomes.push(
      complaint === undefined
        ? await runPart(run, wanted)
        : { part: run.name, passed: 0, failed: 1, skipped: 0, complaint },
    );
  }
  return outcomes;
}

async function runPart(run: PartRun, wanted: Arguments): Promise<Outcome> {
  const files = testFiles(run);
  if (files.length === 0) return { part: run.name, passed: 0, failed: 0, skipped: 0 };
  const folder = temporaryFolder();
  const resultsFile = path.join(folder.path, 'results.json');
  const { timeoutMs, jobs } = run;
  const grep = wanted.grep === undefined ? {} : { grep: wanted.grep };
  const env = {
    ...run.env,
    ...mochaEnvironment({ files, timeoutMs, resultsFile, jobs, ...grep }),
    FAULTLINE_VSCODE: wanted.vscode,
  };
  const ending = await runProgram(path.join(__dirname, `${run.part}Program.ts`), env, run.limitSeconds);
  const results = existsSync(resultsFile)
    ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Results)
    : undefined;
  folder.remove();
  return judge(run.name, results, ending);
}

function testFiles({ folder, except }: PartRun): string[] {
  const root = path.join(projectRoot, 'test');
  if (!existsSync(path.join(root, folder))) return []; // git keeps no empty folder
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => name.endsWith('.test.ts') && !(except !== undefined && name.startsWith(except)))
    .sort()
    .map((name) => path.join(root, name));
}
