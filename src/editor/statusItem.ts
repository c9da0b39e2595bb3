import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Clock } from '../base/clock';
import type { Settings } from '../contributions';
import type { IssueStore } from '../issues/issueStore';
import { type Offline, offlineIn } from '../issues/offline';
import { readyFeeds, type StoreState } from '../issues/storeState';
import { ago, status } from '../words';
import type { Lenses } from './lenses';

const MINUTE_MS = 60_000;

/** The number of one's own issues, and how old it is while the server is away; quiet, and gone without a session. */
export class StatusItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly aging = this.owned.add(new MutableDisposable());
  private readonly item: StatusBarItem;

  constructor(
    private readonly store: IssueStore,
    private readonly lenses: Lenses,
    private readonly settings: { readonly current: Settings },
    private readonly clock: Clock,
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
    const offline = offlineIn(state);
    // the age goes on while nothing else changes
    this.aging.value = offline && this.clock.after(MINUTE_MS, () => this.update());
    if (offline !== undefined) {
      this.showOffline(offline, state);
    } else if (readyFeeds(state).length > 0) {
      this.showCount(countMine(state));
    } else {
      this.item.hide();
    }
  }

  private showOffline({ servers, asOf }: Offline, state: StoreState): void {
    const hosts = servers.map((server) => new URL(server).host).join(', ');
    const age = asOf === undefined ? undefined : ago(asOf, this.clock.now());
    this.item.text = age === undefined ? status.offline() : status.offlineCount(countMine(state), age);
    this.item.tooltip = age === undefined ? status.offlineNothing(hosts) : status.offlineTooltip(hosts, age);
    this.item.show();
  }

  private showCount(mine: number): void {
    const document = window.activeTextEditor?.document;
    const enabled = this.settings.current['lens.enabled'];
    this.item.text = `${enabled ? '$(pulse)' : '$(eye-closed)'} ${status.count(mine)}`;
    this.item.tooltip = enabled
      ? status.tooltip(mine, document === undefined ? 0 : this.lenses.in(document).length)
      : status.lensesOff();
    this.item.show();
  }
}

function countMine(state: StoreState): number {
  const groups = readyFeeds(state).flatMap((feed) => feed.groups);
  const mine = groups.filter(({ query }) => query.id === 'mine');
  return new Set(mine.flatMap(({ issues }) => issues)).size;
}
