import {
  type DecorationOptions,
  type Disposable,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  type TextEditorDecorationType,
  window,
  workspace,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { LensColor, Settings } from '../contributions';
import type { CurrentIssue } from '../issues/currentIssue';
import type { IssueStore } from '../issues/issueStore';
import { type LensMark, lensMarks, marksIn } from '../issues/lenses';
import type { OpenFiles } from '../issues/openFiles';
import { fileKey } from '../issues/whereabouts';
import type { FilePath } from '../mapping/place';
import { lensAt, lookOf } from './lensLook';
import { lensColor, lensText } from './lensText';
import { LiveMarks } from './liveMarks';
import type { LineChange } from './shiftLines';

/**
 * Milliseconds after the last edit of a file until its marks are located anew; sooner where arithmetic has lost one:
 * a whole text was pasted, reverted, or read again from the disk.
 */
const SETTLED_MS = 800;
const TORN_MS = 100;

/** The lenses of all text editors; what is drawn moves with edits by VS Code's own doing. */
export class Lenses implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly looks: Readonly<Record<LensColor, TextEditorDecorationType>>;
  private readonly live = new Map<TextDocument, LiveMarks>();
  /** Files edited since they were looked at. */
  private readonly edits = new Map<string, FilePath>();
  private readonly settling = this.owned.add(new MutableDisposable());
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private marks: ReadonlyMap<string, readonly LensMark[]> = new Map();

  /** Fires when a mark may have come, gone or moved to another line. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly current: CurrentIssue,
    private readonly settings: { readonly current: Settings; onDidChange(listener: () => void): Disposable },
    private readonly files: OpenFiles,
    private readonly clock: Clock,
  ) {
    const look = (color: LensColor) => this.owned.add(window.createTextEditorDecorationType(lookOf(color)));
    this.looks = {
      error: look('error'),
      warning: look('warning'),
      info: look('info'),
      dimmed: look('dimmed'),
    };
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(current.onDidChange(() => this.update()));
    this.owned.add(settings.onDidChange(() => this.drawAll()));
    this.owned.add(window.onDidChangeVisibleTextEditors(() => this.drawAll()));
    this.owned.add(workspace.onDidChangeTextDocument((change) => this.edited(change)));
    this.owned.add(workspace.onDidCloseTextDocument((document) => this.live.delete(document)));
    this.update();
  }

  /** The marks on a line of a document, in the one order of issues. */
  at(document: TextDocument, line: number): readonly LensMark[] {
    return this.liveMarks(document)?.at(line) ?? [];
  }

  /** The marks of a document, by line and then in the one order of issues. */
  in(document: TextDocument): readonly LensMark[] {
    return [...(this.liveMarks(document)?.byLine().values() ?? [])].flat();
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** A file that was edited since it was looked at keeps its moved marks until it is looked at again. */
  private update(): void {
    this.marks = lensMarks(this.store.state, this.clock.now(), this.current.key);
    for (const [document, marks] of this.live) {
      const file = this.files.fileOf(document.uri);
      if (file !== undefined && !this.edits.has(fileKey(file))) {
        marks.replace(marksIn(this.marks, file));
      }
    }
    this.drawAll();
  }

  private edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const file = this.files.fileOf(document.uri);
    if (file === undefined || contentChanges.length === 0) {
      return;
    }
    const effect = this.live.get(document)?.edit(contentChanges.map(lineChange)) ?? 'none';
    this.settleLater(file, effect === 'torn' ? TORN_MS : SETTLED_MS);
    if (effect === 'torn' || effect === 'touched') {
      this.drawAll(); // VS Code's own decoration of a line that went would stay on the next one
    } else if (effect === 'shifted') {
      this.changed.fire();
    }
  }

  /** Has the store look at a file again once nobody has typed for a while. */
  private settleLater(file: FilePath, delayMs: number): void {
    this.edits.set(fileKey(file), file);
    this.settling.value = this.clock.after(delayMs, () => void this.settle());
  }

  private async settle(): Promise<void> {
    const edited = [...this.edits];
    await this.store.filesChanged(edited.map(([, file]) => file));
    for (const [key, file] of edited) {
      if (this.edits.get(key) === file) {
        this.edits.delete(key); // nobody has typed in it meanwhile
      }
    }
    this.update();
  }

  private drawAll(): void {
    for (const editor of window.visibleTextEditors) {
      this.draw(editor);
    }
    this.changed.fire();
  }

  /** Editors without a column are sides of a diff, a merge or a peek: no lens there. */
  private draw(editor: TextEditor): void {
    const marks = editor.viewColumn === undefined ? undefined : this.liveMarks(editor.document);
    const { 'lens.enabled': enabled, 'lens.maxLength': longest } = this.settings.current;
    const drawn: Record<LensColor, DecorationOptions[]> = { error: [], warning: [], info: [], dimmed: [] };
    for (const [line, onLine] of enabled && marks !== undefined ? marks.byLine() : []) {
      const [first] = onLine;
      if (first !== undefined && line < editor.document.lineCount) {
        drawn[lensColor(first)].push(
          lensAt(editor.document, line, lensText(onLine, longest, this.clock.now())),
        );
      }
    }
    for (const [color, look] of Object.entries(this.looks)) {
      editor.setDecorations(look, drawn[color as LensColor]);
    }
  }

  private liveMarks(document: TextDocument): LiveMarks | undefined {
    const known = this.live.get(document);
    const file = this.files.fileOf(document.uri);
    if (known !== undefined || file === undefined) {
      return known;
    }
    const marks = new LiveMarks((line) =>
      line < document.lineCount ? document.lineAt(line).text : undefined,
    );
    marks.replace(marksIn(this.marks, file));
    this.live.set(document, marks);
    void this.store.filesChanged([file]); // nobody saw what happened to it while it was closed
    return marks;
  }
}

function lineChange({ range, text }: TextDocumentChangeEvent['contentChanges'][number]): LineChange {
  const { start, end } = range;
  return {
    start: start.line,
    startCharacter: start.character,
    end: end.line,
    endCharacter: end.character,
    breaks: breaksIn(text),
  };
}

/** Line breaks as VS Code counts them: `\r\n`, `\n`, and `\r` alone. */
function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.search(/[\r\n]/); at >= 0 && at < text.length; at++) {
    const isCarriageReturn = text[at] === '\r' && text[at + 1] !== '\n';
    breaks += text[at] === '\n' || isCarriageReturn ? 1 : 0;
  }
  return breaks;
}
