import { Hover, type HoverProvider, type MarkdownString, type Position, type TextDocument } from 'vscode';
import type { Clock } from '../base/clock';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import type { Trace } from '../mapping/trace';
import type { Issue } from '../sentry/issues';
import { counted, hover, lifetimeNumbers, numbers, placeSentence, since } from '../words';
import type { Lenses } from './lenses';
import { codeSpan, commandLink, safeMarkdown } from './markdown';

/** Issues of one line that are told in full. */
const TOLD = 3;

/** Tells the story of a marked line, from memory alone. */
export class IssueHover implements HoverProvider {
  constructor(
    private readonly lenses: Lenses,
    private readonly clock: Clock,
  ) {}

  provideHover(document: TextDocument, { line }: Position): Hover | undefined {
    const marks = this.lenses.at(document, line);
    if (marks.length === 0) {
      return undefined;
    }
    const markdown = safeMarkdown();
    const told = marks.slice(0, TOLD).map((mark) => story(mark, this.clock.now()));
    markdown.appendMarkdown(told.join('\n\n---\n\n'));
    appendMore(markdown, marks.length - TOLD);
    return new Hover(markdown, document.lineAt(line).range);
  }
}

function appendMore(markdown: MarkdownString, more: number): void {
  if (more > 0) {
    markdown.appendMarkdown(`\n\n${hover.more(more)}`);
  }
}

function story(mark: LensMark, now: number): string {
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
    [placeSentence(mark.place, release), locatedBy(issue, trace, release, now)].filter(Boolean).join(' '),
    actions(issue.id),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
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

function actions(issue: string): string {
  return [
    commandLink(hover.open(), 'faultline.openIssue', issue),
    commandLink(hover.frames(), 'faultline.goToFrame', issue),
    commandLink(hover.resolve(), 'faultline.resolve', issue),
    commandLink(hover.resolveNext(), 'faultline.resolveInNextRelease', issue),
    commandLink(hover.work(), 'faultline.startWorking', issue),
    commandLink(hover.openInSentry(), 'faultline.openInSentry', issue),
  ].join(' | ');
}
