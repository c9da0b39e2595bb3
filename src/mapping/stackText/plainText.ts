/** What a terminal, a page or a log viewer puts around the characters of a text. */

/** Characters that begin and end escape sequences, as symbols that can be seen. */
const CONTROLS: Readonly<Record<string, string>> = {
  '\u001b': '\u241b',
  '\u009b': '\u241b[',
  '\u0007': '\u2407',
};

/** Escape sequences of terminals (ECMA-48): colours and cursor, titles and links, and those of two characters. */
const SEQUENCES = /\u241b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\u2407\u241b]*(?:\u2407|\u241b\\)?|[@-Z\\^_])/g;

/** Colours whose escape character was spelled out or lost on the way. */
const SPELLED_COLOURS =
  /(?:\\u001b|\\x1b|\\033|\\e|\^\[)\[\d{0,3}(?:;\d{1,3}){0,8}m|\[\d{1,3}(?:;\d{1,3}){0,8}m/gi;

/** Characters that are not seen: zero-width and bidirectional marks, the byte order mark, NUL. */
const UNSEEN = /[\0\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
  '#60': '<',
  '#62': '>',
  '#47': '/',
  '#x2F': '/',
};

/** The text without colours, unseen characters and HTML's escapes, its lines ended by `\n`. */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => CONTROLS[control] ?? control)
    .replace(SEQUENCES, '')
    .replace(SPELLED_COLOURS, '')
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/&(#?\w{1,6});/g, (escape, name: string) => ENTITIES[name] ?? escape);
}
