/** Code's mirror of package.json; a test compares the two, both ways. */
import type { LensRules } from './issues/lensRules';
import type { Level } from './sentry/issues';

/** Each command with the argument that it takes beside being asked for from the palette. */
export interface CommandArguments {
  /** For other extensions and scripts: signs in without asking, or asks for the token alone. */
  readonly 'faultline.signIn': { readonly server: string; readonly token?: string };
  /** For other extensions and scripts: the id of an account, `<host>/<user id>`. */
  readonly 'faultline.signOut': { readonly account: string };
  readonly 'faultline.bindFolder': FolderArgument | BindingArgument;
  readonly 'faultline.shareBinding': undefined;
  readonly 'faultline.switchEnvironment': BindingArgument;
  readonly 'faultline.refresh': undefined;
  readonly 'faultline.openIssue': IssueArgument | HereArgument;
  readonly 'faultline.walkStack': IssueArgument | FrameArgument | HereArgument;
  readonly 'faultline.previousFrame': IssueArgument | FrameArgument | HereArgument;
  readonly 'faultline.nextFrame': IssueArgument | FrameArgument | HereArgument;
  readonly 'faultline.explainMapping': IssueArgument | FrameArgument;
  readonly 'faultline.nameFile': IssueArgument | FrameArgument;
  readonly 'faultline.sharePathRules': undefined;
  readonly 'faultline.openStackTrace': undefined;
  readonly 'faultline.openInSentry': IssueArgument;
  readonly 'faultline.openLinkedIssue': LinkedIssueArgument;
  readonly 'faultline.resolve': IssueArgument;
  readonly 'faultline.resolveInNextRelease': IssueArgument;
  readonly 'faultline.resolveInCommit': IssueArgument | FrameArgument;
  readonly 'faultline.triage': IssueArgument | GroupArgument;
  /** The button above the rows. */
  readonly 'faultline.triageView': IssueArgument | GroupArgument;
  readonly 'faultline.triageNext': undefined;
  readonly 'faultline.triagePrevious': undefined;
  readonly 'faultline.undo': undefined;
  readonly 'faultline.resolveInThisRelease': IssueArgument;
  readonly 'faultline.resolveInRelease': IssueArgument;
  readonly 'faultline.resolveInHead': IssueArgument;
  readonly 'faultline.reopen': IssueArgument;
  readonly 'faultline.archive': IssueArgument;
  readonly 'faultline.archiveForever': IssueArgument;
  readonly 'faultline.archiveUntil': IssueArgument;
  readonly 'faultline.assignToMe': IssueArgument;
  readonly 'faultline.assign': IssueArgument;
  readonly 'faultline.assignSuggested': IssueArgument;
  readonly 'faultline.unassign': IssueArgument;
  readonly 'faultline.setPriority': IssueArgument;
  readonly 'faultline.bookmark': IssueArgument;
  readonly 'faultline.subscribe': IssueArgument;
  readonly 'faultline.comment': IssueArgument;
  readonly 'faultline.copyLink': IssueArgument;
  readonly 'faultline.copyShortId': IssueArgument;
  readonly 'faultline.copyMarkdown': IssueArgument;
  readonly 'faultline.openAsOfRelease': IssueArgument | FrameArgument;
  readonly 'faultline.compareWithRelease': IssueArgument | FrameArgument;
  readonly 'faultline.startWorking': IssueArgument;
  readonly 'faultline.openPullRequest': IssueArgument;
  readonly 'faultline.resolveMerged': undefined;
  readonly 'faultline.filterIssues': undefined;
  readonly 'faultline.clearFilter': undefined;
  readonly 'faultline.onlyMapped': undefined;
  readonly 'faultline.notOnlyMapped': undefined;
  readonly 'faultline.groupBy': undefined;
  readonly 'faultline.showMore': GroupArgument & BindingArgument;
  readonly 'faultline.retryAction': EntryArgument | OutboxArgument;
  readonly 'faultline.discardAction': EntryArgument | OutboxArgument;
  readonly 'faultline.applyAction': EntryArgument;
  readonly 'faultline.copyAction': EntryArgument;
  readonly 'faultline.nextIssueInFile': undefined;
  readonly 'faultline.previousIssueInFile': undefined;
  readonly 'faultline.nextIssue': undefined;
  readonly 'faultline.previousIssue': undefined;
  readonly 'faultline.issuesInFile': undefined;
  readonly 'faultline.issuesAtLine': undefined;
  readonly 'faultline.readIssue': IssueArgument;
  readonly 'faultline.showLenses': GroupArgument;
  readonly 'faultline.hideLenses': GroupArgument;
  readonly 'faultline.showAll': BindingArgument;
  readonly 'faultline.toggleLenses': undefined;
  readonly 'faultline.whyEmpty': undefined;
  readonly 'faultline.copyReport': undefined;
  readonly 'faultline.showLog': undefined;
  readonly 'faultline.tryDemo': undefined;
  readonly 'faultline.removeDemo': undefined;
}

export type CommandId = keyof CommandArguments;

/** An issue's id, as a hover's link gives it, or the tree row of an issue. */
export type IssueArgument = string | { readonly issue: string };

/** What our keys give: the issue that the cursor is at, if it is at one. */
export interface HereArgument {
  readonly here: true;
}

/** A frame of an issue's event: indexes within its trace. */
export interface FrameArgument {
  readonly issue: string;
  readonly stack: number;
  readonly frame: number;
}

/** One of the issues of other trackers that are linked to an issue: its index among them. */
export interface LinkedIssueArgument {
  readonly issue: string;
  readonly linked: number;
}

/** A folder of the explorer, by its URI. */
export interface FolderArgument {
  readonly scheme: string;
  readonly path: string;
}

/** A tree row of a binding, or below it. */
export interface BindingArgument {
  readonly binding: string;
}

/** The tree row of a group. */
export interface GroupArgument {
  readonly group: string;
}

/** The tree row of an action that waits, by its id in the outbox. */
export interface EntryArgument {
  readonly entry: string;
}

/** The tree row above all actions that wait. */
export interface OutboxArgument {
  readonly kind: 'outbox';
}

export const commandIds = [
  'faultline.signIn',
  'faultline.signOut',
  'faultline.bindFolder',
  'faultline.shareBinding',
  'faultline.switchEnvironment',
  'faultline.refresh',
  'faultline.openIssue',
  'faultline.walkStack',
  'faultline.previousFrame',
  'faultline.nextFrame',
  'faultline.explainMapping',
  'faultline.nameFile',
  'faultline.sharePathRules',
  'faultline.openStackTrace',
  'faultline.openInSentry',
  'faultline.openLinkedIssue',
  'faultline.resolve',
  'faultline.resolveInNextRelease',
  'faultline.resolveInCommit',
  'faultline.triage',
  'faultline.triageView',
  'faultline.triageNext',
  'faultline.triagePrevious',
  'faultline.undo',
  'faultline.resolveInThisRelease',
  'faultline.resolveInRelease',
  'faultline.resolveInHead',
  'faultline.reopen',
  'faultline.archive',
  'faultline.archiveForever',
  'faultline.archiveUntil',
  'faultline.assignToMe',
  'faultline.assign',
  'faultline.assignSuggested',
  'faultline.unassign',
  'faultline.setPriority',
  'faultline.bookmark',
  'faultline.subscribe',
  'faultline.comment',
  'faultline.copyLink',
  'faultline.copyShortId',
  'faultline.copyMarkdown',
  'faultline.openAsOfRelease',
  'faultline.compareWithRelease',
  'faultline.startWorking',
  'faultline.openPullRequest',
  'faultline.resolveMerged',
  'faultline.filterIssues',
  'faultline.clearFilter',
  'faultline.onlyMapped',
  'faultline.notOnlyMapped',
  'faultline.groupBy',
  'faultline.showMore',
  'faultline.retryAction',
  'faultline.discardAction',
  'faultline.applyAction',
  'faultline.copyAction',
  'faultline.nextIssueInFile',
  'faultline.previousIssueInFile',
  'faultline.nextIssue',
  'faultline.previousIssue',
  'faultline.issuesInFile',
  'faultline.issuesAtLine',
  'faultline.readIssue',
  'faultline.showLenses',
  'faultline.hideLenses',
  'faultline.showAll',
  'faultline.toggleLenses',
  'faultline.whyEmpty',
  'faultline.copyReport',
  'faultline.showLog',
  'faultline.tryDemo',
  'faultline.removeDemo',
] as const satisfies readonly CommandId[];

/** The key of each command while the palette of *Triage* is open, as package.json has it. */
export const triageKeys = {
  resolve: 'Alt+R',
  resolveInNextRelease: 'Alt+N',
  resolveInThisRelease: 'Alt+T',
  resolveInRelease: 'Alt+V',
  resolveInCommit: 'Alt+C',
  resolveInHead: 'Alt+Q',
  archive: 'Alt+E',
  archiveForever: 'Alt+F',
  archiveUntil: 'Alt+H',
  reopen: 'Alt+O',
  assignToMe: 'Alt+A',
  assign: 'Alt+W',
  assignSuggested: 'Alt+G',
  unassign: 'Alt+U',
  setPriority: 'Alt+P',
  bookmark: 'Alt+M',
  subscribe: 'Alt+X',
  comment: 'Alt+I',
  startWorking: 'Alt+B',
  openIssue: 'Alt+Enter',
  openInSentry: 'Alt+S',
  copyLink: 'Alt+L',
  copyShortId: 'Alt+Y',
  copyMarkdown: 'Alt+D',
  undo: 'Alt+Z',
  triageNext: 'Alt+J',
  triagePrevious: 'Alt+K',
} as const;

/** As VS Code's account menu knows it; an account's id there is `<host>/<user id>`. */
export const authenticationProvider = { id: 'faultline', label: 'Faultline' } as const;

export const viewIds = ['faultline.issues', 'faultline.inThisFile'] as const;

/** Context keys with their values; `faultline.state` has a welcome text for each value that shows no tree. */
export interface ContextKeys {
  readonly 'faultline.signedIn': boolean;
  readonly 'faultline.state': ViewState;
  /** Once this window has shown a lens. */
  readonly 'faultline.lensShown': true;
  /** Of the last refresh, while rows of before are shown. */
  readonly 'faultline.trouble': ViewState | undefined;
  /** While a filter hides issues of the tree. */
  readonly 'faultline.filtered': boolean;
  readonly 'faultline.onlyMapped': boolean;
  /** While the palette of *Triage* is open. */
  readonly 'faultline.triaging': boolean;
  /** Why *In This File* is empty; `undefined` where it is not. */
  readonly 'faultline.fileState': FileState | undefined;
}

export const viewStates = [
  'starting',
  'signedOut',
  'unbound',
  'wrongSettings',
  'noAccount',
  'loading',
  'ready',
  'empty',
  'emptyEnvironment',
  'unknownEnvironment',
  'offline',
  'proxy',
  'untrustedCertificate',
  'auth',
  'sso',
  'scope',
  'lacksEventRead',
  'lacksOrgRead',
  'notFound',
  'rateLimited',
  'refused',
  'server',
  'notSentry',
  'unexpected',
] as const;
export type ViewState = (typeof viewStates)[number];

/** The editor shows no file of the workspace, or one in which no issue has a line. */
export type FileState = 'noFile' | 'noLine';

/** The settings, without their prefix `faultline.`; defaults stand in package.json alone. */
export interface Settings {
  readonly refreshMinutes: number;
  readonly 'lens.enabled': boolean;
  /** With placeholders of `issues/lensTemplate.ts`. */
  readonly 'lens.template': string;
  /** Characters. */
  readonly 'lens.maxLength': number;
  readonly 'lens.only': LensRules;
  /** Patterns for paths below each workspace folder; none for all files. */
  readonly 'lens.include': readonly string[];
  readonly 'lens.exclude': readonly string[];
  readonly 'lens.cursorLineOnly': boolean;
  readonly 'lens.callers': 'off' | 'currentIssue' | 'all';
  /** A thin line left of the text. */
  readonly 'lens.border': boolean;
  /** Variables at the ends of lines. */
  readonly inlineValues: boolean;
  /** What branches are named, with placeholders in `${}`. */
  readonly 'branch.template': string;
  readonly 'branch.assignToMe': boolean;
  /** Whether opening an issue marks it as seen on its server. */
  readonly markSeen: boolean;
}

export const settingIds = [
  'refreshMinutes',
  'lens.enabled',
  'lens.template',
  'lens.maxLength',
  'lens.only',
  'lens.include',
  'lens.exclude',
  'lens.cursorLineOnly',
  'lens.callers',
  'lens.border',
  'inlineValues',
  'branch.template',
  'branch.assignToMe',
  'markSeen',
] as const satisfies readonly (keyof Settings)[];

/** Settings that each folder has for itself; read where they are used. */
export const folderSettingIds = [
  'bindings',
  'environments',
  'tags',
  'period',
  'queries',
  'pathRules',
] as const;

/** Theme colours of lenses by what they stand for. */
export const lensColors = {
  fatal: 'faultline.fatalLensForeground',
  error: 'faultline.errorLensForeground',
  warning: 'faultline.warningLensForeground',
  info: 'faultline.infoLensForeground',
  debug: 'faultline.debugLensForeground',
  dimmed: 'faultline.dimmedLensForeground',
  stale: 'faultline.staleLensForeground',
} as const;
export type LensColor = keyof typeof lensColors;

/** The colour of a level; of one that is no real level, the quietest. */
export function colorOf(level: Level): LensColor {
  return level === 'sample' || level === 'unknown' ? 'debug' : level;
}
