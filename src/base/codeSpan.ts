import { oneLine } from './oneLine';

/**
 * Text of an event as a code span, in which Markdown knows no link, image or HTML: the fence is longer than any
 * run of back-ticks in it (CommonMark 0.31, 6.1).
 */
export function codeSpan(text: string, longest?: number): string {
  const line = oneLine(text, longest);
  const fence = '`'.repeat(longestRun(line) + 1);
  return line === '' ? '' : `${fence} ${line} ${fence}`;
}

/**
 * Lines of text of an event as a code block; the same holds for its fence as for a code span's (CommonMark 0.31, 4.5).
 * No line begins anything, and the fence names no language.
 */
export function codeBlock(lines: readonly string[], longest?: number): string {
  const harmless = lines.map((line) => oneLine(line, longest));
  const fence = '`'.repeat(Math.max(3, ...harmless.map((line) => longestRun(line) + 1)));
  return [fence, ...harmless, fence].join('\n');
}

function longestRun(line: string): number {
  return Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
}
