import { unescapedLines } from './escapes';
import { FORMS } from './forms';
import { LONGEST_LINE } from './pasted';
import { plainText } from './plainText';
import { indentOf, withoutPrefixes } from './prefixes';
import type { Line, Reading } from './reading';

/** The lines of a pasted text, each without what a terminal, a log, a page or a mail added to it. */
export function linesOf(text: string): readonly Line[] {
  return plainText(text)
    .split('\n')
    .flatMap((line) => unescapedLines(line, placesIn))
    .map(lineOf);
}

function lineOf(line: string): Line {
  const bare = withoutPrefixes(line.slice(0, LONGEST_LINE));
  return { text: bare.trim(), indent: indentOf(bare) };
}

/** How many lines tell a place on a stack; more than two are as good as two. */
function placesIn(texts: readonly string[]): number {
  const lines = texts.map(lineOf);
  let places = 0;
  for (let at = 0; at < lines.length && places < 2; at++) {
    places += Number(FORMS.some((form) => tellsPlace(form(lines, at, {}))));
  }
  return places;
}

function tellsPlace(reading: Reading | undefined): boolean {
  return reading?.frame?.isWeak === undefined && (reading?.frame ?? reading?.heading?.thrownAt) !== undefined;
}
