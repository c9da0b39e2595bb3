import { SentryError } from '../sentryError';
import { asksForReview, asksForSuggested } from './search';
import { isId } from './projectIds';
import { looksForeign } from './recognise';
import { has, type Lesson, type ServerTraits } from './traits';

/** What of a list may be refused. */
export interface Refusable {
  readonly projects: readonly string[];
  readonly query: string;
}

/** One way in which an older Sentry wants to be asked for its issues. */
interface Concession {
  readonly lesson: Lesson;
  /** Whether it would change anything about what was asked. */
  readonly applies: (asked: Refusable) => boolean;
  /** How the server names it, when it refuses. */
  readonly named: RegExp;
}

const concessions: readonly Concession[] = [
  {
    lesson: 'oneProject',
    applies: ({ projects }) => projects.length !== 1,
    named: /multi[- ]?project|global[- ]views/i,
  },
  {
    lesson: 'projectIds',
    applies: ({ projects }) => projects.some((name) => !isId(name)),
    named: /\bproject/i,
  },
  { lesson: 'plainList', applies: () => true, named: /\bsort\b|stats_?period/i },
  { lesson: 'forReview', applies: ({ query }) => asksForReview(query), named: /for_review/i },
  {
    lesson: 'suggestedOwners',
    applies: ({ query }) => asksForSuggested(query),
    named: /assigned|suggested|search|query|parse/i,
  },
];

/** What is tried, in this order, where the server does not say what is wrong. */
const unnamed: readonly Lesson[] = ['suggestedOwners', 'plainList', 'projectIds'];

/**
 * What a server may have meant that refused a list; `undefined` where nothing that could be left out is to blame.
 * @param traits what has been conceded already.
 */
export function concessionTo(error: unknown, traits: ServerTraits, asked: Refusable): Lesson | undefined {
  if (!(error instanceof SentryError) || looksForeign(error)) {
    return undefined;
  }
  const open = concessions.filter(({ lesson, applies }) => applies(asked) && !has(traits, lesson));
  const { kind, details } = error;
  if (kind === 'scope') {
    // Old ones know no project -1, and say that one may not see it.
    const isOfMinusOne = asked.projects.length === 0 && details.scope?.isHeld !== false;
    return isOfMinusOne && !has(traits, 'otherTeams') ? 'otherTeams' : undefined;
  }
  if (kind === 'server') {
    // Sentry 9 stumbles over a slug where it looks for a number.
    return open.find(({ lesson }) => details.status === 500 && lesson === 'projectIds')?.lesson;
  }
  return details.status === 400 ? concessionNamed(details.said ?? '', open) : undefined;
}

function concessionNamed(said: string, open: readonly Concession[]): Lesson | undefined {
  const isNamed = concessions.some(({ named }) => named.test(said));
  return isNamed
    ? open.find(({ named }) => named.test(said))?.lesson
    : unnamed.find((lesson) => open.some((one) => one.lesson === lesson));
}
