import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The same work tree with a history of one commit: the releases are here, and no way leads from them to HEAD. */
export function squash(folder: string): void {
  const tree = git(folder, ['rev-parse', 'HEAD^{tree}']);
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid'];
  const commit = git(folder, [...identity, 'commit-tree', '-m', 'All in one', tree]);
  git(folder, ['update-ref', 'refs/tags/before', 'HEAD']);
  git(folder, ['update-ref', 'refs/heads/main', commit]);
}

/** A clone of HEAD alone, into which each release was fetched alone, as build machines do. */
export function shallowClone(folder: string, into: string, releases: readonly string[]): void {
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, into]);
  git(into, ['fetch', '--quiet', '--depth=1', 'origin', ...releases]);
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
}

/** The same files, in no repository. */
export function withoutHistory(folder: string): void {
  rmSync(join(folder, '.git'), { recursive: true });
}
