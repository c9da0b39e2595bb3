import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import type { Settings } from '../contributions';
import type { IssueStore } from '../issues/issueStore';
import { status } from '../words';
import type { Lenses } from './lenses';

/** The number of one's own issues; quiet, and gone without a session. */
export class StatusItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly item: StatusBarItem;

  constructor(
    private readonly store: IssueStore,
    private readonly lenses: Lenses,
    private readonly settings: { readonly current: Settings },
  ) {
    this.item = this.owned.add(window.createStatusBarItem('faultline.count', StatusBarAlignment.Left, 0));
    this.item.name = 'Faultline';
    this.item.command = 'faultline.issues.focus';
    this.owned.add(lenses.onDidChange(() => this.update()));
    this.owned.add(window.onDidChangeActiveTextEditor(() => this.update()));
    this.update();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    const { state } = this.store;
    if (state.kind !== 'ready') {
      this.item.hide();
      return;
    }
    const mine = state.groups.find(({ id }) => id === 'mine')?.issues.length ?? 0;
    const document = window.activeTextEditor?.document;
    const enabled = this.settings.current['lens.enabled'];
    this.item.text = `${enabled ? '$(pulse)' : '$(eye-closed)'} ${status.count(mine)}`;
    this.item.tooltip = enabled
      ? status.tooltip(mine, document === undefined ? 0 : this.lenses.in(document).length)
      : status.lensesOff();
    this.item.show();
  }
}
