import { commands, window } from 'vscode';
import type { ReleaseFile } from '../issues/releaseFiles';
import type { TrackedIssue } from '../issues/storeState';
import type { Whereabouts } from '../issues/whereabouts';
import type { NoFileInRelease } from '../mapping/fileInRelease';
import type { LinePlace, Place } from '../mapping/place';
import { asOfRelease as words, shortHash } from '../words';
import { frameOfIssue, isLocated } from './frameOfIssue';
import { tellNoFrames } from './tellNoFrames';

/** What files of releases are shown with. */
export interface ReleaseDesk {
  readonly whereabouts: Whereabouts;
  readonly releases: {
    open(file: ReleaseFile): Promise<void>;
    compare(file: ReleaseFile, now: LinePlace): Promise<void>;
  };
}

/** The file of a frame as its release had it, with the frame's place now; where there is none, says why. */
export async function fileOfRelease(
  tracked: TrackedIssue,
  argument: unknown,
  { whereabouts }: ReleaseDesk,
): Promise<{ readonly file: ReleaseFile; readonly place: Place } | undefined> {
  const { issue } = tracked;
  if (!isLocated(tracked)) {
    await tellNoFrames(tracked);
    return undefined;
  }
  const picked = await frameOfIssue(tracked, argument, words.which(issue.shortId));
  if (picked === undefined) {
    await window.showInformationMessage(words.noFile());
    return undefined;
  }
  const { trace } = tracked.located;
  const { place } = picked;
  const folder = 'file' in place ? place.file.folder : undefined;
  const { signal } = new AbortController();
  const answer = await whereabouts.fileInRelease(trace, picked, folder, signal);
  if (answer?.found.kind !== 'file') {
    await tellWhy(answer?.found);
    return undefined;
  }
  const frame = trace.stacks[picked.stack]?.frames[picked.frame] ?? { context: [] };
  return { file: { issue: tracked.key, frame, folder: answer.folder, file: answer.found }, place };
}

async function tellWhy(found: NoFileInRelease | undefined): Promise<void> {
  const fetch = found?.kind === 'missingCommit' ? [words.fetch()] : [];
  const answer = await window.showWarningMessage(sentence(found), ...fetch);
  if (answer !== undefined) {
    await commands.executeCommand('git.fetch');
  }
}

function sentence(found: NoFileInRelease | undefined): string {
  switch (found?.kind) {
    case undefined:
      return words.untrusted();
    case 'noFile':
    case 'noHistory':
    case 'unknownCommit':
      return words[found.kind]();
    case 'missingCommit':
    case 'absent':
    case 'notFetched':
      return words[found.kind](shortHash(found.commit));
  }
}
