import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';

const person = { name: 'Ann Ode', email: 'ann@example.com' };

/** A copy of test/host/workspace in `folder`, as a fresh git repository with one commit on `main`. */
export function createHostWorkspace(folder: string): string {
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  cpSync(path.join(projectRoot, 'test/host/workspace'), workspace, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', person.name);
  git('config', 'user.email', person.email);
  git('config', 'commit.gpgsign', 'false');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  return workspace;
}
