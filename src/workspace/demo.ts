import { cp, mkdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { commands, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable } from '../base/disposable';
import type { Log } from '../base/log';
import { startThread } from '../base/startThread';
import type { Bindings } from '../issues/binding';
import type { FailedDemo, RemovedDemo, StartedDemo, ToldDemo } from '../local/demo/demoThread';
import type { Accounts } from '../sentry/accounts';
import { demo as words } from '../words';

/** Megabytes; the sample's data takes a fraction. */
const LARGEST_HEAP_MB = 256;

const WALKTHROUGH = 'faultline.faultline#start';
const FAILING = { file: 'src/shipping.js', line: 'const { country }' };
/** One above the other: beside each other they would hide the ends of lines. */
const stacked = { orientation: 1, groups: [{ size: 0.5 }, { size: 0.5 }] };

/**
 * The demo: a copy of the sample that is shipped, and a Sentry of its own that runs while a window shows it. That
 * window is signed in there and nowhere else. All of it lies in one folder.
 */
export class Demo implements Disposable {
  /** True in the window that shows the demo. */
  readonly isHere: boolean;
  /** Where this window keeps what others keep for the person. */
  readonly kept: string;
  private readonly home: string;
  private readonly workspace: string;
  private thread: Worker | undefined;
  private leave: (() => Promise<void>) | undefined;

  /**
   * @param storage absolute; a folder of it is the demo's.
   * @param sample absolute; the folder as it is shipped.
   */
  constructor(
    storage: string,
    private readonly sample: string,
    private readonly log: Log,
  ) {
    this.home = path.join(storage, 'demo');
    this.workspace = path.join(this.home, 'shop');
    this.kept = path.join(this.home, 'kept');
    const [folder, ...others] = workspace.workspaceFolders ?? [];
    this.isHere = others.length === 0 && folder?.uri.fsPath === Uri.file(this.workspace).fsPath;
  }

  /** Opens the sample; in a window of its own where this one shows something else. */
  async open(): Promise<void> {
    if (this.isHere) {
      return this.show();
    }
    if (!(await exists(this.workspace))) {
      await mkdir(this.home, { recursive: true, mode: 0o700 });
      await cp(this.sample, this.workspace, { recursive: true });
    }
    await commands.executeCommand('vscode.openFolder', Uri.file(this.workspace), {
      forceNewWindow: workspace.workspaceFolders !== undefined || workspace.textDocuments.some(isUnsaved),
      noRecentEntry: true,
    });
  }

  /** Starts the Sentry of the demo, signs in there, and binds the folder to it; where that fails, says so. */
  async start(accounts: Accounts, bindings: Bindings): Promise<void> {
    try {
      await this.begin(accounts, bindings);
    } catch (error) {
      this.log.error('the demo could not start', error);
      void window.showErrorMessage(words.failed());
    }
  }

  /** Deletes all of it unless another window shows it, and closes the folder where it is open here. */
  async remove(): Promise<'removed' | 'nothing' | 'open'> {
    if (!(await exists(this.home))) {
      return 'nothing';
    }
    if (this.isHere) {
      await this.leave?.(); // from here on nothing is written
      await this.thread?.terminate();
    }
    if (!(await this.removeAll())) {
      return 'open';
    }
    if (this.isHere) {
      await commands.executeCommand('workbench.action.closeFolder');
    }
    return 'removed';
  }

  dispose(): void {
    this.thread?.postMessage('end' satisfies ToldDemo, []);
  }

  private async begin(accounts: Accounts, bindings: Bindings): Promise<void> {
    if (window.visibleTextEditors.length === 0) {
      await this.show(); // first: a walkthrough sees only what happens once it is open
    }
    this.thread = demoThread();
    const told = { start: { home: this.home, sample: this.sample } };
    const { address, token, org, project } = await answerOf<StartedDemo>(this.thread, told);
    const account = await accounts.signIn(address, token, new AbortController().signal);
    const folder = { folder: Uri.file(this.workspace).toString(), path: '' };
    this.leave = async () => {
      await accounts.signOut(account.id);
      await bindings.forget(folder);
    };
    const target = { server: address, org, projects: [project], account: account.id };
    await bindings.bind(folder, target);
  }

  private async removeAll(): Promise<boolean> {
    const thread = demoThread();
    try {
      return (await answerOf<RemovedDemo>(thread, { remove: { home: this.home } })).removed;
    } finally {
      await thread.terminate();
    }
  }

  private async show(): Promise<void> {
    const document = await workspace.openTextDocument(Uri.file(path.join(this.workspace, FAILING.file)));
    const at = document.positionAt(Math.max(0, document.getText().indexOf(FAILING.line)));
    const [viewColumn, selection] = [ViewColumn.One, new Range(at, at)];
    await window.showTextDocument(document, { viewColumn, selection, preview: false });
    await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, true);
    await commands.executeCommand('vscode.setEditorLayout', stacked);
    await window.showTextDocument(document, { viewColumn, selection });
  }
}

function demoThread(): Worker {
  return startThread(path.join(__dirname, 'demoThread.js'), LARGEST_HEAP_MB);
}

/** @throws an error that says why it cannot be done. */
async function answerOf<T extends StartedDemo | RemovedDemo>(thread: Worker, told: ToldDemo): Promise<T> {
  const answer = await new Promise<T | FailedDemo>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.postMessage(told, []);
  });
  if ('failed' in answer) {
    throw new Error(answer.failed);
  }
  return answer;
}

function isUnsaved({ isDirty }: { readonly isDirty: boolean }): boolean {
  return isDirty;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
