import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a part of a walk found, relative to the folder where it began, `/` between segments. */
export interface WalkPart {
  readonly files: readonly string[];
  /** Symbolic links, to whatever. */
  readonly links: readonly string[];
  /** Folders that hold a repository; the walk does not go into them. */
  readonly repositories: readonly string[];
}

/** So many folders are read at once. */
const AT_ONCE = 16;

/** A walk ends with so many files: somebody opened the whole disk. */
const MOST_FILES = 1_000_000;

/** Folders that never hold a person's own sources. */
const NEVER_OWN = new Set([
  ...['.git', '.hg', '.svn', '.jj'],
  ...['node_modules', 'bower_components', 'jspm_packages', '.yarn', '.pnpm-store'],
  ...['.venv', 'venv', 'site-packages', '__pycache__', '.tox', '.nox', '.mypy_cache', '.pytest_cache'],
  ...['.gradle', '.bundle', '.terraform', '.dart_tool', '.cache', '.parcel-cache', '.turbo', '.nx'],
]);

/** Folders where tools write, where a manifest stands beside them. */
const OUTPUT = new Set(['dist', 'build', 'out', 'target', '.next', '.nuxt', '.output']);

const MANIFEST =
  /^(?:package\.json|tsconfig\.json|Cargo\.toml|pom\.xml|build\.(?:gradle|gradle\.kts|sbt|xml)|CMakeLists\.txt|Makefile|pyproject\.toml|setup\.(?:py|cfg)|composer\.json|mix\.exs|pubspec\.yaml|.+\.(?:cs|fs|vb)proj)$/i;

/** Where package managers clone to. */
const CLONED = new Set(['vendor', 'deps', '_deps', 'Pods', 'Carthage', 'third_party']);

/** True for the name of a folder that no search goes into: other people's code, caches, what belongs to version control. */
export function isNeverOwn(name: string): boolean {
  return NEVER_OWN.has(name);
}

/** True where repositories in a folder that git ignores may be a person's own clones. */
export function mayHoldOwnClones(name: string): boolean {
  return !NEVER_OWN.has(name) && !OUTPUT.has(name) && !CLONED.has(name);
}

/**
 * Finds the files below a folder where no repository says what is whose, in parts. Links are told and not followed,
 * so that nothing is found twice and no walk goes round in circles.
 * @param start below `directory`; `''` for all of it. Its own `.git` is passed over.
 */
export async function* walk(
  directory: string,
  start: string,
  signal: AbortSignal,
): AsyncGenerator<WalkPart, void> {
  const folders = [start];
  let count = 0;
  while (folders.length > 0 && count < MOST_FILES) {
    signal.throwIfAborted();
    const part: Found = { files: [], links: [], repositories: [], folders };
    const here = folders.splice(0, AT_ONCE);
    const lists = await Promise.all(here.map((folder) => entriesOf(join(directory, folder))));
    lists.forEach((entries, at) => sort(entries, here[at] ?? '', start, part));
    count += part.files.length;
    yield part;
  }
}

interface Found {
  readonly files: string[];
  readonly links: string[];
  readonly repositories: string[];
  /** Still to be read. */
  readonly folders: string[];
}

function sort(entries: readonly Dirent[], folder: string, start: string, found: Found): void {
  if (folder !== start && entries.some(({ name }) => name === '.git')) {
    found.repositories.push(folder);
    return;
  }
  const isProject = entries.some(({ name }) => MANIFEST.test(name));
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.includes('\ufffd')) {
      continue; // not in UTF-8: it cannot be opened by name
    }
    if (entry.isSymbolicLink()) {
      found.links.push(path);
    } else if (entry.isFile()) {
      found.files.push(path);
    } else if (entry.isDirectory() && !isNeverOwn(entry.name) && !(isProject && OUTPUT.has(entry.name))) {
      found.folders.push(path);
    }
  }
}

/** None for a folder that is gone or closed to us. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return [];
    }
    throw error;
  }
}
