/** What is read of a title at most; nobody names a branch after more. */
const LONGEST = 1000;

/**
 * What forges, Sentry and build servers act on when they meet it in a branch, a commit or a pull request: commands to
 * builds in brackets (`[skip ci]`, `[ci skip]`, `[no ci]`), people (`@team`), other issues (`#12`, `!12`, `GH-12`,
 * `OTHER-9`, `acme/shop#12`), and the words that close them.
 */
const ACTED_ON: readonly RegExp[] = [
  /\b(?:fix|close|resolve|implement)(?:e?[sd]|ing)?\b(?=[\s:,]{0,5}(?:issue|and|or)?[\s:,]{0,5}(?:[\w./-]{0,100}[#!]\d|https?:|[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-[A-Z0-9]*\d))/gi,
  /[[(<{][^[\]()<>{}]{0,40}\b(?:skip|no|ci|actions?|build|deploy)\b[^[\]()<>{}]{0,40}[\])>}]/gi,
  /\*{3}no_ci\*{3}/gi,
  /@[\p{L}\p{N}_][\p{L}\p{N}_./-]*/gu,
  /[\w./-]*[#!]\d+/g,
  /\b[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-(?=[A-Z0-9]*\d)[A-Z0-9]+\b/gi,
  /\b(?:skip|no)[\s_-]*(?:ci|actions|checks)\b|\bci[\s_-]*(?:skip|none)\b/gi,
];

/** A title without what other programs would act on where it stands in a branch's name. */
export function harmlessTitle(title: string): string {
  return ACTED_ON.reduce((left, pattern) => left.replace(pattern, ' '), title.slice(0, LONGEST));
}
