import { MarkdownString } from 'vscode';
import type { CommandId, IssueArgument } from '../contributions';

/** Commands that a hover's links may run. */
const linked = [
  'faultline.openIssue',
  'faultline.openInSentry',
  'faultline.resolve',
  'faultline.resolveInNextRelease',
  'faultline.resolveInCommit',
  'faultline.openAsOfRelease',
  'faultline.compareWithRelease',
  'faultline.startWorking',
  'faultline.goToFrame',
] as const satisfies readonly CommandId[];

/** Markdown in which nothing but our own commands is a link, no HTML is read and no icon of a text is drawn. */
export function safeMarkdown(): MarkdownString {
  const markdown = new MarkdownString('', false);
  markdown.isTrusted = { enabledCommands: linked };
  return markdown;
}

/** A link to a command of ours; the argument is an issue's id, checked against the store when it runs. */
export function commandLink(
  title: string,
  command: (typeof linked)[number],
  issue: IssueArgument & string,
): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([issue]))})`;
}
