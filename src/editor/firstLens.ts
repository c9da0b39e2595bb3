import { type Disposable, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import type { Lenses } from './lenses';

/** Tells once that a lens is on the screen. */
export function firstLens(lenses: Pick<Lenses, 'in' | 'onDidChange'>, shown: () => void): Disposable {
  const owned = new DisposableStore();
  const look = () => {
    if (window.visibleTextEditors.some(({ document }) => lenses.in(document).length > 0)) {
      owned.dispose();
      shown();
    }
  };
  owned.add(lenses.onDidChange(look));
  owned.add(window.onDidChangeVisibleTextEditors(look));
  return owned;
}
