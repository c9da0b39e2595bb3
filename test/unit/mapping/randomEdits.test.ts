import assert from 'node:assert/strict';
import { LiveText } from '../../../src/mapping/liveText';
import { locateLine } from '../../../src/mapping/locateLine';
import { contextOf, frame, noAbort } from './memoryFiles';

/** Numbers that are random and the same each time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** A line now, and the line of the release (from 0) whose text it is, or was before it was edited. */
interface Line {
  readonly text: string;
  readonly origin?: number;
  readonly isEdited?: boolean;
}

const VERBS = ['load', 'price', 'charge', 'refund', 'notify', 'parse', 'render', 'index'];
const NOUNS = ['order', 'cart', 'customer', 'gateway', 'receipt', 'discount', 'stock', 'invoice'];

/** Code in which twins are frequent: every function ends alike, and names come from a small stock. */
function codeFrom(random: (below: number) => number): string[] {
  const word = (words: readonly string[]) => words[random(words.length)] ?? '';
  return Array.from({ length: 14 }, () => [
    `function ${word(VERBS)}${word(NOUNS)}${random(9)}(${word(NOUNS)}, options) {`,
    `  const result = ${word(VERBS)}(${word(NOUNS)}.${word(NOUNS)});`,
    ...Array.from({ length: 1 + random(5) }, () =>
      random(3) === 0
        ? `  if (!${word(NOUNS)}) { throw new Error('no ${word(NOUNS)}'); }`
        : `  ${word(NOUNS)}.${word(NOUNS)} = ${word(VERBS)}(${word(NOUNS)}, ${random(50)});`,
    ),
    '  log.debug(result);',
    '  return result;',
    '}',
    '',
  ]).flat();
}

/** One edit as people make them: insert, remove, change, duplicate, move. */
function edit(lines: Line[], random: (below: number) => number): void {
  const at = random(lines.length);
  const some = 1 + random(6);
  switch (random(6)) {
    case 0:
      lines.splice(
        at,
        0,
        ...Array.from({ length: some }, () => ({ text: `  audit(${random(1000)}, 'added');` })),
      );
      break;
    case 1:
      lines.splice(at, 0, { text: lines[random(lines.length)]?.text ?? '' });
      break;
    case 2:
      lines.splice(at, some);
      break;
    case 3:
      lines.splice(at, 1, {
        ...lines[at],
        text: `${lines[at]?.text ?? ''} // ${random(1000)}`,
        isEdited: true,
      });
      break;
    case 4: {
      // Copying a whole block, of which the original is changed later, is rare.
      const copies = lines.slice(at, at + (random(8) === 0 ? some + 3 : 1));
      lines.splice(random(lines.length), 0, ...copies.map(({ text }) => ({ text })));
      break;
    }
    default: {
      const moved = lines.splice(at, some + 6);
      lines.splice(random(lines.length + 1), 0, ...moved);
    }
  }
}

interface Tally {
  right: number;
  wrong: string[];
  surviving: number;
}

/**
 * A block was copied and the original was changed since, so that the copy is more like the release: nobody could
 * tell from the text alone. That is no error, and no success either.
 */
function isBetterCopy(
  release: readonly string[],
  now: readonly Line[],
  origin: number,
  found: number,
  truth: number,
): boolean {
  const alike = (at: number) => {
    const offsets = Array.from({ length: 11 }, (_one, index) => index - 5);
    return offsets.filter((offset) => release[origin + offset] === now[at + offset]?.text).length;
  };
  return now[found]?.text === release[origin] && alike(found) > Math.max(6, truth === -1 ? 0 : alike(truth));
}

async function tally(seed: number, edits: number): Promise<Tally> {
  const random = randomFrom(seed);
  const release = codeFrom(random);
  const now: Line[] = release.map((text, origin) => ({ text, origin }));
  for (let count = 0; count < edits; count++) {
    edit(now, random);
  }
  const live = await LiveText.of(now.map(({ text }) => text).join('\n'), noAbort);
  const result: Tally = { right: 0, wrong: [], surviving: 0 };
  for (const [origin, text] of release.entries()) {
    if (!/\w\(/.test(text)) {
      continue; // stacks name lines that call something
    }
    const truth = now.findIndex((line) => line.origin === origin);
    const isSurvivor = truth !== -1 && now[truth]?.isEdited !== true;
    const found = await locateLine(
      frame({ line: origin + 1, context: contextOf(release.join('\n'), origin + 1) }),
      live,
      noAbort,
    );
    const isSure = found.verdict === 'exact' || found.verdict === 'moved';
    const isRight = found.line === truth || isBetterCopy(release, now, origin, found.line, truth);
    result.surviving += isSurvivor ? 1 : 0;
    result.right += isSure && found.line === truth && isSurvivor ? 1 : 0;
    if (isSure && !isRight) {
      result.wrong.push(
        `seed ${seed}, ${edits} edits: line ${origin + 1} is ${truth + 1}, not ${found.line + 1}: ${text}`,
      );
    }
  }
  return result;
}

describe('After random edits', () => {
  for (const [edits, leastRight] of [
    [1, 0.95],
    [3, 0.9],
    [10, 0.75],
    [30, 0.4],
  ] as const) {
    it(`no line is confidently wrong after ${edits}, and most that survive are found`, async function () {
      this.timeout(20_000);
      const tallies = await Promise.all(Array.from({ length: 20 }, (_one, seed) => tally(seed + 1, edits)));
      const sum = (of: (one: Tally) => number) => tallies.reduce((total, one) => total + of(one), 0);
      assert.deepEqual(
        tallies.flatMap(({ wrong }) => wrong),
        [],
      );
      const share = sum(({ right }) => right) / sum(({ surviving }) => surviving);
      assert.ok(share >= leastRight, `${Math.round(share * 1000) / 10} % found`);
    });
  }
});
