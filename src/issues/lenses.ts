import type { FilePath } from '../mapping/place';
import { atOnce, type InPieces, inTurns, Pacer } from '../base/pacer';
import type { LensSwitch } from './groups';
import {
  failingFile,
  type FiledMark,
  isGone,
  type LensMark,
  type MarkReason,
  marksOfIssue,
} from './issueMarks';
import { type LensRules, passes } from './lensRules';
import { compareIssues } from './order';
import { STALE_MS } from './snapshot';
import { type IssueKey, type ReadyFeed, readyFeeds, type StoreState, type TrackedIssue } from './storeState';
import { fileKey } from './whereabouts';

export type { LensMark } from './issueMarks';

/** The marks of every file that has any, by `fileKey`; in each file by line and then in the one order of issues. */
export type MarksByFile = ReadonlyMap<string, readonly LensMark[]>;

/** What a person wants to see marked; what is left out leaves out nothing. */
export interface LensChoice extends Pick<MarkReason, 'callers' | 'showsFile'> {
  /** The issue that a person looks at. */
  readonly looked?: IssueKey;
  readonly rules?: LensRules;
  /** Numbers older than that are stale; 1 h where it is left out. */
  readonly freshMs?: number;
}

const FRESH_MS = 60 * 60 * 1000;

/**
 * What has a lens. Issues of groups that are switched off have none, nor has a state older than seven days; removed code
 * has one only while a person looks at its issue, behind all others of the line but callers.
 * @param now milliseconds since the epoch.
 */
export function lensMarks(state: StoreState, now: number, choice: LensChoice = {}): MarksByFile {
  return new MarkedLines().of(state, now, choice);
}

/** The marks of a file in the order of issues as they came, and sorted. */
interface MarkedFile {
  readonly found: LensMark[];
  readonly sorted: readonly LensMark[];
}

/** An issue that may have marks. */
interface Wanted {
  readonly tracked: TrackedIssue;
  readonly reason: MarkReason;
}

/** What a person waits for when nothing is known yet. */
export interface Soon {
  /** By `fileKey`. */
  readonly files: ReadonlySet<string>;
  /** Is given the marks of what fails there, before those of all other issues are made. */
  readonly told: (marks: MarksByFile) => void;
}

/** Of fewer issues nobody waits for the marks. */
const MANY = 1000;

/** Makes `lensMarks` again and again: the same mark of an issue, and list of a file, as long as nothing of it is new. */
export class MarkedLines {
  private readonly made = new WeakMap<
    TrackedIssue,
    { readonly reason: MarkReason; readonly marks: readonly FiledMark[] }
  >();
  private files: ReadonlyMap<string, MarkedFile> = new Map();

  /** As `lensMarks`. */
  of(state: StoreState, now: number, choice: LensChoice): MarksByFile {
    return atOnce(this.pieces(state, now, choice));
  }

  /** As `lensMarks`, in slices; one after the other. Rejects when `signal` was aborted. */
  async inSlices(
    state: StoreState,
    now: number,
    choice: LensChoice,
    soon: Soon,
    signal: AbortSignal,
  ): Promise<MarksByFile> {
    return inTurns(this.pieces(state, now, choice, soon), new Pacer(), signal);
  }

  private *pieces(state: StoreState, now: number, choice: LensChoice, soon?: Soon): InPieces<MarksByFile> {
    const wanted: Wanted[] = [];
    for (const one of wantedIn(state, now, choice)) {
      yield;
      wanted.push(one);
    }
    if (soon !== undefined && this.files.size === 0 && wanted.length > MANY) {
      const near = wanted.filter(({ tracked }) => soon.files.has(failingFile(tracked) ?? ''));
      soon.told(sortedOf(yield* this.filed(near)));
    }
    this.files = yield* this.filed(wanted);
    return sortedOf(this.files);
  }

  private *filed(wanted: readonly Wanted[]): InPieces<ReadonlyMap<string, MarkedFile>> {
    const byFile = new Map<string, LensMark[]>();
    for (const { tracked, reason } of wanted) {
      yield;
      for (const { file, mark } of this.marksOf(tracked, reason)) {
        const marked = byFile.get(file);
        if (marked === undefined) {
          byFile.set(file, [mark]);
        } else {
          marked.push(mark);
        }
      }
    }
    const files = new Map<string, MarkedFile>();
    for (const [file, found] of byFile) {
      yield;
      const before = this.files.get(file);
      files.set(file, before !== undefined && isSameList(before.found, found) ? before : sortedFile(found));
    }
    return files;
  }

  private marksOf(tracked: TrackedIssue, reason: MarkReason): readonly FiledMark[] {
    const before = this.made.get(tracked);
    if (before !== undefined && isSameReason(before.reason, reason)) {
      return before.marks;
    }
    const marks = marksOfIssue(tracked, reason);
    this.made.set(tracked, { reason, marks });
    return marks;
  }
}

/** The issues that may have marks, in the order of feeds and groups. */
function* wantedIn(state: StoreState, now: number, choice: LensChoice): Generator<Wanted> {
  const { rules = {}, freshMs = FRESH_MS, callers, showsFile, looked } = choice;
  for (const feed of readyFeeds(state).filter(({ asOf }) => now - asOf < STALE_MS)) {
    const staleAsOf = now - feed.asOf > freshMs ? feed.asOf : undefined;
    for (const [key, lenses] of switchedOn(feed)) {
      const tracked = feed.issues.get(key);
      if (tracked?.located.kind === 'located' && passes(rules, tracked.issue, now)) {
        yield { tracked, reason: { lenses, isLooked: key === looked, callers, showsFile, staleAsOf } };
      }
    }
  }
}

function sortedOf(files: ReadonlyMap<string, MarkedFile>): MarksByFile {
  return new Map([...files].map(([file, { sorted }]) => [file, sorted]));
}

function isSameReason(one: MarkReason, other: MarkReason): boolean {
  return (
    one.lenses === other.lenses &&
    one.isLooked === other.isLooked &&
    one.callers === other.callers &&
    one.showsFile === other.showsFile &&
    one.staleAsOf === other.staleAsOf
  );
}

function isSameList(one: readonly LensMark[], other: readonly LensMark[]): boolean {
  return one.length === other.length && one.every((mark, at) => mark === other[at]);
}

function sortedFile(found: LensMark[]): MarkedFile {
  const sorted = found.toSorted(
    (one, other) =>
      one.place.line - other.place.line ||
      standing(one) - standing(other) ||
      compareIssues(one.tracked.issue, other.tracked.issue),
  );
  return { found, sorted };
}

/** What fails on a line stands before what failed there, and that before what it calls. */
function standing({ place, isCaller }: LensMark): number {
  return isCaller === true ? 2 : Number(isGone(place));
}

/** The marks of a file, for a file that may have none. */
export function marksIn(marks: MarksByFile, file: FilePath | undefined): readonly LensMark[] {
  return (file && marks.get(fileKey(file))) ?? [];
}

/** Each issue of a group that is switched on, with its strongest switch. */
function switchedOn({ groups }: ReadyFeed): ReadonlyMap<IssueKey, LensSwitch> {
  const switches = new Map<IssueKey, LensSwitch>();
  for (const { lenses, issues } of groups) {
    for (const issue of lenses === 'off' ? [] : issues) {
      if (switches.get(issue) !== 'on') {
        switches.set(issue, lenses);
      }
    }
  }
  return switches;
}
