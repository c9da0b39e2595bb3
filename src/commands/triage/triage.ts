import { commands, type QuickInputButton, type QuickPick, ThemeIcon, window } from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable';
import { type ContextKeys, triageKeys } from '../../contributions';
import type { CurrentIssue } from '../../issues/currentIssue';
import type { IssueStore } from '../../issues/issueStore';
import { type IssueKey, issueOf, readyFeeds, type TrackedIssue } from '../../issues/storeState';
import { beside, goOnAt, inOrder, queuedGroups, queueOf } from '../../issues/triage/queue';
import { sentryTraits } from '../../sentry/server/traits';
import { triage as words } from '../../words';
import { crashFrameOf, isLocated } from '../frameOfIssue';
import { Preview } from '../preview';
import { type TriageItem, triageItems, triageLine } from './triageItems';
import type { Verb, Verbal } from './verb';

export interface TriageDesk {
  readonly store: IssueStore;
  readonly current: CurrentIssue;
  readonly setContext: <K extends keyof ContextKeys>(key: K, value: ContextKeys[K]) => void;
}

/** One walk through a queue: what is on the screen. */
interface Walk {
  readonly queue: readonly IssueKey[];
  readonly pick: QuickPick<TriageItem>;
  readonly preview: Preview;
  readonly owned: DisposableStore;
  at: IssueKey;
  /** While another question stands in the palette's place. */
  isAway: boolean;
  /** Told once the palette is hidden for another question. */
  hidden: () => void;
}

/** Longer than what is said of the last issue, which stands over it. */
const SAID_MS = 20_000;
const next: QuickInputButton = {
  iconPath: new ThemeIcon('arrow-down'),
  tooltip: words.next(triageKeys.triageNext),
};
const previous: QuickInputButton = {
  iconPath: new ThemeIcon('arrow-up'),
  tooltip: words.previous(triageKeys.triagePrevious),
};

/** *Triage*: one issue after the other, each at its line, with everything that can be done with it a key away. */
export class Triage implements Disposable {
  private walk: Walk | undefined;
  private before: readonly IssueKey[] = [];
  private remembered: IssueKey | undefined;
  private shown: TrackedIssue | undefined;

  constructor(private readonly desk: TriageDesk) {}

  /** The issue that commands without an argument are for while the palette is open. */
  get at(): IssueKey | undefined {
    return this.walk?.at;
  }

  /** Walks the issues that were chosen, else those of the person; goes on where it was left. */
  async begin(chosen: readonly IssueKey[]): Promise<void> {
    const { store } = this.desk;
    this.end();
    const queue = chosen.length > 0 ? inOrder(store.state, chosen) : await this.ownQueue();
    const at = goOnAt(queue, this.before, this.remembered);
    if (at === undefined) {
      void window.showInformationMessage(words.nothing());
      return;
    }
    this.before = queue;
    this.open(queue, at);
  }

  /** Goes to the next or the previous issue. */
  step(step: 1 | -1): void {
    const { walk } = this;
    const to = walk && beside(this.desk.store.state, walk.queue, walk.at, step);
    if (walk !== undefined && to !== undefined) {
      this.go(walk, to);
    }
  }

  /** Goes back to an issue that something was taken back of. */
  goBackTo(shortIds: readonly string[]): void {
    const { walk } = this;
    const to = walk?.queue.find((key) => {
      const tracked = issueOf(this.desk.store.state, key);
      return tracked !== undefined && shortIds.includes(tracked.issue.shortId);
    });
    if (walk !== undefined && to !== undefined) {
      this.go(walk, to);
    }
  }

  /**
   * Runs something for the issue that is shown, and goes on.
   * @param verb what is run; `undefined` for what deals with no issue.
   * @param asks whether other questions may stand in the palette's place meanwhile.
   */
  async during(
    verb: Verb | undefined,
    asks: boolean,
    run: (taken: () => void) => Promise<unknown>,
  ): Promise<void> {
    const { walk } = this;
    if (walk === undefined) {
      await run(() => undefined);
      return;
    }
    const { at } = walk;
    const taken = () => {
      this.comeBack(walk);
      if (verb?.ends === true && this.walk === walk && walk.at === at) {
        this.advance(walk);
      }
    };
    await (asks && this.stepAside(walk));
    try {
      await run(taken);
    } finally {
      this.comeBack(walk);
    }
  }

  dispose(): void {
    this.end();
  }

  private async ownQueue(): Promise<readonly IssueKey[]> {
    const { store } = this.desk;
    const unloaded = readyFeeds(store.state).flatMap(({ binding, groups }) =>
      groups
        .filter(({ query, loaded }) => queuedGroups.includes(query.id) && !loaded)
        .map(({ query }) => ({ binding: binding.id, group: query.id })),
    );
    await Promise.all(unloaded.map((group) => store.open(group)));
    return queueOf(store.state);
  }

  private open(queue: readonly IssueKey[], at: IssueKey): void {
    const owned = new DisposableStore();
    const pick = owned.add(window.createQuickPick<TriageItem>());
    const walk: Walk = {
      queue,
      pick,
      preview: new Preview(),
      owned,
      at,
      isAway: false,
      hidden: () => undefined,
    };
    this.walk = walk;
    pick.ignoreFocusOut = true; // one may look at the code meanwhile
    pick.buttons = [previous, next];
    owned.add(pick.onDidTriggerButton((button) => this.step(button === next ? 1 : -1)));
    owned.add(pick.onDidAccept(() => this.accept(pick.activeItems[0]?.name)));
    owned.add(pick.onDidHide(() => (walk.isAway ? walk.hidden() : this.end())));
    owned.add(this.desk.store.onDidChange(() => this.show(walk)));
    this.desk.setContext('faultline.triaging', true);
    this.go(walk, at);
    pick.show();
  }

  private accept(name: Verbal | undefined): void {
    if (name !== undefined) {
      void commands.executeCommand(`faultline.${name}`);
    }
  }

  private go(walk: Walk, at: IssueKey): void {
    walk.at = at;
    walk.pick.value = '';
    this.remembered = at;
    this.desk.current.look(at);
    this.show(walk, true);
    void this.desk.store.lookAt([at]);
  }

  /** @param isNew true for another issue than before: its actions are offered from the first on. */
  private show(walk: Walk, isNew = false): void {
    const tracked = issueOf(this.desk.store.state, walk.at);
    if (tracked === undefined || (tracked === this.shown && !isNew)) {
      return;
    }
    const { pick, queue } = walk;
    const wasThere = !isNew && this.shown?.located === tracked.located;
    this.shown = tracked;
    const feed = readyFeeds(this.desk.store.state).find(({ binding }) => binding.id === tracked.binding.id);
    const active = isNew ? undefined : pick.activeItems[0]?.name;
    pick.title = words.title(tracked.issue.shortId, queue.indexOf(walk.at) + 1, queue.length);
    pick.placeholder = triageLine(tracked);
    pick.items = triageItems(tracked, feed?.traits ?? sentryTraits);
    const same = pick.items.filter(({ name }) => name !== undefined && name === active);
    if (same.length > 0) {
      pick.activeItems = same;
    }
    if (!wasThere && isLocated(tracked)) {
      walk.preview.show(crashFrameOf(tracked)?.place);
    }
  }

  private advance(walk: Walk): void {
    const to = beside(this.desk.store.state, walk.queue, walk.at, 1);
    if (to === undefined || to === walk.at) {
      this.end();
      window.setStatusBarMessage(words.finished(walk.queue.length), SAID_MS);
    } else {
      this.go(walk, to);
    }
  }

  /** Another question takes the palette's place. */
  private async stepAside(walk: Walk): Promise<void> {
    walk.isAway = true;
    this.desk.setContext('faultline.triaging', false);
    await new Promise<void>((resolve) => {
      walk.hidden = resolve;
      walk.pick.hide();
    });
  }

  private comeBack(walk: Walk): void {
    if (walk.isAway && this.walk === walk) {
      walk.isAway = false;
      this.desk.setContext('faultline.triaging', true);
      walk.pick.show();
    }
  }

  private end(): void {
    const { walk } = this;
    if (walk !== undefined) {
      this.walk = undefined;
      this.shown = undefined;
      this.desk.setContext('faultline.triaging', false);
      walk.owned.dispose();
      void walk.preview.keep();
    }
  }
}
