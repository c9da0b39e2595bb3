import { harmlessTitle } from './harmlessTitle';

/** Characters of an error's type in a title. */
const LONGEST_TYPE = 80;

/** What a pull request says: the forges make links of much that strangers can write, so only names are taken. */
export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/**
 * `SHOP-1A2: TypeError`, with `Fixes SHOP-1A2`, by which Sentry resolves the issue when it is merged, and a link.
 * @param issue `shortId` is checked; of `type` only letters, digits, spaces and dots are taken.
 * @param permalink an address that may be opened.
 */
export function pullRequestText(
  { shortId, type = '' }: { readonly shortId: string; readonly type?: string },
  permalink: string | undefined,
): PullRequestText {
  const named = harmlessTitle(type)
    .replace(/[^\p{L}\p{N} .]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TYPE)
    .trimEnd();
  return {
    title: named === '' ? shortId : `${shortId}: ${named}`,
    body: [`Fixes ${shortId}`, permalink ?? ''].filter((part) => part !== '').join('\n\n'),
  };
}
