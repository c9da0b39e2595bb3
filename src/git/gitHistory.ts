import type { Disposable } from '../base/disposable';
import type { CommitChanges, CommitHash, FileChange, FileVersion, Git } from '../mapping/releases/git';
import { ChangesReader } from './changesReader';
import { decodeText } from './decodeText';
import { type GitObject, GitObjects } from './objects';
import { gitOutput, gitText, unlessGitFails } from './runGit';

/** No release is looked for further back than so many commits of the main line. */
const MOST_COMMITS = 20_000;

/** Changes as `ChangesReader` reads them, whatever a repository's own settings say; no program of it is run. */
const RAW = [
  '-z',
  '--raw',
  '--no-abbrev',
  '-M50%',
  '-l1000',
  '-O/dev/null',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
] as const;

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

/** The history of one repository as git tells it: its objects, its tags, its main line. */
export class GitHistory implements Git, Disposable {
  private readonly objects: GitObjects;

  /**
   * @param root the root of the repository's work tree, absolute.
   * @param prefix the workspace folder below it, `/` between segments; empty where it is the root.
   */
  constructor(
    private readonly git: string,
    private readonly root: string,
    prefix: string,
  ) {
    this.objects = new GitObjects(git, root);
    this.prefix = prefix === '' ? '' : `${prefix}/`;
  }

  private readonly prefix: string;

  async head(signal: AbortSignal): Promise<CommitHash | undefined> {
    return this.commitNamed('HEAD', signal);
  }

  async commit(hash: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    return /^[0-9a-f]{7,64}$/i.test(hash) ? this.commitNamed(hash.toLowerCase(), signal) : undefined;
  }

  async tags(signal: AbortSignal): Promise<ReadonlyMap<string, CommitHash>> {
    const listing = await unlessGitFails(async () =>
      gitText({ git: this.git, at: this.root }, ['for-each-ref', TAGS, 'refs/tags'], signal),
    );
    const tags = new Map<string, CommitHash>();
    for (const line of (listing ?? '').split('\n')) {
      const [name = '', hash, type, peeled, peeledType] = line.split('\0');
      const commit = type === 'commit' ? hash : peeledType === 'commit' ? peeled : undefined;
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
    const found = await this.read(`${commit}:${this.prefix}${path}`, signal);
    if (found !== undefined) {
      return found.type === 'blob' ? { path, blob: found.hash } : 'absent';
    }
    // A tree that is here tells that the path is not in it; a blob that was not fetched cannot be told from that.
    return (await this.isListed(commit, path, signal)) === false ? 'absent' : undefined;
  }

  async text(blob: string, signal: AbortSignal): Promise<string | undefined> {
    const content = (await this.read(blob, signal))?.content;
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

  /** @param within the commit that the changes are of, where git names none. */
  private async readChanges(
    args: readonly [string, ...string[]],
    signal: AbortSignal,
    within?: CommitHash,
  ): Promise<readonly CommitChanges[] | undefined> {
    const [reader, decoder] = [new ChangesReader(this.prefix, within), new TextDecoder()];
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

  /** Whether a commit's trees name a path; `undefined` where a tree is missing. */
  private async isListed(
    commit: CommitHash,
    path: string,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const names = `${this.prefix}${path}`.split('/');
    for (let depth = 0; depth < names.length; depth++) {
      const folder = names.slice(0, depth).join('/');
      const tree = await this.read(`${commit}:${folder}`, signal);
      if (tree?.type !== 'tree') {
        return tree === undefined ? undefined : false;
      }
      if (!entriesOf(tree).has(names[depth] ?? '')) {
        return false;
      }
    }
    return true;
  }

  private async read(name: string, signal: AbortSignal): Promise<GitObject | undefined> {
    signal.throwIfAborted();
    const found = await this.objects.read(name);
    signal.throwIfAborted();
    return found;
  }
}

/** The names in a tree: `<mode> <name>`, a NUL, and the hash in bytes. */
function entriesOf({ content = Buffer.alloc(0), hash }: GitObject): ReadonlySet<string> {
  const names = new Set<string>();
  for (let start = 0, end = content.indexOf(0); end !== -1; end = content.indexOf(0, start)) {
    const entry = content.toString('utf8', start, end);
    names.add(entry.slice(entry.indexOf(' ') + 1));
    start = end + 1 + hash.length / 2;
  }
  return names;
}
