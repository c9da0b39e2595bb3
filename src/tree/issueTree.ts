import {
  type Disposable,
  type Event,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { ContextKeys } from '../contributions';
import type { BindingBook } from '../issues/bindings/bindingBook';
import type { CurrentIssue } from '../issues/currentIssue';
import type { IssueStore } from '../issues/issueStore';
import { troubleState, viewState } from './viewState';
import { itemOf } from './rowItems';
import { type Row, rowAbove, rowsBelow } from './rows';
import { viewMessage, viewTitle } from './viewMessage';

const MINUTE_MS = 60_000;

/** The view of the issues that a person owns. */
export class IssueTree implements TreeDataProvider<Row>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private readonly aging = this.owned.add(new MutableDisposable());
  private readonly view: TreeView<Row>;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly bindings: Pick<BindingBook, 'problems' | 'onDidChange'>,
    /** What is wrong in any setting. */
    private readonly wrong: { readonly first: string | undefined; readonly onDidChange: Event<void> },
    private readonly current: CurrentIssue,
    private readonly clock: Clock,
    /** Tells the editor which welcome text and which buttons fit. */
    private readonly setContext: <K extends keyof ContextKeys>(key: K, value: ContextKeys[K]) => void,
  ) {
    this.view = this.owned.add(
      window.createTreeView('faultline.issues', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(bindings.onDidChange(() => this.update()));
    this.owned.add(wrong.onDidChange(() => this.tell()));
    this.owned.add(this.view.onDidExpandElement(({ element }) => this.expanded(element)));
    this.owned.add(
      this.view.onDidCollapseElement(({ element }) => element.kind === 'group' && store.close(element)),
    );
    this.owned.add(this.view.onDidChangeSelection(({ selection }) => this.selected(selection[0])));
    this.update();
  }

  /** Whether a person can see the view. */
  get looked(): Pick<TreeView<Row>, 'visible' | 'onDidChangeVisibility'> {
    return this.view;
  }

  getChildren(row?: Row): Row[] {
    const { state } = this.store;
    return viewState(state) === 'ready' ? [...rowsBelow(state, row)] : [];
  }

  getTreeItem(row: Row): TreeItem {
    return itemOf(this.store.state, row, this.clock.now());
  }

  getParent(row: Row): Row | undefined {
    return rowAbove(this.store.state, row);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private selected(row: Row | undefined): void {
    if (row !== undefined && 'issue' in row) {
      this.current.look(row.issue);
    }
  }

  private expanded(row: Row): void {
    if (row.kind === 'group') {
      void this.store.open(row);
    } else if (row.kind === 'issue') {
      void this.store.lookAt([row.issue]);
    }
  }

  private update(): void {
    const { state } = this.store;
    const isWrong = this.bindings.problems.length > 0 && viewState(state) === 'unbound';
    this.setContext('faultline.state', isWrong ? 'wrongSettings' : viewState(state));
    this.setContext('faultline.trouble', troubleState(state));
    this.tell();
    this.changed.fire();
  }

  /** The age goes on while nothing else changes. */
  private tell(): void {
    const { state } = this.store;
    this.view.message = withProblem(this.wrong.first, viewMessage(state, this.clock.now()));
    this.view.title = viewTitle(state);
    this.aging.value = this.clock.after(MINUTE_MS, () => this.tell());
  }
}

/** What is wrong in the settings before the rest, where there is a message at all. */
function withProblem(problem: string | undefined, message: string | undefined): string | undefined {
  return problem === undefined || message === undefined ? message : `${problem} ${message}`;
}
