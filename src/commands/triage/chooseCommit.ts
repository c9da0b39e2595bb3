import { commands, window } from 'vscode';
import { changedIn } from '../../issues/changes';
import { issueOf, type TrackedIssue } from '../../issues/storeState';
import type { Action } from '../../issues/triage/action';
import { repositoryAmong } from '../../mapping/choice/codeMappings';
import type { FilePath } from '../../mapping/place';
import { listKnownRepositories, type Repository } from '../../sentry/repositories';
import { listKnownCommits, MOST_KNOWN_COMMITS } from '../../sentry/repositoryCommits';
import { SentryError } from '../../sentry/sentryError';
import { commandTitles, headCommit as head, inCommit as words, shortHash } from '../../words';
import { crashFrameOf, isLocated } from '../frameOfIssue';
import { namedFrame } from '../pickFrame';
import { repositoryOf } from '../repositoryOf';
import { tellNoFrames } from '../tellNoFrames';
import type { ActionOf, VerbDesk } from './verb';

/** A commit, and a file of the repository that has it. */
interface Commit {
  /** A full hash. */
  readonly commit: string;
  readonly file: FilePath;
}

/** The commit that changed or removed the failing line since its release; for many issues, each its own. */
export async function lineCommit(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
  argument: unknown,
): Promise<ActionOf | undefined> {
  return async (one) => {
    await desk.store.lookAt([one.key]);
    const tracked = issueOf(desk.store.state, one.key) ?? one;
    const { issue } = tracked;
    if (!isLocated(tracked)) {
      void tellNoFrames(tracked);
      return undefined;
    }
    const place = (namedFrame(tracked.located, argument) ?? crashFrameOf(tracked))?.place;
    const changed = place && changedIn(place);
    if (place === undefined || changed === undefined) {
      return instead(words.noChange(issue.shortId), issues);
    }
    await desk.changes.look(place);
    return inCommit(tracked, changed, desk.changes.of(place)?.isPushed === true, issues, desk);
  };
}

/** What is checked out now. */
export async function headCommit(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const [first] = issues;
  const repository = first && (await repositoryOf(first, desk.repositories));
  if (first === undefined || repository === undefined) {
    return undefined;
  }
  const { signal } = new AbortController();
  const commit = (await repository.look(signal)).head;
  if (commit === undefined) {
    void window.showWarningMessage(head.none());
    return undefined;
  }
  const file = { folder: repository.root, path: '.git' }; // beside it, git is asked
  const isPushed = await desk.changes.commits.isPushed(commit, file, signal);
  const action = await inCommit(first, { commit, file }, isPushed, issues, desk);
  return action && (() => action);
}

async function inCommit(
  tracked: TrackedIssue,
  { commit, file }: Commit,
  isPushed: boolean,
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<Action | undefined> {
  if (!isPushed) {
    return instead(words.notPushed(shortHash(commit)), issues);
  }
  const remotes = await desk.changes.commits.remoteNames(file, new AbortController().signal);
  const known = await unlessUntold(repositories(tracked, desk), desk);
  const name = repositoryAmong(known?.map((one) => one.name) ?? [], remotes) ?? remotes[0];
  if (name === undefined) {
    return instead(words.noRemote(), issues);
  }
  const repository = known?.find((one) => one.name === name);
  const commits = repository && (await unlessUntold(knownCommits(tracked, repository, desk), desk));
  // Of what is older than the newest hundred the server itself has to say.
  const isUnknown = commits !== undefined && commits.length < MOST_KNOWN_COMMITS && !commits.includes(commit);
  return isUnknown && repository?.id !== undefined
    ? instead(words.unknownCommit(shortHash(commit)), issues)
    : { kind: 'resolveInCommit', commit, repository: name };
}

async function repositories({ binding }: TrackedIssue, { store }: VerbDesk): Promise<readonly Repository[]> {
  const http = store.whoSees(binding)?.http;
  return http === undefined ? [] : listKnownRepositories(http, binding.org, new AbortController().signal);
}

async function knownCommits(
  { binding }: TrackedIssue,
  repository: Repository,
  { store }: VerbDesk,
): Promise<readonly string[] | undefined> {
  const http = store.whoSees(binding)?.http;
  return http && listKnownCommits(http, binding.org, repository, new AbortController().signal);
}

/** Nothing where the server does not tell: what git says may be right. */
async function unlessUntold<T>(asked: Promise<T>, { log }: VerbDesk): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof SentryError)) {
      throw error;
    }
    log.error('the repositories could not be read', error);
    return undefined;
  }
}

/** Says why not, and offers what can be done. */
function instead(why: string, [only, ...others]: readonly TrackedIssue[]): undefined {
  const next = commandTitles.resolveInNextRelease();
  const offered = only !== undefined && others.length === 0 ? [next] : [];
  void window.showWarningMessage(why, ...offered).then(async (answer) => {
    await (answer === next && commands.executeCommand('faultline.resolveInNextRelease', only?.key));
  });
}
