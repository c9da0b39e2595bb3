import { type Command, type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import type { Event } from '../base/event';
import { oneLine } from '../base/oneLine';
import type { CommandId } from '../contributions';
import { issueOfBranch } from '../issues/branch/issueOfBranch';
import type { MergedBranches } from '../issues/branch/mergedBranches';
import type { StartedBranch } from '../issues/branch/startedBranches';
import type { WorkingOn } from '../issues/branch/workingOn';
import { pageBelow } from '../issues/issuePage';
import type { StoreState } from '../issues/storeState';
import type { Account } from '../sentry/accounts';
import { commandTitles, workItem as words } from '../words';

/** What is loaded. */
interface Store {
  readonly state: StoreState;
  readonly onDidChange: Event<unknown>;
}

/** The issue that is being worked on; and beside it the question whether to resolve one whose branch is merged. */
export class WorkItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly work: StatusBarItem;
  private readonly offer: StatusBarItem;

  constructor(
    private readonly workingOn: WorkingOn,
    private readonly merged: MergedBranches,
    private readonly store: Store,
    private readonly accounts: { readonly signedIn: readonly { readonly account: Account }[] },
  ) {
    this.work = this.owned.add(window.createStatusBarItem('faultline.work', StatusBarAlignment.Left, -1));
    this.work.name = words.name();
    this.offer = this.owned.add(window.createStatusBarItem('faultline.merged', StatusBarAlignment.Left, -1));
    this.offer.name = words.mergedName();
    for (const { onDidChange } of [workingOn, merged, store]) {
      this.owned.add(onDidChange(() => this.update()));
    }
    this.update();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    const [merged, current] = [this.merged.current, this.workingOn.current];
    if (current === undefined) {
      this.work.hide();
    } else {
      const told = words.onTooltip(current.shortId, oneLine(current.branch));
      show(this.work, words.on(current.shortId), told, this.opening(current));
    }
    if (merged === undefined) {
      this.offer.hide();
    } else {
      const told = words.mergedTooltip(merged.shortId, oneLine(merged.branch));
      show(this.offer, words.merged(merged.shortId), told, {
        command: 'faultline.resolveMerged' satisfies CommandId,
        title: commandTitles.resolveMerged(),
      });
    }
  }

  /** The issue as a document; its page on the server where it has left the lists, resolved or not mine any more. */
  private opening(started: StartedBranch): Command | undefined {
    const tracked = issueOfBranch(this.store.state, started);
    const account = this.accounts.signedIn.find((one) => one.account.id === started.account)?.account;
    const title = commandTitles.openIssue();
    if (tracked !== undefined) {
      return { command: 'faultline.openIssue' satisfies CommandId, title, arguments: [tracked.key] };
    }
    const page = account && pageBelow(account.server, started.org, started.issue);
    return page === undefined ? undefined : { command: 'vscode.open', title, arguments: [page] };
  }
}

function show(item: StatusBarItem, text: string, told: string, command: Command | undefined): void {
  item.text = text;
  item.tooltip = told;
  item.accessibilityInformation = { label: told, role: 'button' };
  item.command = command;
  item.show();
}
