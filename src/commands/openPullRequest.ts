import { commands, env, window } from 'vscode';
import { oneLine } from '../base/oneLine';
import { pullRequestText, type PullRequestText } from '../issues/branch/pullRequest';
import {
  type Forge,
  forgeOf,
  type ForgeRepository,
  forgeRepository,
  forges,
  pullRequestPage,
} from '../issues/branch/pullRequestPage';
import type { BranchLook, Remote, Repositories, Repository } from '../issues/branch/repositories';
import type { StartedBranch, StartedBranches } from '../issues/branch/startedBranches';
import { issuePage } from '../issues/issuePage';
import type { TrackedIssue } from '../issues/storeState';
import { forgeNames, pullRequest as words, work } from '../words';

/** What a pull request is opened with. */
export interface PullRequestDesk {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  /** What a person said of hosts whose names do not tell. */
  readonly forgeChoices: { of(host: string): Forge | undefined; choose(host: string, forge: Forge): void };
}

/**
 * *Open Pull Request…*: pushes the branch if the person agrees, and opens the page on which a pull request is made.
 * @param tracked the branch's issue; `undefined` while it is not loaded.
 */
export async function openPullRequest(
  started: StartedBranch,
  tracked: TrackedIssue | undefined,
  desk: PullRequestDesk,
): Promise<void> {
  const open = await desk.repositories.open();
  const repository = open?.find(({ root }) => root === started.repository);
  if (repository === undefined) {
    await window.showWarningMessage(open === undefined ? work.noGit() : work.noRepository());
    return;
  }
  const look = await repository.look(new AbortController().signal);
  const ready = readiness(started, look);
  if (typeof ready === 'string') {
    await window.showWarningMessage(ready);
    return;
  }
  const page = await forgePage(ready.remote, desk);
  if (page !== undefined && (ready.isPushed || (await push(repository, started, ready.remote)))) {
    await show(page, { head: started.branch, base: ready.base, ...textOf(started, tracked) });
  }
}

/** The same for an issue, by the branch that was started for it last. */
export async function pullRequestFor(tracked: TrackedIssue, desk: PullRequestDesk): Promise<void> {
  const started = desk.started.all.find(({ issue }) => issue === tracked.key);
  await (started === undefined
    ? window.showInformationMessage(words.noBranch(tracked.issue.shortId))
    : openPullRequest(started, tracked, desk));
}

/** What a pull request is made of, or why it cannot be made. */
function readiness({ branch, start }: StartedBranch, { branches, remote, trunk }: BranchLook) {
  const local = branches.find((one) => one.remote === undefined && one.name === branch);
  if (local === undefined) {
    return words.gone(oneLine(branch));
  }
  if (remote === undefined) {
    return words.noRemote();
  }
  if (trunk === undefined) {
    return words.noTrunk();
  }
  if (local.commit === start || local.commit === trunk.commit) {
    return words.nothing(oneLine(branch));
  }
  const there = branches.find((one) => one.remote === remote.name && one.name === branch);
  return { remote, base: trunk.name, isPushed: there?.commit === local.commit };
}

/** Asks what runs on a host whose name does not tell, and remembers it; says why there is no page. */
async function forgePage(
  remote: Remote,
  { forgeChoices }: PullRequestDesk,
): Promise<ForgeRepository | undefined> {
  const { host } = remote;
  if (host === undefined || forgeRepository(remote, 'github') === undefined) {
    await window.showWarningMessage(words.noPage());
    return undefined;
  }
  const told = forgeOf(host);
  const forge = told ?? forgeChoices.of(host) ?? (await askForge(host));
  if (forge !== undefined && told === undefined) {
    forgeChoices.choose(host, forge);
  }
  return forge && forgeRepository(remote, forge);
}

async function askForge(host: string): Promise<Forge | undefined> {
  const items = forges.map((forge) => ({ label: forgeNames[forge](), forge }));
  return (await window.showQuickPick(items, { title: words.whichForge(oneLine(host)) }))?.forge;
}

/** False where the person did not agree, or git did not. */
async function push(repository: Repository, { branch }: StartedBranch, { name }: Remote): Promise<boolean> {
  const button = words.pushButton();
  const asked = words.push(oneLine(branch), oneLine(name));
  const answer = await window.showWarningMessage(asked, { modal: true, detail: words.pushDetail() }, button);
  if (answer !== button) {
    return false;
  }
  try {
    await repository.push(name, branch);
    return true;
  } catch {
    // the git extension has written git's own message to its output; it may hold a server's text
    await window.showErrorMessage(words.pushFailed());
    return false;
  }
}

function textOf({ shortId }: StartedBranch, tracked: TrackedIssue | undefined): PullRequestText {
  return tracked === undefined
    ? pullRequestText({ shortId }, undefined)
    : pullRequestText(tracked.issue, issuePage(tracked.issue, tracked.binding.org, tracked.account));
}

async function show(
  repository: ForgeRepository,
  asked: PullRequestText & { readonly head: string; readonly base: string },
): Promise<void> {
  const { url, isFilled } = pullRequestPage(repository, asked);
  if (!isFilled) {
    await env.clipboard.writeText(`${asked.title}\n\n${asked.body}`);
    void window.showInformationMessage(words.pasteIt());
  }
  await commands.executeCommand('vscode.open', url); // as a text: a URI would lose its escapes
}
