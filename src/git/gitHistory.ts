import { decodeText } from '../base/decodeText';
import type { Disposable } from '../base/disposable';
import type { CommitChanges, CommitHash, FileChange, FileVersion, Git } from '../mapping/releases/git';
import { ChangesReader, type Paths } from './changesReader';
import { type GitObject, GitObjects } from './objects';
import { gitOutput, gitText, unlessGitFails } from './runGit';
import { entryAt, type TreeEntry } from './treeEntry';

/** No release is looked for further back than so many commits of the main line. */
const MOST_COMMITS = 20_000;

/** An event of which no release is known is looked for in so many commits of the main line. */
const RECENT_COMMITS = 2000;

/** Files that are held for who asks next. */
const MOST_AT_HAND = 16;

/** Changes as `ChangesReader` reads them, whatever a repository's own settings say; no program of it is run. */
const RAW = [
  '-z',
  '--raw',
  '--no-abbrev',
  '--no-relative',
  '-l1000',
  '-O/dev/null',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
] as const;

/** Renames by what files hold; and of files that stayed the same, which takes no look into them. */
const RENAMES = ['-M50%', '-M100%'] as const;

const LOG = [
  'log',
  ...RAW,
  '--first-parent',
  '--diff-merges=first-parent',
  '--no-notes',
  '--no-show-signature',
  '--no-mailmap',
  '--format=commit %H %ct',
] as const;

const TAGS = '--format=%(refname:strip=2)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)';

/** A tag's full name, without anything that git takes for more than a name, or that ends a question. */
const TAG = /^refs\/tags\/[^\s\p{Cc}^:~?*[\]\\{}]+$/u;

/** The history of one repository as git tells it: its objects, its tags, its main line. */
export class GitHistory implements Git, Disposable {
  private readonly objects: GitObjects;
  private readonly root: string;
  /** Files that were read as they were looked for by their path, by hash: who asks where one is asks for it next. */
  private readonly atHand = new Map<string, GitObject>();

  /** @param paths how the repository's paths are told. */
  constructor(
    private readonly git: string,
    { root, objects }: { readonly root: string; readonly objects: string },
    private readonly paths: Paths,
  ) {
    this.root = root;
    this.objects = new GitObjects({ git, at: root, objects });
  }

  async head(signal: AbortSignal): Promise<CommitHash | undefined> {
    return this.commitNamed('HEAD', signal);
  }

  async commit(hash: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    if (TAG.test(hash)) {
      return this.commitNamed(hash, signal);
    }
    return /^[0-9a-f]{7,64}$/i.test(hash) ? this.commitNamed(hash.toLowerCase(), signal) : undefined;
  }

  async tags(signal: AbortSignal): Promise<ReadonlyMap<string, CommitHash>> {
    const listing = await unlessGitFails(async () =>
      gitText({ git: this.git, at: this.root }, ['for-each-ref', TAGS, 'refs/tags'], signal),
    );
    const tags = new Map<string, CommitHash>();
    for (const line of (listing ?? '').split('\n')) {
      const [name = '', hash, type, peeled, peeledType] = line.split('\0');
      const commit =
        type === 'commit'
          ? hash
          : peeledType === 'commit'
            ? peeled
            : peeledType === 'tag'
              ? await this.commitNamed(hash ?? '', signal) // a tag of a tag
              : undefined;
      if (name !== '' && commit !== undefined) {
        tags.set(name, commit);
      }
    }
    return tags;
  }

  async fileAt(
    commit: CommitHash,
    path: string,
    signal: AbortSignal,
  ): Promise<FileVersion | 'absent' | undefined> {
    const below = this.inRepository(path);
    if (below === undefined) {
      return 'absent';
    }
    const found = await this.read(`${commit}:${below}`, signal);
    if (found !== undefined) {
      return found.type === 'blob' ? { path, blob: this.hold(found) } : 'absent';
    }
    // A tree that is here tells that the path is not in it; a blob that was not fetched cannot be told from that.
    const entry = await this.entryAt(commit, below, signal);
    return entry !== undefined && entry !== 'absent' && entry.kind === 'file'
      ? { path, blob: entry.hash }
      : entry && 'absent';
  }

  async submodule(commit: CommitHash, path: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    const below = this.inRepository(path);
    const entry = below === undefined ? undefined : await this.entryAt(commit, below, signal);
    return entry !== undefined && entry !== 'absent' && entry.kind === 'submodule' ? entry.hash : undefined;
  }

  async text(blob: string, signal: AbortSignal): Promise<string | undefined> {
    const held = this.atHand.get(blob);
    this.atHand.delete(blob);
    const content = (held ?? (await this.read(blob, signal)))?.content;
    return content && decodeText(content);
  }

  async parents(commit: CommitHash, signal: AbortSignal): Promise<readonly CommitHash[] | undefined> {
    const found = await this.read(commit, signal);
    const [header] = found?.content?.toString('latin1').split('\n\n', 1) ?? [];
    return header === undefined
      ? undefined
      : [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, hash = '']) => hash);
  }

  async mainLineSince(
    head: CommitHash,
    releases: readonly CommitHash[],
    signal: AbortSignal,
  ): Promise<readonly CommitChanges[] | undefined> {
    if (releases.length === 0) {
      return this.readChanges([...LOG, `--max-count=${RECENT_COMMITS}`, head, '--'], signal);
    }
    const place = { git: this.git, at: this.root };
    const common = await unlessGitFails(async () =>
      gitText(place, ['merge-base', '--octopus', head, ...releases], signal),
    );
    const base = common?.trim() ?? '';
    if (base === '' || base === head) {
      return base === '' ? undefined : [];
    }
    const args = [...LOG, `--max-count=${MOST_COMMITS}`, head, `^${base}`, '--'] as const;
    return this.readChanges(args, signal);
  }

  async changesBetween(
    from: CommitHash,
    to: CommitHash,
    signal: AbortSignal,
  ): Promise<readonly FileChange[] | undefined> {
    const args = ['diff-tree', '-r', ...RAW, from, to, '--'] as const;
    const commits = await this.readChanges(args, signal, to);
    return commits?.flatMap(({ files }) => files);
  }

  dispose(): void {
    this.objects.dispose();
  }

  /**
   * What a command prints; of a partial clone, where git cannot look into the files, with fewer renames.
   * @param within the commit that the changes are of, where git names none.
   */
  private async readChanges(
    [command, ...rest]: readonly [string, ...string[]],
    signal: AbortSignal,
    within?: CommitHash,
  ): Promise<readonly CommitChanges[] | undefined> {
    const isPartial = await this.objects.isPartial();
    for (const renames of isPartial ? RENAMES.slice(1) : RENAMES) {
      const changes = await this.readWith([command, renames, ...rest], signal, within);
      if (changes !== undefined) {
        return changes;
      }
    }
    return undefined;
  }

  private async readWith(
    args: readonly [string, ...string[]],
    signal: AbortSignal,
    within: CommitHash | undefined,
  ): Promise<readonly CommitChanges[] | undefined> {
    const [reader, decoder] = [new ChangesReader(this.paths, within), new TextDecoder()];
    return unlessGitFails(async () => {
      const changes: CommitChanges[] = [];
      for await (const piece of gitOutput({ git: this.git, at: this.root }, args, signal)) {
        changes.push(...reader.read(decoder.decode(piece, { stream: true })));
      }
      return [...changes, ...reader.end()];
    });
  }

  private async commitNamed(name: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    return (await this.read(`${name}^{commit}`, signal))?.hash;
  }

  /** Its hash. */
  private hold(file: GitObject): string {
    const [oldest] = this.atHand.size < MOST_AT_HAND ? [] : this.atHand.keys();
    this.atHand.delete(oldest ?? '');
    this.atHand.set(file.hash, file);
    return file.hash;
  }

  /** `undefined` for a path that is not of this repository. */
  private inRepository(path: string): string | undefined {
    const { prefix, base } = this.paths;
    return path.startsWith(base) ? prefix + path.slice(base.length) : undefined;
  }

  private async entryAt(
    commit: CommitHash,
    path: string,
    signal: AbortSignal,
  ): Promise<TreeEntry | 'absent' | undefined> {
    return entryAt(commit, path, (name) => this.read(name, signal));
  }

  private async read(name: string, signal: AbortSignal): Promise<GitObject | undefined> {
    signal.throwIfAborted();
    const found = await this.objects.read(name);
    signal.throwIfAborted();
    return found;
  }
}
