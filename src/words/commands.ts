import type { Cut } from '../mapping/stackText/pasted';
import { t } from './speak';

export const pick = {
  issue: () => t('Which issue?'),
  onThisLine: () => t('on this line'),
  inThisFile: () => t('in this file'),
  elsewhere: () => t('all issues'),
  dealtWith: () => t('dealt with in this window'),
  explain: (shortId: string) => t('Which frame of {0} is to be explained?', shortId),
  noIssues: () => t('No issue is loaded. The Faultline view says why.'),
  noneFits: (title: string) => t('“{0}” fits none of the issues that are loaded.', title),
  notLoaded: () => t('That issue is not loaded (any more). Refresh, and try again.'),
  noFrames: (shortId: string, why: string) => t('{0} has no frame to go to: {1}.', shortId, why),
};

export const nameFile = {
  which: (shortId: string) => t('Which frame of {0}?', shortId),
  title: () => t('Which file is this frame?'),
  fitting: () => t('fits'),
  open: () => t('open'),
  otherFile: () => t('Another File…'),
  openLabel: () => t('This Frame Is This File'),
  outside: () => t('That file is in no folder of this workspace. Add its folder to the workspace first.'),
  noRule: () => t('This frame says too little to be told apart from others: no rule can name its file.'),
  kept: () => t('Kept for you: this frame, and those that begin alike, are looked for there first.'),
  share: () => t('Share with the Team'),
  undo: () => t('Undo'),
  shareTitle: () => t("Which of your rules go into the folder's settings, for everybody who opens it?"),
  shared: () => t('Moved into .vscode/settings.json. Commit it, and the team has them, too.'),
  nothingToShare: () =>
    t('You have no rules of your own here. "This Frame Is That File…" on a frame writes one.'),
};

export const pasted = {
  title: () => t('Stack Trace'),
  frames: () => t('Frames of the stack trace'),
  missing: () => t('This stack trace is not kept any more. Copy it and open it again.'),
  empty: () => t('The clipboard holds no text. Copy a stack trace first.'),
  noTrace: () =>
    t('No stack trace was recognized in the text of the clipboard. Copy it with its first line.'),
  /** Nothing for an ordinary paste. */
  cut: ({ characters, frames, stacks }: Cut) =>
    characters + frames + stacks === 0
      ? ''
      : t(
          'The text is longer than what is read of it. Left out: {0} characters at its end, {1} frames, {2} stacks.',
          characters,
          frames,
          stacks,
        ),
  working: () => t('Looking for the frames of the stack trace…'),
  nothingHere: () => t('No frame of this stack trace is in this workspace. The document says why.'),
  untrusted: () => t('In Restricted Mode no file of the workspace is read. Trust the workspace first.'),
};

export const inCommit = {
  noChange: (shortId: string) =>
    t(
      'No commit is known that changed the line of {0} since its release: there is none to resolve it in.',
      shortId,
    ),
  notPushed: (commit: string) =>
    t(
      '{0} is not pushed, as far as this clone knows, so Sentry cannot know it. Push it (or fetch) first.',
      commit,
    ),
  noRemote: () => t('This repository has no remote: Sentry cannot know its commits.'),
  unknownRepository: (commit: string) =>
    t(
      'The server knows no such repository, so it did not resolve the issue in {0}. Connect the repository in the settings of Sentry.',
      commit,
    ),
  unknownCommit: (commit: string) =>
    t(
      'The server does not know {0} (yet). It learns commits from a connected repository, or when a release names them.',
      commit,
    ),
  refused: (commit: string) =>
    t('The server refused to resolve the issue in {0}. Its reason is in the log.', commit),
};

export const asOfRelease = {
  which: (shortId: string) => t('Which frame of {0}?', shortId),
  missing: () => t('This file of a release is not kept any more. Open it again from its issue.'),
  tab: (name: string, commit: string) => t('{0} ({1})', name, commit),
  diffTab: (name: string, commit: string) => t('{0} ({1} ↔ now)', name, commit),
  untrusted: () => t('In Restricted Mode no file of the workspace is read. Trust the workspace first.'),
  noFile: () =>
    t(
      'This frame leads to no one file of the workspace. "Explain This Mapping" on it says why, and what helps.',
    ),
  noHistory: () =>
    t('The event names no release, or its folder is in no git repository: there is nothing to open.'),
  unknownCommit: () =>
    t(
      'Nothing names the commit of the release. Tell Sentry the commits of releases, or give it a tag of its name in git.',
    ),
  missingCommit: (commit: string) =>
    t('The release was built from {0}, which is not in this clone. Fetch it, and try again.', commit),
  fetch: () => t('Fetch'),
  absent: (commit: string) =>
    t(
      'The release ({0}) has no such file. If this is the wrong file, run "This Frame Is That File…".',
      commit,
    ),
  notFetched: (commit: string) =>
    t('The file of the release ({0}) is not in this clone, or is no text. Fetch it, and try again.', commit),
  removed: () => t('The file is not here any more: this is how the release had it.'),
};

export const done = {
  undo: () => t('Undo'),
};

/** Commands as people know them; the same as in package.json. */
export const commandTitles = {
  signIn: () => t('Sign In'),
  signOut: () => t('Sign Out'),
  bindFolder: () => t('Bind Folder…'),
  shareBinding: () => t('Share Binding with the Team…'),
  switchEnvironment: () => t('Switch Environment…'),
  refresh: () => t('Refresh'),
  openIssue: () => t('Open Issue'),
  walkStack: () => t('Walk the Stack…'),
  previousFrame: () => t('Go to Caller'),
  nextFrame: () => t('Go to Called Frame'),
  explainMapping: () => t('Explain This Mapping'),
  nameFile: () => t('This Frame Is That File…'),
  sharePathRules: () => t('Share Path Rules with the Team…'),
  openStackTrace: () => t('Open Stack Trace from Clipboard'),
  openInSentry: () => t('Open in Sentry'),
  openLinkedIssue: () => t('Open Linked Issue'),
  resolve: () => t('Resolve'),
  resolveInNextRelease: () => t('Resolve in Next Release'),
  resolveInCommit: () => t('Resolve in the Commit That Changed the Line'),
  triage: () => t('Triage'),
  triageView: () => t('Triage'),
  triageNext: () => t('Triage: Next Issue'),
  triagePrevious: () => t('Triage: Previous Issue'),
  undo: () => t('Undo Last Action'),
  resolveInThisRelease: () => t('Resolve in the Current Release'),
  resolveInRelease: () => t('Resolve in Release…'),
  resolveInHead: () => t('Resolve in HEAD'),
  reopen: () => t('Reopen'),
  archive: () => t('Archive Until It Escalates'),
  archiveForever: () => t('Archive Forever'),
  archiveUntil: () => t('Archive Until…'),
  assign: () => t('Assign…'),
  assignSuggested: () => t('Assign to Suggested Owner'),
  unassign: () => t('Unassign'),
  setPriority: () => t('Set Priority…'),
  bookmark: () => t('Bookmark or Remove Bookmark'),
  subscribe: () => t('Subscribe or Unsubscribe'),
  comment: () => t('Comment…'),
  copyLink: () => t('Copy Link'),
  copyShortId: () => t('Copy Short ID'),
  copyMarkdown: () => t('Copy as Markdown'),
  openAsOfRelease: () => t('Open File as of the Release'),
  compareWithRelease: () => t('Compare with the Release'),
  startWorking: () => t('Start Working on Issue…'),
  assignToMe: () => t('Assign to Me'),
  nextIssueInFile: () => t('Go to Next Issue in File'),
  previousIssueInFile: () => t('Go to Previous Issue in File'),
  nextIssue: () => t('Go to Next Issue'),
  previousIssue: () => t('Go to Previous Issue'),
  issuesInFile: () => t('Issues in This File'),
  issuesAtLine: () => t('Issues at This Line'),
  readIssue: () => t('Read Issue at Cursor'),
  openPullRequest: () => t('Open Pull Request…'),
  resolveMerged: () => t('Resolve What Is Merged…'),
  filterIssues: () => t('Filter Issues…'),
  clearFilter: () => t('Clear Filter'),
  onlyMapped: () => t('Only Mapped Here'),
  notOnlyMapped: () => t('Show Issues Not Mapped Here'),
  groupBy: () => t('Group Issues By…'),
  showMore: () => t('Show 200 More'),
  retryAction: () => t('Send Again'),
  discardAction: () => t('Discard'),
  applyAction: () => t('Apply Mine…'),
  copyAction: () => t('Copy Text'),
  showLenses: () => t('Show Lenses of This Group'),
  hideLenses: () => t('Hide Lenses of This Group'),
  showAll: () => t('Show All in This Project'),
  toggleLenses: () => t('Toggle Lenses'),
  whyEmpty: () => t('Why Is This Empty?'),
  copyReport: () => t('Copy Redacted Report'),
  showLog: () => t('Show Log'),
  tryDemo: () => t('Try the Demo'),
  removeDemo: () => t('Remove the Demo'),
};
