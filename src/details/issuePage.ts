import { oneLine } from '../base/oneLine';
import type { InPieces } from '../base/pacer';
import type { Change } from '../issues/changes';
import type { CloserLook } from '../issues/closerQuestions';
import { errorLine } from '../issues/errorLine';
import type { PackageOf } from '../issues/frameRuns';
import type { TrackedIssue } from '../issues/storeState';
import type { Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import type { ExternalIssue } from '../sentry/externalIssues';
import type { FullEvent } from '../sentry/fullEvent';
import type { Issue } from '../sentry/issues';
import type { Stack } from '../sentry/stacks';
import type { SuspectCommit } from '../sentry/suspectCommits';
import {
  day,
  hover,
  lifetimeNumbers,
  noLensBecause,
  numbers,
  openedIssue,
  shortHash,
  since,
  statusWords,
  type TagTelling,
  tagWords,
} from '../words';
import { eventItems } from './eventItems';
import { fact, firstOf, type IssueItem, type IssueTarget, LONGEST, part, whenKnown } from './issueItems';
import { type Page, printPage } from './page';
import { stackItems } from './stackItems';

const { facts } = openedIssue;

/** Tags that are printed. */
const MOST_TAGS = 100;

const telling: TagTelling = { spell: (value) => oneLine(value) || '""', most: 5, leastShare: 0 };

/** What is known of an issue when it is printed. */
export interface OpenedIssue {
  readonly tracked: TrackedIssue;
  readonly look: CloserLook;
  /** The event that was shown last: it stands until another one is here. */
  readonly before?: FullEvent;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What is known of the commit that changed a place's line. */
  readonly changeOf: (place: Place) => Change | undefined;
  readonly packageOf: PackageOf;
}

/**
 * An issue as a text document: what it is, how often, each frame with its place, and what led to it. Text of the event
 * stands on single lines, further in than any heading. A line is a piece of work.
 */
export function* issuePage(opened: OpenedIssue): InPieces<Page<IssueTarget>> {
  const { tracked, look, before, now } = opened;
  const event = look.event.kind === 'known' ? look.event.value : undefined;
  return yield* printPage([
    { text: `${tracked.issue.shortId}: ${errorLine(tracked.issue)}` },
    ...part(openedIssue.overview(), overviewItems(opened)),
    ...part(openedIssue.stack(), stackPart(opened, event)),
    ...part(openedIssue.releases(), releaseItems(opened, event)),
    ...part(openedIssue.tags(), tagItems(look, event)),
    ...part(openedIssue.suspects(), suspectItems(look)),
    ...part(openedIssue.links(), whenKnown(look.externalIssues, linkItems)),
    ...part(
      openedIssue.event(),
      whenKnown(isAsked(look.event) && before ? { kind: 'known', value: before } : look.event, (shown) =>
        shown === undefined ? [{ text: openedIssue.noEvent() }] : eventItems(shown, now),
      ),
    ),
  ]);
}

function isAsked({ kind }: CloserLook['event']): boolean {
  return kind === 'unasked' || kind === 'waiting';
}

function overviewItems({ tracked: { issue }, now }: OpenedIssue): readonly IssueItem[] {
  return [
    ...fact(facts.numbers(), [numbers(issue.counts), lifetimeNumbers(issue)].filter(Boolean).join(', ')),
    ...fact(facts.firstSeen(), since(issue.firstSeen, now)),
    ...fact(facts.lastSeen(), since(issue.lastSeen, now)),
    ...fact(facts.status(), statusWords(issue)),
    ...fact(facts.level(), issue.level),
    ...fact(facts.priority(), issue.priority),
    ...fact(facts.assignee(), issue.assignedTo?.name ?? hover.unassigned()),
    ...fact(facts.project(), issue.project.slug),
    ...fact(facts.culprit(), issue.culprit),
  ];
}

/** The stacks of the event that located the issue; the whole event where it is known, for the sake of its variables. */
function stackPart({ tracked, look, now, changeOf, packageOf }: OpenedIssue, event: FullEvent | undefined) {
  const { located, issue } = tracked;
  const trace = 'trace' in located ? located.trace : undefined;
  const places = located.kind === 'located' ? located.places : undefined;
  const isSame = event !== undefined && (trace === undefined || trace.eventId === event.id);
  const shown: Trace | FullEvent | undefined = isSame ? event : trace;
  const reason = noLensBecause(located);
  return [
    ...(reason === '' || (isSame && trace === undefined) ? [] : [{ text: reason }]),
    ...(shown?.dateCreated === undefined
      ? []
      : [{ text: openedIssue.shownEvent(since(shown.dateCreated, now), issue.counts.events) }]),
    ...stackItems({
      stacks: (shown?.stacks ?? []).map((stack) => withValue(stack, issue)),
      places,
      platform: shown?.platform,
      release: shown?.release,
      ...{ changeOf, packageOf },
    }),
    ...(isSame || look.event.kind === 'known'
      ? []
      : whenKnown(look.event, () => []).flatMap(({ text }) => fact(facts.variables(), text))),
  ];
}

/** What is kept of an event has no messages; that of the exception in the title is the issue's own. */
function withValue(stack: Stack, { type, value }: Issue): Stack {
  return stack.value === undefined && stack.type === type ? { ...stack, value } : stack;
}

function releaseItems({ tracked: { located }, look }: OpenedIssue, event: FullEvent | undefined) {
  const shown = event?.release ?? ('trace' in located ? located.trace.release : undefined);
  const known = whenKnown(look.detail, ({ firstRelease, lastRelease }) => [
    ...fact(facts.first(), firstRelease),
    ...fact(facts.last(), lastRelease),
  ]);
  return [...known, ...fact(facts.eventRelease(), shown)];
}

/** With the shares of their values; the event's own where the server does not tell shares. */
function tagItems({ tags }: CloserLook, event: FullEvent | undefined): readonly IssueItem[] {
  const ofEvent = (event?.tags ?? []).flatMap(({ key, value }) => fact(key, value));
  const isTold = tags.kind !== 'lacking' && !(tags.kind === 'known' && tags.value.length === 0);
  const told = whenKnown(tags, (all) => {
    const most = Math.max(0, ...all.map(({ events }) => events)); // all, as near as is known
    return firstOf(all, MOST_TAGS, (tag) => ({
      text: openedIssue.fact(oneLine(tag.key), tagWords(tag, most, telling)),
    }));
  });
  return tags.kind === 'failed' ? [...told, ...ofEvent] : isTold ? told : ofEvent;
}

/** Nothing is said while nothing was asked: commits are suspected only where an event is known. */
function suspectItems({ suspects }: CloserLook): readonly IssueItem[] {
  return suspects.kind === 'unasked' ? [] : whenKnown(suspects, (all) => all.map(suspectItem));
}

/** `3f2c1b0: Sell carts, by Ann, 2026-11-18`. */
function suspectItem({ id, subject, author, dateCreated }: SuspectCommit): IssueItem {
  const made = Date.parse(dateCreated ?? '');
  const told = [
    subject ?? '',
    author === undefined ? '' : openedIssue.by(oneLine(author, 60)),
    Number.isNaN(made) ? '' : day(made),
  ].filter((word) => word !== '');
  return { text: openedIssue.fact(oneLine(shortHash(id)), oneLine(told.join(', '), LONGEST)) };
}

/** What they are called; a word of ours leads to the page of each, if the server names one. */
function linkItems(all: readonly ExternalIssue[]): readonly IssueItem[] {
  return all.map(({ displayName, serviceType, webUrl }, linked) => {
    const name = oneLine(displayName);
    const text = serviceType === undefined ? name : openedIssue.linkedOn(name, oneLine(serviceType));
    const open = openedIssue.openLinked();
    return webUrl === undefined
      ? { text }
      : { text: `${open}: ${text}`, link: { text: open, target: { linked } } };
  });
}
