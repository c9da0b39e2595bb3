import {
  type Disposable,
  EventEmitter,
  InlayHint,
  type InlayHintsProvider,
  MarkdownString,
  Position,
  type Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { codeBlock } from '../base/codeSpan';
import { DisposableStore } from '../base/disposable';
import type { Settings } from '../contributions';
import type { CloserLooks } from '../issues/closerLooks';
import type { CurrentIssue } from '../issues/currentIssue';
import { type FrameVariables, variablesIn } from '../issues/frameVariables';
import type { IssueStore } from '../issues/issueStore';
import type { OpenFiles } from '../issues/openFiles';
import { issueOf, type Located, type TrackedIssue } from '../issues/storeState';
import { stepsOf, type Walk } from '../issues/walk';
import { fileKey } from '../issues/whereabouts';
import type { FilePath } from '../mapping/place';
import type { FullEvent } from '../sentry/fullEvent';
import type { EditedFiles } from './editedFiles';
import { inlineText, variableLines } from './inlineText';
import { lineChange } from './shiftLines';
import { type Standing, StandingLines } from './standingLines';

/** What inline values are made of. */
export interface InlineValuesDesk {
  readonly store: IssueStore;
  readonly current: CurrentIssue;
  readonly looks: CloserLooks;
  readonly walk: Walk;
  readonly settings: { readonly current: Settings; onDidChange(listener: () => void): Disposable };
  readonly files: OpenFiles;
  readonly edits: EditedFiles;
}

/** Where all of them are shown: UTF-16 units of a value, and variables. */
const LONGEST_VALUE = 400;
const MOST_LINES = 100;

type LocatedHere = Extract<Located, { readonly kind: 'located' }>;
type LocatedIssue = TrackedIssue & { readonly located: LocatedHere };

/** The variables of the frames of the issue that a person looks at, at the ends of their lines. */
export class InlineValues implements InlayHintsProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private readonly standing = new Map<TextDocument, StandingLines>();
  /** What VS Code was told of last. */
  private shown: { readonly located?: LocatedHere; readonly event?: FullEvent } = {};

  readonly onDidChangeInlayHints = this.changed.event;

  constructor(private readonly desk: InlineValuesDesk) {
    const { store, current, looks, walk, settings, edits } = desk;
    const refresh = () => this.refresh();
    this.owned.add(store.onDidChange(refresh));
    this.owned.add(current.onDidChange(refresh));
    this.owned.add(settings.onDidChange(refresh));
    this.owned.add(looks.onDidLearn((issue) => issue === current.key && this.refresh()));
    this.owned.add(window.onDidChangeVisibleTextEditors(() => this.refresh(true)));
    this.owned.add(walk.onDidChange(() => this.refresh(true)));
    this.owned.add(edits.onDidLook(() => this.refresh(true)));
    this.owned.add(workspace.onDidChangeTextDocument((change) => this.edited(change)));
    this.owned.add(workspace.onDidCloseTextDocument((document) => this.standing.delete(document)));
  }

  provideInlayHints(document: TextDocument, { start, end }: Range): InlayHint[] {
    const tracked = this.tracked();
    const file = this.desk.files.fileOf(document.uri);
    if (tracked === undefined || file === undefined || !isInText(document)) {
      return [];
    }
    const { located, lines } = this.standingIn(document, file, tracked.located) ?? {};
    const event = this.eventOf(tracked);
    if (located === undefined || lines === undefined || event?.id !== located.trace.eventId) {
      return [];
    }
    const walked = this.desk.walk.at(tracked.key, event.id);
    return variablesIn(file, stepsOf(located), event, walked).flatMap((frame) => {
      const line = lines.get(frame.place.line);
      const isWanted = line !== undefined && line >= start.line && line <= end.line;
      return isWanted && line < document.lineCount ? (hintAt(document, line, frame) ?? []) : [];
    });
  }

  dispose(): void {
    this.owned.dispose();
  }

  /**
   * Asks for the variables where a frame is in sight. VS Code asks every extension for all hints again when one of them
   * says that its own are others: that is said only of what changes something here.
   * @param moved true where a person sees another place than before.
   */
  private refresh(moved = false): void {
    const tracked = this.tracked();
    if (tracked !== undefined && this.isInSight(tracked)) {
      this.ask(tracked);
    }
    const before = this.shown;
    this.shown = tracked === undefined ? {} : { located: tracked.located, event: this.eventOf(tracked) };
    const { located, event } = this.shown;
    if (before.located !== located || before.event !== event || (moved && event !== undefined)) {
      this.changed.fire();
    }
  }

  private isInSight({ located }: LocatedIssue): boolean {
    const files = window.visibleTextEditors.map(({ document }) => this.desk.files.fileOf(document.uri));
    const inSight = new Set(files.map((file) => file && fileKey(file)));
    return stepsOf(located).some(({ place }) => inSight.has(fileKey(place.file)));
  }

  private ask({ key }: LocatedIssue): void {
    if (this.desk.looks.of(key).event.kind === 'unasked') {
      void this.desk.looks.look(key);
    }
  }

  private eventOf({ key }: LocatedIssue): FullEvent | undefined {
    const asked = this.desk.looks.of(key).event;
    return asked.kind === 'known' ? asked.value : undefined;
  }

  private edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length > 0) {
      this.standing.get(document)?.follow(contentChanges.map(lineChange));
    }
  }

  /** Where the lines of a document stand; `undefined` while nobody can say. */
  private standingIn(document: TextDocument, file: FilePath, located: LocatedHere): Standing | undefined {
    const standing = this.standing.get(document) ?? new StandingLines();
    this.standing.set(document, standing);
    return standing.of(located, this.desk.edits.has(file));
  }

  /** The issue that is looked at, if its values are to be seen and its frames have places. */
  private tracked(): LocatedIssue | undefined {
    const { store, current, settings } = this.desk;
    const isWanted = settings.current['lens.enabled'] && settings.current.inlineValues;
    const tracked = isWanted && current.key !== undefined ? issueOf(store.state, current.key) : undefined;
    return tracked?.located.kind === 'located' ? { ...tracked, located: tracked.located } : undefined;
  }
}

/** False for a document that is only a side of a diff, a merge or a peek. */
function isInText(document: TextDocument): boolean {
  return window.visibleTextEditors.some(
    (editor) => editor.document === document && editor.viewColumn !== undefined,
  );
}

/** UTF-16 units that VS Code shows of the hints of a line. */
function longestHint(document: TextDocument): number {
  const longest = workspace.getConfiguration('editor.inlayHints', document).get('maximumLength', 43);
  return longest > 0 ? longest : Infinity; // 0 cuts nothing
}

function hintAt(document: TextDocument, line: number, frame: FrameVariables): InlayHint | undefined {
  const { text } = document.lineAt(line);
  const label = inlineText(frame, text, longestHint(document));
  if (label === '') {
    return undefined;
  }
  const hint = new InlayHint(new Position(line, text.length), label);
  hint.paddingLeft = true;
  const lines = variableLines(frame, LONGEST_VALUE);
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
  hint.tooltip = new MarkdownString(codeBlock(shown, LONGEST_VALUE * 2));
  return hint;
}
