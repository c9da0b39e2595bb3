import {
  type Disposable,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Settings } from '../contributions';
import type { CurrentIssue } from '../issues/currentIssue';
import type { IssueStore } from '../issues/issueStore';
import { type LensChoice, type LensMark, MarkedLines, type MarksByFile, marksIn } from '../issues/lenses';
import { lensFiles } from '../issues/lensFiles';
import type { OpenFiles } from '../issues/openFiles';
import { fileKey } from '../issues/whereabouts';
import type { FilePath } from '../mapping/place';
import type { EditedFiles } from './editedFiles';
import { LensDrawing } from './lensDrawing';
import { LiveMarks, type StandingMarks } from './liveMarks';
import { lineChange } from './shiftLines';

/**
 * Milliseconds until the marks of a file are located anew where arithmetic has lost one: a whole text was pasted, or
 * read again from the disk.
 */
const TORN_MS = 100;

const MINUTE_MS = 60_000;

/** The marks of a document that was looked at. */
interface LiveFile {
  readonly file: FilePath;
  readonly marks: LiveMarks;
}

/** The lenses of all text editors: which lines have marks, and when they may be drawn. */
export class Lenses implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly live = new Map<TextDocument, LiveFile>();
  private readonly aging = this.owned.add(new MutableDisposable());
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private readonly drawing: LensDrawing;
  private readonly marked = new MarkedLines();
  private showsFile: (path: string) => boolean;
  private marks: MarksByFile = new Map();
  private readonly ended = new AbortController();
  private isOutdated = false;
  private isMaking = false;

  /** Fires when a mark may have come, gone or moved to another line, and when all are switched on or off. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly current: CurrentIssue,
    private readonly settings: { readonly current: Settings; onDidChange(listener: () => void): Disposable },
    private readonly files: OpenFiles,
    private readonly edits: EditedFiles,
    private readonly clock: Clock,
  ) {
    this.showsFile = this.shownFiles();
    this.drawing = this.owned.add(
      new LensDrawing((document) => this.restingMarks(document), settings, clock),
    );
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(current.onDidChange(() => this.update()));
    this.owned.add(
      settings.onDidChange(() => {
        this.showsFile = this.shownFiles();
        this.update();
      }),
    );
    this.owned.add(edits.onDidLook(() => this.update()));
    this.owned.add(edits.onDidRest(() => this.drawing.drawAll()));
    this.owned.add(workspace.onDidChangeTextDocument((change) => this.edited(change)));
    this.owned.add(workspace.onDidCloseTextDocument((document) => this.live.delete(document)));
    this.update();
  }

  /** False while a person wants to see nothing of Faultline in the text: then no surface draws there. */
  get enabled(): boolean {
    return this.settings.current['lens.enabled'];
  }

  /** The marks of every file by `fileKey`, where the store located them, in the order of `lensMarks`. */
  get located(): MarksByFile {
    return this.marks;
  }

  /** The marks on a line of a document, in the one order of issues. */
  at(document: TextDocument, line: number): readonly LensMark[] {
    return this.liveMarks(document)?.at(line) ?? [];
  }

  /** The lines of a document that have marks, as they stand now, from the first on. */
  standing(document: TextDocument): readonly StandingMarks[] {
    return [...(this.liveMarks(document)?.byLine() ?? [])]
      .map(([line, marks]) => ({ line, marks }))
      .sort((one, other) => one.line - other.line);
  }

  /** The marks of a document, by line and then in the one order of issues. */
  in(document: TextDocument): readonly LensMark[] {
    return this.standing(document).flatMap(({ marks }) => marks);
  }

  dispose(): void {
    this.ended.abort();
    this.owned.dispose();
  }

  /** Has all marks made anew; what changes while they are being made is seen to afterwards, once. */
  private update(): void {
    this.isOutdated = true;
    if (!this.isMaking) {
      void this.makeMarks();
    }
  }

  private async makeMarks(): Promise<void> {
    this.isMaking = true;
    try {
      while (this.isOutdated) {
        this.isOutdated = false;
        const edited = new Set([...this.live.values()].filter(({ file }) => this.edits.has(file)));
        const soon = { files: this.filesInSight(), told: (marks: MarksByFile) => this.take(marks, edited) };
        const [state, now, choice] = [this.store.state, this.clock.now(), this.choice()];
        this.take(await this.marked.inSlices(state, now, choice, soon, this.ended.signal), edited);
      }
    } catch (error) {
      if (!isAbort(error)) {
        throw error;
      }
    } finally {
      this.isMaking = false;
    }
  }

  private filesInSight(): ReadonlySet<string> {
    const files = window.visibleTextEditors.map(({ document }) => this.files.fileOf(document.uri));
    return new Set(files.flatMap((file) => (file === undefined ? [] : fileKey(file))));
  }

  /**
   * A file that was edited since it was looked at keeps its moved marks until it is looked at again.
   * @param edited those of which that was so when the making began.
   */
  private take(made: MarksByFile, edited: ReadonlySet<LiveFile>): void {
    this.marks = made;
    for (const live of this.live.values()) {
      if (!edited.has(live) && !this.edits.has(live.file)) {
        live.marks.replace(marksIn(this.marks, live.file));
      }
    }
    // ages go on while nothing else changes
    this.aging.value = this.marks.size === 0 ? undefined : this.clock.after(MINUTE_MS, () => this.update());
    this.drawing.drawAll();
    this.changed.fire();
  }

  private shownFiles(): (path: string) => boolean {
    const { 'lens.include': include, 'lens.exclude': exclude } = this.settings.current;
    return lensFiles(include, exclude);
  }

  private choice(): LensChoice {
    const { refreshMinutes, ...lens } = this.settings.current;
    return {
      looked: this.current.key,
      rules: lens['lens.only'],
      callers: lens['lens.callers'],
      showsFile: this.showsFile,
      freshMs: Math.max(60, 2 * refreshMinutes) * MINUTE_MS,
    };
  }

  private edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const known = this.live.get(document);
    const file = known?.file ?? this.files.fileOf(document.uri);
    if (file === undefined || contentChanges.length === 0) {
      return;
    }
    const changes = contentChanges.map(lineChange);
    const effect = known?.marks.edit(changes) ?? 'none';
    this.drawing.follow(document, changes);
    this.edits.add(file, effect === 'torn' ? TORN_MS : undefined);
    if (effect !== 'none') {
      this.changed.fire();
    }
  }

  /** `undefined` while a document is typed in. */
  private restingMarks(document: TextDocument): readonly StandingMarks[] | undefined {
    const standing = this.standing(document);
    const file = this.live.get(document)?.file;
    return file !== undefined && this.edits.isTypedIn(file) ? undefined : standing;
  }

  private liveMarks(document: TextDocument): LiveMarks | undefined {
    const known = this.live.get(document);
    const file = known?.file ?? this.files.fileOf(document.uri);
    if (known !== undefined || file === undefined) {
      return known?.marks;
    }
    const marks = new LiveMarks((line) =>
      line < document.lineCount ? document.lineAt(line).text : undefined,
    );
    marks.replace(marksIn(this.marks, file));
    this.live.set(document, { file, marks });
    void this.store.filesChanged([file]); // nobody saw what happened to it while it was closed
    return marks;
  }
}
