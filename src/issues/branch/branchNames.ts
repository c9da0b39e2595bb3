/** Characters of a branch's name that we make; longer ones break paths on Windows. */
export const LONGEST_MADE = 60;

/** Names of files that Windows keeps for devices, alone or before a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Git's own files, however they are written: disks do not tell case. What else it may name so one day is in capitals. */
const GITS_OWN = /^(?:(?:fetch|orig|merge|cherry_pick|revert|rebase|bisect)_)?head$/i;

/**
 * True for a name that git takes for a branch (git-check-ref-format(1)) and that means one everywhere: neither `HEAD`
 * nor a hash nor a revision, and a path that every system can write.
 */
export function isBranchName(name: string): boolean {
  return (
    name !== '' &&
    name !== '@' &&
    name.length <= 200 &&
    !/^[-/.]|[/.]$|\.\.|\/\/|@\{|\/\.|\.lock(\/|$)|[\p{Cc}\p{Cf}\p{Cs} ~^:?*[\\"<>|]/u.test(name) &&
    !/^(?:refs\/|[0-9a-f]{40}$|[0-9a-f]{64}$)/i.test(name) &&
    !GITS_OWN.test(name) &&
    !/^[^/]*_HEAD$/.test(name) &&
    !name.split('/').some((part) => DEVICE.test(part))
  );
}

/** Why a name cannot be a branch's beside another. */
export interface Clash {
  /** `same`: it is taken. `case`: it differs by case only. `directory`: one would lie below the other. */
  readonly kind: 'same' | 'case' | 'directory';
  /** The other branch, as git names it: `fix/a`, `origin/fix/a`. */
  readonly other: string;
}

/** A branch that exists. */
export interface KnownBranch {
  /** Without the remote: `fix/a`. */
  readonly name: string;
  /** `origin`; `undefined` for a local one. */
  readonly remote?: string;
}

/** `origin/fix/a`, or `fix/a` for a local one. */
export function spelled({ name, remote }: KnownBranch): string {
  return remote === undefined ? name : `${remote}/${name}`;
}

/**
 * The first branch that stands in a name's way. Case does not count, since disks do not tell it; nor does where a
 * branch is, since a name that a remote has would be taken for it when it is pushed.
 */
export function clashOf(name: string, branches: readonly KnownBranch[]): Clash | undefined {
  const folded = fold(name);
  for (const branch of branches) {
    const other = fold(branch.name);
    if (other === folded || isBelow(other, folded) || isBelow(folded, other)) {
      return {
        kind: branch.name === name ? 'same' : other === folded ? 'case' : 'directory',
        other: spelled(branch),
      };
    }
  }
  return undefined;
}

/** Disks fold case and compose letters. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(`${directory}/`);
}

/**
 * The name itself or the first of its numbered successors that clashes with nothing, `fix/shop-1a2-2`; without slashes
 * where a branch stands on the way, `fix-shop-1a2` beside `fix`. No longer than the name, or 60 characters.
 */
export function freeName(name: string, branches: readonly KnownBranch[]): string {
  const isBarred = branches.some((branch) => isBelow(fold(name), fold(branch.name)));
  const base = isBarred ? name.replaceAll('/', '-') : name;
  const longest = Math.max(base.length, LONGEST_MADE);
  let free = base;
  for (let at = 2; clashOf(free, branches) !== undefined; at++) {
    free = `${base.slice(0, longest - `-${at}`.length).replace(/[-./]+$/, '')}-${at}`;
  }
  return free;
}

/** The local branches, then the others, that were made for an issue: its short id stands in their names as a word. */
export function branchesFor<B extends KnownBranch>(shortId: string, branches: readonly B[]): readonly B[] {
  const id = shortId.toLowerCase();
  const named = branches.filter(({ name }) => hasWord(name.toLowerCase(), id));
  const local = named.filter(({ remote }) => remote === undefined);
  const names = new Set(local.map(({ name }) => name));
  return [...local, ...named.filter(({ name, remote }) => remote !== undefined && !names.has(name))];
}

/** `shop-1` is a word of `fix/shop-1-total`, and not of `fix/shop-12` or `fix/my-shop-1`. */
function hasWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    const [before = '/', after = '/'] = [name[at - 1], name[at + word.length]];
    if (!/[a-z0-9-]/.test(before) && !/[a-z0-9]/.test(after)) {
      return true;
    }
  }
  return false;
}
