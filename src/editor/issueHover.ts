import { Hover, type HoverProvider, type MarkdownString, type Position, type TextDocument } from 'vscode';
import type { Clock } from '../base/clock';
import { type Change, changedIn, type Changes } from '../issues/changes';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import { formerPathOf } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import type { Issue } from '../sentry/issues';
import { counted, hover, lifetimeNumbers, numbers, placeSentence, since, type ToldAuthor } from '../words';
import type { Lenses } from './lenses';
import { codeSpan } from '../base/codeSpan';
import { commandLink, safeMarkdown } from './markdown';

/** Issues of one line that are told in full. */
const TOLD = 3;

/** Milliseconds that a hover waits for git to say who changed a line; after that it stands in the next one. */
const PATIENCE_MS = 200;

/** Tells the story of a marked line, from memory; who changed it since its release is asked when a person looks. */
export class IssueHover implements HoverProvider {
  constructor(
    private readonly lenses: Lenses,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async provideHover(document: TextDocument, { line }: Position): Promise<Hover | undefined> {
    const marks = this.lenses.at(document, line);
    if (marks.length === 0) {
      return undefined;
    }
    await this.askWhoChanged(marks.slice(0, TOLD));
    const markdown = safeMarkdown();
    const told = marks
      .slice(0, TOLD)
      .map((mark) => story(mark, this.changes.of(mark.place), this.clock.now()));
    markdown.appendMarkdown(told.join('\n\n---\n\n'));
    appendMore(markdown, marks.length - TOLD);
    return line < document.lineCount ? new Hover(markdown, document.lineAt(line).range) : undefined;
  }

  private async askWhoChanged(marks: readonly LensMark[]): Promise<void> {
    const places = marks.map(({ place }) => place).filter((place) => changedIn(place) !== undefined);
    if (places.length > 0) {
      await Promise.race([
        Promise.all(places.map((place) => this.changes.look(place))),
        new Promise<void>((resolve) => this.clock.after(PATIENCE_MS, resolve)),
      ]);
    }
  }
}

function appendMore(markdown: MarkdownString, more: number): void {
  if (more > 0) {
    markdown.appendMarkdown(`\n\n${hover.more(more)}`);
  }
}

function story(mark: LensMark, change: Change | undefined, now: number): string {
  const { issue, located } = mark.tracked;
  const trace = 'trace' in located ? located.trace : undefined;
  const release = trace?.release === undefined ? undefined : codeSpan(trace.release);
  const assignee =
    issue.assignedTo === undefined ? hover.unassigned() : hover.assignedTo(codeSpan(issue.assignedTo.name));
  return [
    `**${issue.shortId}** ${codeSpan(errorLine(issue), 300)}`,
    [`**${numbers(issue.counts)}**`, lifetimeNumbers(issue), seen(issue, now), assignee]
      .filter(Boolean)
      .join(' · '),
    calledSentence(mark),
    [
      placeSentence(mark.place, release, formerPath(mark), authorOf(change)),
      locatedBy(issue, trace, release, now),
    ]
      .filter(Boolean)
      .join(' '),
    actions(mark, change, trace),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function formerPath({ place }: LensMark): string | undefined {
  const was = formerPathOf(place);
  return was === undefined ? undefined : codeSpan(was);
}

function calledSentence({ called }: LensMark): string {
  return called === undefined
    ? ''
    : hover.called(codeSpan(`${called.filename ?? called.module ?? '?'}:${called.lineNo ?? '?'}`));
}

function seen({ firstSeen, lastSeen }: Issue, now: number): string {
  return hover.seen(since(firstSeen, now), since(lastSeen, now));
}

function locatedBy(issue: Issue, trace: Trace | undefined, release: string | undefined, now: number): string {
  return trace?.dateCreated === undefined
    ? ''
    : hover.locatedBy(
        since(trace.dateCreated, now),
        release ?? hover.unknownRelease(),
        counted.events(issue.counts.events),
      );
}

function authorOf(change: Change | undefined): ToldAuthor | undefined {
  return change?.facts && { ...change.facts, author: codeSpan(change.facts.author, 60) || '?' };
}

function actions({ tracked }: LensMark, change: Change | undefined, trace: Trace | undefined): string {
  const issue = tracked.key;
  const hasRelease = trace?.release !== undefined || trace?.build !== undefined;
  const links = [
    commandLink(hover.open(), 'faultline.openIssue', issue),
    commandLink(hover.frames(), 'faultline.goToFrame', issue),
    commandLink(hover.resolve(), 'faultline.resolve', issue),
    commandLink(hover.resolveNext(), 'faultline.resolveInNextRelease', issue),
    ...(change?.isPushed === true
      ? [commandLink(hover.resolveInCommit(), 'faultline.resolveInCommit', issue)]
      : []),
    commandLink(hover.work(), 'faultline.startWorking', issue),
    ...(hasRelease
      ? [
          commandLink(hover.asOfRelease(), 'faultline.openAsOfRelease', issue),
          commandLink(hover.compare(), 'faultline.compareWithRelease', issue),
        ]
      : []),
    commandLink(hover.openInSentry(), 'faultline.openInSentry', issue),
  ];
  return links.join(' | ');
}
