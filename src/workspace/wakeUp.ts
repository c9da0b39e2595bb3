import { type Disposable, type TreeView, window, workspace } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Log } from '../base/log';
import type { Settings } from '../contributions';
import type { Bindings } from '../issues/binding';
import type { IssueStore } from '../issues/issueStore';
import { newEnough, nextRefreshIn } from '../issues/nextRefresh';
import type { Accounts } from '../sentry/accounts';
import type { Folders } from './folders';

/** Milliseconds without an edit after which a window counts as idle. */
const IDLE_MS = 500;

export interface WakeUpParts {
  readonly accounts: Accounts;
  readonly store: IssueStore;
  readonly bindings: Bindings;
  readonly folders: Folders;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
  readonly log: Log;
  /** Whether a person can see our view. */
  readonly view: Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;
}

/**
 * Starts what `activate` leaves undone: who is signed in at once, the folders with an account, the first refresh when a
 * bound folder is open, an editor or our view is visible and the window is idle; further ones at the person's pace
 * while they look. Without an account nothing starts by itself.
 */
export function wakeUp(parts: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const { accounts, clock, log } = parts;
  owned.add(watchWhileSignedIn(parts));
  owned.add(refreshWhenLookedAt(parts));
  owned.add(refreshFromTimeToTime(parts));
  const restore = () =>
    void accounts.restore().catch((error) => log.error('the secret store does not answer', error));
  owned.add(clock.after(0, restore));
  return owned;
}

function watchWhileSignedIn({ accounts, folders }: WakeUpParts): Disposable {
  return accounts.onDidChange(() => (isSignedIn(accounts) ? folders.turnOn() : folders.turnOff()));
}

function refreshWhenLookedAt({ accounts, store, bindings, settings, clock, view }: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const idle = owned.add(new MutableDisposable());
  const isSeen = () => view.visible || window.visibleTextEditors.length > 0;
  const isBound = () => bindings.current.length > 0 && (workspace.workspaceFolders ?? []).length > 0;
  const look = () => {
    if (isSignedIn(accounts) && !store.isAwake && isBound()) {
      idle.value = clock.after(
        IDLE_MS,
        () =>
          isSeen() &&
          void store.refresh('all', newEnough({ minutes: settings.current.refreshMinutes }, clock.now())),
      );
    }
  };
  owned.add(accounts.onDidChange(look));
  owned.add(bindings.onDidChange(look));
  owned.add(view.onDidChangeVisibility(look));
  owned.add(workspace.onDidChangeTextDocument(() => idle.value !== undefined && look()));
  owned.add(
    window.onDidChangeVisibleTextEditors(() => {
      look();
      void store.editorsChanged();
    }),
  );
  return owned;
}

function refreshFromTimeToTime({ store, settings, clock }: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const next = owned.add(new MutableDisposable());
  let leftAt = window.state.focused ? undefined : clock.now();
  const pace = () => ({ minutes: settings.current.refreshMinutes, leftAt });
  const refresh = async () => {
    await store.refreshDue(pace());
    schedule();
  };
  const schedule = () => {
    const dueMs = store.isAwake ? nextRefreshIn(store.state, pace(), clock.now()) : undefined;
    next.value = dueMs === undefined ? undefined : clock.after(dueMs, () => void refresh());
  };
  owned.add(store.onDidChange(schedule));
  owned.add(
    window.onDidChangeWindowState(({ focused }) => {
      leftAt = focused ? undefined : (leftAt ?? clock.now());
      schedule();
    }),
  );
  return owned;
}

function isSignedIn({ signedIn }: Accounts): boolean {
  return signedIn.length > 0;
}
