import { type QuickPickItem, window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { Settings } from '../contributions';
import { branchesFor, clashOf, freeName, isBranchName, spelled } from '../issues/branch/branchNames';
import { branchName } from '../issues/branch/branchTemplate';
import { branchOfIssue } from '../issues/branch/issueOfBranch';
import type { StartedBranch } from '../issues/branch/startedBranches';
import type { BranchLook, FoundBranch, Repository } from '../issues/branch/repositories';
import { type Base, basesOf, type Target } from '../issues/branch/startWork';
import { errorLine } from '../issues/errorLine';
import type { TrackedIssue } from '../issues/storeState';
import type { CommitHash } from '../mapping/releases/git';
import { shortHash, work } from '../words';

/** What a branch is chosen for, and from what. */
export interface Choice {
  readonly tracked: TrackedIssue;
  readonly repository: Repository;
  readonly look: BranchLook;
  /** What was started in this workspace, the last one first. */
  readonly started: readonly StartedBranch[];
  readonly settings: Settings;
  /** The commit of the event's release, where it is in this repository; asked for once it is needed. */
  readonly release: () => Promise<CommitHash | undefined>;
}

/** Asks which branch to work on: one that is there for the issue, or a new one, where it begins and what it is named. */
export async function chooseTarget(choice: Choice, signal: AbortSignal): Promise<Target | undefined> {
  const { tracked, look } = choice;
  const known = knownFor(choice);
  const picked = known.length === 0 ? 'new' : await pickBranch(tracked.issue.shortId, known, look);
  if (picked !== 'new') {
    return picked && (await existing(picked, look));
  }
  const base = await pickBase(choice);
  const name = base && (await askName(choice, base, signal));
  return base === undefined || name === undefined ? undefined : { kind: 'new', name, commit: base.commit };
}

/** Those that were started for the issue, whatever they are called, then those that are called so. */
function knownFor({ tracked, repository, look, started }: Choice): readonly FoundBranch[] {
  const begun = look.branches.filter(({ name, remote }) => {
    const one = started.find((each) => each.repository === repository.root && each.branch === name);
    return remote === undefined && one !== undefined && branchOfIssue([one], tracked) !== undefined;
  });
  const named = branchesFor(tracked.issue.shortId, look.branches);
  return [...new Set([...begun, ...named])];
}

/** A branch that is there, unless another work tree has it: git lets no branch be checked out twice. */
async function existing(branch: FoundBranch, look: BranchLook): Promise<Target | undefined> {
  if (isElsewhere(branch, look)) {
    await window.showWarningMessage(work.elsewhere(oneLine(branch.name)));
    return undefined;
  }
  return { kind: 'existing', branch };
}

function isElsewhere({ remote, name, isCheckedOut }: FoundBranch, look: BranchLook): boolean {
  return remote === undefined && isCheckedOut && name !== look.branch;
}

async function pickBranch(
  shortId: string,
  known: readonly FoundBranch[],
  look: BranchLook,
): Promise<FoundBranch | 'new' | undefined> {
  const items: readonly (QuickPickItem & { readonly branch: FoundBranch | 'new' })[] = [
    ...known.map((branch) => ({
      label: label(spelled(branch)),
      description: isElsewhere(branch, look)
        ? work.elsewhereShort()
        : branch.remote === undefined && branch.name === look.branch
          ? work.checkedOut()
          : shortHash(branch.commit),
      branch,
    })),
    { label: work.newBranch(), branch: 'new' },
  ];
  const asked = { title: work.title(shortId), placeHolder: work.whichBranch() };
  return (await window.showQuickPick(items, asked))?.branch;
}

async function pickBase({ tracked, look, release }: Choice): Promise<Base | undefined> {
  const bases = basesOf(look, await release());
  if (bases.length < 2) {
    return bases[0];
  }
  const items = bases.map((base) => ({ label: baseLabel(base), description: shortHash(base.commit), base }));
  const asked = { title: work.title(tracked.issue.shortId), placeHolder: work.whichBase() };
  return (await window.showQuickPick(items, asked))?.base;
}

function baseLabel({ kind, branch }: Base): string {
  if (kind === 'release') {
    return work.base.release();
  }
  return branch === undefined ? work.base.currentCommit() : work.base[kind](label(branch));
}

/** A name that clashes with nothing; git is asked once it is typed. */
async function askName({ tracked, repository, look, settings }: Choice, base: Base, signal: AbortSignal) {
  const { issue } = tracked;
  const subject = { shortId: issue.shortId, title: errorLine(issue), user: look.user };
  let value = freeName(branchName(settings['branch.template'], subject), look.branches);
  for (;;) {
    const name = await window.showInputBox({
      title: work.title(issue.shortId),
      prompt: work.prompt(
        `${base.branch === undefined ? '' : `${oneLine(base.branch)} `}(${shortHash(base.commit)})`,
      ),
      value,
      validateInput: (typed) => whyNot(typed, look),
    });
    if (name === undefined || (await repository.takesName(name, signal))) {
      return name;
    }
    value = name;
    void window.showWarningMessage(work.badName());
  }
}

function whyNot(typed: string, { branches }: BranchLook): string | undefined {
  const clash = clashOf(typed, branches);
  return !isBranchName(typed)
    ? work.badName()
    : clash === undefined
      ? undefined
      : work.clash[clash.kind](oneLine(clash.other));
}

function label(branch: string): string {
  return escapeIcons(oneLine(branch));
}
