import { commands, env, window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { CommandId } from '../contributions';
import { pullRequestText, type PullRequestText } from '../issues/branch/pullRequest';
import {
  type Forge,
  forgeOf,
  type ForgeRepository,
  forgeRepository,
  forges,
  type PullRequest,
  pullRequestPage,
} from '../issues/branch/pullRequestPage';
import { branchOfIssue } from '../issues/branch/issueOfBranch';
import type { BranchLook, Remote, Repositories, Repository } from '../issues/branch/repositories';
import type { StartedBranch, StartedBranches } from '../issues/branch/startedBranches';
import { issuePage } from '../issues/issuePage';
import type { TrackedIssue } from '../issues/storeState';
import { commandTitles, forgeNames, pullRequest as words, work } from '../words';
import { meanwhile } from './meanwhile';

/** What a pull request is opened with. */
export interface PullRequestDesk {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  /** What a person said of hosts whose names do not tell. */
  readonly forgeChoices: {
    of(host: string): Forge | undefined;
    choose(host: string, forge: Forge | undefined): void;
  };
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
  const { signal } = new AbortController();
  const look = await meanwhile(work.looking(), () => repository.look(signal));
  const ready = await readiness(started, look, repository);
  if (ready === undefined) {
    return;
  }
  const { remote, into, base } = ready;
  const page = await forgePage(remote, desk);
  const target = page && (into === remote ? page : forgeRepository(into, page.forge));
  if (page === undefined || target === undefined) {
    return;
  }
  desk.started.update({ ...started, into: into.name });
  if (ready.isPushed || (await push(repository, started, remote))) {
    await show(page, { head: started.branch, into: target, base, ...textOf(started, tracked) });
    const { host } = remote;
    if (host !== undefined && forgeOf(host) === undefined) {
      desk.forgeChoices.choose(host, page.forge);
      if (await offerAnother(host, page.forge, desk)) {
        await openPullRequest(started, tracked, desk);
      }
    }
  }
}

/** The same for an issue, by the branch that was started for it last. */
export async function pullRequestFor(tracked: TrackedIssue, desk: PullRequestDesk): Promise<void> {
  const started = branchOfIssue(desk.started.all, tracked);
  if (started !== undefined) {
    await openPullRequest(started, tracked, desk);
    return;
  }
  const button = commandTitles.startWorking();
  const asked = words.noBranch(tracked.issue.shortId);
  if ((await window.showInformationMessage(asked, button)) === button) {
    await commands.executeCommand('faultline.startWorking' satisfies CommandId, tracked.key);
  }
}

/** What a pull request is made of; says why it cannot be made. */
async function readiness(started: StartedBranch, look: BranchLook, repository: Repository) {
  const { branch, start } = started;
  const local = look.branches.find(({ remote, name }) => remote === undefined && name === branch);
  const remote = look.remotes.find(({ name }) => name === local?.pushRemote);
  if (local === undefined || remote === undefined) {
    return refuse(local === undefined ? words.gone(oneLine(branch)) : words.noRemote());
  }
  if (local.commit === start) {
    return refuse(words.nothing(oneLine(branch)));
  }
  const into = await chooseTarget(started, remote, look);
  if (into === undefined) {
    return undefined; // the person has thought better of it
  }
  const trunk = look.trunks.find((one) => one.remote === into.name);
  if (trunk === undefined) {
    return refuse(words.noTrunk(oneLine(into.name)));
  }
  const { signal } = new AbortController();
  if (await repository.isWithin(local.commit, trunk.commit, signal)) {
    return refuse(words.nothing(oneLine(branch)));
  }
  const there = look.branches.find((one) => one.remote === remote.name && one.name === branch);
  const isPushed = there !== undefined && (await repository.isWithin(local.commit, there.commit, signal));
  return { remote, into, base: trunk.name, isPushed };
}

async function refuse(why: string): Promise<undefined> {
  await window.showWarningMessage(why);
  return undefined;
}

/** The repository to merge into: asked for where the one that is pushed to seems to be a fork. */
async function chooseTarget(
  { into, shortId }: StartedBranch,
  remote: Remote,
  { base, remotes }: BranchLook,
): Promise<Remote | undefined> {
  if (base === undefined || !isOtherRepository(base, remote)) {
    return remote;
  }
  const chosen = remotes.find(({ name }) => name === into);
  const targets = [...new Set([...(chosen ? [chosen] : []), base, remote])];
  const items = targets.map((target) => ({
    label: escapeIcons(oneLine(target.fullName ?? target.name)),
    description: escapeIcons(oneLine(target.name)),
    target,
  }));
  const asked = { title: words.title(shortId), placeHolder: words.whichRepository() };
  return (await window.showQuickPick(items, asked))?.target;
}

/** True for another repository of the same host: only between those there are pull requests. */
function isOtherRepository(one: Remote, other: Remote): boolean {
  return (
    one.host === other.host &&
    one.fullName !== undefined &&
    one.fullName.toLowerCase() !== other.fullName?.toLowerCase()
  );
}

/** True, and what was said is forgotten, where a person finds that something else runs on a host. */
async function offerAnother(host: string, forge: Forge, { forgeChoices }: PullRequestDesk): Promise<boolean> {
  const button = words.another();
  const told = words.openedAs(oneLine(host), forgeNames[forge]());
  const isWanted = (await window.showInformationMessage(told, button)) === button;
  if (isWanted) {
    forgeChoices.choose(host, undefined);
  }
  return isWanted;
}

/** Asks what runs on a host whose name does not tell, unless a person said so before; says why there is no page. */
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
    await meanwhile(words.pushing(oneLine(branch)), () => repository.push(name, branch));
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

async function show(repository: ForgeRepository, asked: PullRequest): Promise<void> {
  const { url, isFilled } = pullRequestPage(repository, asked);
  if (!isFilled) {
    await env.clipboard.writeText(`${asked.title}\n\n${asked.body}`);
    void window.showInformationMessage(words.pasteIt());
  }
  await commands.executeCommand('vscode.open', url); // as a text: a URI would lose its escapes
}
