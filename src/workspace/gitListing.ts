import { execFile } from 'node:child_process';

/**
 * What keeps a hostile repository's configuration silent while its index is read: no fetching, no locks, no
 * prompt, no file system monitor.
 */
const QUIET = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
} as const;
const QUIET_OPTIONS = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'] as const;

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
      [...QUIET_OPTIONS, 'ls-files', '-z', ...selection],
      { cwd: folder, env: { ...process.env, ...QUIET }, maxBuffer: LARGEST, signal, windowsHide: true },
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
