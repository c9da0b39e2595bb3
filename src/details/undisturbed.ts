import { type Disposable, type TextEditor, window } from 'vscode';
import { DisposableStore } from '../base/disposable';

/**
 * Whether a person has left an editor alone since it was folded for them. A move of the cursor without a kind is VS
 * Code's own; so is what comes in sight with another text, or by the folding itself.
 */
export class Undisturbed implements Disposable {
  private readonly owned = new DisposableStore();
  private version: number;
  private isOwn = true;
  private touched = false;

  constructor(editor: TextEditor) {
    this.version = editor.document.version;
    this.owned.add(
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        this.touched ||= textEditor === editor && kind !== undefined;
      }),
    );
    this.owned.add(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor === editor) {
          this.sees(editor.document.version);
        }
      }),
    );
  }

  /** False once the person has moved the cursor, scrolled or unfolded something. */
  get still(): boolean {
    return !this.touched;
  }

  dispose(): void {
    this.owned.dispose();
  }

  private sees(version: number): void {
    this.touched ||= !this.isOwn && version === this.version;
    this.isOwn = false;
    this.version = version;
  }
}
