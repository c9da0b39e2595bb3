import {
  type Disposable,
  EventEmitter,
  type TextDocument,
  type TreeDataProvider,
  type TreeItem,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import type { Event } from '../base/event';
import { Settling } from '../base/settling';
import type { ContextKeys } from '../contributions';
import type { CurrentIssue } from '../issues/currentIssue';
import type { IssueStore } from '../issues/issueStore';
import type { LensMark } from '../issues/lenses';
import type { OpenFiles } from '../issues/openFiles';
import type { TreeChoice } from '../issues/treeChoice';
import type { Waiting } from '../issues/waiting';
import { fileRows, type FileRows, isSameRows, LINE_GROUP } from './fileRows';
import { Outline } from './outline';
import { lineItem } from './rowItems';
import { type Row, rowsBelow, type Shown } from './rows';

/** Milliseconds without a keystroke after which lines that moved are drawn, and the longest wait. */
const QUIET_MS = 150;
const LONGEST_MS = 1000;

/** What the view is made of. */
export interface InThisFileParts {
  readonly store: IssueStore;
  /** The marks of a document, by line. */
  readonly marks: {
    in(document: TextDocument): readonly LensMark[];
    readonly onDidChange: Event<void>;
  };
  readonly files: OpenFiles;
  readonly current: CurrentIssue;
  readonly choice: TreeChoice;
  readonly waiting: Waiting;
  readonly clock: Clock;
  readonly setContext: <K extends keyof ContextKeys>(key: K, value: ContextKeys[K]) => void;
}

/** The view of the issues that have a mark in the active editor's file. */
export class InThisFile implements TreeDataProvider<Row>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Row[] | undefined>());
  private readonly outline: Outline;
  private rows: FileRows = [];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly parts: InThisFileParts) {
    const { marks, waiting, current, clock } = parts;
    this.outline = new Outline(this.shown(), (shown, row) =>
      row === undefined ? this.rows.map((one) => one.row) : rowsBelow(shown, row),
    );
    const view = this.owned.add(
      window.createTreeView('faultline.inThisFile', { treeDataProvider: this, canSelectMany: true }),
    );
    const settling = this.owned.add(new Settling(clock, QUIET_MS, LONGEST_MS, () => this.update()));
    this.owned.add(marks.onDidChange(() => settling.stir()));
    this.owned.add(parts.store.onDidChange(() => settling.stir()));
    this.owned.add(waiting.onDidChange(() => this.update()));
    this.owned.add(window.onDidChangeActiveTextEditor(() => this.update()));
    this.owned.add(
      view.onDidChangeSelection(({ selection: [row] }) => {
        if (row !== undefined && 'issue' in row) {
          current.look(row.issue);
        }
      }),
    );
    this.update();
  }

  getChildren(row?: Row): Row[] {
    return [...this.outline.children(row)];
  }

  getTreeItem(row: Row): TreeItem {
    const line = this.rows.find((one) => one.row.issue === ('issue' in row ? row.issue : undefined))?.line;
    return lineItem(this.outline.shown, row, line, this.parts.clock.now());
  }

  getParent(row: Row): Row | undefined {
    const above = this.outline.above(row);
    return above?.kind === 'issue' && above.group === LINE_GROUP ? above : undefined;
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Lines that moved are few: then all rows are drawn again. */
  private update(): void {
    const { marks, files, setContext } = this.parts;
    const document = window.activeTextEditor?.document;
    const isFile = document !== undefined && files.fileOf(document.uri) !== undefined;
    const rows = isFile ? fileRows(marks.in(document)) : [];
    setContext('faultline.fileState', isFile ? (rows.length > 0 ? undefined : 'noLine') : 'noFile');
    const hasMoved = !isSameRows(this.rows, rows);
    this.rows = rows;
    const redrawn = this.outline.become(this.shown());
    if (hasMoved || redrawn === 'all') {
      this.changed.fire(undefined);
    } else if (redrawn.length > 0) {
      this.changed.fire([...redrawn]);
    }
  }

  private shown(): Shown {
    const { store, choice, waiting } = this.parts;
    return { state: store.state, choice: choice.current, waiting: waiting.entries };
  }
}
