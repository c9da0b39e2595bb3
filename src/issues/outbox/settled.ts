import { DisposableStore } from '../../base/disposable';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import { nameOf } from './withPending';

/** What became of an entry so far: `waiting` for one that will be sent later, `gone` for one that was given up. */
export type Standing = 'done' | 'failed' | 'conflict' | 'waiting' | 'gone';

/** Resolves when an entry is neither to be sent at once nor being sent. Rejects when `signal` is aborted. */
export function settled(
  outbox: Pick<Outbox, 'entries' | 'onDidChange' | 'onDidFinish'>,
  id: string,
  signal: AbortSignal,
): Promise<Standing> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const heard = new DisposableStore();
    const end = (standing: Standing | undefined) => {
      if (standing !== undefined) {
        heard.dispose();
        resolve(standing);
      }
    };
    const stop = () => {
      heard.dispose();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    heard.add({ dispose: () => signal.removeEventListener('abort', stop) });
    heard.add(outbox.onDidFinish(({ entry }) => end(entry.id === id ? 'done' : undefined)));
    heard.add(outbox.onDidChange(() => end(standingOf(outbox.entries, id))));
    end(standingOf(outbox.entries, id));
  });
}

/** One that comes after another that waits for its issue waits, too; what was refused is in nobody's way. */
function standingOf(entries: readonly Entry[], id: string): Standing | undefined {
  const entry = entries.find((one) => one.id === id);
  if (entry === undefined) {
    return 'gone';
  }
  const isBefore = (one: Entry) => nameOf(one) === nameOf(entry) && one.state.kind !== 'failed';
  const first = entry.state.kind === 'failed' ? entry : (entries.find(isBefore) ?? entry);
  const standing = ofItsOwn(first);
  return first === entry || standing === undefined ? standing : 'waiting';
}

function ofItsOwn({ state }: Entry): Standing | undefined {
  switch (state.kind) {
    case 'sending':
      return undefined;
    case 'pending':
      return state.trouble && 'waiting';
    case 'failed':
    case 'conflict':
      return state.kind;
  }
}
