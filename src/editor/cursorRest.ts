import { type Disposable, type TextEditor, window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { LineAuthors } from '../issues/lineAuthors';
import type { IssueHover } from './issueHover';

/** Milliseconds for which the cursor rests on a line before anything is asked of it. */
const REST_MS = 300;

/**
 * Takes a cursor that rests on a marked line for a look at it, and one that goes for the end of it; nothing is asked
 * while lenses are off.
 */
export class CursorRest implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly resting = this.owned.add(new MutableDisposable());
  private at: string | undefined;

  constructor(
    private readonly hover: Pick<IssueHover, 'look'>,
    private readonly authors: Pick<LineAuthors, 'leave'>,
    private readonly isOn: () => boolean,
    private readonly clock: Clock,
  ) {
    this.owned.add(window.onDidChangeTextEditorSelection(({ textEditor }) => this.moved(textEditor)));
    this.owned.add(window.onDidChangeActiveTextEditor((editor) => editor && this.moved(editor)));
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Along a line it may move: it is the line that counts. */
  private moved(editor: TextEditor): void {
    const { document, selection, viewColumn } = editor;
    const { line } = selection.active;
    const at = `${document.uri.toString()}\n${line}`;
    if (editor !== window.activeTextEditor || at === this.at) {
      return;
    }
    this.at = at;
    this.resting.value = undefined;
    this.authors.leave();
    if (viewColumn !== undefined && this.isOn()) {
      this.resting.value = this.clock.after(REST_MS, () => this.hover.look(document, line));
    }
  }
}
