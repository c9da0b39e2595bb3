import assert from 'node:assert/strict';
import { Locator } from '../../../../src/mapping/locator';
import { type FilePath, hasLine, type Place } from '../../../../src/mapping/place';
import { MemoryFiles, noAbort, trace } from '../memoryFiles';
import { type Clue, CLUES, monorepo, type Puzzle, puzzle } from './monorepo';
import { Random } from './random';

const SEED = 20261120;

/** What became of a puzzle: `ambiguous` has the right file among its candidates. */
type Outcome = 'right' | 'wrong' | 'ambiguous' | 'lost';

describe('In a monorepo of 100,000 files with 40 src/index.ts', () => {
  const repository = monorepo(SEED, { packages: 40, files: 100_000 });
  const random = new Random(SEED);
  const puzzles = CLUES.flatMap((clue) =>
    Array.from({ length: clue === 'nothing' ? 300 : 175 }, () => puzzle(random, repository, clue)),
  );
  const counts = new Map<Clue, Record<Outcome, number>>();

  before(async function () {
    this.timeout(60_000);
    const started = performance.now();
    const locator = new Locator(new MemoryFiles(repository.files));
    for (const one of puzzles) {
      const [places = []] = await locator.locate(trace(one.frames), noAbort);
      const count = counts.get(one.clue) ?? { right: 0, wrong: 0, ambiguous: 0, lost: 0 };
      count[outcome(one, places.at(-1))]++;
      counts.set(one.clue, count);
    }
    locator.dispose();
    console.log(`      seed ${SEED}, ${Math.round(performance.now() - started)} ms`);
    counts.forEach((count, clue) => console.log(`      ${clue}: ${JSON.stringify(count)}`));
  });

  it('has as many files and frames as it says', () => {
    assert.equal(Object.keys(repository.files).length, 100_000);
    const ending = (name: string) =>
      Object.keys(repository.files).filter((path) => path.endsWith(name)).length;
    assert.equal(ending('/src/index.ts'), 40);
    assert.ok(ending('/index.ts') > 5000, `${ending('/index.ts')} of this name`);
    assert.equal(puzzles.length, 1000);
  });

  it('finds at least 99 % of the frames that carry something that decides, 1 % ambiguous, none wrong', () => {
    const sum = (kind: Outcome) =>
      [...counts].reduce((all, [clue, count]) => all + (clue === 'nothing' ? 0 : count[kind]), 0);
    assert.deepEqual({ wrong: sum('wrong'), lost: sum('lost') }, { wrong: 0, lost: 0 });
    assert.ok(sum('right') >= 693, `${sum('right')} right`);
    assert.ok(sum('ambiguous') <= 7, `${sum('ambiguous')} ambiguous`);
  });

  it('names the right file among the candidates of every frame that carries nothing', () => {
    assert.deepEqual(counts.get('nothing'), { right: 0, wrong: 0, ambiguous: 300, lost: 0 });
  });
});

function outcome({ right }: Puzzle, place: Place | undefined): Outcome {
  if (place !== undefined && hasLine(place)) {
    return place.file.path === right ? 'right' : 'wrong';
  }
  const candidates: readonly FilePath[] = place?.verdict === 'ambiguous' ? place.candidates : [];
  return candidates.some(({ path }) => path === right) ? 'ambiguous' : 'lost';
}
