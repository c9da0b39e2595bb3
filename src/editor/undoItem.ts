import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { CommandId } from '../contributions';
import type { Deeds } from '../issues/triage/deeds';
import { deedName, namedIssues, undoing } from '../words';

/** How long an action is offered to be undone; the command takes it back later, too. */
const SHOWN_MS = 60_000;

/** The offer to take back what was done last, for a while. */
export class UndoItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly hiding = this.owned.add(new MutableDisposable());
  private readonly item: StatusBarItem;

  constructor(
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {
    this.item = this.owned.add(window.createStatusBarItem('faultline.undo', StatusBarAlignment.Left, -2));
    this.item.name = undoing.name();
    this.item.command = 'faultline.undo' satisfies CommandId;
    this.owned.add(deeds.onDidChange(() => this.update()));
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    const { last } = this.deeds;
    if (last === undefined) {
      this.item.hide();
      return;
    }
    this.item.text = undoing.item(last.issues.length, last.issues[0] ?? '');
    this.item.tooltip = undoing.tooltip(deedName(last.action.kind), namedIssues(last.issues, 5));
    this.item.show();
    this.hiding.value = this.clock.after(SHOWN_MS, () => this.item.hide());
  }
}
