import { DisposableStore } from '../../base/disposable';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import { nameOf } from './withPending';

/** What became of an entry so far: `waiting` for one that will be sent later, `gone` for one that was given up. */
export type Standing = 'done' | 'failed' | 'conflict' | 'waiting' | 'gone';

type Watched = Pick<Outbox, 'entries' | 'onDidChange' | 'onDidFinish'>;

/** Resolves when an entry is neither to be sent at once nor being sent. Rejects when `signal` is aborted. */
export async function settled(outbox: Watched, id: string, signal: AbortSignal): Promise<Standing> {
  let standing: Standing = 'gone';
  await allSettled(outbox, [id], signal, (_, one) => (standing = one));
  return standing;
}

/**
 * Resolves when no entry of some is to be sent at once or being sent. Rejects when `signal` is aborted.
 * @param stood is told of each as soon as it has come to a stand.
 */
export function allSettled(
  outbox: Watched,
  ids: readonly string[],
  signal: AbortSignal,
  stood: (id: string, standing: Standing) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const [heard, open] = [new DisposableStore(), new Set(ids)];
    const end = (id: string, standing: Standing | undefined) => {
      if (standing !== undefined && open.delete(id)) {
        stood(id, standing);
      }
      if (open.size === 0) {
        heard.dispose();
        resolve();
      }
    };
    const look = () => {
      const standings = standingsOf(outbox.entries);
      [...open].forEach((id) => end(id, standings.has(id) ? standings.get(id) : 'gone'));
    };
    const stop = () => {
      heard.dispose();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    heard.add({ dispose: () => signal.removeEventListener('abort', stop) });
    heard.add(outbox.onDidFinish(({ entry }) => open.has(entry.id) && end(entry.id, 'done')));
    heard.add(outbox.onDidChange(look));
    look();
  });
}

/** One that comes after another that waits for its issue waits, too; what was refused is in nobody's way. */
function standingsOf(entries: readonly Entry[]): ReadonlyMap<string, Standing | undefined> {
  const firsts = new Map<string, Entry>();
  const standings = entries.map((entry) => {
    const name = nameOf(entry);
    const first = entry.state.kind === 'failed' ? entry : (firsts.get(name) ?? entry);
    if (entry.state.kind !== 'failed') {
      firsts.set(name, first);
    }
    const standing = ofItsOwn(first);
    return [entry.id, first === entry || standing === undefined ? standing : 'waiting'] as const;
  });
  return new Map(standings);
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
