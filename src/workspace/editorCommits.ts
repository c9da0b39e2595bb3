import { access } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Uri, workspace } from 'vscode';
import type { GitPlace } from '../git/runGit';
import type { FilePath } from '../mapping/place';
import type { Commits } from '../mapping/releases/commits';
import type { FilePasts } from '../mapping/releases/filePast';
import { folderReading } from './atFirstNeed';
import { gitExecutable } from './gitExtension';

/** Commits as git tells them, in the repository that holds the file; nothing while the workspace is not trusted. */
export const editorCommits: Commits & FilePasts = {
  async factsOf(commit, file, signal) {
    const place = await placeOf(file);
    return place && (await folderReading()).commitFacts(place, commit, signal);
  },
  async isPushed(commit, file, signal) {
    const place = await placeOf(file);
    return place !== undefined && (await folderReading()).isPushed(place, commit, signal);
  },
  async remoteNames(file, signal) {
    const place = await placeOf(file);
    const remotes = place === undefined ? [] : await (await folderReading()).remotesOf(place, signal);
    return remotes.flatMap(({ fullName }) => fullName ?? []);
  },
  async pastOf(file, from, signal) {
    const place = await placeOf(file);
    const { filePast } = await folderReading();
    return place && filePast(place, from?.path ?? basename(file.path), from?.commit, signal);
  },
};

/** A repository may lie within the folder: the one that is nearest to the file counts. */
async function placeOf({ folder, path }: FilePath): Promise<GitPlace | undefined> {
  const root = Uri.parse(folder);
  if (!workspace.isTrusted || root.scheme !== 'file') {
    return undefined;
  }
  const beside = dirname(Uri.joinPath(root, path).fsPath);
  const isThere = await access(beside).then(
    () => true,
    () => false,
  );
  return { git: gitExecutable(), at: isThere ? beside : root.fsPath };
}
