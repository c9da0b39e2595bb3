import { Hover, type HoverProvider, type MarkdownString, type Position, type TextDocument } from 'vscode';
import type { Clock } from '../base/clock';
import { errorLine } from '../issues/errorLine';
import type { LensMark } from '../issues/lenses';
import { instant } from '../issues/order';
import { ago, counted, hover, placeSentence } from '../words';
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
  const since = (time: string | undefined) => (time === undefined ? '?' : ago(instant(time), now));
  const release = trace?.release === undefined ? undefined : codeSpan(trace.release);
  const numbers = [counted.events(issue.counts.events), counted.users(issue.counts.users), lifetime(mark)];
  return [
    `**${issue.shortId}** ${codeSpan(errorLine(issue), 300)}`,
    numbers.filter((part) => part !== '').join(' · '),
    hover.seen(since(issue.firstSeen), since(issue.lastSeen)),
    issue.assignedTo === undefined ? hover.unassigned() : hover.assignedTo(codeSpan(issue.assignedTo.name)),
    `${placeSentence(mark.place, release)} ${locatedBy(mark, now)}`,
    actions(issue.id),
  ].join('\n\n');
}

function lifetime({ tracked }: LensMark): string {
  const all = tracked.issue.lifetime;
  return all === undefined ? '' : hover.lifetime(counted.events(all.events), counted.users(all.users));
}

function locatedBy({ tracked: { issue, located } }: LensMark, now: number): string {
  const trace = 'trace' in located ? located.trace : undefined;
  return trace?.dateCreated === undefined
    ? ''
    : hover.locatedBy(
        ago(instant(trace.dateCreated), now),
        trace.release === undefined ? hover.unknownRelease() : codeSpan(trace.release),
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
