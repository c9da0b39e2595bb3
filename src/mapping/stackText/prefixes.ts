import { STARTS_LIKE_A_STACK } from './starts';

const LEVEL =
  '(?:TRACE|DEBUG|VERBOSE|INFO|NOTICE|WARN|WARNING|ERROR|ERR|SEVERE|CRITICAL|CRIT|FATAL|EMERG|ALERT|PANIC)';

/**
 * What logs, terminals, mails and chats put before a line. Each is taken away where a line begins with it, again and
 * again; none takes more than one blank behind it, so that indents stay what they were. All of bounded length.
 */
export const PREFIXES: readonly RegExp[] = [
  // quotes of mail and Markdown, tables and boxes: `> `, `| `, `│ `; Python's groups begin so too
  /^[>|│┃║▌]+ ?/,
  // ISO 8601, with brackets or not: `2024-06-14T08:05:21.123Z `, `[2024-06-14 08:05:21,5 +00:00] `
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ,]{1,2}\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?\]?(?: - |[:|,] ?| )?/,
  // logcat: `04-08 10:27:56.763: `
  /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,6}:? ?/,
  // syslog: `Jun 27 14:22:21 `, `10 Dec 22:55:19 - `, `Jul 09, 2015 3:23:29 PM `
  /^(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{1,2} [A-Z][a-z]{2}),?(?: \d{4})? \d{1,2}:\d\d:\d\d(?:\.\d{1,6})?(?: [AP]M)?(?: - | |$)/,
  // a clock: `15:08:10 364.658051 `, `[02:32:52] `
  /^\[?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: [AP]M)?\]?(?: \d{1,6}\.\d{3,9})?(?: |$)/,
  // Docker's builds: `#9 0.329 `, `77.20 `
  /^(?:#\d{1,4} )?\d{1,6}\.\d{1,4}(?: |$)/,
  // Kubernetes: `stderr F `
  /^(?:stdout|stderr) [FP](?: |$)/,
  // Docker Compose: `web_1  | `
  /^[\w.-]{1,60} {1,20}\| ?/,
  // PM2: `0|shop  | `
  /^\d{1,4}\|[\w.-]{1,60} {0,20}\| ?/,
  // Turborepo: `web:dev: `
  /^@?[\w./-]{1,60}:(?:dev|build|test|start|serve|lint)[\w:-]{0,40}: ?/,
  // logcat: `E/AndroidRuntime( 5367): `, `/flutter ( 4415): `
  /^[VDIWEF]?\/[\w.$:-]{1,80} {0,3}\( {0,6}\d{1,7}\): ?/,
  // logcat with process and thread: `22934 22934 E AndroidRuntime: `
  /^ {0,6}\d{1,7} {1,6}\d{1,7} [VDIWEF] [\w.$:-]{1,80} {0,20}: ?/,
  // a process: `odroid jellyfin[1233877]: `, `app[worker.1]: `
  /^(?:[\w.-]{1,80} )?[\w./-]{1,80}\[[\w.-]{1,40}\]: ?/,
  // a thread of Kodi's: `T:1587278832  `
  /^T:\d{1,20} /,
  // a level: `ERROR `, `ERROR: `, `NOTICE:`
  new RegExp(`^${LEVEL}(?:: ?| - | (?=[ \\t]|\\S+Error|at ))`),
  // a tag: `[worker 1] `, `[ERROR][1][main] `; what a stack itself puts in brackets is none
  /^\[(?!C\]|string |cause\]|errors\]|signal |native code|Previous|originating|internal|object\]|stacktrace|previous|[\w.]+(?:Error|Exception)\b)[\w .:#@/+()-]{1,80}\](?: |:|(?=\[)|(?=[ \t]|$)) ?/,
  // pnpm: `packages/core test:`
  /^(?:@?[\w./-]{1,60} )?(?:test|build|dev|start)[\w:-]{0,40}: ?(?=[ \t])/,
  // React's tools: `Call stack: `
  /^(?:Call|Component) stack: {0,4}(?=\S)/,
  // one variable of a report: `STACK_TRACE=`, `LOGCAT=`
  /^[A-Z][A-Z_]{2,40}=(?=\S)/,
];

/** What only a log puts there: taken away behind another prefix, beside all others. */
const BEHIND_A_PREFIX: readonly RegExp[] = [
  ...PREFIXES,
  // a request of AWS Lambda: `8f5c1c9e-0d6b-4f5e-9c1d-3a2b1c0d9e8f `
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\s|$)/,
  // `ERROR `, `- `, `| `
  new RegExp(`^${LEVEL}(?:\\s|$)`, 'i'),
  /^[-|:] /,
];

/** Marks of comments, lists and diffs, of tests with numbers, of quoted strings: only before a stack's own words. */
const MARKS = /^(?:\/\/+|\*|-|\+|;|%|#|•|\d{1,4}:|["'`]|=>) {0,8}(?=\S)/;

/** How many prefixes may stand before one another. */
const MOST = 8;

/** Gaps of white space behind which a line may begin, whatever stands before. */
const MOST_GAPS = 3;

/** The line without its prefixes; still with its indent. */
export function withoutPrefixes(line: string): string {
  let text = line;
  for (let count = 0; count < MOST; count++) {
    const bare = text.slice(indentOf(text));
    const prefix = prefixOf(bare, count === 0 ? PREFIXES : BEHIND_A_PREFIX);
    if (prefix === '') {
      break;
    }
    // What stands before a prefix is no indent of the line itself.
    text = bare.slice(prefix.length);
  }
  return behindMark(text) ?? behindGap(text) ?? text;
}

function prefixOf(text: string, prefixes: readonly RegExp[]): string {
  for (const known of prefixes) {
    const prefix = known.exec(text)?.[0];
    if (prefix !== undefined && prefix !== '') {
      return prefix;
    }
  }
  return '';
}

/** Behind a mark that stands right before a frame. */
function behindMark(text: string): string | undefined {
  const bare = text.slice(indentOf(text));
  const mark = MARKS.exec(bare)?.[0];
  return mark !== undefined && !startsLikeAStack(bare) && startsLikeAStack(bare.slice(mark.length))
    ? bare.slice(mark.length)
    : undefined;
}

/** Behind a wide gap that a frame follows: `[test] core:     at …`. */
function behindGap(text: string): string | undefined {
  const bare = text.slice(indentOf(text));
  if (startsLikeAStack(bare)) {
    return undefined;
  }
  const gaps = /[ \t]*\t[ \t]*| {2,}/g;
  for (let count = 0; count < MOST_GAPS && gaps.exec(bare) !== null; count++) {
    if (startsLikeAStack(bare.slice(gaps.lastIndex))) {
      return ' '.repeat(2) + bare.slice(gaps.lastIndex);
    }
  }
  return undefined;
}

function startsLikeAStack(text: string): boolean {
  return STARTS_LIKE_A_STACK.test(text);
}

/** Spaces and tabs at the beginning. */
export function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}
