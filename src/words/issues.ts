import type { GroupQuery } from '../issues/groups';
import type { Located } from '../issues/storeState';
import type { NoCrashFrame } from '../mapping/crashFrame';
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

export const hover = {
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
  frames: () => t('Walk the Stack'),
};
