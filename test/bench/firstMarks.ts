import { MarkedLines } from '../../src/issues/lenses';
import type { StoreState, TrackedIssue } from '../../src/issues/storeState';
import { fileKey } from '../../src/issues/whereabouts';
import { feedOfRows, issueOfRow, trackedRow } from '../unit/tree/manyRows';
import { marksOf } from './marks';
import type { Figure } from './figure';
import { collectGarbage, longestBlock, millisecondsOf } from './stopwatch';

const ISSUES = 10_000;
const FILES = 2000;
const FRAMES = 30;

/** What stands between a state in which everything is located and its first marks, and between them and the next. */
export async function measureFirstMarks(): Promise<readonly Figure[]> {
  const all = Array.from({ length: ISSUES }, (_, at) => located(at));
  const fresh = () => stateOf(all.map((one) => ({ ...one }))); // what was made of an issue once is kept
  const states = Array.from({ length: 9 }, fresh);
  const next = () => states.pop() ?? fresh();
  await collectGarbage();
  const atOnce = await millisecondsOf(() => new MarkedLines().of(next(), 1, {}));
  const first = await longestBlock(() => inSlices(new MarkedLines(), next()));
  const [marked, state] = [new MarkedLines(), next()];
  await inSlices(marked, state);
  const again = await longestBlock(() => inSlices(marked, state));
  const soon = new Promise<number>((resolve) => {
    const started = performance.now();
    void inSlices(new MarkedLines(), next(), () => resolve(performance.now() - started));
  });
  const baseline = { what: 'all at once', value: atOnce };
  const budget = { atMost: 20 };
  return [
    { what: 'the first marks: the longest block', value: first, unit: 'ms', baseline, budget },
    { what: 'the marks of another time: the longest block', value: again, unit: 'ms', baseline, budget },
    { what: 'the marks of the open file stand after', value: await soon, unit: 'ms', baseline },
  ];
}

function inSlices(
  marked: MarkedLines,
  state: StoreState,
  told: () => void = () => undefined,
): Promise<unknown> {
  const open = { folder: 'file:///code/shop', path: pathOf(7) };
  return marked.inSlices(
    state,
    1,
    {},
    { files: new Set([fileKey(open)]), told },
    new AbortController().signal,
  );
}

function stateOf(issues: readonly TrackedIssue[]): StoreState {
  return { kind: 'bound', feeds: [feedOfRows(issues)] };
}

const marks = marksOf(FRAMES);
const frames = marks.map(({ frame }) => frame);

/** With a stack that goes through as many files as it has frames. */
function located(at: number): TrackedIssue {
  const places = marks.map(({ place }, frame) => ({
    ...place,
    file: { ...place.file, path: pathOf(at + frame) },
  }));
  return trackedRow(issueOfRow(at), {
    located: {
      ...{ kind: 'located', trace: { eventId: `${at}`, stacks: [{ kind: 'exception', frames }] } },
      ...{ places: [places], crash: { stack: 0, frame: 0 }, dependsOn: new Set() },
    },
  });
}

function pathOf(at: number): string {
  return `src/file${at % FILES}.ts`;
}
