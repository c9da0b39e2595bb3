import { type Disposable, type TreeView, window, workspace } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Log } from '../base/log';
import type { Settings } from '../contributions';
import type { Bindings } from '../issues/binding';
import type { IssueStore } from '../issues/issueStore';
import { nextRefreshIn } from '../issues/nextRefresh';
import type { Session } from '../sentry/session';
import type { Folders } from './folders';

/** Milliseconds without an edit after which a window counts as idle. */
const IDLE_MS = 500;

export interface WakeUpParts {
  readonly session: Session;
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
 * Starts what `activate` leaves undone: the session at once, the folders with a session, the first refresh when a
 * bound folder is open, an editor or our view is visible and the window is idle; further ones at the person's pace
 * while they look. Without a session nothing starts by itself.
 */
export function wakeUp(parts: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const { session, clock, log } = parts;
  owned.add(watchWhileSignedIn(parts));
  owned.add(refreshWhenLookedAt(parts));
  owned.add(refreshFromTimeToTime(parts));
  const restore = () =>
    void session.restore().catch((error) => log.error('the secret store does not answer', error));
  owned.add(clock.after(0, restore));
  return owned;
}

function watchWhileSignedIn({ session, folders }: WakeUpParts): Disposable {
  return session.onDidChange(({ kind }) => (kind === 'signedIn' ? folders.turnOn() : folders.turnOff()));
}

function refreshWhenLookedAt({ session, store, bindings, clock, view }: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const idle = owned.add(new MutableDisposable());
  const isSeen = () => view.visible || window.visibleTextEditors.length > 0;
  const isBound = () => bindings.current !== undefined && (workspace.workspaceFolders ?? []).length > 0;
  const look = () => {
    if (session.state.kind === 'signedIn' && !store.isAwake && isBound()) {
      idle.value = clock.after(IDLE_MS, () => isSeen() && void store.refresh('all'));
    }
  };
  owned.add(session.onDidChange(look));
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
  const refresh = () => window.state.focused && store.isAwake && void store.refresh('changes');
  const schedule = () => {
    const dueMs = nextRefreshIn(store.state, settings.current.refreshMinutes, clock.now());
    next.value = dueMs === undefined ? undefined : clock.after(dueMs, refresh);
  };
  owned.add(store.onDidChange(schedule));
  owned.add(window.onDidChangeWindowState(({ focused }) => focused && schedule()));
  return owned;
}
