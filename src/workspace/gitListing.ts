import { execFile } from 'node:child_process';
import { quietEnvironment, quietOptions } from '../git/quietGit';

/** Bytes of a listing: a million long paths. */
const LARGEST = 256 * 1024 * 1024;

/**
 * The files that git tracks below a folder, or those that it neither tracks nor ignores; relative to the folder.
 * `undefined` where the folder is in no repository or git is not installed.
 * @param git git's executable.
 */
export function gitFiles(
  git: string,
  folder: string,
  which: 'tracked' | 'untracked',
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const selection = which === 'tracked' ? ['--cached'] : ['--others', '--exclude-standard'];
  return new Promise((resolve, reject) => {
    execFile(
      git,
      [...quietOptions, 'ls-files', '-z', ...selection],
      { cwd: folder, env: quietEnvironment(process.env), maxBuffer: LARGEST, signal, windowsHide: true },
      (error, stdout) => {
        if (signal.aborted) {
          reject(signal.reason as Error);
        } else {
          resolve(error === null ? stdout.split('\0').filter((path) => path !== '') : undefined);
        }
      },
    );
  });
}
