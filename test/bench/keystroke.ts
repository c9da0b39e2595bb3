import { LiveMarks } from '../../src/editor/liveMarks';
import type { LineChange } from '../../src/editor/shiftLines';
import type { Figure } from './figure';
import { marksOf } from './marks';
import { microsecondsOf } from './stopwatch';

const KEYS = 1000;

/** What typing in the middle of a file costs: moving its marks, and counting them for the status bar. */
export async function measureKeystroke(): Promise<readonly Figure[]> {
  let length = 0; // so that no engine leaves the work out
  const nothing = await microsecondsOf(KEYS, (key) => (length += changesOf(key).length));
  const figures: Figure[] = [];
  for (const count of [200, 1000]) {
    const marks = new LiveMarks(() => '    const sum = 12;');
    marks.replace(marksOf(count));
    const value = await microsecondsOf(KEYS, (key) => {
      marks.edit(changesOf(key));
      length += marks.byLine().size;
    });
    figures.push({
      what: `a key in a file with ${count} marks`,
      value,
      unit: 'µs',
      baseline: { what: 'an empty loop', value: nothing },
      budget: { atMost: 1000 },
    });
  }
  return figures;
}

/** Letters, and now and then a line break that is taken back at the next key. */
function changesOf(key: number): readonly LineChange[] {
  const change = { start: 300, startCharacter: 9, end: 300, endCharacter: 9, breaks: 0 };
  if (key % 20 === 0) {
    return [{ ...change, breaks: 1 }];
  }
  return key % 20 === 1 ? [{ ...change, end: 301, endCharacter: 0 }] : [change];
}
