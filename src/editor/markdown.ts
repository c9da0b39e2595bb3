import type { CommandId, IssueArgument } from '../contributions';

/** Commands that a hover's links may run. */
export const linkedCommands = [
  'faultline.openIssue',
  'faultline.openInSentry',
  'faultline.resolve',
  'faultline.resolveInNextRelease',
  'faultline.resolveInCommit',
  'faultline.openAsOfRelease',
  'faultline.compareWithRelease',
  'faultline.startWorking',
  'faultline.assignToMe',
  'faultline.explainMapping',
  'faultline.walkStack',
] as const satisfies readonly CommandId[];

export type LinkedCommand = (typeof linkedCommands)[number];

/** A link to a command of ours; the argument is an issue's id, checked against the store when it runs. */
export function commandLink(title: string, command: LinkedCommand, issue: IssueArgument & string): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([issue]))})`;
}
