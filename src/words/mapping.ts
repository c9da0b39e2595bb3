import type { ChosenBy } from '../mapping/choice/chooseFile';
import type { Evidence } from '../mapping/choice/scores';
import type { Step } from '../mapping/explain';
import type { Build, FoundBy } from '../mapping/sourceMaps/build';
import type { Gap } from '../mapping/releases/releaseLine';
import type { NamedBy, ReleaseCommit } from '../mapping/releases/whichCommit';
import type { Place, UnmappedReason, UnverifiedReason } from '../mapping/place';
import { t } from './speak';

/** *Explain This Mapping*: what was found out about a frame, step by step. */
export const explained = {
  title: () => t('How this frame was mapped'),
  missing: () => t('This frame is not loaded (any more). Refresh the issues and ask again.'),
  untrusted: () =>
    t('In Restricted Mode no file of the workspace is read: trust the workspace to map frames.'),
  cameIn: () => t('What came in'),
  steps: () => t('What was done'),
  verdict: () => t('The verdict'),
  change: () => t('What would change it'),
  inFolder: (folder: string) => t('In the folder {0}', folder),
  scores: (count: number) =>
    count === 1 ? t('points of the only candidate') : t('points of {0} candidates', count),
  more: (count: number) => t('and {0} more', count),
  facts: {
    filename: () => t('File name'),
    absPath: () => t('Absolute path'),
    module: () => t('Module'),
    package: () => t('Package'),
    function: () => t('Function'),
    line: () => t('Line'),
    column: () => t('Column'),
    inApp: () => t('In app'),
    platform: () => t('Platform'),
    release: () => t('Release'),
    context: () => t('Source lines'),
    code: () => t('The failing one'),
    debugId: () => t('Debug id'),
  },
  yes: () => t('yes'),
  no: () => t('no'),
  contextLines: (count: number) => (count === 0 ? t('none came with the event') : t('{0}', count)),
};

/** One step on the way from a frame to its place, as a line. Files and paths in it are of the event or the workspace. */
export function stepSentence(step: Step): string {
  switch (step.step) {
    case 'path':
      return t(
        '{0} reads {1}',
        spelled[step.from](),
        `${'../'.repeat(Math.min(step.climbs, 9))}${step.path}`,
      );
    case 'dependency':
      return t('it lies in a dependency, as {0}', step.path);
    case 'rule':
      return said(t('the path rule from "{0}" to "{1}"', step.rule.frame, step.rule.file), step);
    case 'codeMapping':
      return said(
        t('Sentry\'s code mapping from "{0}" to "{1}"', step.mapping.stackRoot, step.mapping.sourceRoot),
        step,
      );
    case 'package':
      return said(t('the package {0} of {1}', step.name, step.manifest), step);
    case 'candidates':
      return t('{0} segments agree, in: {1}', step.matched, firstOf(step.files));
    case 'code':
      return step.share === undefined
        ? t('{0}: nothing to compare with the event', step.file)
        : t("{0}: {1} % of the event's lines stand in it", step.file, Math.round(step.share * 100));
    case 'scores':
      return t(
        'points: {0}',
        firstOf(step.scores.map(({ candidate, score }) => `${candidate.file} ${pointsOf(score)}`)),
      );
    case 'sourceMap':
      return mapSentence(step);
    case 'function':
      return step.isMinified
        ? t('the generated code calls its function {0}; no source map says what the source does', step.name)
        : t('its caller calls its function {0}', step.name);
    case 'formerFile':
      return step.file === undefined
        ? t('the release had it as {0}, which was removed since', step.was)
        : t('the release had it as {0}, which is {1} now', step.was, step.file);
    case 'release':
      return releaseStep(step);
    case 'line':
      return lineFound[step.by]();
    case 'noHistory':
      return t('the line cannot be followed from the release: {0}', gaps[step.gap]());
    case 'chosen':
      return t('chosen: {0}, {1}', step.file, decided[step.by]());
  }
}

function mapSentence(step: Extract<Step, { step: 'sourceMap' }>): string {
  const { generated, map, by, build, source, line } = step;
  const leads = t('{0} was built from {1}', generated, line === undefined ? source : `${source}:${line}`);
  return t('{0}, by the source map {1} ({2}; {3})', leads, map, foundBy[by](), ofBuild[build]());
}

const foundBy: Readonly<Record<FoundBy, () => string>> = {
  debugId: () => t('found by its debug id'),
  address: () => t('which the file names'),
  name: () => t('found by its name'),
};

const ofBuild: Readonly<Record<Build, () => string>> = {
  same: () => t('of the build that failed'),
  unknown: () => t('of which build nobody knows'),
  other: () => t('of another build than the one that failed'),
};

function releaseStep({ commit, repository }: Extract<Step, { step: 'release' }>): string {
  const said = commitSentence(commit);
  return repository === undefined ? said : t('in the repository {0}: {1}', repository, said);
}

function commitSentence(commit: ReleaseCommit): string {
  switch (commit.kind) {
    case 'commit':
      return t('the release was built from {0}, named by {1}', commit.hash.slice(0, 7), namedBy[commit.by]());
    case 'missing':
      return missingCommit(commit);
    case 'unknown':
      return t(
        'nothing names the commit of the release: no commits were told to Sentry, and no tag has its name',
      );
    case 'noRelease':
      return t('the event names no release');
    case 'noCommit':
      return t('no release is looked for: the repository has no commit yet');
    case 'noRepository':
      return t('no release is looked for: git reads no repository here');
  }
}

function missingCommit({ name, by, why, repository }: Extract<ReleaseCommit, { kind: 'missing' }>): string {
  const built = t('the release was built from {0}, named by {1}', name, namedBy[by]());
  switch (why) {
    case 'otherRepository':
      return t('{0}: a commit of {1}, which is another repository than this one', built, repository ?? '');
    case 'shallow':
      return t('{0}, which is not in this clone: it is shallow; fetch the rest of its history', built);
    case 'notHere':
      return t(
        '{0}, which is not in this clone: fetch it, unless it was taken out of the history since',
        built,
      );
  }
}

const namedBy: Readonly<Record<NamedBy, () => string>> = {
  lastCommit: () => t("the release's last commit in Sentry"),
  ref: () => t("the release's ref in Sentry"),
  buildHash: () => t('the hash in the version'),
  version: () => t('the hash in the version'),
  tag: () => t('a tag of this clone'),
  commits: () => t("the release's commits in Sentry"),
  submodule: () => t('the commit of the repository around it'),
};

const lineFound: Readonly<Record<Extract<Step, { step: 'line' }>['by'], () => string>> = {
  context: () => t("the event's source lines stand at one place of the file"),
  likeness: () =>
    t("nothing leads there from the release: the event's source lines were compared with the file"),
  history: () => t('the line was followed from the release to now'),
  toldVersion: () =>
    t(
      "a version of the file has the event's source lines where it says: the line was followed from there to now",
    ),
};

const gaps: Readonly<Record<Gap, () => string>> = {
  absent: () => t('the release has no such file'),
  notFetched: () => t("the release's file is not in this clone: fetch it"),
  otherText: () =>
    t(
      'the release has other code on that line: it was built from another commit, or the code was transformed',
    ),
};

const spelled: Readonly<Record<Extract<Step, { step: 'path' }>['from'], () => string>> = {
  filename: () => t('the file name'),
  absPath: () => t('the absolute path'),
  module: () => t('the module'),
};

const decided: Readonly<Record<ChosenBy, () => string>> = {
  rule: () => t('by the path rule'),
  codeMapping: () => t("by Sentry's code mapping"),
  package: () => t('by the package that the frame names'),
  trace: () => t('by the other frames of the trace'),
  history: () => t('by the name that it had in the release'),
  binding: () => t('by the folder that its project is bound to'),
  code: () => t("by the event's source lines"),
  path: () => t('by its path'),
  rest: () => t('as the only one that is no test and no copy'),
};

function said(what: string, { lead, file }: { readonly lead?: string; readonly file?: string }): string {
  if (lead === undefined) {
    return t('{0} says nothing of this path', what);
  }
  return file === undefined
    ? t('{0} leads to {1}, and no file is there', what, lead)
    : t('{0} leads to {1}', what, file);
}

/** So many of many are named. */
const MOST_NAMED = 10;

function firstOf(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? t('{0} and {1} more', named, names.length - MOST_NAMED) : named;
}

/** With one decimal at most: `19.8`. */
export function pointsOf(score: number): string {
  return `${Math.round(score * 10) / 10}`;
}

/** What gave a candidate its points: `its path 12, the event's source lines 7.8`. */
export function evidenceSentence(evidence: Evidence): string {
  return evidenceKinds
    .filter((kind) => evidence[kind] !== 0)
    .map((kind) => `${evidenceNames[kind]()} ${pointsOf(evidence[kind])}`)
    .join(', ');
}

const evidenceNames: Readonly<Record<keyof Evidence, () => string>> = {
  path: () => t('its path'),
  package: () => t('its package'),
  folder: () => t("a folder of the package's name"),
  binding: () => t('a folder bound to its project'),
  trace: () => t('other frames of the trace'),
  code: () => t("the event's source lines"),
  side: () => t('a test or a copy'),
};
const evidenceKinds = ['path', 'package', 'folder', 'binding', 'trace', 'code', 'side'] as const;

/** What a person can do so that a frame finds another place, or a surer one. */
export function remedyFor(place: Place): string {
  switch (place.verdict) {
    case 'ambiguous':
      return t(
        'Run "Faultline: This Frame Is That File…" once: the answer is kept and serves the files around, too.',
      );
    case 'unmapped':
      return unmappedRemedies[place.reason]();
    case 'unverified':
      return unverifiedRemedies[place.reason]();
    case 'exact':
    case 'moved':
    case 'edited':
    case 'gone':
      return t('If this is the wrong file, run "Faultline: This Frame Is That File…".');
  }
}

const ruleHelps = () =>
  t(
    'If its file is here under another name, run "Faultline: This Frame Is That File…", or add a code mapping in Sentry.',
  );

const unmappedRemedies: Readonly<Record<UnmappedReason, () => string>> = {
  pending: () => t('Wait a moment: it is still being looked for.'),
  noPath: () => t('Nothing: the SDK sent no file for this frame.'),
  runtime: () => t('Nothing: this code is not yours.'),
  thirdParty: () => t("Open the package's own sources as a folder of this workspace, if you work on it."),
  outside: ruleHelps,
  bundle: () =>
    t(
      'Upload source maps to Sentry for the next release; or build the release that failed, with source maps, in this workspace.',
    ),
  notFound: ruleHelps,
  removed: () =>
    t('Nothing, unless the file comes back: compare with the release to see where its code went.'),
  notCheckedOut: () => t('Check the file out: restore it, or widen the sparse checkout.'),
  differs: ruleHelps,
};

const unverifiedRemedies: Readonly<Record<UnverifiedReason, () => string>> = {
  noLine: () => t('Nothing: the SDK sent no line for this frame.'),
  noContext: () =>
    t(
      'Let events bring their source lines: upload sources or source maps to Sentry, or turn the context of the SDK on.',
    ),
  notFetched: () =>
    t(
      'Fetch what this clone left out, in a terminal: "git fetch --unshallow" for a shallow clone, "git log -p" of this file for a partial one.',
    ),
  unreadable: () => t('Nothing while the file is empty, not text, or larger than source code is.'),
  shorter: () => t('Check out the release that failed.'),
  otherBuild: () =>
    t('Build the release that failed in this workspace, or upload its source maps to Sentry.'),
  unsure: () => t('Check out the release that failed, or compare the places by hand.'),
};
