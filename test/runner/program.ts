import { spawn } from 'node:child_process';
import { projectRoot } from '../projectRoot';
import { atExit } from '../vscode/atExit';
import { endGroup, signalGroup } from '../vscode/processGroup';
import type { Ending } from './results';

/**
 * Runs one of our TypeScript programs in a Node of its own, its output going to ours. After `limitSeconds` it is ended
 * with all that it started.
 */
export async function runProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  limitSeconds: number,
): Promise<Ending> {
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', 'tsx', file], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const forget = atExit(() => signalGroup(child, 'SIGTERM'));
  let limitReached: number | undefined;
  const limit = setTimeout(() => {
    limitReached = limitSeconds;
    void endGroup(child, 10_000);
  }, limitSeconds * 1000);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  clearTimeout(limit);
  await endGroup(child, 10_000); // what it may have left behind
  forget();
  return { exitCode, ...(limitReached === undefined ? {} : { limitReached }) };
}
