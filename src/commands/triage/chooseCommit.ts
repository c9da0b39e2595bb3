import { commands, window } from 'vscode';
import type { Repository as WorkRepository } from '../../issues/branch/repositories';
import { changedIn } from '../../issues/changes';
import { issueOf, type TrackedIssue } from '../../issues/storeState';
import type { Action } from '../../issues/triage/action';
import { repositoryAmong } from '../../mapping/choice/codeMappings';
import { organizationOf } from '../../issues/triage/oneChoice';
import { type FilePath, hasLine } from '../../mapping/place';
import { listKnownRepositories, type Repository } from '../../sentry/repositories';
import { listKnownCommits, MOST_KNOWN_COMMITS } from '../../sentry/repositoryCommits';
import { SentryError } from '../../sentry/sentryError';
import { commandTitles, headCommit as headWords, inCommit as words, shortHash } from '../../words';
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
  /** Whether a remote has it, as far as the clone knows. */
  readonly isPushed: boolean;
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
      void (issues.length === 1 && tellNoFrames(tracked));
      return undefined;
    }
    const place = (namedFrame(tracked.located, argument) ?? crashFrameOf(tracked))?.place;
    const changed = place && changedIn(place);
    if (place === undefined || changed === undefined) {
      return instead(words.noChange(issue.shortId), issues);
    }
    await desk.changes.look(place);
    const commit = { ...changed, isPushed: desk.changes.of(place)?.isPushed === true };
    return told(await inCommit(tracked, commit, desk), issues);
  };
}

/** What is checked out now in the repository of each issue; each is asked for and looked at once. */
export async function headCommit(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const repositoriesOf = new Map<string, Promise<WorkRepository | undefined>>();
  const heads = new Map<string, Promise<Commit | undefined>>();
  const found = new Map<string, Promise<Action | string>>();
  const actions = new Map<string, Action | string>();
  for (const tracked of issues) {
    const file = fileNameOf(tracked);
    const repository = await once(repositoriesOf, file, () => repositoryOf(tracked, desk.repositories));
    if (repository === undefined) {
      return undefined; // the person has thought better of it, or was told that there is none
    }
    const { root } = repository;
    const head = await once(heads, root, () => headOf(repository, desk));
    const action =
      head === undefined
        ? headWords.none()
        : await once(found, `${organizationOf(tracked)} ${root}`, () => inCommit(tracked, head, desk));
    actions.set(tracked.key, action);
  }
  const reasons = new Set([...actions.values()].filter((action) => typeof action === 'string'));
  reasons.forEach((why) => instead(why, issues, true));
  return (tracked) => {
    const action = actions.get(tracked.key);
    return typeof action === 'string' ? undefined : action;
  };
}

/** One word for the file that an issue's repository is found by; issues without one have that of their binding. */
function fileNameOf(tracked: TrackedIssue): string {
  const place = isLocated(tracked) ? crashFrameOf(tracked)?.place : undefined;
  const file = place !== undefined && hasLine(place) ? place.file : undefined;
  return JSON.stringify([tracked.binding.id, file?.folder, file?.path]);
}

function once<T>(known: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const asked = known.get(name) ?? ask();
  known.set(name, asked);
  return asked;
}

async function headOf(repository: WorkRepository, desk: VerbDesk): Promise<Commit | undefined> {
  const { signal } = new AbortController();
  const commit = (await repository.look(signal)).head;
  const file = { folder: repository.root, path: '.git' }; // beside it, git is asked
  return commit === undefined
    ? undefined
    : { commit, file, isPushed: await desk.changes.commits.isPushed(commit, file, signal) };
}

/** @returns why not, where it cannot be. */
async function inCommit(
  tracked: TrackedIssue,
  { commit, file, isPushed }: Commit,
  desk: VerbDesk,
): Promise<Action | string> {
  if (!isPushed) {
    return words.notPushed(shortHash(commit));
  }
  const remotes = await desk.changes.commits.remoteNames(file, new AbortController().signal);
  const known = await unlessUntold(repositories(tracked, desk), desk);
  const name = repositoryAmong(known?.map((one) => one.name) ?? [], remotes) ?? remotes[0];
  if (name === undefined) {
    return words.noRemote();
  }
  const repository = known?.find((one) => one.name === name);
  const commits = repository && (await unlessUntold(knownCommits(tracked, repository, desk), desk));
  // Of what is older than the newest hundred the server itself has to say.
  const isUnknown = commits !== undefined && commits.length < MOST_KNOWN_COMMITS && !commits.includes(commit);
  return isUnknown && repository?.id !== undefined
    ? words.unknownCommit(shortHash(commit))
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

function told(action: Action | string, issues: readonly TrackedIssue[]): Action | undefined {
  return typeof action === 'string' ? instead(action, issues) : action;
}

/**
 * Says why not, and offers what can be done, for the only issue; of each of many nothing is said.
 * @param isOfMany true for what is said of many at once.
 */
function instead(why: string, [only, ...others]: readonly TrackedIssue[], isOfMany = false): undefined {
  if (others.length > 0 && !isOfMany) {
    return;
  }
  const next = commandTitles.resolveInNextRelease();
  const offered = only !== undefined && others.length === 0 ? [next] : [];
  void window.showWarningMessage(why, ...offered).then(async (answer) => {
    await (answer === next && commands.executeCommand('faultline.resolveInNextRelease', only?.key));
  });
}
