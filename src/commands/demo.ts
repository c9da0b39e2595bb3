import { commands, window } from 'vscode';
import { demo as words } from '../words';

/** The demo, for the commands that open and remove it. */
export interface DemoDesk {
  /** True in the window that shows it. */
  readonly isHere: boolean;
  open(): Promise<void>;
  /** `open`: another window shows it, and nothing was removed. */
  remove(): Promise<'removed' | 'nothing' | 'open'>;
}

/** *Remove the Demo*. */
export async function removeDemo(demo: DemoDesk): Promise<void> {
  void window.showInformationMessage(words[await demo.remove()]());
}

/** Does something with the person's own accounts; the demo's window has none. */
export async function besideDemo<T>(demo: DemoDesk, run: () => Promise<T>): Promise<T | undefined> {
  if (!demo.isHere) {
    return run();
  }
  const open = words.newWindow();
  if ((await window.showInformationMessage(words.isHere(), open)) === open) {
    await commands.executeCommand('workbench.action.newWindow');
  }
  return undefined;
}
