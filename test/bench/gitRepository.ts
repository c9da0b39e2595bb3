import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const emptyBlob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

/** A git repository that tracks all these files; none of them needs to be there. */
export function trackAll(folder: string, paths: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (words: readonly string[], input = '') =>
    execFileSync('git', words, { cwd: folder, env, input });
  git(['init', '--quiet']);
  git(['update-index', '--index-info'], paths.map((path) => `100644 ${emptyBlob} 0\t${path}\n`).join(''));
}
