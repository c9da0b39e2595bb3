import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The person behind every commit of the shop. */
const developers = { name: 'Shop Developers', email: 'developers@shop.example' };

/** Runs git in a folder, out of reach of the settings and the surroundings of whoever builds the shop. */
export async function git(
  folder: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const env = { ...isolated(), ...options.env };
  const { stdout } = await run('git', [...args], { cwd: folder, env, signal: options.signal });
  return stdout.trim();
}

/** An empty repository whose branch is `main`. */
export async function createRepository(folder: string, signal?: AbortSignal): Promise<void> {
  await git(folder, ['init', '--quiet', '--initial-branch=main'], { signal });
  await git(folder, ['config', 'user.name', developers.name], { signal });
  await git(folder, ['config', 'user.email', developers.email], { signal });
}

/**
 * Leaves in a repository what a push of its branch up to a commit leaves. Nothing is sent: no server has the name of
 * this one.
 */
export async function rememberPush(folder: string, commit: string, signal?: AbortSignal): Promise<void> {
  for (const [key, value] of [
    ['remote.origin.url', 'https://git.shop.example/shop/shop.git'],
    ['remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
    ['branch.main.remote', 'origin'],
    ['branch.main.merge', 'refs/heads/main'],
  ] as const) {
    await git(folder, ['config', key, value], { signal });
  }
  await git(folder, ['update-ref', 'refs/remotes/origin/main', commit], { signal });
}

/** Commits everything as it lies in the folder; with the date given, the commit's hash is always the same. */
export async function commitAll(
  folder: string,
  subject: string,
  date: string,
  signal?: AbortSignal,
): Promise<string> {
  const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  await git(folder, ['add', '--all'], { signal });
  await git(folder, ['commit', '--quiet', '--message', subject], { env, signal });
  return git(folder, ['rev-parse', 'HEAD'], { signal });
}

function isolated(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}
