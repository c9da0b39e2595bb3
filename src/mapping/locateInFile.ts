import type { Base1Line } from '../base/positions';
import type { Recorder } from './explain';
import { type EventContext } from './lines/eventContext';
import type { LiveText } from './lines/liveText';
import { type Finding, locateLine } from './lines/locateLine';
import { isSelfVerified } from './lines/selfVerified';
import { type LinePlace, withFormerPath } from './place';
import type { CarriedLine, Gap } from './releases/releaseLine';
import type { TraceRelease } from './releases/releases';
import type { ReleaseCommit } from './releases/whichCommit';

/** What a frame tells of its line. */
export interface AskedLine {
  readonly lineNo: Base1Line | undefined;
  readonly context: EventContext | undefined;
}

/** What finding a line needs to know. */
export interface FileSurroundings {
  /** The folder, as the string of its URI. */
  readonly folder: string;
  readonly live: (path: string) => Promise<LiveText | undefined>;
  readonly release: TraceRelease | undefined;
  readonly record: Recorder;
}

/**
 * The line of a file, cheapest and surest first: where the event's own lines stand in one place only, that is it; else
 * it is carried from the release to now; without a commit the event's lines have to do.
 */
export async function locateInFile(
  path: string,
  asked: AskedLine,
  around: FileSurroundings,
  signal: AbortSignal,
): Promise<LinePlace> {
  const { folder, live, release, record } = around;
  const text = await live(path);
  const finding = await locateLine(asked.lineNo, asked.context, text, signal);
  const here = (found: Finding): LinePlace => ({ ...found, file: { folder, path } });
  if (await isSelfVerified(finding, asked.context, text, signal)) {
    record({ step: 'line', by: 'context' });
    return here(finding);
  }
  const byLikeness = (reason?: 'notFetched') => {
    if (asked.context !== undefined && text !== undefined) {
      record({ step: 'line', by: 'likeness' });
    }
    const isOpen = finding.verdict === 'unverified' && reason !== undefined;
    return here(isOpen ? { ...finding, reason } : finding);
  };
  if (asked.lineNo === undefined || text === undefined || release === undefined) {
    return byLikeness();
  }
  const inner = await release.inside(path, signal);
  if (inner !== undefined) {
    record({ step: 'release', commit: inner.commit, repository: inner.root });
  }
  const { commit, past } = release.past;
  const line = { commit, path, line: asked.lineNo, context: asked.context };
  const carried = await past.carry(line, live, signal);
  if (carried === undefined || typeof carried === 'string') {
    if (carried !== undefined) {
      record({ step: 'noHistory', gap: carried });
    }
    return byLikeness(isUnfetched(carried, inner?.commit ?? release.commit) ? 'notFetched' : undefined);
  }
  record({ step: 'line', by: carried.toldBy === 'commit' ? 'history' : 'toldVersion' });
  const { changedIn } = carried;
  const isChanged = carried.finding.verdict === 'edited' || carried.finding.verdict === 'gone';
  const place = {
    ...carried.finding,
    file: { folder, path: carried.path },
    ...(isChanged && changedIn !== undefined && { changedIn }),
  };
  return withFormerPath(place, carried.was);
}

/** True where the line could be followed if somebody fetched more. */
function isUnfetched(carried: CarriedLine | Gap | undefined, commit: ReleaseCommit): boolean {
  return (
    carried === 'notFetched' ||
    (carried === undefined && commit.kind === 'missing' && commit.why !== 'otherRepository')
  );
}
