import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import type { IssueStore } from '../issues/issueStore';
import { viewState } from './viewState';
import { itemOf } from './rowItems';
import { type Row, rowAbove, rowsBelow } from './rows';
import { viewDescription, viewMessage } from './viewMessage';

/** The view of the issues that a person owns. */
export class IssueTree implements TreeDataProvider<Row>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private readonly view: TreeView<Row>;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly clock: Clock,
    /** Tells the editor which welcome text fits. */
    private readonly setState: (state: ReturnType<typeof viewState>) => void,
  ) {
    this.view = this.owned.add(
      window.createTreeView('faultline.issues', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(this.view.onDidExpandElement(({ element }) => this.expanded(element)));
    this.update();
  }

  /** Whether a person can see the view. */
  get looked(): Pick<TreeView<Row>, 'visible' | 'onDidChangeVisibility'> {
    return this.view;
  }

  getChildren(row?: Row): Row[] {
    const { state } = this.store;
    return state.kind === 'ready' && viewState(state) === 'ready' ? [...rowsBelow(state, row)] : [];
  }

  getTreeItem(row: Row): TreeItem {
    const { state } = this.store;
    return state.kind === 'ready' ? itemOf(state, row, this.clock.now()) : { label: '' };
  }

  getParent(row: Row): Row | undefined {
    return rowAbove(row);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private expanded(row: Row): void {
    if (row.kind === 'group') {
      void this.store.open(row.group);
    } else if (row.kind === 'issue') {
      void this.store.lookAt([row.issue]);
    }
  }

  private update(): void {
    const { state } = this.store;
    this.setState(viewState(state));
    this.view.message = viewMessage(state, this.clock.now());
    this.view.description = viewDescription(state);
    this.changed.fire();
  }
}
