import { type Disposable, type TreeView, window, workspace } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import type { Settings } from '../contributions';
import type { IssueStore } from '../issues/issueStore';
import { nextRefreshIn } from '../issues/nextRefresh';
import type { Locator } from '../mapping/locator';
import type { Session } from '../sentry/session';
import { watchFolders } from './folders';

/** Milliseconds without an edit after which a window counts as idle. */
const IDLE_MS = 500;

export interface WakeUpParts {
  readonly session: Session;
  readonly store: IssueStore;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
  /** Whether a person can see our view. */
  readonly view: Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;
  readonly search: (locators: readonly Locator[] | undefined) => void;
}

/**
 * Starts what `activate` leaves undone: the session at once, the folders with a session, the first refresh when an
 * editor or our view is visible and the window is idle, further ones at the person's pace while they look.
 * Without a session nothing starts by itself.
 */
export function wakeUp(parts: WakeUpParts): Disposable {
  const owned = new DisposableStore();
  const folders = owned.add(new MutableDisposable());
  const idle = owned.add(new MutableDisposable());
  const next = owned.add(new MutableDisposable());
  const { session, store, clock } = parts;

  const look = () => {
    if (session.state.kind === 'signedIn' && !store.isAwake) {
      idle.value = clock.after(IDLE_MS, () => {
        if (parts.view.visible || window.visibleTextEditors.length > 0) {
          void store.refresh('all');
        }
      });
    }
  };
  const schedule = () => {
    const dueMs = nextRefreshIn(store.state, parts.settings.current.refreshMinutes, clock.now());
    const again = () => window.state.focused && store.isAwake && void store.refresh('changes');
    next.value = dueMs === undefined ? undefined : clock.after(dueMs, again);
  };

  owned.add(
    session.onDidChange(({ kind }) => {
      folders.value =
        kind === 'signedIn' ? watchFolders(parts.search, () => void store.filesListed()) : undefined;
      look();
    }),
  );
  owned.add(workspace.onDidChangeTextDocument(() => idle.value !== undefined && look()));
  owned.add(window.onDidChangeVisibleTextEditors(look));
  owned.add(parts.view.onDidChangeVisibility(look));
  owned.add(store.onDidChange(schedule));
  owned.add(window.onDidChangeWindowState(({ focused }) => focused && schedule()));
  owned.add(clock.after(0, () => void session.restore()));
  return owned;
}
