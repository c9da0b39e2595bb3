import {
  type Disposable,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Settings } from '../contributions';
import { lensTemplate } from '../issues/lensTemplate';
import { type DrawnLens, DrawnLenses } from './drawnLenses';
import { lensAt, lookOf } from './lensLook';
import { lensColor, lensText } from './lensText';
import type { StandingMarks } from './liveMarks';
import type { LineChange } from './shiftLines';
import { SlotLooks } from './slotLooks';

/** How long lenses come into editors until the event loop gets its turn: VS Code takes its time for each. */
const SLICE_MS = 8;

/** Draws lenses in all text editors that have a column: what has none is a side of a diff, a merge or a peek. */
export class LensDrawing implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly looks = this.owned.add(new MutableDisposable<SlotLooks<TextEditorDecorationType>>());
  private readonly more = this.owned.add(new MutableDisposable());
  private hasBorder: boolean | undefined;
  private drawn = new WeakMap<TextEditor, DrawnLenses>();

  constructor(
    /** `undefined` while a document is being edited: it is left as it is. */
    private readonly standing: (document: TextDocument) => readonly StandingMarks[] | undefined,
    private readonly settings: { readonly current: Settings; onDidChange(listener: () => void): Disposable },
    private readonly clock: Clock,
  ) {
    this.takeLooks();
    this.owned.add(settings.onDidChange(() => this.takeLooks()));
    this.owned.add(window.onDidChangeVisibleTextEditors(() => this.drawAll()));
    this.owned.add(window.onDidChangeTextEditorViewColumn(({ textEditor }) => this.draw(textEditor)));
    this.owned.add(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.settings.current['lens.cursorLineOnly']) {
          this.draw(textEditor);
        }
      }),
    );
  }

  drawAll(): void {
    const isOver = slice();
    window.visibleTextEditors.forEach((editor) => this.draw(editor, isOver));
    this.looks.value?.keepOnly(
      window.visibleTextEditors.flatMap((editor) => this.drawn.get(editor)?.slots ?? []),
    );
  }

  /** Follows an edit: the lenses of lines that it touched go until they are drawn again. */
  follow(document: TextDocument, changes: readonly LineChange[]): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document === document) {
        this.drawn.get(editor)?.follow(changes);
      }
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private takeLooks(): void {
    const hasBorder = this.settings.current['lens.border'];
    if (this.hasBorder !== hasBorder) {
      this.hasBorder = hasBorder;
      this.looks.value = new SlotLooks((color) =>
        window.createTextEditorDecorationType(lookOf(color, hasBorder)),
      );
      this.drawn = new WeakMap(); // with its look goes what was drawn
    }
  }

  private draw(editor: TextEditor, isOver = slice()): void {
    const isOff = !this.settings.current['lens.enabled'] || editor.viewColumn === undefined;
    const standing = isOff ? [] : this.standing(editor.document);
    if (standing !== undefined) {
      const isAll = this.drawnIn(editor).show(this.wanted(editor, standing), isOver);
      if (!isAll) {
        this.more.value = this.clock.after(0, () => this.drawAll());
      }
    }
  }

  private wanted(editor: TextEditor, standing: readonly StandingMarks[]): readonly DrawnLens[] {
    const { 'lens.maxLength': longest, 'lens.cursorLineOnly': cursorLineOnly } = this.settings.current;
    const template = lensTemplate(this.settings.current['lens.template']);
    const cursors = new Set(editor.selections.map(({ active }) => active.line));
    return inSightFirst(editor, standing)
      .filter(({ line }) => line < editor.document.lineCount)
      .flatMap(({ line, marks }) => {
        const [first] = marks;
        const isTold = !cursorLineOnly || cursors.has(line);
        const text = isTold ? lensText(marks, template, longest, this.clock.now()) : '';
        return first === undefined ? [] : [{ line, text, color: lensColor(first) }];
      });
  }

  private drawnIn(editor: TextEditor): DrawnLenses {
    const known = this.drawn.get(editor);
    if (known !== undefined) {
      return known;
    }
    const drawn = new DrawnLenses((slot, lens) => {
      const look = this.looks.value?.of(slot);
      if (look !== undefined) {
        editor.setDecorations(
          look,
          lens === undefined ? [] : [lensAt(editor.document, lens.line, lens.text)],
        );
      }
    });
    this.drawn.set(editor, drawn);
    return drawn;
  }
}

/** Says when the slice that begins now is over. */
function slice(): () => boolean {
  const end = performance.now() + SLICE_MS;
  return () => performance.now() > end;
}

function inSightFirst(
  { visibleRanges }: TextEditor,
  standing: readonly StandingMarks[],
): readonly StandingMarks[] {
  const isInSight = ({ line }: StandingMarks) =>
    visibleRanges.some(({ start, end }) => line >= start.line && line <= end.line);
  return [...standing.filter(isInSight), ...standing.filter((one) => !isInSight(one))];
}
