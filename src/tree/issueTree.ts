import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import { oneLine } from '../base/oneLine';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { ContextKeys } from '../contributions';
import type { BindingBook } from '../issues/bindings/bindingBook';
import type { CurrentIssue } from '../issues/currentIssue';
import type { GroupName, IssueStore } from '../issues/issueStore';
import { countNew } from '../issues/newness';
import type { IssueKey } from '../issues/storeState';
import type { MoreRows, TreeChoice } from '../issues/treeChoice';
import type { Waiting } from '../issues/waiting';
import { hiddenBy, tree } from '../words';
import { agedRows } from './ages';
import { Outline, type Redrawn } from './outline';
import { Redrawing } from './redrawing';
import { troubleState, viewState } from './viewState';
import { itemOf } from './rowItems';
import { issuesIn, type Row, rowsOnceReady, type Shown } from './rows';
import { viewMessage, viewTitle } from './viewMessage';

const MINUTE_MS = 60_000;

/** The view of the issues that a person owns. */
export class IssueTree implements TreeDataProvider<Row>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Row[] | undefined>());
  private readonly aging = this.owned.add(new MutableDisposable());
  private readonly view: TreeView<Row>;
  private readonly outline: Outline;
  private readonly redrawing: Redrawing;
  private toldAt: number;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: Pick<IssueStore, 'state' | 'onDidChange' | 'open' | 'close' | 'lookAt'>,
    private readonly bindings: Pick<BindingBook, 'problems' | 'onDidChange'>,
    /** What is wrong in any setting. */
    private readonly wrong: { readonly first: string | undefined; readonly onDidChange: Event<void> },
    private readonly current: CurrentIssue,
    private readonly clock: Clock,
    /** Tells the editor which welcome text and which buttons fit. */
    private readonly setContext: <K extends keyof ContextKeys>(key: K, value: ContextKeys[K]) => void,
    private readonly choice: TreeChoice,
    private readonly waiting: Waiting,
  ) {
    this.toldAt = clock.now();
    this.outline = new Outline(this.shown(), rowsOnceReady);
    this.redrawing = this.owned.add(new Redrawing(clock, () => this.fire(this.outline.become(this.shown()))));
    this.view = this.owned.add(
      window.createTreeView('faultline.issues', {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(bindings.onDidChange(() => this.update()));
    this.owned.add(choice.onDidChange(() => this.chosen()));
    this.owned.add(choice.onDidShowMore((more) => this.goOn(more)));
    this.owned.add(waiting.onDidChange(() => this.redrawing.hurry()));
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

  /** Brings what waits to be sent before the person's eyes. */
  async showWaiting(): Promise<void> {
    const above = this.outline.children(undefined).find(({ kind }) => kind === 'outbox');
    if (above === undefined) {
      await commands.executeCommand('faultline.issues.focus');
      return;
    }
    await this.view.reveal(above, { select: true, focus: true, expand: true });
  }

  /** The issues that a group shows, listed or not. */
  issuesIn({ binding, group }: GroupName): readonly IssueKey[] {
    return issuesIn(this.shown(), { kind: 'group', binding, group });
  }

  getChildren(row?: Row): Row[] {
    return [...this.outline.children(row)];
  }

  getTreeItem(row: Row): TreeItem {
    return itemOf(this.outline.shown, row, this.clock.now());
  }

  getParent(row: Row): Row | undefined {
    return this.outline.above(row);
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
      void this.store.open(row).then(() => this.redrawing.hurry());
    } else if (row.kind === 'issue') {
      void this.store.lookAt([row.issue]).then(() => this.redrawing.hurry());
    }
  }

  private update(): void {
    const { state } = this.store;
    const isWrong = this.bindings.problems.length > 0 && viewState(state) === 'unbound';
    this.setContext('faultline.state', isWrong ? 'wrongSettings' : viewState(state));
    this.setContext('faultline.trouble', troubleState(state));
    this.tell();
    this.redrawing.stir();
  }

  private chosen(): void {
    const { filter, onlyMapped } = this.choice.current;
    this.setContext('faultline.filtered', filter !== undefined);
    this.setContext('faultline.onlyMapped', onlyMapped);
    this.redrawing.hurry();
    this.tell();
  }

  /** The row that was asked for more is gone: the first of those that came takes its place. */
  private goOn({ binding, group, from }: MoreRows): void {
    const issue = issuesIn(this.outline.shown, { kind: 'group', binding, group })[from];
    if (issue !== undefined) {
      const row = this.outline.known({ kind: 'issue', binding, group, issue });
      void this.view.reveal(row, { select: true, focus: true });
    }
  }

  private shown(): Shown {
    return {
      state: this.store.state,
      choice: this.choice.current,
      waiting: this.waiting.entries,
      unread: this.waiting.unread ?? 0,
    };
  }

  private fire(redrawn: Redrawn): void {
    if (redrawn === 'all') {
      this.changed.fire(undefined);
    } else if (redrawn.length > 0) {
      this.changed.fire([...redrawn]);
    }
  }

  /** The age goes on while nothing else changes. */
  private tell(): void {
    const { state } = this.store;
    const message = withProblem(this.wrong.first, viewMessage(state, this.clock.now()));
    this.view.message = withHidden(this.choice, message);
    this.view.title = viewTitle(state);
    const count = countNew(state);
    this.view.badge = count === 0 ? undefined : { value: count, tooltip: tree.badge(count) };
    this.aging.value = this.clock.after(MINUTE_MS, () => this.age());
  }

  private age(): void {
    const now = this.clock.now();
    this.fire(agedRows(this.outline, this.toldAt, now));
    this.toldAt = now;
    this.tell();
  }
}

/** That issues are hidden stands before all else, where there is a message at all. */
function withHidden({ current }: TreeChoice, message: string | undefined): string | undefined {
  const hidden = hiddenBy(current.filter && oneLine(current.filter.text), current.onlyMapped);
  return message === undefined || hidden === '' ? message : `${hidden} ${message}`;
}

/** What is wrong in the settings before the rest, where there is a message at all. */
function withProblem(problem: string | undefined, message: string | undefined): string | undefined {
  return problem === undefined || message === undefined ? message : `${problem} ${message}`;
}
