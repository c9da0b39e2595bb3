import { base0, base1 } from '../../src/base/positions';
import type { LensMark } from '../../src/issues/lenses';
import type { LinePlace } from '../../src/mapping/place';
import type { TraceFrame } from '../../src/mapping/trace';
import { waiting } from '../inMemory';
import { decodeIssue } from '../../src/sentry/issues';

/** So many marks of one file, one on each tenth line. */
export function marksOf(count: number): readonly LensMark[] {
  return Array.from({ length: count }, (_, at) => markOn(at * 10));
}

function markOn(line: number): LensMark {
  const issue = decodeIssue({
    id: String(line + 1),
    title: 'TypeError: it failed',
    level: 'error',
    count: 3,
  });
  if (issue === undefined) {
    throw new Error('no issue');
  }
  const frame: TraceFrame = { filename: 'src/cart.ts', inApp: true, context: [], lineNo: base1(line + 1) };
  const file = { folder: 'file:///code/shop', path: 'src/cart.ts' };
  const place: LinePlace = { verdict: 'exact', file, line: base0(line) };
  return { tracked: waiting(issue), frame, place, dimmed: false };
}
