import { codeBlock, codeSpan } from '../base/codeSpan';
import type { Asked } from '../issues/closerQuestions';
import type { LensMark } from '../issues/lenses';
import type { LineAuthor } from '../issues/lineAuthors';
import { spelledVariables } from '../issues/variables';
import type { FullEvent } from '../sentry/fullEvent';
import type { IssueDetail } from '../sentry/issueDetail';
import type { Frame } from '../sentry/stacks';
import type { SuspectCommit } from '../sentry/suspectCommits';
import type { TagShares } from '../sentry/tagShares';
import { day, explain, shortHash, story, variables } from '../words';
import type { Told } from './hoverStory';
import { tagStory } from './tagStory';

/** Characters of a version, a name and a subject: what fits a line of a hover that VS Code does not break. */
const LONGEST = 80;
/** Characters of a value, and variables, that are printed; the opened issue has them all. */
const LONGEST_VALUE = 200;
const MOST_VARIABLES = 40;
/** Suspected commits that are told. */
const MOST_SUSPECTS = 2;

/**
 * What is asked for when a person looks, a line each; what is not here yet says so in its place, and so does what
 * could not be had. Of what a server does not have nothing is said.
 */
export function closerStory({ mark, look, author, change }: Told): string {
  const named = mark.tracked.binding.tags ?? [];
  const lines = [
    ...part(story.releases(), look.detail, releases),
    ...part(story.tags(), look.tags, (tags) => tagLines(tags, named)),
    ...part(story.suspect(), look.suspects, suspects),
    ...lineAuthor(author, change?.commit),
  ];
  const printed = part(story.variables(), look.event, (event) => variablesOf(mark, event));
  return [lines.join('  \n'), ...printed].filter((text) => text !== '').join('\n\n');
}

/** The lines of something that was asked for, or the one line that says where it is. */
function part<T>(name: string, asked: Asked<T>, told: (value: T) => readonly string[]): readonly string[] {
  switch (asked.kind) {
    case 'unasked':
    case 'waiting':
      return [story.asking(name)];
    case 'failed':
      return [story.failed(name, explain(asked.error).what)];
    case 'lacking':
      return [];
    case 'known':
      return told(asked.value);
  }
}

function releases({ firstRelease, lastRelease }: IssueDetail): readonly string[] {
  const [first, last] = [firstRelease ?? lastRelease, lastRelease ?? firstRelease];
  const told =
    first === undefined || last === undefined
      ? story.noReleases()
      : first === last
        ? story.onlyIn(codeSpan(first, LONGEST))
        : story.firstAndLast(codeSpan(first, LONGEST), codeSpan(last, LONGEST));
  return [story.is(story.releases(), told)];
}

function tagLines(tags: readonly TagShares[], named: readonly string[]): readonly string[] {
  const lines = tagStory(tags, named);
  return lines.length === 0 ? [story.is(story.tags(), story.noTags())] : lines;
}

function suspects(commits: readonly SuspectCommit[]): readonly string[] {
  const told = commits.slice(0, MOST_SUSPECTS).map(({ id, author, dateCreated, subject }) => {
    const made = Date.parse(dateCreated ?? '');
    return story.is(
      story.suspect(),
      commitLine(id, author, Number.isNaN(made) ? undefined : made, subject ?? ''),
    );
  });
  return told.length === 0 ? [story.is(story.suspect(), story.noSuspect())] : told;
}

function commitLine(
  id: string,
  author: string | undefined,
  madeMs: number | undefined,
  subject: string,
): string {
  return story.commit(
    shortHash(id),
    codeSpan(author ?? '', LONGEST),
    madeMs === undefined ? '' : day(madeMs),
    codeSpan(subject, LONGEST),
  );
}

/** @param told the commit that the verdict names already. */
function lineAuthor(author: LineAuthor | undefined, told: string | undefined): readonly string[] {
  switch (author?.kind) {
    case undefined:
      return [];
    case 'asking':
      return [story.asking(story.line())];
    case 'uncommitted':
      return [story.is(story.line(), story.uncommitted())];
    case 'unknown':
      return [story.is(story.line(), story.unknownAuthor())];
    case 'tooSlow':
      return [story.is(story.line(), story.slowAuthor())];
    case 'written': {
      const { commit, facts } = author;
      const named = commitLine(commit, facts.author, facts.authoredMs, facts.subject);
      return commit === told ? [] : [story.is(story.line(), story.writtenIn(named))];
    }
  }
}

/** The variables of the mark's own frame, as the event has them. */
function variablesOf(mark: LensMark, event: FullEvent | undefined): readonly string[] {
  if (event === undefined) {
    return [story.is(story.variables(), story.noEvent())];
  }
  const frame = frameIn(event, mark);
  const spelled = spelledVariables(frame?.vars ?? {}, frame?.platform ?? event.platform, LONGEST_VALUE);
  if (spelled.length === 0) {
    return [story.is(story.variables(), story.noVariables())];
  }
  const shown = spelled
    .slice(0, MOST_VARIABLES)
    .map(({ name, value }) => story.variable(name, value ?? variables.filtered()));
  const more = spelled.length - shown.length;
  const lines = more > 0 ? [...shown, story.more(more)] : shown;
  return [
    `${story.is(story.variables(), codeSpan(frame?.function ?? '', LONGEST))}\n\n${codeBlock(lines, LONGEST_VALUE * 2)}`,
  ];
}

/** The trace was taken from the same event: its frames stand where they stood there. */
function frameIn(event: FullEvent, { tracked: { located }, frame }: LensMark): Frame | undefined {
  const stacks = 'trace' in located ? located.trace.stacks : [];
  const stack = stacks.findIndex(({ frames }) => frames.includes(frame));
  const at = stacks[stack]?.frames.indexOf(frame) ?? -1;
  return event.stacks[stack]?.frames[at];
}
