import { t } from './speak';

export const work = {
  title: (shortId: string) => t('Start Working on {0}', shortId),
  repository: () => t('In which repository?'),
  noRepository: () => t('There is no git repository in this workspace.'),
  looking: () => t('Looking at the branches…'),
  switching: () => t('Switching to the branch…'),
  notTrusted: () => t('This workspace is not trusted: git is not asked for a branch here.'),
  noGit: () => t("VS Code's Git extension is turned off, or has found no git; a branch needs it."),
  noCommit: () => t('This repository has no commit yet: a branch needs one to begin at.'),
  underWay: {
    merge: () => t('A merge is under way here: end it, or abort it, before another branch is begun.'),
    rebase: () => t('A rebase is under way here: end it, or abort it, before another branch is begun.'),
    'cherry-pick': () =>
      t('A cherry-pick is under way here: end it, or abort it, before another branch is begun.'),
    revert: () => t('A revert is under way here: end it, or abort it, before another branch is begun.'),
    bisect: () => t('A bisection is under way here: end it before another branch is begun.'),
  },
  elsewhere: (branch: string) => t('{0} is checked out in another work tree.', branch),
  elsewhereShort: () => t('in another work tree'),
  notOpen: (branch: string) => t('The repository of {0} is not open in this window any more.', branch),
  /** The branches that are there for an issue, and a new one. */
  whichBranch: () => t('Go on with a branch, or make one?'),
  newBranch: () => t('New Branch…'),
  checkedOut: () => t('checked out'),
  whichBase: () => t('Where shall the branch begin?'),
  base: {
    trunk: (branch: string) => t('{0}, as it was fetched last', branch),
    trunkHere: (branch: string) => t('{0}, as it is here', branch),
    current: (branch: string) => t('{0}, as it is checked out', branch),
    currentCommit: () => t('The commit that is checked out'),
    release: () => t('The release of the event, for a hotfix'),
  },
  prompt: (base: string) => t('The name of the new branch, which begins at {0}', base),
  badName: () => t('Git does not allow this name for a branch, or some system cannot write it.'),
  clash: {
    same: (other: string) => t('The branch {0} exists.', other),
    case: (other: string) => t('The branch {0} exists, and disks take it for the same.', other),
    directory: (other: string) =>
      t('The branch {0} stands in its way: one name goes on with "/" where the other ends.', other),
  },
  changedFiles: (count: number) =>
    count === 1
      ? t('1 file is changed and not committed')
      : t('{0} files are changed and not committed', count),
  carry: () => t('Take Them Along'),
  carryDetail: () => t('They are changed on the new branch, too.'),
  stash: () => t('Stash Them'),
  stashDetail: () => t("They are put away in git's stash; undoing this takes them out again."),
  cancel: () => t('Cancel'),
  cancelDetail: () => t('Nothing is changed.'),
  failed: () => t("Git did not switch to the branch. Nothing was changed; Faultline's log says why."),
  notCarried: () =>
    t(
      "Git did not switch to the branch with the changed files. Nothing was changed: stash or commit them first, or see Faultline's log.",
    ),
  notAssigned: (shortId: string) => t('{0} could not be assigned to you; the log says why.', shortId),
  onBranch: (branch: string) => t('On branch {0}.', branch),
  undone: (branch: string) => t('Back from {0}, as it was before.', branch),
  detached: (branch: string) =>
    t('Back from {0}, at the commit that was checked out: the branch that it was on is gone.', branch),
  stashKept: (branch: string) =>
    t(
      'Back from {0}. What was put away for it stays in the stash: something else was changed or committed here.',
      branch,
    ),
  notUndone: {
    committed: (branch: string) => t('{0} stays: something was committed on it.', branch),
    shared: (branch: string) => t('{0} stays: it was published, or another work tree has it.', branch),
    gone: (branch: string) => t('There is no branch {0} any more.', branch),
  },
  notBack: () => t('Git cannot go back with the files as they are changed. Nothing was changed.'),
};

export const pullRequest = {
  noBranch: (shortId: string) => t('No branch was started for {0}.', shortId),
  gone: (branch: string) => t('There is no branch {0} any more.', branch),
  nothing: (branch: string) => t('There is nothing on {0} yet that could be merged.', branch),
  noRemote: () => t('This repository has no remote that a branch could be pushed to.'),
  noPage: () => t('The address of the remote tells of no page for pull requests.'),
  noTrunk: (remote: string) =>
    t('It is not known which branch of {0} others are merged into. Fetch it, and try again.', remote),
  title: (shortId: string) => t('Open Pull Request for {0}', shortId),
  whichRepository: () => t('Into which repository?'),
  push: (branch: string, remote: string) => t('Push {0} to {1}?', branch, remote),
  pushDetail: () => t('What is pushed cannot be undone from here.'),
  pushing: (branch: string) => t('Pushing {0}…', branch),
  pushButton: () => t('Push'),
  pushFailed: () => t("The branch was not pushed. Git's own message is in the Git output."),
  whichForge: (host: string) => t('What runs on {0}?', host),
  openedAs: (host: string, forge: string) => t('{0} was taken for {1}.', host, forge),
  another: () => t('Something Else…'),
  pasteIt: () => t('The title and the text of the pull request are on the clipboard: paste them there.'),
};

/** The names of those who run repositories on the web. */
export const forgeNames = {
  github: () => 'GitHub',
  gitlab: () => 'GitLab',
  bitbucket: () => 'Bitbucket Cloud',
  bitbucketServer: () => 'Bitbucket Data Center',
  azure: () => 'Azure DevOps',
  gitea: () => 'Gitea, Forgejo',
};
