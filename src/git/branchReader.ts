import type { BranchLook, FoundBranch } from '../issues/branch/repositories';
import { type Remote, remotesOf } from './remotes';
import { type GitPlace, gitText, unlessGitFails } from './runGit';

const FORMAT = ['refname', 'objectname', 'symref', 'upstream', 'worktreepath']
  .map((field) => `%(${field})`)
  .join('%00');

const KEYS = '^(user\\.email|remote\\.pushdefault|branch\\..*\\.(pushremote|remote))$';

/** Reads references and configuration; nothing is fetched. */
export async function lookAtBranches(place: GitPlace, signal: AbortSignal): Promise<BranchLook> {
  const ask = async (args: readonly [string, ...string[]]) =>
    unlessGitFails(async () => gitText(place, args, signal));
  const [head, checkedOut, listing, config, remotes] = await Promise.all([
    ask(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}']),
    ask(['symbolic-ref', '--quiet', 'HEAD']),
    ask(['for-each-ref', `--format=${FORMAT}`, 'refs/heads', 'refs/remotes']),
    ask(['config', '--null', '--get-regexp', KEYS]),
    remotesOf(place, signal),
  ]);
  const branch = /^refs\/heads\/(.+)\n$/.exec(checkedOut ?? '')?.[1];
  const { branches, heads } = readBranches(listing ?? '', remotes);
  const settings = readSettings(config ?? '');
  const remote = pushRemote(branch, settings, remotes);
  const trunk = trunkOf(branches, heads, remote?.name);
  return {
    ...{ branches, remotes, user: (settings.get('user.email') ?? '').split('@', 1)[0] ?? '' },
    ...(head !== undefined && { head: head.trim() }),
    ...(branch !== undefined && { branch }),
    ...(trunk !== undefined && { trunk }),
    ...(remote !== undefined && { remote }),
  };
}

/** @param listing a line for each reference, its fields as in `FORMAT`. */
function readBranches(listing: string, remotes: readonly Remote[]) {
  const branches: FoundBranch[] = [];
  /** The full name of each remote's own default branch. */
  const heads = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const [ref = '', commit = '', symref = '', upstream = '', worktree = ''] = line.split('\0');
    const isCheckedOut = worktree !== '';
    const local = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const [, below = ''] = /^refs\/remotes\/(.+)$/.exec(ref) ?? [];
    const { remote, name } = remoteAndName(below, remotes);
    if (local !== undefined) {
      branches.push({ name: local, commit, isCheckedOut, ...(upstream !== '' && { upstream }) });
    } else if (symref !== '' && name === 'HEAD') {
      heads.set(remote, symref);
    } else if (name !== '') {
      branches.push({ name, remote, commit, isCheckedOut });
    }
  }
  return { branches, heads };
}

/** A remote's name may hold slashes, too: the longest that is known counts. */
function remoteAndName(below: string, remotes: readonly Remote[]) {
  const [known] = remotes
    .map(({ name }) => name)
    .filter((name) => below.startsWith(`${name}/`))
    .toSorted((a, b) => b.length - a.length);
  const remote = known ?? below.slice(0, Math.max(below.indexOf('/'), 0));
  return { remote, name: below.slice(remote.length + 1) };
}

/** The last value of each key counts. @param config entries `key⏎value`, each ended by NUL. */
function readSettings(config: string): ReadonlyMap<string, string> {
  const entries = config.split('\0').map((entry) => entry.split(/\n(.*)/s));
  return new Map(entries.map(([key = '', value = '']) => [key, value]));
}

/** In the order in which git itself asks; then `origin`, then the first. */
function pushRemote(
  branch: string | undefined,
  settings: ReadonlyMap<string, string>,
  remotes: readonly Remote[],
): Remote | undefined {
  const named = [
    ...(branch === undefined ? [] : [settings.get(`branch.${branch}.pushremote`)]),
    settings.get('remote.pushdefault'),
    ...(branch === undefined ? [] : [settings.get(`branch.${branch}.remote`)]),
    'origin',
  ];
  const usable = remotes.filter(({ name }) => !name.startsWith('-'));
  const found = named.map((name) => usable.find((remote) => remote.name === name));
  return found.find((remote) => remote !== undefined) ?? usable[0];
}

function trunkOf(
  branches: readonly FoundBranch[],
  heads: ReadonlyMap<string, string>,
  remote: string | undefined,
): FoundBranch | undefined {
  const told = remote === undefined ? undefined : heads.get(remote);
  const candidates = [
    ...branches.filter((one) => told !== undefined && `refs/remotes/${one.remote}/${one.name}` === told),
    ...[remote, undefined].flatMap((where) =>
      ['main', 'master'].flatMap((name) =>
        branches.filter((one) => one.remote === where && one.name === name),
      ),
    ),
  ];
  return candidates[0];
}
