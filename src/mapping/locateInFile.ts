import type { Base1Line } from '../base/positions';
import type { Recorder } from './explain';
import { type EventContext } from './lines/eventContext';
import type { LiveText } from './lines/liveText';
import { type Finding, locateLine } from './lines/locateLine';
import { isSelfVerified } from './lines/selfVerified';
import type { LinePlace } from './place';
import type { TraceRelease } from './releases/releases';

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
  if (asked.lineNo === undefined || text === undefined || release === undefined) {
    return here(finding);
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
    return here(finding);
  }
  record({ step: 'line', by: 'history' });
  const { changedIn } = carried;
  const isChanged = carried.finding.verdict === 'edited' || carried.finding.verdict === 'gone';
  return {
    ...carried.finding,
    file: { folder, path: carried.path },
    ...(isChanged && changedIn !== undefined && { changedIn }),
  };
}
