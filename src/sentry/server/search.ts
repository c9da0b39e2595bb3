/** A part of a search: `is:unresolved`, `assigned:[me, my_teams]`, `"two words"`. */
const TERM = /(?:"(?:[^"\\]|\\.)*"?|\[[^\]]*\]?|[^\s"[])+/g;

/** Keys by which Sentry tells whose an issue is. */
const OWNER = /^!?(assigned|assigned_to|assigned_or_suggested|bookmarks|subscribed|subscribed_by):/;

/** Keys that GlitchTip does not know and would take for the name of a tag. */
const SENTRY_ALONE =
  /^(age|first_?seen|last_?seen|timesseen|first-?release|issue(\.\w+)?|error\.\w+|stack\.\w+|project|release\.\w+|unhandled|user\.\w+|event\.\w+|device\.\w+|os\.\w+|http\.\w+):/i;

/** The terms of a search, in order. */
export function termsOf(query: string): readonly string[] {
  return query.match(TERM) ?? [];
}

/** Whether a search asks for what is to be looked at. */
export function asksForReview(query: string): boolean {
  return termsOf(query).includes('is:for_review');
}

/** Whether a search asks for what is only suggested to be somebody's. */
export function asksForSuggested(query: string): boolean {
  return termsOf(query).some((term) => term.startsWith('assigned_or_suggested:'));
}

/** A search for what is assigned to oneself, where it was for what is or might be: what servers always knew. */
export function withoutSuggested(query: string): string {
  return termsOf(query)
    .map((term) => (term.startsWith('assigned_or_suggested:') ? 'assigned:me' : term))
    .join(' ');
}

/**
 * A search as GlitchTip understands it, without whose an issue is, which it cannot tell; `undefined` for one that it
 * would misunderstand. It knows a status, a level and tags, each with one value, and then words.
 */
export function forGlitchTip(query: string): string | undefined {
  const terms = termsOf(query).filter((term) => !OWNER.test(term));
  const keyed = terms.filter(isKeyed);
  const words = terms.filter((term) => !isKeyed(term));
  return keyed.every(isKnown) && words.every((word) => /^[\w".][^!*()]*$/.test(word))
    ? [...keyed, ...words.map(quoted)].join(' ')
    : undefined;
}

function isKeyed(term: string): boolean {
  return /^[^":]+:/.test(term);
}

function isKnown(term: string): boolean {
  return (
    /^is:(unresolved|resolved|ignored)$/.test(term) ||
    (!term.startsWith('is:') &&
      !SENTRY_ALONE.test(term) &&
      /^[\w.-]+:("[^"*\\]*"|[^\s"'*<>[\]\\!][^\s"'*[\]\\]*)$/.test(term))
  );
}

/** It reads a search as a shell does: an apostrophe alone would be an error of the server. */
function quoted(word: string): string {
  return word.startsWith('"') || !word.includes("'") ? word : `"${word}"`;
}
