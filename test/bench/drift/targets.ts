import type { Figure } from '../figure';
import type { Release, Target } from './release';
import type { Row } from './rows';
import type { Tally } from './tally';

/** Of each promise the distance that comes nearest to breaking it. */
export function figuresOf(
  { name, held }: Row,
  releases: readonly Release[],
  tallies: readonly Tally[],
): readonly Figure[] {
  const cases = releases.flatMap(({ name: since, targets }, at) => {
    const target = held && targets?.[held];
    return target === undefined ? [] : [{ since, target, tally: tallies[at]! }];
  });
  const worst = (what: string, of: (tally: Tally) => number, most: (target: Target) => number) =>
    cases
      .map(({ since, target, tally }): Figure => ({
        what: `${name}: ${what} (worst, at ${since})`,
        value: of(tally),
        unit: '%',
        budget: { atMost: most(target) },
        isCount: true,
      }))
      .toSorted((one, other) => closeness(other) - closeness(one))
      .slice(0, 1);
  return [
    ...worst(
      'survivors missed',
      ({ survivors, survivorsRight }) => (100 * (survivors - survivorsRight)) / Math.max(1, survivors),
      ({ survivorsMissed }) => survivorsMissed,
    ),
    ...worst(
      'confidently wrong',
      ({ confidentlyWrong, lines }) => (100 * confidentlyWrong) / Math.max(1, lines),
      ({ confidentlyWrong }) => confidentlyWrong,
    ),
  ];
}

function closeness({ value, budget }: Figure): number {
  return budget !== undefined && 'atMost' in budget ? value / budget.atMost : 0;
}
