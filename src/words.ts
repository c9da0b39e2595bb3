/**
 * Every sentence that a person reads. Whole sentences with placeholders, so that they can be translated.
 * Text of a server or an event is never put into a toast, a prompt or a validation message: there VS Code draws
 * links. Those get checked short ids, hosts and numbers only.
 */
import type { GroupId } from './issues/groups';
import type { Located } from './issues/storeState';
import type { NoCrashFrame } from './mapping/crashFrame';
import type { Place, UnmappedReason, UnverifiedReason } from './mapping/place';
import type { Counts, Issue } from './sentry/issues';
import type { SentryError, SentryErrorKind } from './sentry/sentryError';

type Translate = (sentence: string, ...values: (string | number)[]) => string;

let t: Translate = (sentence, ...values) =>
  sentence.replace(/\{(\d+)\}/g, (_, at: string) => `${values[Number(at)]}`);

/** Gives the sentences a voice: `l10n.t` in the editor; English with its placeholders filled without. */
export function speakThrough(translate: Translate): void {
  t = translate;
}

// --- Numbers and times

/** A count as short as people say it: `950`, `1.2k`, `34k`, `2.1M`. */
export function shortCount(count: number): string {
  const [scaled, unit] =
    count >= 999_500 ? [count / 1e6, 'M'] : count >= 1000 ? [count / 1000, 'k'] : [count, ''];
  return unit === ''
    ? `${count}`
    : `${scaled < 9.95 ? scaled.toFixed(1).replace(/\.0$/, '') : Math.round(scaled)}${unit}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago an instant was, both in milliseconds since the epoch: `just now`, `5 min ago`, `3 h ago`, `2 d ago`. */
export function ago(instant: number, now: number): string {
  const passed = now - instant;
  if (passed < MINUTE) {
    return t('just now');
  }
  if (passed < HOUR) {
    return t('{0} min ago', Math.floor(passed / MINUTE));
  }
  return passed < 2 * DAY
    ? t('{0} h ago', Math.floor(passed / HOUR))
    : t('{0} d ago', Math.floor(passed / DAY));
}

/** The same for a time as servers write it, ISO 8601; `?` for none. */
export function since(time: string | undefined, now: number): string {
  const instant = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(instant) ? '?' : ago(instant, now);
}

export const counted = {
  events: (count: number) => (count === 1 ? t('1 event') : t('{0} events', shortCount(count))),
  /** Nothing for nobody: an SDK that sends no user says nothing about people. */
  users: (count: number) =>
    count === 0 ? '' : count === 1 ? t('1 user') : t('{0} users', shortCount(count)),
  issues: (count: number) => (count === 1 ? t('1 issue') : t('{0} issues', count)),
};

/** `72 events · 34 users`, of the asked period and environments. */
export function numbers({ events, users }: Counts): string {
  return [counted.events(events), counted.users(users)].filter((part) => part !== '').join(' · ');
}

/** `120 events · 50 users in all`; nothing where it says no more than the numbers of the period. */
export function lifetimeNumbers({ counts, lifetime }: Pick<Issue, 'counts' | 'lifetime'>): string {
  return lifetime === undefined || lifetime.events === counts.events
    ? ''
    : t('{0} in all', numbers(lifetime));
}

// --- Issues and places

export const groupNames: Readonly<Record<GroupId, () => string>> = {
  mine: () => t('Mine'),
  forReview: () => t('For Review'),
  all: () => t('All in This Project'),
};

const unmappedReasons: Readonly<Record<UnmappedReason, () => string>> = {
  noPath: () => t('the frame names no file'),
  runtime: () => t('part of the runtime'),
  thirdParty: () => t('third-party code'),
  outside: () => t('its path leads out of the workspace'),
  bundle: () => t('generated code without a source map that fits'),
  notFound: () => t('no file of that name is in this workspace'),
  notCheckedOut: () => t('git tracks the file, and it is not checked out here'),
  differs: () => t('files of that name are here, but none fits the path or the code'),
};

const unverifiedReasons: Readonly<Record<UnverifiedReason, () => string>> = {
  noLine: () => t('the frame has no line number'),
  noContext: () => t('the event brought no source lines to compare with'),
  unreadable: () => t('the file cannot be read as text'),
  shorter: () => t('the file ends before that line'),
  otherBuild: () => t('the source map that lies here is of another build than the one that failed'),
  unsure: () => t('the code around it resembles several places'),
};

/** What a verdict means for this place, as one sentence; `release` is the event's. */
export function placeSentence(place: Place, release: string | undefined): string {
  const since = release === undefined ? t('the release') : t('release {0}', release);
  switch (place.verdict) {
    case 'exact':
      return t('The code stands on the same line as in {0}.', since);
    case 'moved':
      return t('Moved from line {0} ({1}).', place.from, since);
    case 'edited':
      return t(
        'This line was line {0} in {1} and has been edited since: it may be fixed.',
        place.from,
        since,
      );
    case 'gone':
      return t('Removed since {0}; it was line {1}.', since, place.from);
    case 'unverified':
      return t('The line number of {0}, not verified: {1}.', since, unverifiedReasons[place.reason]());
    case 'ambiguous':
      return t('{0} files fit this frame equally well.', place.candidates.length);
    case 'unmapped':
      return t('Not in this workspace: {0}.', unmappedReasons[place.reason]());
  }
}

/** Why a frame has no line, in few words, for a tree row. */
export function placeBrief(place: Place): string {
  switch (place.verdict) {
    case 'exact':
      return '';
    case 'moved':
      return t('moved from {0}', place.from);
    case 'unverified':
      return t('not verified: {0}', unverifiedReasons[place.reason]());
    case 'unmapped':
      return unmappedReasons[place.reason]();
    case 'ambiguous':
      return t('{0} files fit', place.candidates.length);
    case 'edited':
      return t('edited since');
    case 'gone':
      return t('removed since');
  }
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
      return 'reason' in located.crash ? noCrashFrames[located.crash.reason]() : '';
  }
}

const noCrashFrames: Readonly<Record<NoCrashFrame['reason'], () => string>> = {
  noStack: () => t('the event has no stack'),
  ambiguous: () => t('several files fit'),
  bundle: () => t('generated code without a source map that fits'),
  elsewhere: () => t('its code is not in this workspace'),
  notYours: () => t('no frame of your code'),
};

// --- The view of issues

export const view = {
  nothingMine: (project: string) => t('nothing is assigned to you or your teams in {0}', project),
  noRows: () => t('no issues'),
  loading: () => t('loading…'),
  lacking: (host: string, scopes: string) => t('{0}, the token lacks {1}', host, scopes),
  notLoaded: () => t('open to load'),
  /** The line above the tree: what varies, such as server and age. */
  asOf: (host: string, binding: string, age: string) => t('{0} on {1}, {2}', binding, host, age),
  refreshing: (host: string, binding: string) => t('{0} on {1}, refreshing…', binding, host),
  stale: (age: string, why: string) => t('As of {0}. {1}', age, why),
  leftOut: (count: number) =>
    count === 1
      ? t('1 frame of dependencies is left out')
      : t('{0} frames of dependencies are left out', count),
  allProjects: (org: string) => t('all projects of {0}', org),
};

export const status = {
  count: (count: number) => `${count}`,
  tooltip: (mine: number, inFile: number) =>
    t('Faultline: {0} of yours, {1} in this file', counted.issues(mine), inFile),
  lensesOff: () => t('Faultline: lenses are hidden'),
};

// --- Hover and opened issue

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
  work: () => t('Start Working'),
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

// --- Commands

export const signIn = {
  addressTitle: () => t('Sign In to Sentry (1 of 2): the server'),
  addressPrompt: () => t('The address of sentry.io or of your own server'),
  tokenTitle: (host: string) => t('Sign In to {0} (2 of 2): your token', host),
  tokenPrompt: () => t('A personal token with the scopes event:read, event:write, org:read, project:read'),
  wrongAddress: {
    notAnAddress: () => t('This is no address. Examples: sentry.io, https://sentry.company.example'),
    credentials: () => t('Leave user name and password out of the address.'),
    protocol: () => t('The address must start with https:// (or http:// for this machine).'),
  },
  wrongToken: {
    empty: () => t('Paste the token here.'),
    organization: () =>
      t(
        'This is an organization token (sntrys_): it cannot read issues. Create a personal token in your user settings.',
      ),
    dsn: () => t('This is a DSN or an address, not a token.'),
    characters: () => t('A token holds no spaces and nothing but ASCII characters. Copy it again.'),
  },
  plain: (host: string) =>
    t('The token would travel to {0} unencrypted: anyone on the way can read and use it.', host),
  plainYes: () => t('Send It Unencrypted'),
  done: (host: string) => t('Signed in to {0}.', host),
  lacking: (host: string, scopes: string) =>
    t(
      'Signed in to {0}, but the token lacks {1}: what needs it will fail. Create a token with these scopes to use all.',
      host,
      scopes,
    ),
  working: (host: string) => t('Asking {0}…', host),
};

export const chooseProject = {
  title: () => t('Which project is this workspace?'),
  every: (org: string) => t('Every project of {0}', org),
  none: () =>
    t('The token sees no organization. Ask its owner for the scope org:read, or sign in with another one.'),
  notSignedIn: () => t('Sign in first.'),
  bySettings: () => t('The setting faultline.organization names the project here; it goes before a choice.'),
  openSettings: () => t('Open Settings'),
};

export const pick = {
  issue: () => t('Which issue?'),
  onThisLine: () => t('on this line'),
  inThisFile: () => t('in this file'),
  elsewhere: () => t('all issues'),
  frame: (shortId: string) => t('Frames of {0}', shortId),
  noIssues: () => t('No issue is loaded. The Faultline view says why.'),
  notLoaded: () => t('That issue is not loaded (any more). Refresh, and try again.'),
  noFrames: (shortId: string, why: string) => t('{0} has no frame to go to: {1}.', shortId, why),
};

export const done = {
  resolved: (shortId: string) => t('{0} is resolved.', shortId),
  resolvedNext: (shortId: string) => t('{0} is resolved in the next release.', shortId),
  undo: () => t('Undo'),
  reopened: (shortId: string) => t('{0} is unresolved again.', shortId),
};

export const work = {
  title: (shortId: string) => t('Start Working on {0}', shortId),
  prompt: () => t('The new branch, from HEAD'),
  badName: () => t('Git does not allow this name for a branch.'),
  exists: () => t('A branch of this name exists.'),
  noRepository: () => t('There is no git repository in this workspace.'),
  noGit: () => t("VS Code's Git extension is turned off; a branch needs it."),
  failed: () => t('Git did not create the branch. Its own message is in the Git output.'),
  onBranch: (branch: string) => t('On branch {0}.', branch),
  repository: () => t('In which repository?'),
};

// --- Failures

const failures: Readonly<Record<SentryErrorKind, (error: SentryError) => string>> = {
  auth: () => t('The server does not take the token: it is wrong, expired or revoked. Sign in again.'),
  sso: () => t('Your organization asks you to sign in through the browser first. Do that, then try again.'),
  scope: () => t('The token may not do this: it lacks a scope, or you are no member of the project.'),
  notFound: () => t('The server knows no such thing (any more).'),
  gone: () => t('The server has retired this part of its API. Update Faultline.'),
  rateLimited: () => t('The server asks to slow down. Try again in a minute.'),
  badRequest: () => t('The server refused the request. Its reason is in the log.'),
  server: (error) =>
    t('The server has a problem of its own ({0}). Try again later.', error.details.status ?? 500),
  network: () => t('The server cannot be reached. Check the network and the proxy settings.'),
  tls: () =>
    t(
      "The server's certificate is not trusted by this machine. Install your company's certificate in the system.",
    ),
  redirect: () =>
    t('The server sends requests elsewhere. Sign in with the address that it names in the log.'),
  timeout: () => t('The server did not answer in time. Try again.'),
  shape: () => t('What answered is not a Sentry server, or a proxy in between. Check the address.'),
  unexpected: () => t('Faultline met an error of its own. The log says more.'),
};

/** What went wrong with a call and what to do next; safe for a toast. */
export function failure(error: SentryError): string {
  return failures[error.kind](error);
}

export const failed = {
  action: (what: string, why: string) => t('{0} failed. {1}', what, why),
  unexpected: (what: string) =>
    t('{0} failed in a way that Faultline does not know. The log says more.', what),
  showLog: () => t('Show Log'),
  noRelease: () =>
    t('The server refused: most likely the project has no release yet, so there is no next one.'),
  resolveInstead: () => t('Resolve'),
};

/** Commands as people know them; the same as in package.json. */
export const commandTitles = {
  signIn: () => t('Sign In'),
  signOut: () => t('Sign Out'),
  chooseProject: () => t('Choose Project…'),
  refresh: () => t('Refresh'),
  openIssue: () => t('Open Issue'),
  goToFrame: () => t('Go to Frame…'),
  openInSentry: () => t('Open in Sentry'),
  resolve: () => t('Resolve'),
  resolveInNextRelease: () => t('Resolve in Next Release'),
  startWorking: () => t('Start Working on Issue…'),
  showLenses: () => t('Show Lenses of This Group'),
  hideLenses: () => t('Hide Lenses of This Group'),
  showAll: () => t('Show All in This Project'),
  toggleLenses: () => t('Toggle Lenses'),
  showLog: () => t('Show Log'),
};
