import { oneLine } from './oneLine';

/**
 * Text of an event as a code span, in which Markdown knows no link, image or HTML: the fence is longer than any
 * run of back-ticks in it (CommonMark 0.31, 6.1).
 */
export function codeSpan(text: string, longest?: number): string {
  const line = oneLine(text, longest);
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return line === '' ? '' : `${fence} ${line} ${fence}`;
}
