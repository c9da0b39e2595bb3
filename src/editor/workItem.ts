import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import { oneLine } from '../base/oneLine';
import type { MergedBranches } from '../issues/branch/mergedBranches';
import type { StartedBranch } from '../issues/branch/startedBranches';
import type { WorkingOn } from '../issues/branch/workingOn';
import { commandTitles, workItem as words } from '../words';

/** The issue that is being worked on; or, once its branch is merged, the offer to resolve it. */
export class WorkItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly item: StatusBarItem;

  constructor(
    private readonly workingOn: WorkingOn,
    private readonly merged: MergedBranches,
  ) {
    this.item = this.owned.add(window.createStatusBarItem('faultline.work', StatusBarAlignment.Left, -1));
    this.item.name = words.name();
    this.owned.add(workingOn.onDidChange(() => this.update()));
    this.owned.add(merged.onDidChange(() => this.update()));
    this.update();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    const [merged, current] = [this.merged.current, this.workingOn.current];
    if (merged !== undefined) {
      this.show(
        words.merged(merged.shortId),
        words.mergedTooltip(merged.shortId, oneLine(merged.branch)),
        commandFor('faultline.resolveInNextRelease', commandTitles.resolveInNextRelease(), merged),
      );
    } else if (current !== undefined) {
      this.show(
        words.on(current.shortId),
        words.onTooltip(current.shortId, oneLine(current.branch)),
        commandFor('faultline.openIssue', commandTitles.openIssue(), current),
      );
    } else {
      this.item.hide();
    }
  }

  private show(text: string, tooltip: string, command: StatusBarItem['command']): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.show();
  }
}

function commandFor(command: string, title: string, { issue }: StartedBranch) {
  return { command, title, arguments: [issue] };
}
