import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ListingChange } from '../../../src/git/folderListing';
import { temporaryFolder, type TemporaryFolder } from '../../vscode/temporaryFolder';

export const never = new AbortController().signal;

/** A folder with real files and real git, untouched by the configuration of this machine. */
export class GitFolder {
  private readonly temporary: TemporaryFolder = temporaryFolder();
  readonly path = this.temporary.path;

  /** Absolute. */
  at(path: string): string {
    return join(this.path, path);
  }

  /** Writes files, each with its own path as text. */
  write(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(dirname(this.at(path)), { recursive: true });
      writeFileSync(this.at(path), path);
    }
  }

  /** Runs git in a folder below; `''` for the folder itself. */
  git(folder: string, ...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.at(folder), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_COUNT: '4',
        GIT_CONFIG_KEY_0: 'user.name',
        GIT_CONFIG_VALUE_0: 'A. Tester',
        GIT_CONFIG_KEY_1: 'user.email',
        GIT_CONFIG_VALUE_1: 'tester@example.com',
        GIT_CONFIG_KEY_2: 'init.defaultBranch',
        GIT_CONFIG_VALUE_2: 'main',
        GIT_CONFIG_KEY_3: 'protocol.file.allow',
        GIT_CONFIG_VALUE_3: 'always',
      },
    });
  }

  /** A repository in a folder below, with these files committed. */
  repository(folder: string, ...files: readonly string[]): void {
    mkdirSync(this.at(folder), { recursive: true });
    this.git(folder, 'init', '--quiet');
    this.write(...files.map((file) => join(folder, file)));
    this.commit(folder);
  }

  commit(folder: string): void {
    this.git(folder, 'add', '--all');
    this.git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'work');
  }

  remove(): void {
    this.temporary.remove();
  }
}

/** What a listing comes to: what is there at its end, sorted, and what git tracks and is not there. */
export interface Listed {
  readonly files: readonly string[];
  readonly notCheckedOut: readonly string[];
}

/** Adds up portions as an index would. Fails for a path that is told twice. */
export async function addUp(...listings: readonly AsyncIterable<ListingChange>[]): Promise<Listed> {
  const files = new Set<string>();
  const missing = new Set<string>();
  for (const listing of listings) {
    for await (const { added, removed, notCheckedOut = [] } of listing) {
      for (const gone of removed) {
        [...files]
          .filter((path) => path === gone || path.startsWith(`${gone}/`))
          .forEach((path) => files.delete(path));
      }
      for (const [paths, into] of [
        [added, files],
        [notCheckedOut, missing],
      ] as const) {
        for (const path of paths) {
          if (into.has(path)) {
            throw new Error(`${path} is told twice`);
          }
          into.add(path);
        }
      }
    }
  }
  return { files: [...files].sort(), notCheckedOut: [...missing].sort() };
}
