import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { quietEnvironment, quietOptions } from '../git/quietGit';
import type { Files } from '../mapping/files/files';

/** Larger files are no source code; the maps of bundles are larger than any source. */
const LARGEST_BYTES = 5_000_000;

/** The mode of a symbolic link in git's index. */
const LINK_MODE = '120000';

/** One folder's files for use outside the editor: listed by git, else by walking; read from the disk. */
export class NodeFiles implements Files {
  readonly folder: string;
  readonly ignoresCase = process.platform === 'win32' || process.platform === 'darwin';

  /** A terminal command ends before anything changes. */
  readonly onDidChange: Files['onDidChange'] = () => ({ dispose: () => undefined });

  private root: Promise<string> | undefined;

  constructor(private readonly directory: string) {
    this.folder = pathToFileURL(directory).toString().replace(/\/$/, '');
  }

  async list(signal: AbortSignal): Promise<readonly string[]> {
    return (await this.listByGit(signal)) ?? this.walk('', signal);
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const file = await this.inside(path);
    if (file === undefined) {
      return undefined;
    }
    const { size } = await stat(file);
    const bytes = size > LARGEST_BYTES ? undefined : await readFile(file, { signal });
    return bytes === undefined || bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString('utf8');
  }

  /** The real path of a file of this folder; `undefined` for what is missing, no file, or leaves the folder by a link. */
  private async inside(path: string): Promise<string | undefined> {
    if (path === '' || isAbsolute(path) || path.split(/[/\\]/).includes('..')) {
      return undefined;
    }
    return unlessMissing(async () => {
      const real = await realpath(join(this.directory, path));
      const below = relative(await (this.root ??= realpath(this.directory)), real);
      const isInside = below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
      return isInside && (await stat(real)).isFile() ? real : undefined;
    });
  }

  /** Tracked files, then those that git neither tracks nor ignores; `undefined` outside a repository or without git. */
  private async listByGit(signal: AbortSignal): Promise<readonly string[] | undefined> {
    const tracked = await this.git(['ls-files', '-z', '--stage'], signal);
    const untracked = await this.git(['ls-files', '-z', '--others', '--exclude-standard'], signal);
    if (tracked === undefined || untracked === undefined) {
      return undefined;
    }
    const files = new Set<string>();
    const links: string[] = [...untracked];
    for (const entry of tracked) {
      const [about = '', path = ''] = entry.split('\t', 2);
      if (about.startsWith(LINK_MODE)) {
        links.push(path);
      } else {
        files.add(path);
      }
    }
    for (const path of links) {
      if ((await this.inside(path)) !== undefined) {
        files.add(path);
      }
    }
    return [...files];
  }

  /** The entries of a `-z` listing; `undefined` where git fails. */
  private async git(args: readonly string[], signal: AbortSignal): Promise<readonly string[] | undefined> {
    try {
      const options = {
        cwd: this.directory,
        env: quietEnvironment(process.env),
        signal,
        maxBuffer: 256_000_000,
      };
      const { stdout } = await promisify(execFile)('git', [...quietOptions, ...args], options);
      return stdout.split('\0').filter((entry) => entry !== '');
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Error) {
        return undefined;
      }
      throw error;
    }
  }

  private async walk(below: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const entries = await readdir(join(this.directory, below), { withFileTypes: true });
    const files: string[] = [];
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') {
        files.push(...(await this.walk(path, signal)));
      } else if (entry.isFile() || (entry.isSymbolicLink() && (await this.inside(path)) !== undefined)) {
        files.push(path);
      }
    }
    return files;
  }
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined;
    }
    throw error;
  }
}
