/** How often a text was put into a string of another: a log in JSON, sent in JSON. */
const DEEPEST = 4;

/** Texts that were written as JSON: an object, or a string with what may stand behind one in a list. */
const OBJECT = /^\s*[{[]/;
const STRING = /^\s*"(.*)"[\s,]*$/s;

/** A path in which `\n` may begin a name. */
const DRIVE = /(?<![A-Za-z])[A-Za-z]:\\/;

/** How many of these lines tell a place on a stack. */
export type Count = (lines: readonly string[]) => number;

/**
 * The lines of a line in which line breaks were escaped, as in JSON: `"stack":"Error: x\n    at f (a.js:1:2)"`. Just
 * the line where breaking it gives no more frames: the `\n` of a path is no line break.
 */
export function unescapedLines(line: string, count: Count): readonly string[] {
  return linesAt(DEEPEST, line, count);
}

function linesAt(depth: number, line: string, count: Count): readonly string[] {
  const string = depth === 0 ? undefined : STRING.exec(line)?.[1];
  if (string !== undefined && isExact(string)) {
    // Tables of comma-separated values double their quotes.
    return eachLine(depth - 1, decoded(string.replaceAll('""', '\\"')), count);
  }
  if (depth === 0 || !line.includes('\\n')) {
    return [line.replaceAll('\\"', '"')];
  }
  const isWhole = isExact(line);
  const text = isWhole ? decoded(line) : brokenAtLineBreaks(line);
  const gain = text.includes('\n') ? count(text.split('\n')) - count([line]) : -1;
  if (gain > 0 || (gain === 0 && !DRIVE.test(line)) || (isWhole && OBJECT.test(line))) {
    return eachLine(depth - 1, text, count);
  }
  const deeper = text === line ? [] : eachLine(depth - 1, text, count);
  return deeper.length > 1 && count(deeper) > 0 ? deeper : [line];
}

function eachLine(depth: number, text: string, count: Count): readonly string[] {
  return text.split('\n').flatMap((line) => linesAt(depth, line, count));
}

/** True where every backslash begins an escape that JSON knows: then the text was escaped as a whole. */
function isExact(text: string): boolean {
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    if (!'"\\/bfnrtu\''.includes(text[at + 1] ?? '')) {
      return false;
    }
  }
  return true;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '\n' };

/** Takes one level of escapes away; a quote at either end of a string of JSON ends the line too. */
function decoded(text: string): string {
  return text.replace(
    /\\u([0-9a-fA-F]{4})|\\(.)|(?<=[{[:,]\s{0,2})"|"(?=\s{0,9}(?:[}\]:]|,\s{0,9}["{[\d]|,?$))/gs,
    (_escape, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) {
        return String.fromCharCode(Number.parseInt(code, 16));
      }
      return letter === undefined ? '\n' : (ESCAPES[letter] ?? letter);
    },
  );
}

/** Breaks at `\n` where only line breaks were escaped; the `\n` of `C:\app\node_modules` is none. */
function brokenAtLineBreaks(text: string): string {
  let isInPath = false;
  return text.replace(/(?<![A-Za-z])[A-Za-z]:\\|[:)"]|\\r|\\n|\\t/g, (found) => {
    if (found.length === 3) {
      isInPath = true;
      return found;
    }
    if (found.length === 1) {
      isInPath = false;
      return found;
    }
    return isInPath ? found : (ESCAPES[found[1] ?? ''] ?? found);
  });
}
