import * as vscode from 'vscode';
import { until } from '../until';

/** Waits until the document of an issue says something, and answers its text. */
export async function untilIssueSays(issue: string, said: string | RegExp): Promise<string> {
  const uri = vscode.Uri.from({ scheme: 'faultline-issue', path: '/issue', query: issue });
  const { document } = await vscode.window.showTextDocument(uri, { preview: false }); // one that nobody shows may be closed
  return until(`issue ${issue} to say ${said}`, () => {
    const text = document.getText();
    return text.search(said) === -1 ? undefined : text;
  });
}
