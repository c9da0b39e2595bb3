import assert from 'node:assert/strict';
import { base0, base1 } from '../../../../src/base/positions';
import type { Carried } from '../../../../src/mapping/lines/carried';
import type { Finding } from '../../../../src/mapping/lines/locateLine';
import { type Followed, weighUp } from '../../../../src/mapping/lines/weighUp';

const FROM = base1(11);
const kept = (line: number, trust: Carried['trust']): Carried => ({ fate: 'kept', line, trust });
const edited: Carried = { fate: 'edited', line: 12, trust: 'sure' };
const gone: Carried = { fate: 'gone', line: 9, trust: 'sure' };
const moved = (line: number): Finding => ({ verdict: 'moved', line: base0(line), from: FROM });
const exact = (line: number): Finding => ({ verdict: 'exact', line: base0(line) });
const unsure: Finding = { verdict: 'unverified', line: base0(3), reason: 'unsure' };

const TABLE: readonly (readonly [
  what: string,
  context: Finding,
  direct: Carried,
  walk: Carried | Followed | undefined,
  said: string,
])[] = [
  ['one comparison is sure', unsure, kept(12, 'sure'), undefined, 'moved 12'],
  ['one comparison is nearly sure', unsure, kept(12, 'likely'), undefined, 'moved 12'],
  ['the same line', unsure, kept(10, 'sure'), undefined, 'exact 10'],
  ['sure, and the lines around deny it', moved(20), kept(12, 'sure'), undefined, 'unverified 12'],
  ['doubtful, alone', unsure, kept(12, 'doubtful'), undefined, 'unverified 12'],
  ['doubtful, borne out where it stood', exact(10), kept(10, 'doubtful'), undefined, 'exact 10'],
  ['doubtful, borne out elsewhere', moved(12), kept(12, 'doubtful'), undefined, 'unverified 12'],
  ['another may be it', exact(10), kept(10, 'rivalled'), undefined, 'unverified 10'],
  ['another may be it, and the walk agrees', unsure, kept(12, 'guess'), kept(12, 'rivalled'), 'moved 12'],
  ['a guess, borne out', moved(12), kept(12, 'guess'), undefined, 'unverified 12'],
  ['edited', unsure, edited, undefined, 'edited 12'],
  ['gone', unsure, gone, undefined, 'gone 9'],
  ['the walk is sure', unsure, kept(20, 'sure'), kept(12, 'sure'), 'moved 12'],
  ['the walk is doubtful, and agrees', unsure, kept(12, 'guess'), kept(12, 'doubtful'), 'moved 12'],
  [
    'the walk is doubtful, agrees, and compared the same two texts',
    moved(12),
    kept(12, 'doubtful'),
    { ...kept(12, 'doubtful'), hasLeftTwin: false, isOneStep: true },
    'unverified 12',
  ],
  ['the walk is doubtful, and disagrees', unsure, kept(20, 'likely'), kept(12, 'doubtful'), 'unverified 12'],
  ['the walk guesses, all else agrees', moved(12), kept(12, 'sure'), kept(12, 'guess'), 'moved 12'],
  [
    'the walk guesses, one comparison does not',
    unsure,
    kept(20, 'likely'),
    kept(12, 'guess'),
    'unverified 20',
  ],
  ['changed, and changed back', moved(12), kept(12, 'sure'), edited, 'moved 12'],
  [
    'changed, and its copy stayed',
    moved(12),
    kept(12, 'sure'),
    { ...edited, hasLeftTwin: true },
    'edited 12',
  ],
  ['removed, and its copy stayed', moved(12), kept(12, 'sure'), { ...gone, hasLeftTwin: true }, 'gone 9'],
  ['edited on the way', unsure, kept(12, 'likely'), edited, 'edited 12'],
  ['gone on the way', moved(12), kept(12, 'likely'), gone, 'gone 9'],
];

describe('weighing up what several methods say of a line', () => {
  for (const [what, context, direct, walk, said] of TABLE) {
    it(`${what}: ${said}`, () => {
      const followed = walk && { hasLeftTwin: false, ...walk };
      const { verdict, line } = weighUp({ context, direct, walk: followed }, FROM, (to) => to === 10);
      assert.equal(`${verdict} ${line}`, said);
    });
  }
});
