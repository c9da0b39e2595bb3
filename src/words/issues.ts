import type { GroupQuery } from '../issues/groups';
import type { Located } from '../issues/storeState';
import type { NoCrashFrame } from '../mapping/crashFrame';
import { counted } from './numbers';
import { placeBrief } from './places';
import { t } from './speak';

const groupNames: Readonly<Record<string, () => string>> = {
  mine: () => t('Mine'),
  forReview: () => t('For Review'),
  all: () => t('All in This Project'),
  allUnresolved: () => t('All Unresolved'),
};

/** A group as people call it; its own name may be any text of the settings. */
export function groupName({ id, name }: GroupQuery): string {
  return name ?? groupNames[id]?.() ?? id;
}

/** Why an issue has no lens, for its tree row; nothing where it has one. */
export function noLensBecause(located: Located): string {
  switch (located.kind) {
    case 'unasked':
      return t('its event is not fetched yet: open it');
    case 'waiting':
      return t('its event is being fetched');
    case 'noEvent':
      return t('no event in this period: it expired, or is of another environment');
    case 'failed':
      return t('its event could not be fetched');
    case 'traced':
      return t('in Restricted Mode no file is read');
    case 'located':
      return 'reason' in located.crash ? noCrashFrames[located.crash.reason]() : goneBecause(located);
  }
}

/** Removed code has no lens. */
function goneBecause({ crash, places }: Extract<Located, { kind: 'located' }>): string {
  const place = 'stack' in crash ? places[crash.stack]?.[crash.frame] : undefined;
  return place?.verdict === 'gone' ? placeBrief(place) : '';
}

/** Why the issues of a project have no line here. */
export function reasonWords(reason: NoCrashFrame['reason'] | 'gone'): string {
  return reason === 'gone' ? t('its code was removed') : noCrashFrames[reason]();
}

const noCrashFrames: Readonly<Record<NoCrashFrame['reason'], () => string>> = {
  noStack: () => t('the event has no stack'),
  ambiguous: () => t('several files fit'),
  bundle: () => t('generated code without a source map that fits'),
  elsewhere: () => t('its code is not in this workspace'),
  notYours: () => t('no frame of your code'),
};

export const view = {
  title: () => t('Issues'),
  nothingMine: (project: string) => t('nothing is assigned to you or your teams in {0}', project),
  noRows: () => t('no issues'),
  loading: () => t('loading…'),
  notLoaded: () => t('open to load'),
  /** The line above the tree: what varies, such as server and age. */
  asOf: (host: string, binding: string, age: string) => t('{0} on {1}, {2}', binding, host, age),
  refreshing: (host: string, binding: string) => t('{0} on {1}, refreshing…', binding, host),
  stale: (age: string, why: string) => t('As of {0}. {1}', age, why),
  /** Issues are listed, their events are known, and no line is marked. */
  nothingHere: (asOf: string) =>
    t('{0}. None of these issues has a line here: "Why Is This Empty?" says why.', asOf),
  leftOut: (count: number) =>
    count === 1
      ? t('1 frame of dependencies is left out')
      : t('{0} frames of dependencies are left out', count),
  refreshingSeveral: (count: number) => t('{0} projects, refreshing…', count),
  asOfSeveral: (count: number, age: string) => t('{0} projects, {1}', count, age),
  signInToSee: () => t('Sign in to see its issues'),
  noAccount: (host: string) => t('Nobody is signed in to {0}.', host),
  dropped: (count: number) =>
    count === 1
      ? t('1 issue could not be read and is left out; the log says more')
      : t('{0} issues could not be read and are left out; the log says more', count),
};

export const lens = {
  /** Of code that is not here any more; `release` is the version that had it. */
  removed: (release: string | undefined) =>
    release === undefined
      ? t('removed since the release, was here')
      : t('removed since {0}, was here', release),
};

export const status = {
  count: (count: number) => `${count}`,
  tooltip: (mine: number, inFile: number) =>
    t('Faultline: {0} of yours, {1} in this file', counted.issues(mine), inFile),
  /** What is known of a server that cannot be reached, and of when that is. */
  offlineCount: (count: number, age: string) => t('○ {0}, {1}', count, age),
  offline: () => t('○ offline'),
  offlineTooltip: (hosts: string, age: string) =>
    t('Faultline: {0} cannot be reached. What is shown is of {1}; it is tried again by itself.', hosts, age),
  offlineNothing: (hosts: string) =>
    t('Faultline: {0} cannot be reached. It is tried again by itself.', hosts),
  lensesOff: () => t('Faultline: lenses are hidden'),
};

export const hover = {
  locatedBy: (age: string, release: string, events: string) =>
    t('Located by the event of {0}, release {1} (1 of {2}).', age, release, events),
  called: (frame: string) => t('This line called what failed: {0} is not in this workspace.', frame),
  seen: (first: string, last: string) => t('first seen {0}, last {1}', first, last),
  assignedTo: (name: string) => t('assigned to {0}', name),
  unassigned: () => t('not assigned'),
  unknownRelease: () => t('unknown'),
  more: (count: number) => t('and {0} more on this line', count),
  open: () => t('Open Issue'),
  openInSentry: () => t('Open in Sentry'),
  resolve: () => t('Resolve'),
  resolveNext: () => t('Resolve in Next Release'),
  resolveInCommit: () => t('Resolve in This Commit'),
  work: () => t('Start Working'),
  asOfRelease: () => t('Open as of the Release'),
  compare: () => t('Compare with the Release'),
  frames: () => t('Go to Frame'),
};

export const opened = {
  missing: (shortId: string) =>
    t('{0} is not loaded (any more). Refresh the issues and open it again.', shortId),
  numbers: () => t('Numbers'),
  firstSeen: () => t('First seen'),
  lastSeen: () => t('Last seen'),
  release: () => t('Release'),
  environment: () => t('Environment'),
  status: () => t('Status'),
  assignee: () => t('Assigned to'),
  stack: () => t('Stack, the failing frame first'),
  noEvent: () => t('No event is at hand.'),
};
