import { codeSpan } from '../base/codeSpan';
import { cutAtWord } from '../base/oneLine';
import type { Binding } from '../issues/binding';
import type { Change } from '../issues/changes';
import type { CloserLook } from '../issues/closerQuestions';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import type { LineAuthor } from '../issues/lineAuthors';
import type { Possible } from '../issues/possible';
import { formerPathOf } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import type { Issue } from '../sentry/issues';
import {
  ago,
  counted,
  hover,
  lens,
  lifetimeNumbers,
  numbers,
  placeBrief,
  placeSentence,
  priorityWords,
  since,
  statusWords,
  story,
  type ToldAuthor,
} from '../words';
import { closerStory } from './closerStory';
import { sparkline } from './sparkline';
import { commandsOf, fewCommandsOf } from './storyCommands';

/**
 * Characters of a title, of a release or a path, and of a person or an environment: with these, all down to the
 * commands is what VS Code shows of a hover without scrolling.
 */
const LONGEST_TITLE = 140;
const LONGEST_VERSION = 60;
const LONGEST_NAME = 30;
/** Environments that are named. */
const MOST_ENVIRONMENTS = 2;

/** All that is at hand of one mark when a person looks at its line. */
export interface Told {
  readonly mark: LensMark;
  readonly look: CloserLook;
  /** The commit that changed the line since the release. */
  readonly change: Change | undefined;
  /** Who wrote the line as it is now; `undefined` where that is not told. */
  readonly author: LineAuthor | undefined;
  readonly possible: Possible;
  /** The colour of what is drawn, such as `#424242`. */
  readonly ink: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The story of the first issue of a line as Markdown: how much it hurts, what to think of the line, what to do. Then
 * comes what takes more room: what else is in memory, and what was asked since.
 */
export function hoverStory(told: Told): string {
  const { mark, change, now } = told;
  const { issue, located } = mark.tracked;
  const trace = 'trace' in located ? located.trace : undefined;
  const release = trace?.release === undefined ? undefined : codeSpan(trace.release, LONGEST_VERSION);
  return paragraphs([
    title(issue),
    lines([numbersLine(told), standing(issue)]),
    sentences([wayThere(mark), placeSentence(mark.place, release, formerPath(mark), authorOf(change))]),
    commandsOf(told),
    lines([joined([lifetimeNumbers(issue), locatedBy(issue, trace, release, now)]), closerStory(told)]),
  ]);
}

/** One of the other issues of a line, in a line with its commands. */
export function briefStory(told: Told): string {
  const { tracked, place } = told.mark;
  const { level, counts } = tracked.issue;
  const facts = [lens.level(level), numbers(counts), statusWords(tracked.issue), placeBrief(place)];
  return `${title(tracked.issue)}  \n${joined(facts)} · ${fewCommandsOf(told)}`;
}

function title(issue: Issue): string {
  return `**${issue.shortId}** ${codeSpan(cutAtWord(errorLine(issue), LONGEST_TITLE))}`;
}

/** The numbers, what they are of, and how they went. */
function numbersLine({ mark, look, ink, now }: Told): string {
  const { issue, binding } = mark.tracked;
  const series = issue.stats ?? (look.detail.kind === 'known' ? look.detail.value.stats : []);
  const facts = [
    story.counted(environments(binding), binding.statsPeriod),
    hover.seen(since(issue.firstSeen, now), since(issue.lastSeen, now)),
    mark.staleAsOf === undefined ? '' : story.staleAsOf(ago(mark.staleAsOf, now)),
  ];
  return [`**${numbers(issue.counts)}**`, sparkline(series, ink), joined(facts)].filter(Boolean).join(' ');
}

function environments({ environments: names }: Pick<Binding, 'environments'>): readonly string[] {
  const more = names.length - MOST_ENVIRONMENTS;
  const named = names.slice(0, MOST_ENVIRONMENTS).map((name) => codeSpan(name, LONGEST_NAME));
  return more > 0 ? [...named, story.others(more)] : named;
}

/** How bad and how urgent it is, in what state, and whose. */
function standing(issue: Issue): string {
  const assignee =
    issue.assignedTo === undefined
      ? hover.unassigned()
      : hover.assignedTo(codeSpan(issue.assignedTo.name, LONGEST_NAME) || '?');
  return joined([lens.level(issue.level), priorityWords(issue.priority), statusWords(issue), assignee]);
}

/** Why the line is marked where it is not the one that failed. */
function wayThere({ called, isCaller }: LensMark): string {
  if (called !== undefined) {
    return hover.called(endOf(`${called.filename ?? called.module ?? '?'}:${called.lineNo ?? '?'}`));
  }
  return isCaller === true ? story.caller() : '';
}

function formerPath({ place }: LensMark): string | undefined {
  const was = formerPathOf(place);
  return was && endOf(was);
}

/** A path, the end of which tells more than its beginning. */
function endOf(path: string): string {
  return codeSpan(path.length > LONGEST_VERSION ? `…${path.slice(1 - LONGEST_VERSION)}` : path);
}

function locatedBy(issue: Issue, trace: Trace | undefined, release: string | undefined, now: number): string {
  return trace?.dateCreated === undefined
    ? ''
    : story.locatedBy(
        since(trace.dateCreated, now),
        release ?? hover.unknownRelease(),
        codeSpan(trace.environment ?? '', LONGEST_VERSION),
        counted.events(issue.counts.events),
      );
}

function authorOf(change: Change | undefined): ToldAuthor | undefined {
  return change?.facts && { ...change.facts, author: codeSpan(change.facts.author, LONGEST_NAME) || '?' };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('  \n');
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
