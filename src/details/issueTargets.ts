import type { CommandId, FrameArgument, LinkedIssueArgument } from '../contributions';
import type { IssueKey } from '../issues/storeState';
import type { IssueTarget } from './issueItems';

/** The address of what a line of an opened issue leads to: a command of ours, whatever the event says. */
export function addressOf(issue: IssueKey, target: IssueTarget): string {
  if ('linked' in target) {
    const { linked } = target;
    return commandAddress('faultline.openLinkedIssue', { issue, linked });
  }
  const { stack, frame } = target;
  return commandAddress('faultline.walkStack', { issue, stack, frame });
}

function commandAddress(id: CommandId, argument: FrameArgument | LinkedIssueArgument): string {
  return `command:${id}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
