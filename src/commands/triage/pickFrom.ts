import { CancellationTokenSource, type QuickPickItem, window } from 'vscode';

/**
 * Asks at once for one of some items that are fetched, and shows meanwhile that they are on their way.
 * @param fetch its signal is aborted once the person has gone away.
 * @param none is said where there are no items.
 */
export async function pickFrom<T extends QuickPickItem>(
  title: string,
  fetch: (signal: AbortSignal) => Promise<readonly T[]>,
  none: string,
): Promise<T | undefined> {
  const life = new AbortController();
  const closing = new CancellationTokenSource();
  let isEmpty = false;
  const fetched = fetch(life.signal).then((items) => {
    isEmpty = items.length === 0;
    if (isEmpty) {
      closing.cancel();
    }
    return [...items];
  });
  try {
    const picked = await window.showQuickPick(fetched, { title }, closing.token);
    if (isEmpty) {
      void window.showInformationMessage(none);
    }
    return picked;
  } finally {
    life.abort();
    closing.dispose();
  }
}
