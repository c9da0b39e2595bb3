import { type Base1Line, base0 } from '../../base/positions';
import type { EventContext } from '../lines/eventContext';
import type { LiveText } from '../lines/liveText';
import type { Finding } from '../lines/locateLine';
import type { CommitHash } from './git';
import type { LineThen, Walked } from './walk';

/** A line of a file in a release. */
export interface ReleaseLine {
  /** `undefined` where none is known: then the event's lines tell the version. */
  readonly commit: CommitHash | undefined;
  /** Where the file is now, below the folder; of a removed file, where it was. */
  readonly path: string;
  readonly line: Base1Line;
  /** The event's lines, where it brought any. */
  readonly context: EventContext | undefined;
}

/** Why a line cannot be carried from its release. */
export type Gap =
  | 'absent' // the release has no such file
  | 'notFetched' // the release's file is not in this clone
  | 'otherText'; // the release's file holds other code there: another commit, or code that was transformed

/** What told the line as the release had it. */
export type LineTold =
  | 'commit' // the commit of the release
  | 'event'; // the event's own lines, which stand where it says in a version of the file

/** Where a line of a release is now, and which commit changed it last. */
export interface CarriedLine {
  /** The file, below the folder: another one where the line was moved there. */
  readonly path: string;
  /** The file that it was in, in the release. */
  readonly was: string;
  readonly finding: Finding;
  /** The commit that changed the line last, or removed it, where one is known. */
  readonly changedIn: CommitHash | undefined;
  readonly toldBy: LineTold;
}

/** The text of a file as it is now. */
export type Live = (path: string) => Promise<LiveText | undefined>;

/** The line went to another file. */
export function elsewhere(
  { path, line, fate, trust, changedIn, mayBeOtherFile }: Walked,
  from: ReleaseLine,
  { line: then, toldBy }: { readonly line: LineThen; readonly toldBy: LineTold },
): CarriedLine {
  const at = base0(line);
  const isSure = fate === 'kept' && trust !== 'guess' && !mayBeOtherFile;
  const finding: Finding = isSure
    ? { verdict: 'moved', line: at, from: from.line }
    : fate === 'edited'
      ? { verdict: 'edited', line: at, from: from.line }
      : fate === 'gone'
        ? { verdict: 'gone', line: at, from: from.line, reason: 'removed' }
        : { verdict: 'unverified', line: at, reason: 'unsure' };
  return { path, was: then.file.path, finding, changedIn, toldBy };
}
