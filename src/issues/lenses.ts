import { calledFrame } from '../mapping/crashFrame';
import type { FilePath, LinePlace, Place } from '../mapping/place';
import { hasLine } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import type { LensSwitch } from './groups';
import { compareIssues } from './order';
import { STALE_MS } from './snapshot';
import { type IssueKey, type ReadyFeed, readyFeeds, type StoreState, type TrackedIssue } from './storeState';
import { fileKey } from './whereabouts';

/** A line that fails in production, by the crash frame of one issue. */
export interface LensMark {
  readonly tracked: TrackedIssue;
  readonly frame: TraceFrame;
  readonly place: LinePlace;
  /** The frame that failed, where it is not in this workspace and the line only called it. */
  readonly called?: TraceFrame;
  /** True where the line is not certain or only called what failed, or the issue's group is shown dimmed. */
  readonly dimmed: boolean;
}

/**
 * What has a lens, by `fileKey`; in each file by line and then in the one order of issues. Issues of groups that
 * are switched off have none, nor has a state older than seven days; removed code has one only while a person looks at
 * its issue, behind all others of the line.
 * @param now milliseconds since the epoch.
 * @param looked the key of the issue that a person looks at.
 */
export function lensMarks(
  state: StoreState,
  now: number,
  looked?: IssueKey,
): ReadonlyMap<string, readonly LensMark[]> {
  const byFile = new Map<string, LensMark[]>();
  for (const feed of readyFeeds(state).filter(({ asOf }) => now - asOf < STALE_MS)) {
    for (const [issue, lenses] of switchedOn(feed)) {
      const mark = markOf(feed.issues.get(issue), lenses, issue === looked);
      if (mark !== undefined) {
        const key = fileKey(mark.place.file);
        byFile.set(key, [...(byFile.get(key) ?? []), mark]);
      }
    }
  }
  for (const marks of byFile.values()) {
    marks.sort(
      (one, other) =>
        one.place.line - other.place.line ||
        Number(isGone(one.place)) - Number(isGone(other.place)) ||
        compareIssues(one.tracked.issue, other.tracked.issue),
    );
  }
  return byFile;
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

function markOf(
  tracked: TrackedIssue | undefined,
  lenses: LensSwitch,
  isLookedAt: boolean,
): LensMark | undefined {
  if (tracked?.located.kind !== 'located' || 'reason' in tracked.located.crash) {
    return undefined;
  }
  const { crash, places, trace } = tracked.located;
  const place = places[crash.stack]?.[crash.frame];
  const frame = trace.stacks[crash.stack]?.frames[crash.frame];
  if (place === undefined || frame === undefined || !hasLine(place) || (isGone(place) && !isLookedAt)) {
    return undefined;
  }
  const calledAt = calledFrame(trace, places, crash);
  const called = calledAt && trace.stacks[calledAt.stack]?.frames[calledAt.frame];
  const certain = called === undefined && (place.verdict === 'exact' || place.verdict === 'moved');
  return { tracked, frame, place, called, dimmed: !certain || lenses === 'dimmed' };
}

function isGone(place: Place): boolean {
  return place.verdict === 'gone';
}
