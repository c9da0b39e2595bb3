import { ProgressLocation, window } from 'vscode';
import type { Entry } from '../issues/outbox/entry';
import type { Outbox } from '../issues/outbox/outbox';
import { settled } from '../issues/outbox/settled';
import { leaving as words } from '../words';

/** What may wait for an account that is signed out. */
export interface LeaveDesk {
  readonly outbox: Pick<Outbox, 'entries' | 'open' | 'retry' | 'onDidChange' | 'onDidFinish'>;
  /** Shows what waits. */
  readonly show: () => Promise<void>;
  /** Deletes the token of the account with this id, and all that is kept of it. */
  readonly leave: (account: string) => Promise<void>;
}

/** Signs an account out; where something of it waits to be sent the person says first what becomes of that. */
export async function leaveAccount(account: string, desk: LeaveDesk): Promise<void> {
  await desk.outbox.open(); // what other windows have taken
  let wasTried = false;
  for (let waiting = waitingOf(account, desk); waiting.length > 0; waiting = waitingOf(account, desk)) {
    const answer = await ask(waiting, wasTried);
    if (answer === words.discard()) {
      break;
    }
    if (answer !== words.sendNow()) {
      await (answer === words.show() && desk.show());
      return;
    }
    await sendNow(waiting, desk);
    wasTried = true;
  }
  await desk.leave(account);
}

/** Nobody minds what only marks an issue as seen. */
function waitingOf(account: string, { outbox }: LeaveDesk): readonly Entry[] {
  return outbox.entries.filter((entry) => entry.account === account && entry.action.kind !== 'see');
}

/** What somebody else changed is looked at, and not sent by the dozen. */
async function ask(waiting: readonly Entry[], wasTried: boolean): Promise<string | undefined> {
  const isContested = waiting.every(({ state }) => state.kind === 'conflict');
  const detail = words.detail({
    shortIds: [...new Set(waiting.map(({ shortId }) => shortId))],
    isContested,
    isRefused: waiting.some(isRefused),
    wasTried,
  });
  const first = isContested ? words.show() : words.sendNow();
  const options = { modal: true, detail };
  return window.showWarningMessage(words.ask(waiting.length), options, first, words.discard());
}

function isRefused({ state }: Entry): boolean {
  return state.kind === 'pending' && state.trouble?.kind === 'signIn';
}

/** Resolves when each has come to a stand, or the person waits no longer. */
async function sendNow(waiting: readonly Entry[], { outbox }: LeaveDesk): Promise<void> {
  const options = { location: ProgressLocation.Notification, title: words.sending(), cancellable: true };
  await window.withProgress(options, async (_, token) => {
    const stop = new AbortController();
    const heard = token.onCancellationRequested(() => stop.abort());
    try {
      const sendable = waiting.filter(({ state }) => state.kind !== 'conflict');
      await Promise.all(sendable.map(({ id }) => outbox.retry(id)));
      await Promise.allSettled(waiting.map(({ id }) => settled(outbox, id, stop.signal)));
    } finally {
      heard.dispose();
    }
  });
}
