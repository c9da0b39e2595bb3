import {
  type Disposable,
  Position,
  Selection,
  type TextDocument,
  type TextEditorSelectionChangeEvent,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { DisposableStore } from '../base/disposable';
import { sameLines } from './sameLines';

/** Where a person is in a document. */
interface Standing {
  readonly lines: readonly string[];
  readonly selections: readonly Selection[];
  /** Where the cursors were put back and VS Code has not told yet that they are there, the oldest first. */
  readonly untold: readonly (readonly Selection[])[];
}

/** Keeps cursors on their lines where a document is printed anew: VS Code puts them at the end of what it replaces. */
export class KeptCursors implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly standings = new Map<string, Standing>();

  constructor() {
    this.owned.add(
      workspace.onDidChangeTextDocument(({ document }) => this.standings.size > 0 && this.follow(document)),
    );
    this.owned.add(
      window.onDidChangeTextEditorSelection((moved) => this.standings.size > 0 && this.hasMoved(moved)),
    );
    this.owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.standings.delete(uri.toString())));
  }

  /** Has a document's cursors kept from now on. */
  keep(uri: Uri): void {
    const key = uri.toString();
    const editor = editorOf(key);
    if (editor === undefined) {
      this.standings.delete(key);
    } else if (!this.standings.has(key)) {
      this.standings.set(key, {
        lines: linesOf(editor.document),
        selections: editor.selections,
        untold: [],
      });
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Where the cursors belong in a text that was replaced. */
  private follow(document: TextDocument): void {
    const key = document.uri.toString();
    const standing = this.standings.get(key);
    if (standing === undefined) {
      return;
    }
    const lines = linesOf(document);
    const lineNow = sameLines(standing.lines, lines);
    const moved = ({ line, character }: Position) =>
      document.validatePosition(new Position(lineNow(line), character));
    const selections = standing.selections.map(
      ({ anchor, active }) => new Selection(moved(anchor), moved(active)),
    );
    this.standings.set(key, { ...standing, lines, selections });
  }

  /** A move of no kind is VS Code's own: it follows from the text that was replaced, and is put right. */
  private hasMoved({ textEditor, selections, kind }: TextEditorSelectionChangeEvent): void {
    const key = textEditor.document.uri.toString();
    const standing = this.standings.get(key);
    if (standing === undefined) {
      return;
    }
    if (kind !== undefined) {
      const told = standing.untold.findIndex((one) => areEqual(one, selections));
      const untold = standing.untold.slice(told + 1);
      this.standings.set(key, told < 0 ? { ...standing, selections, untold: [] } : { ...standing, untold });
    } else if (!isAtStart(standing.selections) && !areEqual(selections, standing.selections)) {
      this.standings.set(key, { ...standing, untold: [...standing.untold, standing.selections] });
      textEditor.selections = standing.selections;
    }
  }
}

function editorOf(key: string) {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
}

function linesOf(document: TextDocument): readonly string[] {
  return document.getText().split(/\r?\n/);
}

/** Where the cursor is before a person has put it anywhere. */
function isAtStart([first]: readonly Selection[]): boolean {
  return first?.active.line === 0 && first.isEmpty;
}

function areEqual(some: readonly Selection[], others: readonly Selection[]): boolean {
  return some.length === others.length && some.every((one, at) => others[at]?.isEqual(one));
}
