import { window } from 'vscode';
import type { Log } from '../base/log';
import { changedIn, type Changes } from '../issues/changes';
import type { IssueStore } from '../issues/issueStore';
import type { TrackedIssue } from '../issues/storeState';
import { repositoryAmong } from '../mapping/choice/codeMappings';
import type { FilePath } from '../mapping/place';
import { SentryError } from '../sentry/sentryError';
import { commandTitles, done, inCommit as words, noLensBecause, pick, shortHash } from '../words';
import { crashFrameOf, isLocated } from './frameOfIssue';
import { namedFrame } from './pickFrame';
import { changeIssue, resolveInNextRelease } from './resolve';

/** What resolving in a commit needs. */
export interface ResolveDesk {
  readonly store: IssueStore;
  readonly changes: Changes;
  readonly log: Log;
}

/** *Resolve in This Commit*: in the one that changed or removed the failing line since its release. */
export async function resolveInCommit(
  tracked: TrackedIssue,
  argument: unknown,
  desk: ResolveDesk,
): Promise<void> {
  const { issue, located } = tracked;
  if (!isLocated(tracked)) {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const place = (namedFrame(tracked.located, argument) ?? crashFrameOf(tracked))?.place;
  const changed = place && changedIn(place);
  if (place === undefined || changed === undefined) {
    await instead(words.noChange(issue.shortId), tracked, desk);
    return;
  }
  await desk.changes.look(place);
  if (desk.changes.of(place)?.isPushed !== true) {
    await instead(words.notPushed(shortHash(changed.commit)), tracked, desk);
    return;
  }
  await send(tracked, changed, desk);
}

async function send(
  tracked: TrackedIssue,
  { commit, file }: { readonly commit: string; readonly file: FilePath },
  desk: ResolveDesk,
): Promise<void> {
  const { signal } = new AbortController();
  const remotes = await desk.changes.commits.remoteNames(file, signal);
  const repository = repositoryAmong(await repositories(tracked, desk), remotes) ?? remotes[0];
  if (repository === undefined) {
    await instead(words.noRemote(), tracked, desk);
    return;
  }
  const update = { status: 'resolved', statusDetails: { inCommit: { commit, repository } } } as const;
  try {
    const said = done.resolvedInCommit(tracked.issue.shortId, shortHash(commit));
    await changeIssue(desk.store, tracked, update, said);
  } catch (error) {
    if (!(error instanceof SentryError) || error.kind !== 'badRequest') {
      throw error;
    }
    desk.log.error(`${commandTitles.resolveInCommit()} failed`, error);
    await instead(refusal(error, shortHash(commit)), tracked, desk);
  }
}

/** None where the server does not tell: the name of the remote may be right. */
async function repositories(tracked: TrackedIssue, { store, log }: ResolveDesk): Promise<readonly string[]> {
  try {
    return await store.repositories(tracked);
  } catch (error) {
    if (!(error instanceof SentryError)) {
      throw error;
    }
    log.error('the repositories could not be read', error);
    return [];
  }
}

/** What the server's own words mean; they are not shown, since a toast makes links of text. */
function refusal({ details: { said = '' } }: SentryError, commit: string): string {
  return /given repository/i.test(said)
    ? words.unknownRepository(commit)
    : /given commit/i.test(said)
      ? words.unknownCommit(commit)
      : words.refused(commit);
}

/** Says why not, and offers what can be done. */
async function instead(why: string, tracked: TrackedIssue, { store, log }: ResolveDesk): Promise<void> {
  const next = commandTitles.resolveInNextRelease();
  if ((await window.showWarningMessage(why, next)) === next) {
    await resolveInNextRelease(store, tracked, log);
  }
}
