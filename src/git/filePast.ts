import { decodeText } from '../base/decodeText';
import type { PastVersion } from '../mapping/releases/filePast';
import type { CommitChanges, CommitHash, FileVersion } from '../mapping/releases/git';
import { ChangesReader } from './changesReader';
import { AnswerReader, type GitObject } from './objects';
import { GitError, type GitPlace, gitOutput, gitText, unlessGitFails } from './runGit';

/** A line is followed back through so many changes of its file. */
const MOST_VERSIONS = 300;

const LOG = [
  ...['log', '-z', '--raw', '--no-abbrev', '--no-relative', '-M50%', '-l1000', '-O/dev/null', '--follow'],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--first-parent', '--diff-merges=first-parent'],
  ...['--no-notes', '--no-show-signature', '--no-mailmap', '--format=commit %H %ct'],
] as const;

/**
 * The versions of a file on the main line of a commit, the newest first; `undefined` where git does not tell.
 * @param path below where git runs, or with `from` from the repository's root.
 * @param from a full hash; without it, HEAD.
 */
export async function filePast(
  place: GitPlace,
  path: string,
  from: CommitHash | undefined,
  signal: AbortSignal,
): Promise<AsyncIterable<PastVersion> | undefined> {
  if (from !== undefined && !/^[0-9a-f]{40,64}$/.test(from)) {
    return undefined;
  }
  const spec = from === undefined ? `:(literal)${path}` : `:(top,literal)${path}`;
  const [command, ...rest] = LOG;
  const args = [command, ...rest, `--max-count=${MOST_VERSIONS}`, from ?? 'HEAD', '--', spec] as const;
  const told = await unlessGitFails(async () => gitText(place, args, signal));
  if (told === undefined) {
    return undefined;
  }
  const reader = new ChangesReader({ prefix: '', base: '' });
  const changes = [...reader.read(told), ...reader.end()];
  return versions(place, changes.map(named), signal);
}

/** What git is asked for of one version; it ends the history where the file was removed and came again. */
interface Named {
  readonly commit: CommitHash;
  readonly after: FileVersion | undefined;
  readonly isFirst: boolean;
}

function named({ hash, files: [file] }: CommitChanges): Named {
  return { commit: hash, after: file?.after, isFirst: file?.before === undefined };
}

async function* versions(
  place: GitPlace,
  all: readonly Named[],
  signal: AbortSignal,
): AsyncGenerator<PastVersion> {
  const end = all.findIndex(({ after }) => after === undefined);
  const asked = all.slice(0, end === -1 ? all.length : end);
  const objects = objectsOf(
    place,
    asked.flatMap(({ commit, after }) => [commit, after?.blob ?? '']),
    signal,
  );
  try {
    for (const { commit, after, isFirst } of asked) {
      const [header, blob] = [await objects.next(), await objects.next()];
      const content = blob.value?.content;
      const parents = parentsIn(header.value?.content);
      yield {
        commit,
        parents,
        path: after?.path ?? '',
        text: content && decodeText(content),
        isFirst: isFirst && (await hasAll(place, parents, signal)),
      };
    }
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error; // what git does not tell ends the history
    }
  } finally {
    await objects.return(undefined);
  }
}

/** False where a shallow clone ends: what it begins with looks as if it had made every file. */
async function hasAll(
  place: GitPlace,
  commits: readonly CommitHash[],
  signal: AbortSignal,
): Promise<boolean> {
  const here = await Promise.all(
    commits.map(async (commit) =>
      unlessGitFails(async () => gitText(place, ['cat-file', '-e', commit], signal)),
    ),
  );
  return here.every((one) => one !== undefined);
}

/** Objects in the order in which they are named, each read when it is asked for. */
async function* objectsOf(
  place: GitPlace,
  names: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<GitObject | undefined, undefined> {
  const reader = new AnswerReader();
  const input = names.map((name) => `${name}\n`).join('');
  if (input !== '') {
    for await (const piece of gitOutput({ ...place, input }, ['cat-file', '--batch'], signal)) {
      yield* reader.read(piece);
    }
  }
  return undefined;
}

function parentsIn(commit: Buffer | undefined): readonly CommitHash[] {
  const [header = ''] = commit?.toString('latin1').split('\n\n', 1) ?? [];
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, hash = '']) => hash);
}
