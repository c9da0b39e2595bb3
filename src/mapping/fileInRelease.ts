import { type Base0Line, type Base1Line, toBase0, toBase1 } from '../base/positions';
import type { Explanation } from './explain';
import { hasLine } from './place';
import type { CommitHash, Repositories } from './releases/git';
import type { TraceRelease } from './releases/releases';
import type { ReleaseCommit } from './releases/whichCommit';
import type { TraceFrame } from './trace';

/** A file as the release had it in which a frame failed. */
export interface FileInRelease {
  readonly kind: 'file';
  readonly commit: CommitHash;
  /** Below the workspace folder, under the name that it had then. */
  readonly path: string;
  readonly text: string;
  /** Where the frame's code stood; `undefined` where nobody knows its line. */
  readonly line: Base0Line | undefined;
}

/** Why a frame's file cannot be shown as the release had it. */
export type NoFileInRelease =
  /** The frame leads to no one file. */
  | { readonly kind: 'noFile' }
  /** Git reads no repository here, or the event names no release. */
  | { readonly kind: 'noHistory' }
  /** Nothing names the commit of the release. */
  | { readonly kind: 'unknownCommit' }
  /** The commit is not in this clone. */
  | { readonly kind: 'missingCommit'; readonly commit: string }
  /** The commit has no such file. */
  | { readonly kind: 'absent'; readonly commit: CommitHash }
  /** The file's content is not in this clone, or is not text. */
  | { readonly kind: 'notFetched'; readonly commit: CommitHash };

/** Finds the file of a frame in its release, by the steps that led from the frame to its place. */
export async function fileInRelease(
  frame: TraceFrame,
  explanation: Explanation,
  release: TraceRelease | undefined,
  git: Repositories,
  signal: AbortSignal,
): Promise<FileInRelease | NoFileInRelease> {
  if (release === undefined) {
    return { kind: 'noHistory' };
  }
  const { own, former } = namesOf(explanation);
  const inner = own === undefined ? undefined : await release.inside(own, signal);
  const commit = inner?.commit ?? release.commit;
  if (commit.kind !== 'commit') {
    return withoutCommit(commit);
  }
  const { hash } = commit;
  const path =
    former ??
    (own === undefined
      ? undefined
      : await release.past.past.pathThen(release.past.commit ?? hash, own, signal));
  if (path === undefined) {
    return { kind: 'noFile' };
  }
  const repository = git.inside(inner?.root ?? '');
  const version = await repository.fileAt(hash, path, signal);
  if (version === 'absent') {
    return { kind: 'absent', commit: hash };
  }
  const text = version && (await repository.text(version.blob, signal));
  if (text === undefined) {
    return { kind: 'notFetched', commit: hash };
  }
  const line = lineThen(frame, explanation);
  return { kind: 'file', commit: hash, path, text, line: line && toBase0(line) };
}

function withoutCommit(commit: Exclude<ReleaseCommit, { readonly kind: 'commit' }>): NoFileInRelease {
  switch (commit.kind) {
    case 'missing':
      return { kind: 'missingCommit', commit: commit.name };
    case 'unknown':
      return { kind: 'unknownCommit' };
    case 'noRelease':
    case 'noCommit':
    case 'noRepository':
      return { kind: 'noHistory' };
  }
}

/** The name that the frame's file had in the release, as the frame itself told it; else that of the chosen file now. */
function namesOf({ place, steps }: Explanation): {
  readonly own: string | undefined;
  readonly former: string | undefined;
} {
  const former = steps.findLast((step) => step.step === 'formerFile')?.was;
  const chosen = steps.findLast((step) => step.step === 'chosen')?.file;
  return { own: former ?? chosen ?? (hasLine(place) ? place.file.path : undefined), former };
}

/** The line in the release: of generated code the one that its source map tells. */
function lineThen(frame: TraceFrame, { place, steps }: Explanation): Base1Line | undefined {
  if ('from' in place) {
    return place.from;
  }
  const map = steps.findLast((step) => step.step === 'sourceMap');
  return place.verdict === 'exact' ? toBase1(place.line) : map === undefined ? frame.lineNo : map.line;
}
