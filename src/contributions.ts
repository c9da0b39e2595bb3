/** Code's mirror of package.json; a test compares the two, both ways. */
import type { Level } from './sentry/issues';

/** Each command with the argument that it takes beside being asked for from the palette. */
export interface CommandArguments {
  /** For other extensions and scripts: signs in without asking. */
  readonly 'faultline.signIn': { readonly server: string; readonly token: string };
  readonly 'faultline.signOut': undefined;
  readonly 'faultline.chooseProject': undefined;
  readonly 'faultline.refresh': undefined;
  readonly 'faultline.openIssue': IssueArgument;
  readonly 'faultline.goToFrame': IssueArgument | FrameArgument;
  readonly 'faultline.explainMapping': IssueArgument | FrameArgument;
  readonly 'faultline.nameFile': IssueArgument | FrameArgument;
  readonly 'faultline.sharePathRules': undefined;
  readonly 'faultline.openStackTrace': undefined;
  readonly 'faultline.openInSentry': IssueArgument;
  readonly 'faultline.resolve': IssueArgument;
  readonly 'faultline.resolveInNextRelease': IssueArgument;
  readonly 'faultline.resolveInCommit': IssueArgument | FrameArgument;
  readonly 'faultline.openAsOfRelease': IssueArgument | FrameArgument;
  readonly 'faultline.compareWithRelease': IssueArgument | FrameArgument;
  readonly 'faultline.startWorking': IssueArgument;
  readonly 'faultline.showLenses': GroupArgument;
  readonly 'faultline.hideLenses': GroupArgument;
  readonly 'faultline.showAll': undefined;
  readonly 'faultline.toggleLenses': undefined;
  readonly 'faultline.showLog': undefined;
}

export type CommandId = keyof CommandArguments;

/** An issue's id, as a hover's link gives it, or the tree row of an issue. */
export type IssueArgument = string | { readonly issue: string };

/** A frame of an issue's event: indexes within its trace. */
export interface FrameArgument {
  readonly issue: string;
  readonly stack: number;
  readonly frame: number;
}

/** The tree row of a group. */
export interface GroupArgument {
  readonly group: string;
}

export const commandIds = [
  'faultline.signIn',
  'faultline.signOut',
  'faultline.chooseProject',
  'faultline.refresh',
  'faultline.openIssue',
  'faultline.goToFrame',
  'faultline.explainMapping',
  'faultline.nameFile',
  'faultline.sharePathRules',
  'faultline.openStackTrace',
  'faultline.openInSentry',
  'faultline.resolve',
  'faultline.resolveInNextRelease',
  'faultline.resolveInCommit',
  'faultline.openAsOfRelease',
  'faultline.compareWithRelease',
  'faultline.startWorking',
  'faultline.showLenses',
  'faultline.hideLenses',
  'faultline.showAll',
  'faultline.toggleLenses',
  'faultline.showLog',
] as const satisfies readonly CommandId[];

export const viewIds = ['faultline.issues'] as const;

/** Context keys with their values; `faultline.state` has a welcome text for each value that shows no tree. */
export interface ContextKeys {
  readonly 'faultline.signedIn': boolean;
  readonly 'faultline.state': ViewState;
  /** Of the last refresh, while rows of before are shown. */
  readonly 'faultline.trouble': ViewState | undefined;
}

export const viewStates = [
  'starting',
  'signedOut',
  'unbound',
  'loading',
  'ready',
  'empty',
  'offline',
  'untrustedCertificate',
  'auth',
  'sso',
  'scope',
  'notFound',
  'rateLimited',
  'refused',
  'server',
  'notSentry',
  'unexpected',
] as const;
export type ViewState = (typeof viewStates)[number];

/** The settings, without their prefix `faultline.`; defaults stand in package.json alone. */
export interface Settings {
  readonly organization: string;
  readonly projects: readonly string[];
  readonly environments: readonly string[];
  /** Such as `14d`. */
  readonly period: string;
  readonly refreshMinutes: number;
  readonly 'lens.enabled': boolean;
  /** Characters. */
  readonly 'lens.maxLength': number;
}

export const settingIds = [
  'organization',
  'projects',
  'environments',
  'period',
  'refreshMinutes',
  'lens.enabled',
  'lens.maxLength',
] as const satisfies readonly (keyof Settings)[];

/** Settings that each folder has for itself; read where they are used. */
export const folderSettingIds = ['pathRules'] as const;

/** Theme colours by what they stand for. */
export const lensColors = {
  error: 'faultline.errorLensForeground',
  warning: 'faultline.warningLensForeground',
  info: 'faultline.infoLensForeground',
  dimmed: 'faultline.dimmedLensForeground',
} as const;
export type LensColor = keyof typeof lensColors;

/** The colour of a level: fatal and error, warning, all below. */
export function colorOf(level: Level): LensColor {
  return level === 'fatal' || level === 'error' ? 'error' : level === 'warning' ? 'warning' : 'info';
}
