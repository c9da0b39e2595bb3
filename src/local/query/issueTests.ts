import type { Issue } from '../model/issue';
import { standing } from '../model/lifecycle';
import { assigneeTest, suggestedTest } from './ownerTests';
import type { Searcher } from './search';
import { parseError, type Term } from './terms';
import { holdsTest, momentTest, numberTest, textTest } from './values';

type IssueTest = (issue: Issue) => boolean;

/** What a term asks of an issue as a whole; `undefined` for a term that asks something of its events. */
export function issueTest(term: Term, searcher: Searcher): IssueTest | undefined {
  const { now, me } = searcher;
  switch (term.key) {
    case undefined:
      return freeTextTest(term);
    case 'is':
      return statusTest(term, now);
    case 'assigned':
    case 'assigned_to':
      return assigneeTest(term, searcher);
    case 'assigned_or_suggested':
      return suggestedTest(term, searcher);
    case 'bookmarks':
      return (issue) => issue.bookmarkedBy.has(me) !== term.isNegated;
    case 'subscribed':
      return (issue) => issue.subscribers.has(me) !== term.isNegated;
    case 'issue.priority':
      return texts(term, ({ priority }) => [priority]);
    case 'issue.category':
    case 'issue.type':
      return texts(term, () => ['error']);
    case 'issue':
      return texts(term, ({ shortId }) => [shortId]);
    case 'project':
    case 'project.name':
      return texts(term, ({ project }) => [project.slug]);
    case 'platform':
      return texts(term, ({ latest }) => [latest.platform]);
    case 'title':
    case 'message':
      return texts(term, (issue) => [issue.latest.title]);
    case 'firstRelease':
    case 'first-release':
      return texts(term, ({ firstRelease }) => [firstRelease]);
    case 'stack.filename':
    case 'stack.abs_path':
      return texts(term, ({ files }) => [...files]);
    case 'stack.function':
      return texts(term, ({ functions }) => [...functions]);
    case 'error.type':
      return texts(term, ({ latest }) => [latest.metadata['type']]);
    case 'error.value':
      return texts(term, ({ latest }) => [latest.metadata['value']]);
    case 'timesSeen':
    case 'times_seen':
      return numbers(numberTest(term), ({ events }) => events.size);
    case 'age':
    case 'firstSeen':
    case 'first_seen':
      return numbers(momentTest(term, now), ({ firstSeen }) => firstSeen);
    case 'lastSeen':
    case 'last_seen':
      return numbers(momentTest(term, now), ({ lastSeen }) => lastSeen);
    default:
      return undefined;
  }
}

function texts(term: Term, read: (issue: Issue) => readonly (string | undefined)[]): IssueTest {
  const test = textTest({ ...term, isNegated: false });
  return (issue) => read(issue).some(test) !== term.isNegated;
}

function numbers(test: (value: number) => boolean, read: (issue: Issue) => number): IssueTest {
  return (issue) => test(read(issue));
}

/** What Sentry keeps as an issue's search message: title, value, culprit and place. */
function freeTextTest(term: Term): IssueTest {
  const test = holdsTest(term.values.map(({ text }) => text).join(' '));
  return ({ latest }) =>
    test([latest.title, latest.metadata['value'], latest.culprit, latest.location].join(' '));
}

const SUBSTATUSES = [
  'new',
  'ongoing',
  'escalating',
  'regressed',
  'archived_until_escalating',
  'archived_until_condition_met',
  'archived_forever',
] as const;

/** What can follow `is:`. */
const STATUSES = new Map<string, (issue: Issue, now: number) => boolean>([
  ['unresolved', (issue, now) => standing(issue, now).status === 'unresolved'],
  ['resolved', (issue, now) => standing(issue, now).status === 'resolved'],
  ['ignored', (issue, now) => standing(issue, now).status === 'ignored'],
  ['archived', (issue, now) => standing(issue, now).status === 'ignored'],
  ['muted', (issue, now) => standing(issue, now).status === 'ignored'],
  ['assigned', (issue) => issue.assignedTo !== undefined],
  ['unassigned', (issue) => issue.assignedTo === undefined],
  ['for_review', (issue, now) => standing(issue, now).isForReview],
  ['linked', () => false],
  ['unlinked', () => true],
  ...SUBSTATUSES.map(
    (name) => [name, (issue: Issue, now: number) => standing(issue, now).substatus === name] as const,
  ),
]);

function statusTest(term: Term, now: number): IssueTest {
  const tests = term.values.map(({ text }) => {
    const test = STATUSES.get(text);
    if (test === undefined) {
      const valid = [...STATUSES.keys()].sort().map((name) => `'${name}'`);
      throw parseError(`Invalid value for "is" search, valid values are [${valid.join(', ')}]`);
    }
    return test;
  });
  return (issue) => tests.some((test) => test(issue, now)) !== term.isNegated;
}
