import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { IssueStore } from '../issues/issueStore';
import { type Offline, offlineIn } from '../issues/offline';
import { readyFeeds, type StoreState } from '../issues/storeState';
import { ago, status } from '../words';
import type { Lenses } from './lenses';

const MINUTE_MS = 60_000;

/** VS Code's own command that shows the view. */
const SHOW_VIEW = 'faultline.issues.focus';

/** What the item shows, and tells the mouse and a screen reader. */
interface Told {
  readonly text: string;
  readonly sentence: string;
}

/**
 * The number of one's own issues, and how old it is while the server is away; quiet, and gone without a session. A
 * click takes all that is drawn in the text away, and brings it back.
 */
export class StatusItem implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly aging = this.owned.add(new MutableDisposable());
  private readonly item: StatusBarItem;

  constructor(
    private readonly store: IssueStore,
    private readonly lenses: Lenses,
    private readonly clock: Clock,
  ) {
    this.item = this.owned.add(window.createStatusBarItem('faultline.count', StatusBarAlignment.Left, 0));
    this.item.name = 'Faultline';
    this.item.command = 'faultline.toggleLenses';
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
      this.show(this.offline(offline, state));
    } else if (readyFeeds(state).length > 0) {
      this.show(this.count(state));
    } else {
      this.item.hide();
    }
  }

  private show({ text, sentence }: Told): void {
    const { enabled } = this.lenses;
    const hint = enabled ? status.lensesOn() : status.lensesOff();
    const tooltip = new MarkdownString().appendText(sentence).appendMarkdown('\n\n').appendText(hint);
    tooltip.appendMarkdown(`\n\n[${status.open()}](command:${SHOW_VIEW})`);
    tooltip.isTrusted = { enabledCommands: [SHOW_VIEW] };
    this.item.text = enabled ? text : `$(eye-closed) ${text}`;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `${sentence} ${hint}`, role: 'button' };
    this.item.show();
  }

  private offline({ servers, asOf }: Offline, state: StoreState): Told {
    const hosts = servers.map((server) => new URL(server).host).join(', ');
    const age = asOf === undefined ? undefined : ago(asOf, this.clock.now());
    return age === undefined
      ? { text: status.offline(), sentence: status.offlineNothing(hosts) }
      : { text: status.offlineCount(countMine(state), age), sentence: status.offlineTooltip(hosts, age) };
  }

  private count(state: StoreState): Told {
    const document = window.activeTextEditor?.document;
    const marks = document === undefined ? [] : this.lenses.in(document);
    const inFile = new Set(marks.map(({ tracked }) => tracked.key)).size;
    const mine = countMine(state);
    return {
      text: this.lenses.enabled ? `$(pulse) ${status.count(mine)}` : status.count(mine),
      sentence: status.tooltip(mine, inFile),
    };
  }
}

function countMine(state: StoreState): number {
  const groups = readyFeeds(state).flatMap((feed) => feed.groups);
  const mine = groups.filter(({ query }) => query.id === 'mine');
  return new Set(mine.flatMap(({ issues }) => issues)).size;
}
