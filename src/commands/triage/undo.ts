import { window } from 'vscode';
import { NotKept } from '../../issues/outbox/entryLog';
import type { Deed, Undoing } from '../../issues/triage/deeds';
import { type Outcome, sendAll } from '../../issues/triage/send';
import { commandTitles, namedIssues, outcome, undoing } from '../../words';
import { type ActDesk, say, summarize, unwaited, withProgress } from './perform';

export interface UndoDesk extends ActDesk {
  readonly store: ActDesk['store'];
  /** Who is signed in, with the ids that their servers know them by. */
  readonly accounts: {
    readonly signedIn: readonly {
      readonly account: { readonly id: string; readonly user: { readonly id: string } };
    }[];
  };
}

const SAID_MS = 8000;

/**
 * *Undo Last Action*: brings back what was there before the last action or batch, unless somebody has changed it since.
 * @returns what was taken back; `undefined` where there was nothing.
 */
export async function undo(desk: UndoDesk): Promise<Deed | undefined> {
  const deed = desk.deeds.last;
  const me = (id: string) => desk.accounts.signedIn.find(({ account }) => account.id === id)?.account.user.id;
  const back = desk.deeds.takeBack(me);
  if (deed === undefined || back === undefined) {
    window.setStatusBarMessage(undoing.nothing(), SAID_MS);
    return undefined;
  }
  try {
    await desk.outbox.discard(...back.discard);
  } catch (error) {
    if (!(error instanceof NotKept)) {
      throw error;
    }
    await window.showErrorMessage(outcome.notKept(namedIssues(deed.issues, 3)));
    return undefined;
  }
  unwaited(finish(deed, back, desk), desk);
  return deed;
}

async function finish(deed: Deed, back: Undoing, desk: UndoDesk): Promise<void> {
  const title = commandTitles.undo();
  const { jobs } = back;
  const send = (signal: AbortSignal, ended?: () => void) =>
    sendAll(desk.outbox, jobs, signal, () => undefined, ended);
  const outcomes: readonly Outcome[] =
    jobs.length > 1 ? await withProgress(title, jobs.length, send) : await send(new AbortController().signal);
  const [only, ...others] = outcomes;
  if (others.length > 0) {
    await summarize(title, outcomes, desk);
  } else if (only !== undefined) {
    unwaited(say(title, only, desk), desk);
  } else if (back.discard.length > 0) {
    window.setStatusBarMessage(undoing.asBefore(namedIssues(deed.issues, 3)), SAID_MS);
  }
  if (back.stay.length > 0) {
    void window.showWarningMessage(undoing.stays(namedIssues(back.stay.map(({ shortId }) => shortId))));
  }
  if (back.startsAnew && outcomes.some(({ standing }) => standing === 'done')) {
    void window.showInformationMessage(undoing.startsAnew());
  }
}
