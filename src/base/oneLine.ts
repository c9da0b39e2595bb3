/**
 * Characters that change how text is laid out without being seen: C0 and C1 controls, zero-width and
 * bidirectional marks (Unicode UAX #9), line and paragraph separators, the byte order mark, tags.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** White space but single spaces, which are most of it. */
const FOLDED = /\s\s+|[^\S ]/gu;

/** The longest label that is handed to VS Code, in UTF-16 units. */
const LONGEST = 200;

/**
 * Text of a server or an event as one harmless line: no control, bidirectional or unpaired surrogate
 * characters, runs of white space folded, at most `longest` UTF-16 units, cut at a whole character with `…`.
 * For labels also `escapeIcons`.
 */
export function oneLine(text: string, longest = LONGEST): string {
  const start = folded(text, longest * 2); // is enough where little of it is white space
  const line = start.length > longest || text.length <= longest * 2 ? start : folded(text, longest * 8);
  return line.length <= longest ? line : `${wholeCharacters(line, longest - 1).trimEnd()}…`;
}

/** The beginning of a text, of so many UTF-16 units, as one line. */
function folded(text: string, units: number): string {
  return text.slice(0, units).toWellFormed().replace(UNSEEN, ' ').replace(FOLDED, ' ').trim();
}

/**
 * One line cut between words, with `…`, so that it is at most `longest` UTF-16 units long. The middle goes: messages
 * of one kind begin alike and name what is particular at their end, `Cannot read…(reading 'price')`.
 */
export function cutAtWord(line: string, longest: number): string {
  if (line.length <= longest) {
    return line;
  }
  const head = wordsBefore(line, Math.ceil(longest * 0.6));
  return `${head}…${wordsAfter(line, longest - head.length - 1)}`;
}

function wordsBefore(line: string, longest: number): string {
  const cut = wholeCharacters(line, longest);
  const words = cut.replace(/[\s:,;]+\S*$/u, '');
  return words.length > longest / 3 ? words : cut.trimEnd();
}

/** Nothing where the last word alone is longer. */
function wordsAfter(line: string, longest: number): string {
  const cut = line.slice(line.length - longest - 1);
  const word = cut.search(/(?<=\s)\S/u);
  return word === -1 ? '' : cut.slice(word);
}

/** Text for a label in which VS Code draws `$(name)` as an icon: the sequence is broken by a zero-width space. */
export function escapeIcons(text: string): string {
  return text.replace(/\$\(/gu, '$\u200b(');
}

function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Text for a document, where editors make links of addresses: the sequence `:/` is broken by a zero-width space. */
export function withoutAddresses(text: string): string {
  return text.replace(/:(?=\/)/gu, ':\u200b');
}
