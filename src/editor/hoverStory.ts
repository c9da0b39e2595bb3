import { codeSpan } from '../base/codeSpan';
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

/** Characters of a release, an environment and a name. */
const LONGEST_NAME = 100;

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

/** The story of the first issue of a line as Markdown: what is in memory, the commands, what was asked since. */
export function hoverStory(told: Told): string {
  const { mark, change, now } = told;
  const { issue, located } = mark.tracked;
  const trace = 'trace' in located ? located.trace : undefined;
  const release = trace?.release === undefined ? undefined : codeSpan(trace.release, LONGEST_NAME);
  return paragraphs([
    title(issue),
    lines([numbersLine(told), countedLine(told), standing(issue)]),
    wayThere(mark),
    sentences([
      placeSentence(mark.place, release, formerPath(mark), authorOf(change)),
      locatedBy(issue, trace, release, now),
    ]),
    commandsOf(told),
    closerStory(told),
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
  return `**${issue.shortId}** ${codeSpan(errorLine(issue), 300)}`;
}

function numbersLine({ mark: { tracked }, look, ink }: Told): string {
  const { counts, stats } = tracked.issue;
  const series = stats ?? (look.detail.kind === 'known' ? look.detail.value.stats : []);
  return `**${numbers(counts)}** ${sparkline(series, ink)}`.trimEnd();
}

/** What the numbers are of. */
function countedLine({ mark, now }: Told): string {
  const { issue, binding } = mark.tracked;
  const environments = binding.environments.map((name) => codeSpan(name, LONGEST_NAME));
  return joined([
    story.counted(environments, binding.statsPeriod),
    lifetimeNumbers(issue),
    hover.seen(since(issue.firstSeen, now), since(issue.lastSeen, now)),
    mark.staleAsOf === undefined ? '' : story.staleAsOf(ago(mark.staleAsOf, now)),
  ]);
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
    return hover.called(codeSpan(`${called.filename ?? called.module ?? '?'}:${called.lineNo ?? '?'}`));
  }
  return isCaller === true ? story.caller() : '';
}

function formerPath({ place }: LensMark): string | undefined {
  const was = formerPathOf(place);
  return was === undefined ? undefined : codeSpan(was);
}

function locatedBy(issue: Issue, trace: Trace | undefined, release: string | undefined, now: number): string {
  return trace?.dateCreated === undefined
    ? ''
    : story.locatedBy(
        since(trace.dateCreated, now),
        release ?? hover.unknownRelease(),
        codeSpan(trace.environment ?? '', LONGEST_NAME),
        counted.events(issue.counts.events),
      );
}

function authorOf(change: Change | undefined): ToldAuthor | undefined {
  return change?.facts && { ...change.facts, author: codeSpan(change.facts.author, 60) || '?' };
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
