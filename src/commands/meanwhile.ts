import { ProgressLocation, window } from 'vscode';

/** Says in the status bar what is done, where that takes a while. */
export async function meanwhile<T>(title: string, run: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Window, title }, run);
}
