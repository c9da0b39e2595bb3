import assert from 'node:assert/strict';
import { carryLine } from '../../../../src/mapping/lines/carryLine';
import { eventContext } from '../../../../src/mapping/lines/eventContext';
import { LiveText } from '../../../../src/mapping/lines/liveText';
import { locateLine } from '../../../../src/mapping/lines/locateLine';
import { isSelfVerified } from '../../../../src/mapping/lines/selfVerified';
import { TextChange } from '../../../../src/mapping/lines/textChange';
import { untouched } from '../../../../src/mapping/lines/untouched';
import { verbatim } from '../../../../src/mapping/lines/verbatim';
import { contextOf, frame, noAbort } from '../memoryFiles';

type Random = (below: number) => number;

/** Numbers that are random and the same each time. */
function randomFrom(seed: number): Random {
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

const VERBS = ['load', 'price', 'charge', 'refund', 'notify', 'parse', 'render', 'index'] as const;
const NOUNS = ['order', 'cart', 'customer', 'gateway', 'receipt', 'discount', 'stock', 'invoice'] as const;

function oneOf<T>(random: Random, some: readonly [T, ...T[]]): T {
  return some[random(some.length)] ?? some[0];
}

/** Code in which twins are frequent: every function ends alike, and names come from a small stock. */
function codeFrom(random: Random): string[] {
  return Array.from({ length: 14 }, () => functionFrom(random)).flat();
}

function functionFrom(random: Random): string[] {
  const verb = () => oneOf(random, VERBS);
  const noun = () => oneOf(random, NOUNS);
  const assignment = () => `${noun()}.${noun()} = ${verb()}(${noun()}, ${random(50)});`;
  const statement = () =>
    oneOf<() => string[]>(random, [
      () => [`  ${assignment()}`],
      () => [`  ${assignment()}`],
      () => [`  if (!${noun()}) { throw new Error('no ${noun()}'); }`],
      () => [`  if (!${noun()}) {`, oneOf(random, ['    return;', '    break;', '    continue;']), '  }'],
      () => [`  if (${noun()}) {`, `    ${assignment()}`, '  } else {', `    ${assignment()}`, '  }'],
      () => ['  try {', `    ${assignment()}`, '  } catch (error) {', '    log.warn(error);', '  }'],
      () => [`  ${noun()}.forEach((${noun()}) => {`, `    ${assignment()}`, '  });'],
    ])();
  return [
    `function ${verb()}${noun()}${random(9)}(${noun()}, options) {`,
    `  const result = ${verb()}(${noun()}.${noun()});`,
    ...Array.from({ length: 1 + random(4) }, statement).flat(),
    '  log.debug(result);',
    '  return result;',
    '}',
    '',
  ];
}

/** One edit as people make them: insert, remove, change, duplicate, move. */
function edit(lines: Line[], random: Random): void {
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

/** Up to three lines before one of the release become other code, of any length. */
function rewriteBefore(lines: Line[], origin: number, random: Random): void {
  const at = lines.findIndex((line) => line.origin === origin);
  const from = Math.max(0, at - 1 - random(3));
  const written = functionFrom(random).slice(random(8));
  lines.splice(from, at - from, ...written.map((text) => ({ text })));
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

/** Locates lines of the release in the text of now, and counts. */
async function tally(
  what: string,
  release: readonly string[],
  now: readonly Line[],
  origins: readonly number[],
): Promise<Tally> {
  const live = await LiveText.of(now.map(({ text }) => text).join('\n'), noAbort);
  const result: Tally = { right: 0, wrong: [], surviving: 0 };
  for (const origin of origins) {
    const truth = now.findIndex((line) => line.origin === origin);
    const isSurvivor = truth !== -1 && now[truth]?.isEdited !== true;
    const asked = frame({ line: origin + 1, context: contextOf(release.join('\n'), origin + 1) });
    const found = await locateLine(asked.lineNo, eventContext(asked), live, noAbort);
    const isSure = found.verdict === 'exact' || found.verdict === 'moved';
    const isRight = found.line === truth || isBetterCopy(release, now, origin, found.line, truth);
    result.surviving += isSurvivor ? 1 : 0;
    result.right += isSure && found.line === truth && isSurvivor ? 1 : 0;
    if (isSure && !isRight) {
      const text = release[origin] ?? '';
      result.wrong.push(`${what}: line ${origin + 1} is ${truth + 1}, not ${found.line + 1}: ${text}`);
    }
  }
  return result;
}

/** The lines of a release (from 0) that satisfy a test. */
function linesWhere(release: readonly string[], test: RegExp): readonly number[] {
  return [...release.keys()].filter((line) => test.test(release[line] ?? ''));
}

/** Stacks name lines that call something, most of the time. */
const CALLS = /\w\(/;
/** Lines that any code may have. */
const COMMON = /^\W*(?:\w+\W*)?$/;

async function afterEdits(seed: number, edits: number, which: RegExp): Promise<Tally> {
  const random = randomFrom(seed);
  const release = codeFrom(random);
  const now: Line[] = release.map((text, origin) => ({ text, origin }));
  for (let count = 0; count < edits; count++) {
    edit(now, random);
  }
  return tally(`seed ${seed}, ${edits} edits`, release, now, linesWhere(release, which));
}

/** One line after the other has what stood before it written anew. */
async function afterRewriting(seed: number, which: RegExp): Promise<readonly Tally[]> {
  const random = randomFrom(seed);
  const release = codeFrom(random);
  const tallies: Tally[] = [];
  for (const origin of [1, 2].flatMap(() => linesWhere(release, which))) {
    const now: Line[] = release.map((text, at) => ({ text, origin: at }));
    rewriteBefore(now, origin, random);
    tallies.push(await tally(`seed ${seed}, before ${origin + 1}`, release, now, [origin]));
  }
  return tallies;
}

/** How many lines are told at once, with any number of lines around; each has to be what weighing them comes to. */
async function toldAtOnce(
  seed: number,
  edits: number,
): Promise<{ readonly here: number; readonly moved: number }> {
  const random = randomFrom(seed);
  const release = codeFrom(random);
  const now: Line[] = release.map((text, origin) => ({ text, origin }));
  for (let count = 0; count < edits; count++) {
    edit(now, random);
  }
  const live = await LiveText.of(now.map(({ text }) => text).join(random(2) === 0 ? '\n' : '\r\n'), noAbort);
  const told = { here: 0, moved: 0 };
  for (const line of live === undefined ? [] : release.keys()) {
    const asked = frame({ line: line + 1, context: contextOf(release.join('\n'), line + 1, 1 + random(7)) });
    const atOnce = live && verbatim(asked, live);
    if (atOnce !== undefined) {
      const context = eventContext(asked);
      const found = await locateLine(asked.lineNo, context, live, noAbort);
      const what = `seed ${seed}, ${edits} edits, line ${line + 1}`;
      assert.deepEqual([found.verdict, found.line], [atOnce === line ? 'exact' : 'moved', atOnce], what);
      assert.ok(await isSelfVerified(found, context, live, noAbort), what);
      told[atOnce === line ? 'here' : 'moved']++;
    }
  }
  return told;
}

/** How many lines are told without a comparison; each has to be what comparing the texts comes to. */
async function toldUncompared(seed: number, edits: number): Promise<number> {
  const random = randomFrom(seed);
  const lines: Line[] = codeFrom(random).map((text) => ({ text }));
  const textOf = async (indent: string) =>
    LiveText.of(lines.map(({ text }) => text.replace(/^ {2}/, indent)).join('\n'), noAbort);
  const before = await textOf('  ');
  for (let count = 0; count < edits; count++) {
    edit(lines, random);
  }
  const after = await textOf(random(10) === 0 ? '\t' : '  ');
  if (before === undefined || after === undefined) {
    return 0;
  }
  const change = await TextChange.between(before, after, noAbort);
  let told = 0;
  for (let line = 0; line < before.count; line++) {
    const uncompared = untouched(before, after, line);
    if (uncompared !== undefined) {
      const what = `seed ${seed}, ${edits} edits, line ${line + 1}`;
      assert.deepEqual(uncompared, await carryLine(change, line, noAbort), what);
      told++;
    }
  }
  return told;
}

const SEEDS = Array.from({ length: 20 }, (_one, seed) => seed + 1);

describe('After random edits', () => {
  for (const [edits, leastRight] of [
    [1, 0.95],
    [3, 0.9],
    [10, 0.75],
    [30, 0.4],
  ] as const) {
    it(`no line is confidently wrong after ${edits}, and most that survive are found`, async function () {
      this.timeout(20_000);
      const tallies = await Promise.all(SEEDS.map((seed) => afterEdits(seed, edits, CALLS)));
      const sum = (of: (one: Tally) => number) => tallies.reduce((total, one) => total + of(one), 0);
      assert.deepEqual(
        tallies.flatMap(({ wrong }) => wrong),
        [],
      );
      const share = sum(({ right }) => right) / sum(({ surviving }) => surviving);
      assert.ok(share >= leastRight, `${Math.round(share * 1000) / 10} % found`);
    });

    it(`no common line is confidently wrong after ${edits}`, async function () {
      this.timeout(20_000);
      const tallies = await Promise.all(SEEDS.map((seed) => afterEdits(seed, edits, COMMON)));
      assert.deepEqual(
        tallies.flatMap(({ wrong }) => wrong),
        [],
      );
    });
  }

  it('no line is confidently wrong after the block before it was written anew', async function () {
    this.timeout(20_000);
    const tallies = await Promise.all(SEEDS.map((seed) => afterRewriting(seed, /./)));
    assert.deepEqual(
      tallies.flat().flatMap(({ wrong }) => wrong),
      [],
    );
  });

  it('what is told of a line without comparing the texts is what comparing them comes to', async () => {
    for (const [edits, least] of [
      [0, 1000],
      [1, 500],
      [2, 200],
      [5, 10],
    ] as const) {
      const told = await Promise.all(SEEDS.map((seed) => toldUncompared(seed, edits)));
      const sum = told.reduce((total, one) => total + one, 0);
      assert.ok(sum >= least, `${edits} edits: ${sum} lines`);
    }
  });

  it('what is told at once is what weighing all places comes to, and verifies itself', async function () {
    this.timeout(60_000);
    for (const [edits, leastHere, leastMoved] of [
      [0, 1000, 0],
      [3, 100, 300],
      [20, 0, 100],
    ] as const) {
      const told = await Promise.all(SEEDS.map((seed) => toldAtOnce(seed, edits)));
      const here = told.reduce((sum, one) => sum + one.here, 0);
      const moved = told.reduce((sum, one) => sum + one.moved, 0);
      assert.ok(here >= leastHere && moved >= leastMoved, `${edits} edits: ${here} here, ${moved} moved`);
    }
  });
});
