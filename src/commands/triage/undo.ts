import { window } from 'vscode';
import { NotKept } from '../../issues/outbox/entryLog';
import type { Deed, Undoing } from '../../issues/triage/deeds';
import { type Outcome, sendAll } from '../../issues/triage/send';
import { commandTitles, namedIssues, outcome, undoing } from '../../words';
import { leaveBranch } from '../leaveBranch';
import type { BranchDesk } from '../startWorking';
import { type ActDesk, say, summarize, unwaited, withProgress } from './perform';

export interface UndoDesk extends ActDesk {
  readonly store: ActDesk['store'];
  readonly work: BranchDesk;
  /** Who is signed in, with the ids that their servers know them by. */
  readonly accounts: {
    readonly signedIn: readonly {
      readonly account: { readonly id: string; readonly user: { readonly id: string } };
    }[];
  };
}

const SAID_MS = 8000;

/**
 * *Undo Last Action*: brings back what was there before the last action or batch, unless somebody has changed it since,
 * and leaves a branch on which nothing was committed. One after the other.
 */
export class Undo {
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly desk: UndoDesk) {}

  /**
   * @param deed the last by default, as it is when the turn comes.
   * @returns what was taken back; `undefined` where nothing was.
   */
  async run(deed?: Deed): Promise<Deed | undefined> {
    const turn = this.running.then(async () => undo(this.desk, deed ?? this.desk.deeds.last));
    this.running = turn.catch(() => undefined);
    return turn;
  }
}

async function undo(desk: UndoDesk, deed: Deed | undefined): Promise<Deed | undefined> {
  if (deed === undefined || !desk.deeds.holds(deed)) {
    window.setStatusBarMessage(undoing.nothing(), SAID_MS);
    return undefined;
  }
  const left =
    deed.action.kind === 'startWorking' ? await leaveBranch(deed.action.begun, desk.work) : 'undone';
  if (left === undefined) {
    return undefined;
  }
  const me = (id: string) => desk.accounts.signedIn.find(({ account }) => account.id === id)?.account.user.id;
  const back = desk.deeds.takeBack(me, deed);
  if (left === 'refused' || back === undefined) {
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
