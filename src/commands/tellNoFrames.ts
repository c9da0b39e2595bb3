import { commands, window } from 'vscode';
import type { CommandId } from '../contributions';
import type { TrackedIssue } from '../issues/storeState';
import { commandTitles, noLensBecause, pick } from '../words';

const openIssue: CommandId = 'faultline.openIssue';

/** Says why an issue has no frame to go to, and offers to open it. */
export async function tellNoFrames({ key, issue, located }: TrackedIssue): Promise<void> {
  const [sentence, open] = [pick.noFrames(issue.shortId, noLensBecause(located)), commandTitles.openIssue()];
  if ((await window.showInformationMessage(sentence, open)) === open) {
    await commands.executeCommand(openIssue, key);
  }
}
