import { commands, ProgressLocation, type QuickInputButton, type QuickPick, ThemeIcon, window } from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable';
import { type ContextKeys, triageKeys } from '../../contributions';
import type { CurrentIssue } from '../../issues/currentIssue';
import type { IssueStore } from '../../issues/issueStore';
import { type IssueKey, issueOf, readyFeeds, type TrackedIssue, traitsOf } from '../../issues/storeState';
import { beside, goOnAt, inOrder, isOpen, ownQueueOf, queueOf, unlistedOf } from '../../issues/triage/queue';
import { hasLine } from '../../mapping/place';
import { commandTitles, triage as words } from '../../words';
import { crashFrameOf, isLocated } from '../frameOfIssue';
import { Preview } from '../preview';
import { type TriageItem, triageItems, triageLine } from './triageItems';
import type { Verb } from './verb';

export interface TriageDesk {
  readonly store: IssueStore;
  readonly current: CurrentIssue;
  readonly setContext: <K extends keyof ContextKeys>(key: K, value: ContextKeys[K]) => void;
}

/** One walk through a queue: what is on the screen. */
interface Walk {
  queue: readonly IssueKey[];
  readonly pick: QuickPick<TriageItem>;
  readonly preview: Preview;
  readonly owned: DisposableStore;
  /** By their short ids: an issue that is dealt with is listed no more. */
  readonly keys: Map<string, IssueKey>;
  /** Ends when all that is to be walked through is listed. */
  readonly listing: Promise<void> | undefined;
  at: IssueKey;
  /** An issue that is being brought back, to be gone to once it is listed again. */
  awaited: IssueKey | undefined;
  /** Whose question takes, or has taken, the palette's place; nobody's while the palette takes keys. */
  asking: Asking | undefined;
}

/** A command that asks something: it alone brings the palette back, and once. */
interface Asking {
  /** Told once the palette is hidden. */
  hidden: () => void;
}

/** What happens to the palette while something is run. */
export type Aside =
  /** It stays, and takes further keys. */
  | 'no'
  /** It takes no key, and stands until a question takes its place, if one does. */
  | 'forQuestions'
  /** It is hidden first: what is run shows an editor. */
  | 'hidden';

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
  async begin(chosen: readonly IssueKey[] | undefined): Promise<void> {
    this.end();
    const { store } = this.desk;
    const listing = chosen === undefined ? this.list() : undefined;
    if (listing !== undefined && ownQueueOf(store.state).length === 0) {
      await window.withProgress({ location: ProgressLocation.Window, title: words.listing() }, () => listing);
    }
    const queue = chosen === undefined ? queueOf(store.state) : inOrder(store.state, chosen);
    const at = goOnAt(queue, this.before, this.remembered);
    if (at === undefined) {
      await this.sayNothing(chosen !== undefined);
      return;
    }
    this.end(); // that of another who waited for the lists, too
    this.before = queue;
    const walk = this.open(queue, at, listing);
    await listing?.then(() => this.lengthen(walk));
  }

  /** Goes to the next or the previous issue. */
  async step(step: 1 | -1): Promise<void> {
    const { walk } = this;
    await this.earlierKeys();
    const to = walk && beside(this.desk.store.state, walk.queue, walk.at, step);
    if (walk !== undefined && to !== undefined && this.walk === walk) {
      this.go(walk, to);
    }
  }

  /** Goes back to an issue that something was taken back of, at once or when its server has heard of that. */
  goBackTo(shortIds: readonly string[]): void {
    const { walk } = this;
    const to = shortIds.map((shortId) => walk?.keys.get(shortId)).find((key) => key !== undefined);
    if (walk !== undefined && to !== undefined) {
      walk.awaited = to;
      this.follow(walk);
    }
  }

  /**
   * Runs something for the issue that is shown, and goes on.
   * @param verb what is run; `undefined` for what deals with no issue.
   */
  async during(
    verb: Verb | undefined,
    aside: Aside,
    run: (taken: () => void) => Promise<unknown>,
  ): Promise<void> {
    const { walk } = this;
    if (walk === undefined) {
      await run(() => undefined);
      return;
    }
    const { at } = walk;
    walk.awaited = undefined;
    const asking = aside === 'no' ? undefined : await this.stepAside(walk, aside === 'hidden');
    const taken = () => {
      this.comeBack(walk, asking);
      if (verb?.ends === true) {
        void this.advance(walk, at);
      }
    };
    try {
      await run(taken);
    } finally {
      this.comeBack(walk, asking);
    }
  }

  dispose(): void {
    this.end();
  }

  /** Has the person's groups listed that are not; `undefined` where they are. It waits for no event. */
  private list(): Promise<void> | undefined {
    const { store } = this.desk;
    const unlisted = unlistedOf(store.state);
    if (unlisted.length === 0) {
      return undefined;
    }
    const heard = new DisposableStore();
    const listed = new Promise<void>((resolve) => {
      heard.add(store.onDidChange(() => unlistedOf(store.state).length === 0 && resolve()));
    });
    const opened = Promise.all(unlisted.map((group) => store.open(group)));
    return Promise.race([listed, opened]).then(
      () => heard.dispose(),
      () => heard.dispose(), // the group says what went wrong
    );
  }

  /** Takes up what was listed since. */
  private lengthen(walk: Walk): void {
    const { state } = this.desk.store;
    if (this.walk === walk) {
      const added = ownQueueOf(state).filter((key) => !walk.queue.includes(key));
      walk.queue = [...walk.queue, ...added];
      added.forEach((key) => walk.keys.set(issueOf(state, key)?.issue.shortId ?? '', key));
      this.before = walk.queue;
      this.entitle(walk);
    }
  }

  /** Says that nothing is left only where that is known. */
  private async sayNothing(isChosen: boolean): Promise<void> {
    const { state } = this.desk.store;
    if (isChosen || (readyFeeds(state).length > 0 && unlistedOf(state).length === 0)) {
      void window.showInformationMessage(isChosen ? words.nothingOpen() : words.nothing());
      return;
    }
    const why = commandTitles.whyEmpty();
    if ((await window.showInformationMessage(words.notListed(), why)) === why) {
      await commands.executeCommand('faultline.whyEmpty');
    }
  }

  private open(queue: readonly IssueKey[], at: IssueKey, listing: Promise<void> | undefined): Walk {
    const { state } = this.desk.store;
    const owned = new DisposableStore();
    const pick = owned.add(window.createQuickPick<TriageItem>());
    const walk: Walk = {
      queue,
      pick,
      preview: new Preview(),
      owned,
      keys: new Map(queue.map((key) => [issueOf(state, key)?.issue.shortId ?? '', key])),
      at,
      awaited: undefined,
      asking: undefined,
      listing,
    };
    this.walk = walk;
    pick.ignoreFocusOut = true; // one may look at the code meanwhile
    pick.buttons = [previous, next];
    owned.add(pick.onDidTriggerButton((button) => this.step(button === next ? 1 : -1)));
    owned.add(pick.onDidAccept(() => this.accept(walk)));
    owned.add(pick.onDidHide(() => (walk.asking === undefined ? this.end() : walk.asking.hidden())));
    owned.add(this.desk.store.onDidChange(() => this.follow(walk)));
    this.desk.setContext('faultline.triaging', true);
    this.go(walk, at);
    pick.show();
    return walk;
  }

  /**
   * Resolves when the keys that were pressed for the issue on the screen have been heard: the first use of a command
   * takes VS Code a round trip more than those that follow, so that these overtake it.
   */
  private async earlierKeys(): Promise<void> {
    for (let roundTrips = 2; roundTrips > 0; roundTrips--) {
      await commands.executeCommand(
        'setContext',
        'faultline.triaging',
        this.walk !== undefined && this.walk.asking === undefined,
      );
    }
  }

  /** An Enter that comes too early is meant for the question that is about to stand here. */
  private accept({ pick, asking }: Walk): void {
    const name = pick.activeItems[0]?.name;
    if (name !== undefined && asking === undefined) {
      void commands.executeCommand(`faultline.${name}`);
    }
  }

  private go(walk: Walk, at: IssueKey): void {
    walk.at = at;
    walk.awaited = undefined;
    walk.pick.value = '';
    this.remembered = at;
    this.desk.current.look(at);
    this.show(walk, true);
    void this.desk.store.lookAt([at]);
  }

  /** Shows what the issue is by now, or the one that came back. */
  private follow(walk: Walk): void {
    const back = walk.awaited === undefined ? undefined : issueOf(this.desk.store.state, walk.awaited);
    if (back !== undefined && isOpen(back)) {
      this.go(walk, back.key);
    } else {
      this.show(walk);
    }
  }

  /** @param isNew true for another issue than before: its actions are offered from the first on. */
  private show(walk: Walk, isNew = false): void {
    const tracked = issueOf(this.desk.store.state, walk.at);
    if (tracked === undefined || (tracked === this.shown && !isNew)) {
      return;
    }
    const { pick } = walk;
    const wasThere = !isNew && this.shown?.located === tracked.located;
    this.shown = tracked;
    const active = isNew ? undefined : pick.activeItems[0]?.name;
    this.entitle(walk);
    pick.placeholder = triageLine(tracked);
    pick.items = triageItems(tracked, traitsOf(tracked, this.desk.store.state));
    const same = pick.items.filter(({ name }) => name !== undefined && name === active);
    if (same.length > 0) {
      pick.activeItems = same;
    }
    if (!wasThere) {
      look(walk.preview, tracked);
    }
  }

  private entitle({ pick, queue, at }: Walk): void {
    const shortId = issueOf(this.desk.store.state, at)?.issue.shortId ?? this.shown?.issue.shortId ?? '';
    pick.title = words.title(shortId, queue.indexOf(at) + 1, queue.length);
  }

  private async advance(walk: Walk, from: IssueKey): Promise<void> {
    await this.earlierKeys();
    if (beside(this.desk.store.state, walk.queue, from, 1) === undefined) {
      await walk.listing;
    }
    if (this.walk !== walk || walk.at !== from) {
      return;
    }
    const to = beside(this.desk.store.state, walk.queue, from, 1);
    if (to === undefined || to === from) {
      this.end();
      window.setStatusBarMessage(words.finished(walk.queue.length), SAID_MS);
    } else {
      this.go(walk, to);
    }
  }

  /** Another question takes the palette's place, also that of a question which stands there. */
  private async stepAside(walk: Walk, isHidden: boolean): Promise<Asking> {
    const asking: Asking = { hidden: () => undefined };
    const isThere = walk.asking === undefined;
    walk.asking = asking;
    this.desk.setContext('faultline.triaging', false);
    if (isHidden && isThere) {
      await new Promise<void>((resolve) => {
        asking.hidden = resolve;
        walk.pick.hide();
      });
    }
    return asking;
  }

  private comeBack(walk: Walk, asking: Asking | undefined): void {
    if (asking !== undefined && walk.asking === asking && this.walk === walk) {
      walk.asking = undefined;
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

/** Shows the line of an issue; while it is looked for, what was shown stays. */
function look(preview: Preview, tracked: TrackedIssue): void {
  const place = isLocated(tracked) ? crashFrameOf(tracked)?.place : undefined;
  const { kind } = tracked.located;
  if (place !== undefined && hasLine(place)) {
    preview.show(place);
  } else if (kind !== 'unasked' && kind !== 'waiting') {
    preview.leave();
  }
}
