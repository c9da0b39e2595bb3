import { calledFrame, type FrameRef } from '../mapping/crashFrame';
import type { FilePath, LinePlace, Place } from '../mapping/place';
import { hasLine } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import type { LensSwitch } from './groups';
import { type LensRules, passes } from './lensRules';
import { compareIssues } from './order';
import { STALE_MS } from './snapshot';
import {
  type IssueKey,
  type Located,
  type ReadyFeed,
  readyFeeds,
  type StoreState,
  type TrackedIssue,
} from './storeState';
import { fileKey } from './whereabouts';

/** A line that fails in production, by the crash frame of one issue; or one that called it. */
export interface LensMark {
  readonly tracked: TrackedIssue;
  readonly frame: TraceFrame;
  readonly place: LinePlace;
  /** The frame that failed, where it is not in this workspace and the line only called it. */
  readonly called?: TraceFrame;
  /** True where the frame is not the crash frame, and another line has that. */
  readonly isCaller?: boolean;
  /** True where the line is not certain or only called what failed, or the issue's group is shown dimmed. */
  readonly dimmed: boolean;
  /** When its numbers were last known to be true, where that is too long ago; milliseconds since the epoch. */
  readonly staleAsOf?: number;
}

/** What a person wants to see marked; what is left out leaves out nothing. */
export interface LensChoice {
  /** The issue that a person looks at. */
  readonly looked?: IssueKey;
  readonly rules?: LensRules;
  /** Whose callers are marked, too. */
  readonly callers?: 'off' | 'currentIssue' | 'all';
  /** Tells whether the lines of a file are marked, by its path below the workspace folder. */
  readonly showsFile?: (path: string) => boolean;
  /** Numbers older than that are stale; 1 h where it is left out. */
  readonly freshMs?: number;
}

const FRESH_MS = 60 * 60 * 1000;

/** Callers of one issue that are marked. */
const MOST_CALLERS = 50;

/**
 * What has a lens, by `fileKey`; in each file by line and then in the one order of issues. Issues of groups that
 * are switched off have none, nor has a state older than seven days; removed code has one only while a person looks at
 * its issue, behind all others of the line but callers.
 * @param now milliseconds since the epoch.
 */
export function lensMarks(
  state: StoreState,
  now: number,
  choice: LensChoice = {},
): ReadonlyMap<string, readonly LensMark[]> {
  return new MarkedLines().of(state, now, choice);
}

/** What the marks of an issue are made from, beside itself. */
type Reason = Pick<LensChoice, 'callers' | 'showsFile'> & {
  readonly lenses: LensSwitch;
  readonly isLooked: boolean;
  readonly staleAsOf: number | undefined;
};

/** The marks of a file in the order of issues as they came, and sorted. */
interface MarkedFile {
  readonly found: LensMark[];
  readonly sorted: readonly LensMark[];
}

/** Makes `lensMarks` again and again: the same mark of an issue, and list of a file, as long as nothing of it is new. */
export class MarkedLines {
  private readonly made = new WeakMap<
    TrackedIssue,
    { readonly reason: Reason; readonly marks: readonly FiledMark[] }
  >();
  private files: ReadonlyMap<string, MarkedFile> = new Map();

  /** As `lensMarks`. */
  of(state: StoreState, now: number, choice: LensChoice): ReadonlyMap<string, readonly LensMark[]> {
    const files = new Map<string, MarkedFile>();
    for (const [file, found] of this.find(state, now, choice)) {
      const before = this.files.get(file);
      files.set(file, before !== undefined && isSameList(before.found, found) ? before : sortedFile(found));
    }
    this.files = files;
    return new Map([...files].map(([file, { sorted }]) => [file, sorted]));
  }

  private find(state: StoreState, now: number, choice: LensChoice): ReadonlyMap<string, LensMark[]> {
    const { rules = {}, freshMs = FRESH_MS, callers, showsFile, looked } = choice;
    const byFile = new Map<string, LensMark[]>();
    for (const feed of readyFeeds(state).filter(({ asOf }) => now - asOf < STALE_MS)) {
      const staleAsOf = now - feed.asOf > freshMs ? feed.asOf : undefined;
      for (const [key, lenses] of switchedOn(feed)) {
        const tracked = feed.issues.get(key);
        const reason = { lenses, isLooked: key === looked, callers, showsFile, staleAsOf };
        for (const { file, mark } of tracked && passes(rules, tracked.issue, now)
          ? this.marksOf(tracked, reason)
          : []) {
          const marked = byFile.get(file);
          if (marked === undefined) {
            byFile.set(file, [mark]);
          } else {
            marked.push(mark);
          }
        }
      }
    }
    return byFile;
  }

  private marksOf(tracked: TrackedIssue, reason: Reason): readonly FiledMark[] {
    const before = this.made.get(tracked);
    if (before !== undefined && isSameReason(before.reason, reason)) {
      return before.marks;
    }
    const marks = marksOf(tracked, reason);
    this.made.set(tracked, { reason, marks });
    return marks;
  }
}

/** A mark with the `fileKey` of its file. */
interface FiledMark {
  readonly file: string;
  readonly mark: LensMark;
}

function isSameReason(one: Reason, other: Reason): boolean {
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
export function marksIn(
  marks: ReadonlyMap<string, readonly LensMark[]>,
  file: FilePath | undefined,
): readonly LensMark[] {
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

/** Of its crash frame and, where they are wanted, of its callers. */
function marksOf(tracked: TrackedIssue, reason: Reason): readonly FiledMark[] {
  const { located } = tracked;
  if (located.kind !== 'located' || 'reason' in located.crash) {
    return [];
  }
  const { lenses, isLooked, callers = 'off', showsFile = () => true, staleAsOf } = reason;
  const failing = failingFrame(located, located.crash);
  const isShown = failing !== undefined && (!isGone(failing.place) || isLooked);
  const showsCallers = callers === 'all' || (callers === 'currentIssue' && isLooked);
  const marks: readonly LensMark[] = [
    ...(isShown ? [{ tracked, ...failing, dimmed: failing.dimmed || lenses === 'dimmed' }] : []),
    ...(showsCallers ? callingFrames(located, located.crash) : []).map((caller) => ({
      tracked,
      ...caller,
      isCaller: true,
      dimmed: true,
    })),
  ];
  return marks
    .filter(({ place }) => showsFile(place.file.path))
    .map((mark) => ({
      file: fileKey(mark.place.file),
      mark: staleAsOf === undefined ? mark : { ...mark, staleAsOf },
    }));
}

type LocatedTrace = Extract<Located, { readonly kind: 'located' }>;
type MarkedFrame = Pick<LensMark, 'frame' | 'place'>;

function failingFrame(
  { trace, places }: LocatedTrace,
  crash: FrameRef,
): (MarkedFrame & Pick<LensMark, 'called' | 'dimmed'>) | undefined {
  const place = places[crash.stack]?.[crash.frame];
  const frame = trace.stacks[crash.stack]?.frames[crash.frame];
  if (place === undefined || frame === undefined || !hasLine(place)) {
    return undefined;
  }
  const calledAt = calledFrame(trace, places, crash);
  const called = calledAt && trace.stacks[calledAt.stack]?.frames[calledAt.frame];
  const certain = called === undefined && (place.verdict === 'exact' || place.verdict === 'moved');
  return { frame, place, called, dimmed: !certain };
}

/** Other frames of one's own code that stand here, each line once, those next to the crash frame first. */
function callingFrames({ trace, places }: LocatedTrace, crash: FrameRef): readonly MarkedFrame[] {
  const lines = new Set([lineKey(places[crash.stack]?.[crash.frame])]);
  const callers: MarkedFrame[] = [];
  for (const [stack, { frames }] of [...trace.stacks.entries()].toReversed()) {
    for (const [at, frame] of [...frames.entries()].toReversed()) {
      const place = places[stack]?.[at];
      const isOwn = place !== undefined && hasLine(place) && !isGone(place) && frame.inApp !== false;
      if (isOwn && !lines.has(lineKey(place)) && callers.length < MOST_CALLERS) {
        lines.add(lineKey(place));
        callers.push({ frame, place });
      }
    }
  }
  return callers;
}

/** A line of a file; `undefined` for a place that names none. */
function lineKey(place: Place | undefined): string | undefined {
  return place && hasLine(place) ? `${place.line} ${fileKey(place.file)}` : undefined;
}

function isGone(place: Place): boolean {
  return place.verdict === 'gone';
}
