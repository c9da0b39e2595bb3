import { commands, ProgressLocation, window } from 'vscode';
import type { Log } from '../../base/log';
import type { CommandId } from '../../contributions';
import { keyActedOn } from '../../issues/actedOn';
import { failureAsError } from '../../issues/outbox/failure';
import type { Outbox } from '../../issues/outbox/outbox';
import { toldOf } from '../../issues/pendingIssues';
import { issueOf, type StoreState, type TrackedIssue, traitsOf } from '../../issues/storeState';
import type { Action } from '../../issues/triage/action';
import type { Deeds } from '../../issues/triage/deeds';
import { whyNot } from '../../issues/triage/offers';
import { type Job, type Outcome, sendAll, type Taking, waitForAll } from '../../issues/triage/send';
import {
  commandTitles,
  doneWith,
  explainLack,
  failed,
  failure,
  inCommit,
  lateConflict,
  many,
  namedIssues,
  outcome as words,
  refusedCommit,
  shortHash,
  whyNotWords,
} from '../../words';

/** What takes actions. */
export interface ActDesk {
  readonly store: { readonly state: StoreState };
  readonly outbox: Taking & Pick<Outbox, 'retry'>;
  readonly deeds: Deeds;
  readonly log: Log;
  /** Shows what waits. */
  readonly showWaiting: () => Promise<void>;
}

/** What a person wants of an issue. */
export interface Want {
  readonly tracked: TrackedIssue;
  readonly action: Action;
}

/** Milliseconds for which the status bar says what was done. */
const SAID_MS = 8000;
/** Short ids that a dialog names at the most: it has more room than a toast. */
const MOST_ASKED = 100;

/**
 * Does what a person wants: for one issue at once, for several after one confirmation.
 * @param title of the command, in sentences.
 * @param taken is told once all that can be done is kept on disk, long before a slow server has answered.
 * @param outOf of how many issues these are what can be done, where some were left out already.
 * @returns whether anything was taken.
 */
export async function perform(
  title: string,
  wants: readonly Want[],
  desk: ActDesk,
  taken: () => void = () => undefined,
  outOf = wants.length,
): Promise<boolean> {
  const [only] = wants;
  if (outOf < 2) {
    return only !== undefined && performOne(title, only, desk, taken);
  }
  const possible = wants.filter(
    ({ action, tracked }) => whyNot(action, ...asNow(tracked, desk)) === undefined,
  );
  if (!(await confirmed(title, possible, outOf - possible.length))) {
    return false;
  }
  const jobs = possible.map((want) => jobOf(want, desk));
  const told = kept(jobs, desk);
  await summarize(
    title,
    await withProgress(title, jobs.length, (signal, ended) =>
      sendAll(desk.outbox, jobs, signal, told, ended),
    ),
    desk,
  );
  return true;
}

async function performOne(
  title: string,
  { tracked, action }: Want,
  desk: ActDesk,
  taken: () => void,
): Promise<boolean> {
  const { shortId } = tracked.issue;
  const no = whyNot(action, ...asNow(tracked, desk));
  if (no !== undefined) {
    void window.showInformationMessage(whyNotWords(shortId, no, explainLack));
    return false;
  }
  const job = jobOf({ tracked, action }, desk);
  const told = kept([job], desk);
  const { signal } = new AbortController();
  const [ended] = await sendAll(desk.outbox, [job], signal, (...one) => (told(...one), taken()));
  if (ended !== undefined) {
    unwaited(say(title, ended, desk), desk);
  }
  return ended?.standing !== 'notKept';
}

/** What a person answers in their own time fails by itself: it is logged, and what waits says so. */
export function unwaited(answered: PromiseLike<unknown>, { log }: ActDesk): void {
  answered.then(undefined, (error: unknown) => log.error('what was answered could not be done', error));
}

/** The issue as it is shown by now, and what its server can do. */
function asNow(tracked: TrackedIssue, { store }: ActDesk) {
  return [latest(tracked, store.state).issue, traitsOf(tracked, store.state)] as const;
}

/** What is seen of an issue when a person has answered, which may be long after they were asked. */
function latest(tracked: TrackedIssue, state: StoreState): TrackedIssue {
  return issueOf(state, tracked.key) ?? tracked;
}

function jobOf({ tracked, action }: Want, { store }: ActDesk): Job {
  const { account, binding } = tracked;
  return { account: account.id, org: binding.org, issue: toldOf(latest(tracked, store.state)), action };
}

/** A comment cannot be taken back, and what was undone is done again by doing it. */
function kept([job]: readonly Job[], { deeds }: ActDesk): ReturnType<Deeds['begin']> {
  return job === undefined || job.action.kind === 'comment' || job.action.kind === 'restore'
    ? () => undefined
    : deeds.begin(job.action);
}

async function confirmed(title: string, wants: readonly Want[], skipped: number): Promise<boolean> {
  if (wants.length === 0) {
    void window.showInformationMessage(many.none());
    return false;
  }
  const named = namedIssues(
    wants.map(({ tracked }) => tracked.issue.shortId),
    MOST_ASKED,
  );
  const detail = many.detail(
    named,
    skipped,
    wants.some(({ action }) => action.kind === 'comment'),
  );
  const asked = many.confirm(title, wants.length);
  return (await window.showWarningMessage(asked, { modal: true, detail }, title)) === title;
}

/** Runs something for many issues, with a bar that can be cancelled. */
export function withProgress<T>(
  title: string,
  count: number,
  run: (signal: AbortSignal, ended: () => void) => Promise<T>,
): Promise<T> {
  const options = {
    location: ProgressLocation.Notification,
    title: many.progress(title, count),
    cancellable: true,
  };
  return Promise.resolve(
    window.withProgress(options, async (progress, token) => {
      const stop = new AbortController();
      const heard = token.onCancellationRequested(() => stop.abort());
      let ended = 0;
      const tell = () => progress.report({ increment: 100 / count, message: many.ended(++ended, count) });
      try {
        return await run(stop.signal, tell);
      } finally {
        heard.dispose();
      }
    }),
  );
}

/** Says what became of many: quietly where all is well, else what failed, which can be tried again by itself. */
export async function summarize(title: string, outcomes: readonly Outcome[], desk: ActDesk): Promise<void> {
  const of = (...standings: readonly Outcome['standing'][]) =>
    outcomes.filter(({ standing }) => standings.includes(standing));
  const [done, waiting, cancelled] = [of('done'), of('waiting'), of('cancelled', 'gone')];
  const bad = of('failed', 'conflict', 'notKept');
  if (bad.length === 0) {
    const count = outcomes.length;
    const said =
      cancelled.length > 0
        ? many.cancelled(title, done.length, count)
        : waiting.length > 0
          ? many.waits(title, count, waiting.length)
          : many.done(title, count);
    window.setStatusBarMessage(said, SAID_MS);
    return;
  }
  const named = namedIssues(bad.map(({ job }) => job.issue.shortId));
  const said = many.summary(title, done.length, outcomes.length, named);
  const isContested = bad.every(({ standing }) => standing === 'conflict');
  const offered = isContested ? lateConflict.show() : many.again();
  const answered = window
    .showWarningMessage(said, offered)
    .then((answer) =>
      answer === undefined ? undefined : isContested ? desk.showWaiting() : tryAgain(title, bad, desk),
    );
  unwaited(answered, desk);
}

/** What somebody else changed is not written over by the dozen: it stays with what waits, where it can be looked at. */
async function tryAgain(title: string, bad: readonly Outcome[], desk: ActDesk): Promise<void> {
  const { outbox } = desk;
  const failed = bad.filter(({ standing }) => standing === 'failed');
  const lost = bad.filter(({ standing }) => standing === 'notKept').map(({ job }) => job);
  const told = kept(lost, desk);
  const outcomes = await withProgress(title, failed.length + lost.length, async (signal, ended) => {
    await Promise.all(failed.flatMap(({ entry }) => (entry === undefined ? [] : [outbox.retry(entry.id)])));
    const [again, anew] = await Promise.all([
      waitForAll(outbox, failed, signal, ended),
      sendAll(outbox, lost, signal, told, ended),
    ]);
    return [...again, ...anew];
  });
  const contested = bad.filter(({ standing }) => standing === 'conflict');
  await summarize(title, [...outcomes, ...contested], desk);
}

/** Says what became of one; whoever does not answer finds it with what waits. */
export async function say(title: string, ended: Outcome, desk: ActDesk): Promise<void> {
  const { job, entry, standing } = ended;
  const { shortId } = job.issue;
  switch (standing) {
    case 'done':
      window.setStatusBarMessage(doneWith(job.action, shortId), SAID_MS);
      return;
    case 'waiting':
      window.setStatusBarMessage(words.waits(shortId), SAID_MS);
      return;
    case 'notKept':
      await window.showErrorMessage(words.notKept(shortId));
      return;
    case 'failed':
      return sayFailed(title, ended, desk);
    case 'conflict':
      await (entry && askOver(title, ended, entry.id, desk));
      return;
    case 'gone':
    case 'cancelled':
  }
}

/** Asks until it is decided, here or elsewhere; one may look at the issue in between. */
async function askOver(title: string, ended: Outcome, id: string, desk: ActDesk): Promise<void> {
  const state = desk.outbox.entries.find((entry) => entry.id === id)?.state;
  if (state?.kind !== 'conflict') {
    return;
  }
  const asked = words.conflict(ended.job.issue.shortId, state);
  const [theirs, mine, look] = [words.theirs(), words.mine(), commandTitles.openIssue()];
  const answer = await window.showWarningMessage(asked, theirs, mine, look);
  if (answer === look) {
    await openIssue(ended.job, desk);
    await askOver(title, ended, id, desk);
  } else if (answer === theirs) {
    await desk.outbox.discard(id);
  } else if (answer === mine) {
    await sendAgain(title, ended, id, desk);
  }
}

async function sendAgain(title: string, ended: Outcome, id: string, desk: ActDesk): Promise<void> {
  await desk.outbox.retry(id);
  const [again] = await waitForAll(desk.outbox, [ended], new AbortController().signal);
  await (again && say(title, again, desk));
}

/** What can be done instead of something that a server refused. */
interface Instead {
  readonly why: string;
  readonly title: string;
  readonly command: CommandId;
}

async function sayFailed(title: string, ended: Outcome, desk: ActDesk): Promise<void> {
  const { job, entry } = ended;
  const found = desk.outbox.entries.find(({ id }) => id === entry?.id);
  if (found?.state.kind !== 'failed') {
    return;
  }
  const { reason } = found.state;
  const instead =
    reason.kind === 'badRequest' && reason.lacks === undefined ? insteadOf(job.action, reason) : undefined;
  const { shortId } = job.issue;
  const why =
    instead === undefined
      ? words.failed(title, shortId, failure(failureAsError(reason)))
      : words.about(shortId, instead.why); // the person is at another issue by now
  const [again, discard, look] = [words.again(), words.discard(), commandTitles.openIssue()];
  const answer = await window.showErrorMessage(why, instead?.title ?? again, discard, look);
  if (answer === look) {
    await openIssue(job, desk);
    await sayFailed(title, ended, desk);
  } else if (answer === again) {
    await sendAgain(title, ended, found.id, desk);
  } else if (answer !== undefined) {
    await desk.outbox.discard(found.id);
    await (answer === instead?.title && commands.executeCommand(instead.command, keyOf(job, desk)));
  }
}

async function openIssue(job: Job, desk: ActDesk): Promise<void> {
  await commands.executeCommand('faultline.openIssue', keyOf(job, desk));
}

function insteadOf(action: Action, reason: Parameters<typeof refusedCommit>[0]): Instead | undefined {
  if (action.kind === 'resolveInNextRelease') {
    return { why: failed.noRelease(), title: failed.resolveInstead(), command: 'faultline.resolve' };
  }
  return action.kind === 'resolveInCommit'
    ? {
        why: inCommit[refusedCommit(reason)](shortHash(action.commit)),
        title: commandTitles.resolveInNextRelease(),
        command: 'faultline.resolveInNextRelease',
      }
    : undefined;
}

function keyOf({ account, org, issue }: Job, { store }: ActDesk): string {
  return keyActedOn(store.state, { account, org, issue: issue.id });
}
