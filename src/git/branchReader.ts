import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { BranchLook, FoundBranch, UnderWay } from '../issues/branch/repositories';
import { type Remote, remotesOf } from './remotes';
import { type GitPlace, gitText, unlessGitFails } from './runGit';

const FORMAT = ['refname', 'objectname', 'symref', 'upstream', 'worktreepath']
  .map((field) => `%(${field})`)
  .join('%00');

const KEYS =
  '^(user\\.email|remote\\.pushdefault|remote\\..*\\.gh-resolved|branch\\..*\\.(pushremote|remote))$';

/** What main branches are called where nothing tells. */
const MAIN = ['main', 'master'] as const;

/** What git keeps in its directory while something is under way. */
const UNDER_WAY: readonly (readonly [file: string, what: UnderWay])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** Reads references and configuration; nothing is fetched. */
export async function lookAtBranches(place: GitPlace, signal: AbortSignal): Promise<BranchLook> {
  const ask = async (args: readonly [string, ...string[]]) =>
    unlessGitFails(async () => gitText(place, args, signal));
  const [head, checkedOut, directory, listing, config, remotes] = await Promise.all([
    ask(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}']),
    ask(['symbolic-ref', '--quiet', 'HEAD']),
    ask(['rev-parse', '--absolute-git-dir']),
    ask(['for-each-ref', `--format=${FORMAT}`, 'refs/heads', 'refs/remotes']),
    ask(['config', '--null', '--get-regexp', KEYS]),
    remotesOf(place, signal),
  ]);
  const branch = /^refs\/heads\/(.+)\n$/.exec(checkedOut ?? '')?.[1];
  const settings = readSettings(config ?? '');
  const { branches, heads } = readBranches(listing ?? '', remotes, settings);
  const base = baseRemote(settings, remotes);
  const trunks = remotes.flatMap(({ name }) => trunkOf(branches, name, heads.get(name)) ?? []);
  const [based, pushed] = [base, pushRemoteOf(undefined, settings, remotes)].map((of) =>
    trunks.find(({ remote }) => remote === of?.name),
  );
  const trunk = based ?? pushed ?? trunkOf(branches, undefined);
  const underWay = directory === undefined ? undefined : await underWayIn(directory.trimEnd());
  return {
    ...{ branches, trunks, remotes, user: (settings.get('user.email') ?? '').split('@', 1)[0] ?? '' },
    ...(head !== undefined && { head: head.trim() }),
    ...(branch !== undefined && { branch }),
    ...(trunk !== undefined && { trunk }),
    ...(base !== undefined && { base }),
    ...(underWay !== undefined && { underWay }),
  };
}

/** @param directory git's own, of this work tree. */
async function underWayIn(directory: string): Promise<UnderWay | undefined> {
  const isThere = async (file: string) =>
    access(join(directory, file)).then(
      () => true,
      () => false,
    );
  const there = await Promise.all(UNDER_WAY.map(async ([file]) => isThere(file)));
  return UNDER_WAY.find((_, at) => there[at])?.[1];
}

/** @param listing a line for each reference, its fields as in `FORMAT`. */
function readBranches(listing: string, remotes: readonly Remote[], settings: Settings) {
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
      const pushRemote = pushRemoteOf(local, settings, remotes)?.name;
      const told = { ...(upstream !== '' && { upstream }), ...(pushRemote !== undefined && { pushRemote }) };
      branches.push({ name: local, commit, isCheckedOut, ...told });
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

type Settings = ReadonlyMap<string, string>;

/** The last value of each key counts. @param config entries `key⏎value`, each ended by NUL. */
function readSettings(config: string): Settings {
  const entries = config.split('\0').map((entry) => entry.split(/\n(.*)/s));
  return new Map(entries.map(([key = '', value = '']) => [key, value]));
}

/** In the order in which git itself asks; then `origin`, then the first. @param branch `undefined` for a new one. */
function pushRemoteOf(
  branch: string | undefined,
  settings: Settings,
  remotes: readonly Remote[],
): Remote | undefined {
  const named = [
    ...(branch === undefined ? [] : [settings.get(`branch.${branch}.pushremote`)]),
    settings.get('remote.pushdefault'),
    ...(branch === undefined ? [] : [settings.get(`branch.${branch}.remote`)]),
    'origin',
  ];
  const usable = remotes.filter(isUsable);
  const found = named.map((name) => usable.find((remote) => remote.name === name));
  return found.find((remote) => remote !== undefined) ?? usable[0];
}

/**
 * The remote that GitHub's own program was told of; else, beside the one that new branches are pushed to, another
 * repository of that host which is called `upstream`, which the main branch here follows, or which is `origin`.
 */
function baseRemote(settings: Settings, remotes: readonly Remote[]): Remote | undefined {
  const usable = remotes.filter(isUsable);
  const told = usable.find(({ name }) => settings.get(`remote.${name}.gh-resolved`) === 'base');
  const pushed = pushRemoteOf(undefined, settings, remotes);
  const followed = MAIN.map((name) => settings.get(`branch.${name}.remote`));
  const forked = ['upstream', ...followed, 'origin']
    .map((name) => usable.find((remote) => remote.name === name))
    .find((one) => one !== undefined && pushed !== undefined && areOfOneHost(one, pushed));
  return told ?? forked ?? pushed;
}

/** True for two repositories between which there can be a pull request. */
function areOfOneHost(one: Remote, other: Remote): boolean {
  return (
    one.host !== undefined &&
    one.host === other.host &&
    one.fullName?.toLowerCase() !== other.fullName?.toLowerCase()
  );
}

/** A name that begins with a dash would be an option. */
function isUsable({ name }: Remote): boolean {
  return !name.startsWith('-');
}

/** @param remote `undefined` for the branches here. @param told the full name of the remote's own default branch. */
function trunkOf(
  branches: readonly FoundBranch[],
  remote: string | undefined,
  told?: string,
): FoundBranch | undefined {
  const there = branches.filter((one) => one.remote === remote);
  const named = MAIN.map((main) => there.find(({ name }) => name === main));
  const own = there.find(({ name }) => told === `refs/remotes/${remote}/${name}`);
  return [own, ...named].find((one) => one !== undefined);
}
