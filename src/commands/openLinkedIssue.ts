import { env, Uri } from 'vscode';
import { record } from '../base/decode';
import type { CloserLook } from '../issues/closerQuestions';

/** *Open Linked Issue*: the page of the issue of another tracker that the argument names, in the browser. */
export async function openLinkedIssue(
  linked: CloserLook['externalIssues'],
  argument: unknown,
): Promise<void> {
  const at = record(argument)?.['linked'];
  const issue = linked.kind === 'known' && typeof at === 'number' ? linked.value[at] : undefined;
  if (issue?.webUrl !== undefined) {
    await env.openExternal(Uri.parse(issue.webUrl, true));
  }
}
