import type { Place, UnmappedReason, UnverifiedReason } from '../mapping/place';
import { day } from './numbers';
import { t } from './speak';

const unmappedReasons: Readonly<Record<UnmappedReason, () => string>> = {
  pending: () => t('still being looked for'),
  noPath: () => t('the frame names no file'),
  runtime: () => t('part of the runtime'),
  thirdParty: () => t('third-party code'),
  outside: () => t('its path leads out of the workspace'),
  bundle: () => t('generated code without a source map that fits'),
  notFound: () => t('no file of that name is in this workspace'),
  removed: () => t('its file was removed since the release'),
  notCheckedOut: () => t('git tracks the file, and it is not checked out here'),
  differs: () => t('files of that name are here, but none fits the path or the code'),
};

const unverifiedReasons: Readonly<Record<UnverifiedReason, () => string>> = {
  noLine: () => t('the frame has no line number'),
  noContext: () => t('no source lines came with the frame to compare with'),
  notFetched: () => t('what the release had there is not in this clone'),
  unreadable: () => t('the file cannot be read as text'),
  shorter: () => t('the file ends before that line'),
  otherBuild: () => t('the source map that lies here is of another build than the one that failed'),
  unsure: () => t('too little tells which line it is now, or another place fits as well'),
};

/** Who changed a line, and when; the name is harmless where it is going to stand. */
export interface ToldAuthor {
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly authoredMs: number;
}

/** A commit as people call it: the first seven digits of its hash. */
export function shortHash(commit: string): string {
  return commit.slice(0, 7);
}

/**
 * What a verdict means for this place, as one sentence; `release` is the event's, `was` the path of the file then, where
 * it was another one, harmless where it is going to stand; `by` made the commit that changed the line, as far as is known.
 */
export function placeSentence(
  place: Place,
  release: string | undefined,
  was: string | undefined,
  by?: ToldAuthor,
): string {
  const since = release === undefined ? t('the release') : t('release {0}', release);
  const lineThen = 'from' in place ? lineOf(place.from, was) : '';
  switch (place.verdict) {
    case 'exact':
      return was === undefined
        ? t('The code stands on the same line as in {0}.', since)
        : t('The code stands on the same line as in {0}, where the file was {1}.', since, was);
    case 'moved':
      return t('Moved from {0} ({1}).', lineThen, since);
    case 'edited':
      return place.changedIn === undefined
        ? t('This line was {0} in {1} and has been edited since: it may be fixed.', lineThen, since)
        : t(
            'This line was changed after {0}, in {1}: it may be fixed. It was {2}.',
            since,
            commitName(place.changedIn, by),
            lineThen,
          );
    case 'gone':
      return place.changedIn === undefined
        ? t('Removed since {0}; it was {1}.', since, lineThen)
        : t('Removed in {0}, after {1}; it was {2}.', commitName(place.changedIn, by), since, lineThen);
    case 'unverified':
      return isOwnLine(place.reason)
        ? t('Not verified: {0}.', unverifiedReasons[place.reason]())
        : t('The line number of {0}, not verified: {1}.', since, unverifiedReasons[place.reason]());
    case 'ambiguous':
      return t('{0} files fit this frame equally well.', place.candidates.length);
    case 'unmapped':
      return t('Not in this workspace: {0}.', unmappedReasons[place.reason]());
  }
}

/** True where the line is the one that fits best, or that a map tells: not just the release's number. */
function isOwnLine(reason: UnverifiedReason): boolean {
  return reason === 'otherBuild' || reason === 'unsure' || reason === 'notFetched';
}

/** `line 42`, `line 42 of src/cart.ts`. */
function lineOf(line: number, was: string | undefined): string {
  return was === undefined ? t('line {0}', line) : t('line {0} of {1}', line, was);
}

/** `3f2c1b0 (Ann, 2026-11-18)`; the hash alone while nobody knows more. */
function commitName(commit: string, by: ToldAuthor | undefined): string {
  return by === undefined
    ? shortHash(commit)
    : t('{0} ({1}, {2})', shortHash(commit), by.author, day(by.authoredMs));
}

/** Why a frame has no line, in few words, for a tree row. */
export function placeBrief(place: Place): string {
  switch (place.verdict) {
    case 'exact':
      return '';
    case 'moved':
      return place.was === undefined
        ? t('moved from {0}', place.from)
        : t('moved from {0} of another file', place.from);
    case 'unverified':
      return t('not verified: {0}', unverifiedReasons[place.reason]());
    case 'unmapped':
      return unmappedReasons[place.reason]();
    case 'ambiguous':
      return t('{0} files fit', place.candidates.length);
    case 'edited':
      return place.changedIn === undefined
        ? t('edited since')
        : t('changed in {0}', shortHash(place.changedIn));
    case 'gone':
      return place.changedIn === undefined
        ? t('removed since')
        : t('removed in {0}', shortHash(place.changedIn));
  }
}
