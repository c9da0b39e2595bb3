import { type ReadValue, WrongValue } from '../../base/settingValue';
import { isBranchName, LONGEST_MADE } from './branchNames';
import { harmlessTitle } from './harmlessTitle';

/** Characters of a template. */
const LONGEST = 200;

/** Characters of a short id in it: real ones have a project's slug and a few digits. */
const LONGEST_ID = 40;

/** Words between which only a dash is left may say to a build what they did not say before. */
const FOR_BUILDS = /(?:^|-)(?:(?:skip|no)-(?:ci|actions|checks)|ci-skip)(?=-|$)/g;

/** What a template of branch names may name. */
export const branchPlaceholders = ['shortId', 'title', 'user'] as const;
export type BranchPlaceholder = (typeof branchPlaceholders)[number];

/** What a branch is named after; texts of strangers, except `user`. */
export interface BranchSubject {
  readonly shortId: string;
  readonly title: string;
  /** The part before `@` of git's `user.email`; empty where git knows none. */
  readonly user: string;
}

/** A text of at most 200 characters, with no placeholders but those that are known. */
export const readBranchTemplate: ReadValue<string> = (value) => {
  const known: readonly string[] = branchPlaceholders;
  if (typeof value !== 'string' || value.length > LONGEST) {
    return new WrongValue({ kind: 'template', known });
  }
  const unknown = placeholdersIn(value).find((name) => !known.includes(name));
  return unknown === undefined ? value : new WrongValue({ kind: 'template', known, unknown });
};

/**
 * A branch's name for an issue, in lower case and of at most 60 characters: `fix/shop-1a2-cannot-read-properties` of
 * `fix/${shortId}-${title}`. Of the title nothing survives but ASCII letters and digits, and what other programs
 * would act on is left out. Where the template leaves nothing that may be one, the short id alone is the name.
 */
export function branchName(template: string, { shortId, title, user }: BranchSubject): string {
  const id = cutAtDash(slugOf(shortId), LONGEST_ID);
  const filled = (words: string) =>
    tidied(fill(template, { shortId: id, user: cutAtDash(slugOf(user), LONGEST_ID), title: words }));
  const whole = slugOf(harmlessTitle(title)).replace(FOR_BUILDS, '');
  const room = LONGEST_MADE - filled('x').length + 1;
  const name = cutAtDash(filled(cutAtDash(whole, Math.max(room, 0))), LONGEST_MADE).toLowerCase();
  return [tidied(name), id].find(isBranchName) ?? 'issue';
}

function placeholdersIn(template: string): readonly string[] {
  return [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name);
}

function fill(template: string, values: Readonly<Record<BranchPlaceholder, string>>): string {
  const known: Readonly<Record<string, string>> = values;
  return template.replace(/\$\{([^}]*)\}/g, (_, name: string) => known[name] ?? '');
}

/** Separators around what came out empty go, and so do parts of a path that are nothing else. */
function tidied(name: string): string {
  return name
    .split('/')
    .map((part) => part.replace(/([-_.])[-_.]+/g, '$1').replace(/^[-_.]+|(?:[-_.]|\.lock)+$/gi, ''))
    .filter((part) => part !== '')
    .join('/');
}

/** Cut between words, unless that would leave little. */
function cutAtDash(name: string, longest: number): string {
  if (name.length <= longest) {
    return name;
  }
  const cut = name.slice(0, longest);
  const words = name[longest] === '-' ? cut : cut.replace(/-[^-/]*$/, '');
  return words.length > longest / 2 ? words : cut.replace(/-+$/, '');
}

/** ASCII letters and digits with dashes between; accented letters without their accents. */
function slugOf(written: string): string {
  return written
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
