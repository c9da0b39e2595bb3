import type { CommitHash, Git } from './git';

/**
 * The paths of all files that were touched since another commit was checked out, under every name: what was found in
 * others then is found in them now. `undefined` where HEAD does not come after it on the main line.
 */
export async function touchedSince(
  before: CommitHash,
  head: CommitHash,
  git: Git,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const commits = await git.mainLineSince(head, [before], signal);
  const oldest = commits?.at(-1);
  const parents = oldest && (await git.parents(oldest.hash, signal));
  if (commits === undefined || parents?.[0] !== before) {
    return undefined;
  }
  const files = commits.flatMap((commit) => commit.files);
  return new Set(files.flatMap(({ before: old, after }) => [old?.path ?? [], after?.path ?? []].flat()));
}
