import type { GitObject } from './objects';

/** What a tree has under a name. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'folder' | 'submodule';
  /** Of a submodule the commit of its own repository. */
  readonly hash: string;
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '40000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/**
 * What a commit has at a path, found through its trees one by one; `absent` where they name none, `undefined` where
 * one of them is not here.
 * @param path below the repository's root, `/` between segments.
 */
export async function entryAt(
  commit: string,
  path: string,
  read: (name: string) => Promise<GitObject | undefined>,
): Promise<TreeEntry | 'absent' | undefined> {
  const root = treeOf(await read(commit));
  let entry: TreeEntry | undefined = root === undefined ? undefined : { kind: 'folder', hash: root };
  for (const name of path.split('/')) {
    if (entry?.kind !== 'folder') {
      return entry && 'absent';
    }
    const tree = await read(entry.hash);
    if (tree?.type !== 'tree' || tree.content === undefined) {
      return undefined;
    }
    entry = entryNamed(name, tree.content, tree.hash.length / 2);
    if (entry === undefined) {
      return 'absent';
    }
  }
  return entry;
}

/** The hash of a commit's root. */
function treeOf(commit: GitObject | undefined): string | undefined {
  return /^tree ([0-9a-f]+)\n/.exec(commit?.content?.toString('latin1', 0, 100) ?? '')?.[1];
}

/** A tree's entries are `<mode> <name>`, a NUL, and the hash in bytes. */
function entryNamed(name: string, content: Buffer, hashBytes: number): TreeEntry | undefined {
  const wanted = Buffer.from(`${name}\0`, 'utf8');
  for (let start = 0; start < content.length;) {
    const from = content.indexOf(SPACE, start) + 1;
    const end = content.indexOf(0, from) + 1;
    if (from === 0 || end === 0) {
      return undefined;
    }
    if (end - from === wanted.length && wanted.equals(content.subarray(from, end))) {
      const mode = content.toString('latin1', start, from - 1);
      return { kind: KINDS[mode] ?? 'file', hash: content.toString('hex', end, end + hashBytes) };
    }
    start = end + hashBytes;
  }
  return undefined;
}

const SPACE = 0x20;
