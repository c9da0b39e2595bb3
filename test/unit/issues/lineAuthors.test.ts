import assert from 'node:assert/strict';
import { LineAuthors, type OpenLine } from '../../../src/issues/lineAuthors';
import type { FilePasts, PastVersion } from '../../../src/mapping/releases/filePast';
import { until } from '../../until';
import { HandClock } from '../handClock';

const COMMIT = 'a'.repeat(40);
const facts = { author: 'Ann', authoredMs: 5, subject: 'Fix' };
const line: OpenLine = {
  file: { folder: 'file:///shop', path: 'src/total.ts' },
  line: 0,
  version: 1,
  text: () => 'total();\n',
};

/** A history of one commit, or of none, or one that fails. */
function world(past: readonly PastVersion[] | undefined | Error) {
  const clock = new HandClock();
  const failures: unknown[] = [];
  let asked = 0;
  const pastOf = async () => {
    asked++;
    if (past instanceof Error) {
      throw past;
    }
    return (
      past &&
      (async function* () {
        yield* past;
      })()
    );
  };
  const authors = new LineAuthors({ pastOf, factsOf: async () => facts }, clock, (error) =>
    failures.push(error),
  );
  return { authors, clock, failures, asked: () => asked };
}

const written: PastVersion = { commit: COMMIT, parents: [], path: 'x', text: 'total();\n', isFirst: true };

/** A history that tells nothing before it is given up, but for what it answers the first time. */
function slowWorld(first?: readonly PastVersion[]) {
  const clock = new HandClock();
  const failures: unknown[] = [];
  const signals: AbortSignal[] = [];
  const pastOf: FilePasts['pastOf'] = async (_file, _from, signal) => {
    signals.push(signal);
    return (async function* () {
      if (first !== undefined && signals.length === 1) {
        yield* first;
      } else {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      }
    })();
  };
  const authors = new LineAuthors({ pastOf, factsOf: async () => facts }, clock, (error) =>
    failures.push(error),
  );
  return { authors, clock, failures, signals };
}

describe('who wrote a line', () => {
  it('is asked when a person looks, and told once that is known', async () => {
    const { authors, asked } = world([written]);
    assert.equal(authors.of(line), undefined);
    const looking = authors.look(line);
    assert.deepEqual(authors.of(line), { kind: 'asking' });
    await looking;
    assert.deepEqual(authors.of(line), { kind: 'written', commit: COMMIT, facts });
    await authors.look(line);
    assert.equal(asked(), 1);
    assert.equal(authors.of({ ...line, version: 2 }), undefined, 'an edit makes it another line');
  });

  it('is asked again after a minute: it may have been committed since', async () => {
    const { authors, clock, asked } = world([]);
    await authors.look(line);
    assert.deepEqual(authors.of(line), { kind: 'uncommitted' });
    clock.pass(60_000);
    const looking = authors.look(line);
    assert.deepEqual(authors.of(line), { kind: 'uncommitted' }, 'what is known stands meanwhile');
    await looking;
    assert.equal(asked(), 2);
  });

  it('is nothing without a history, and unknown where that could not be read', async () => {
    const none = world(undefined);
    await none.authors.look(line);
    assert.equal(none.authors.of(line), undefined);
    const broken = world(new Error('no memory'));
    await broken.authors.look(line);
    assert.deepEqual(broken.authors.of(line), { kind: 'unknown' });
    assert.equal(broken.failures.length, 1);
  });

  it('is not told where git is too slow, and that is no failure', async () => {
    const { authors, clock, failures, signals } = slowWorld();
    const looking = authors.look(line);
    await until('git is asked', () => signals.length === 1);
    clock.pass(5000);
    await looking;
    assert.deepEqual(authors.of(line), { kind: 'tooSlow' });
    assert.deepEqual([signals[0]?.aborted, failures], [true, []]);
    await authors.look(line);
    assert.equal(signals.length, 1, 'it is not asked again at once');
  });

  it('is asked of one line at a time: of the one that is looked at now', async () => {
    const { authors, signals } = slowWorld();
    const other = { ...line, line: 1 };
    const first = authors.look(line);
    await until('git is asked', () => signals.length === 1);
    void authors.look(other);
    await first;
    await until('git is asked again', () => signals.length === 2);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    assert.deepEqual([authors.of(line), authors.of(other)], [undefined, { kind: 'asking' }]);
  });

  it('is asked no more once nobody looks, and again at the next look; what was known stands', async () => {
    const { authors, clock, failures, signals } = slowWorld([written]);
    await authors.look(line);
    const known = authors.of(line);
    clock.pass(60_000);
    for (const asked of [2, 3]) {
      const looking = authors.look(line);
      await until('git is asked', () => signals.length === asked);
      authors.leave();
      await looking;
      assert.equal(signals[asked - 1]?.aborted, true);
      assert.deepEqual(authors.of(line), known);
    }
    assert.deepEqual([known?.kind, failures], ['written', []]);
  });
});
