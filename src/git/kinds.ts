import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../base/onDisk';

/** What lies at a path, before any link is followed; `undefined` for nothing, and for what is neither. */
export type Kind = 'file' | 'folder' | 'link' | undefined;

/** So many paths are looked at at once. */
const AT_ONCE = 16;

export async function kindAt(path: string): Promise<Kind> {
  try {
    const found = await lstat(path);
    return found.isFile()
      ? 'file'
      : found.isDirectory()
        ? 'folder'
        : found.isSymbolicLink()
          ? 'link'
          : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined;
    }
    throw error;
  }
}

/** Paths below a folder by what lies there. */
export interface PathsByKind {
  readonly files: readonly string[];
  /** Links to files of the folder: they count as files. */
  readonly links: readonly string[];
  /** Links that lead out of the folder, to a folder, in a circle or nowhere: nothing below them counts either. */
  readonly otherLinks: readonly string[];
  readonly folders: readonly string[];
}

export async function byKind(directory: string, paths: readonly string[]): Promise<PathsByKind> {
  const kinds = await inGroups(paths, async (path) => kindAt(join(directory, path)));
  const of = (kind: Kind) => paths.filter((_path, at) => kinds[at] === kind);
  return { files: of('file'), folders: of('folder'), ...(await linksByTarget(directory, of('link'))) };
}

/** Links by whether they lead to a file of the folder. */
export async function linksByTarget(
  directory: string,
  links: readonly string[],
): Promise<Pick<PathsByKind, 'links' | 'otherLinks'>> {
  const targets = await inGroups(links, async (link) => onDisk(directory, link));
  const isFile = (at: number) => targets[at]?.isFolder === false;
  return {
    links: links.filter((_link, at) => isFile(at)),
    otherLinks: links.filter((_link, at) => !isFile(at)),
  };
}

async function inGroups<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
