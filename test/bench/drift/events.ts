import { base1 } from '../../../src/base/positions';
import type { Trace } from '../../../src/mapping/trace';
import type { Line } from './line';

/** What an event tells of the line that failed. */
export interface Told {
  /** Whether it brings the line's source with five lines either side, as SDKs do. */
  readonly hasContext: boolean;
  /** The hash of the release's commit, where the server knows it. */
  readonly commit: string | undefined;
}

/** The event of a line (from 0) that failed in a release. */
export function eventOf(path: string, file: readonly Line[], line: number, told: Told): Trace {
  const first = Math.max(0, line - 5);
  const context = file.slice(first, line + 6).map(({ text }, at) => ({ line: base1(first + at + 1), text }));
  const frame = {
    filename: path,
    absPath: `/srv/release/${path}`,
    inApp: true,
    lineNo: base1(line + 1),
    context: told.hasContext ? context : [],
  };
  return {
    eventId: 'e'.repeat(32),
    release: 'shop@drift',
    ...(told.commit !== undefined && { build: { lastCommit: told.commit } }),
    stacks: [{ kind: 'exception', type: 'Error', frames: [frame] }],
  };
}
