import type { Random } from '../random';
import { type Line, type Lines, bare } from './line';

/** What an edit may use: chance, fresh identities, and code of the same language to write. */
export interface Editor {
  readonly random: Random;
  readonly lines: Lines;
  /** Between one and `most` lines as they stand in another file of the language. */
  foreign(most: number): readonly string[];
}

/** One edit of one file, as people make them. */
type Edit = (file: Line[], editor: Editor) => Line[];

/** How often each edit is made, in parts of a hundred. */
const EDITS: readonly (readonly [share: number, edit: Edit])[] = [
  [24, insert],
  [20, remove],
  [38, change],
  [6, moveWithin],
  [5, reformat],
  [7, duplicate],
];

/** One edit, chosen by its share. */
export function edited(file: readonly Line[], editor: Editor): Line[] {
  let left = editor.random.below(100);
  for (const [share, edit] of EDITS) {
    left -= share;
    if (left < 0) {
      return edit([...file], editor);
    }
  }
  return [...file];
}

function insert(file: Line[], { random, lines, foreign }: Editor): Line[] {
  file.splice(random.below(file.length + 1), 0, ...lines.of(foreign(12)));
  return file;
}

/** Up to ten lines; a file never loses its last ones, nor one of two equal blocks that follow each other. */
function remove(file: Line[], { random }: Editor): Line[] {
  const [start, lines] = [random.below(file.length), 1 + random.below(10)];
  if (file.length > 20 && !couldBeOthers(file, start, Math.min(file.length, start + lines))) {
    file.splice(start, lines);
  }
  return file;
}

/**
 * True where taking away other lines, the next ones up or down, would leave the same text, and a line that says
 * something is among them: then nobody could tell which ones were taken.
 */
export function couldBeOthers(file: readonly Line[], start: number, end: number): boolean {
  const isSame = (one: number, other: number) => {
    const [a, b] = [file[one], file[other]];
    return a !== undefined && b !== undefined && bare(a.text) === bare(b.text);
  };
  for (let slide = 0; isSame(start + slide, end + slide); slide++) {
    if (saysSomething(file[end + slide]!)) {
      return true;
    }
  }
  for (let slide = 1; isSame(start - slide, end - slide); slide++) {
    if (saysSomething(file[start - slide]!)) {
      return true;
    }
  }
  return false;
}

function saysSomething({ text }: Line): boolean {
  return bare(text).length >= 6;
}

/** One to four lines next to each other. */
function change(file: Line[], { random }: Editor): Line[] {
  const at = random.below(file.length);
  for (let line = at; line < Math.min(file.length, at + 1 + random.below(4)); line++) {
    const old = file[line]!;
    file[line] = { id: old.id, text: rewritten(old.text, random) };
  }
  return file;
}

/** A name renamed, an argument added, a literal changed, a call wrapped: what is left is still the same line. */
function rewritten(text: string, random: Random): string {
  if (bare(text).length < 4) {
    return text;
  }
  const number = random.below(1000);
  const words = [...text.matchAll(/[A-Za-z_]{4,}/g)];
  const word = words.length === 0 ? undefined : random.pick(words);
  const renamed =
    word === undefined
      ? `${text} ${number}`
      : `${text.slice(0, word.index)}${word[0]}${random.pick(['Next', 'Old', 'By', 's'])}${text.slice(word.index + word[0].length)}`;
  return random.pick([
    renamed,
    renamed,
    /\(/.test(text) ? text.replace('(', `(arg${number}, `) : renamed,
    /\d/.test(text) ? text.replace(/\d+/, String(number)) : renamed,
    /\)/.test(text) ? text.replace(/\)(?!.*\))/, `.value${number})`) : renamed,
  ]);
}

/** A block of two to twelve lines goes elsewhere in its file. */
function moveWithin(file: Line[], { random }: Editor): Line[] {
  const [start, lines] = [random.below(file.length), 2 + random.below(11)];
  if (couldBeOthers(file, start, Math.min(file.length, start + lines))) {
    return file;
  }
  const block = file.splice(start, lines);
  file.splice(random.below(file.length + 1), 0, ...block);
  return file;
}

/** White space only: another indentation, spaces within brackets, trailing blanks; of a block or of the whole file. */
function reformat(file: Line[], { random }: Editor): Line[] {
  const whole = random.below(6) === 0;
  const at = whole ? 0 : random.below(file.length);
  const end = whole ? file.length : Math.min(file.length, at + 3 + random.below(25));
  const format = random.pick<(text: string) => string>([
    (text) => (text.trim() === '' ? text : `  ${text}`),
    (text) => text.replace(/^(?: {2})+/, (blanks) => '\t'.repeat(blanks.length / 2)),
    (text) => text.replace(/\((?=\S)/g, '( ').replace(/(?<=\S)\)/g, ' )'),
    (text) => `${text} `,
  ]);
  for (let line = at; line < end; line++) {
    const { id, text } = file[line]!;
    file[line] = { id, text: format(text) };
  }
  return file;
}

/**
 * A block of one to fifteen lines is written a second time: elsewhere, or below itself and then changed, its first and
 * its last line among others, since nobody could tell which of two equal neighbours is the older.
 */
function duplicate(file: Line[], { random, lines }: Editor): Line[] {
  const at = random.below(file.length);
  const block = file.slice(at, at + 1 + random.below(15)).map(({ text }) => text);
  const below = random.below(3) === 0;
  for (let changes = below ? 1 + random.below(block.length / 2) : random.below(2); changes > 0; changes--) {
    const line = random.below(block.length);
    block[line] = rewritten(block[line]!, random);
  }
  if (below) {
    const telling = block.flatMap((text, line) => (bare(text).length >= 6 ? [line] : []));
    [telling[0], telling.at(-1)].forEach((line) => {
      block[line ?? 0] = rewritten(block[line ?? 0]!, random);
    });
  }
  const to = below ? Math.min(file.length, at + block.length) : random.below(file.length + 1);
  file.splice(to, 0, ...lines.of(block));
  return file;
}
