import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { SourceTree } from './sourceTree';

const folder = path.join(__dirname, 'first');

/**
 * Writes the sources of the shop's first commit, which lie in `first/`. Their suffix `.txt` keeps this project's
 * compiler, linter and formatter off code that is meant to fail.
 */
export async function writeFirstSources(tree: SourceTree): Promise<void> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path
      .relative(folder, file)
      .replaceAll(path.sep, '/')
      .replace(/\.txt$/, '');
    tree.write(name, await fs.readFile(file, 'utf8'));
  }
}
