import type { Expected } from '../base/settingValue';
import type { SettingProblem, SettingProblemKind } from '../issues/bindings/bindingSettings';
import type { RuleProblem } from '../mapping/choice/pathRules';
import { t } from './speak';

export const wrongSettings = {
  /** After the sentence of the first. */
  more: (count: number) => t('The log names {0} more.', count),
  open: () => t('Open Setting'),
  showLog: () => t('Show Log'),
};

/** Which setting is wrong and how to write it; holds nothing that stands in the setting. */
export function wrongValue(setting: string, expected: Expected): string {
  return t('faultline.{0}: {1}. Until then its default counts.', setting, howToWrite(expected));
}

function howToWrite(expected: Expected): string {
  switch (expected.kind) {
    case 'flag':
      return t('write true or false');
    case 'wholeNumber':
      return t('write a whole number from {0} to {1}', expected.from, expected.to);
    case 'oneOf':
      return t('write one of {0}', quoted(expected.words));
    case 'patterns':
      return t(
        'write a list of at most {0} patterns for paths, such as ["src/**", "**/*.test.{ts,js}"]',
        expected.most,
      );
    case 'span':
      return t('write a number and h, d or w, such as "24h", "14d" or "4w"');
    case 'fields':
      return t('write an object with some of {0}', quoted(expected.names));
    case 'field':
      return t('for "{0}" {1}', expected.name, howToWrite(expected.expected));
    case 'template':
      return howToWriteTemplate(expected);
  }
}

/** Names what is not known only where that is a plain word: VS Code draws links in what else it may be. */
function howToWriteTemplate({ known, unknown = '' }: Extract<Expected, { kind: 'template' }>): string {
  const placeholders = known.map((name) => `\${${name}}`).join(' ');
  return /^[A-Za-z]{1,30}$/.test(unknown)
    ? t('there is no {0}; write a text with some of {1}', `\${${unknown}}`, placeholders)
    : t('write a text with some of {0}', placeholders);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

const settingProblems: Readonly<Record<SettingProblemKind, () => string>> = {
  notAList: () => t('it has to be a list, [ … ]'),
  tooMany: () => t('this entry and those after it are left out, there are too many'),
  notAnEntry: () => t('it has to be an object, { … }'),
  organization: () => t('"organization" has to be a slug, as in { "organization": "acme" }'),
  project: () =>
    t('write the slug of one project, "project": "web", or those of several, "projects": ["web", "api"]'),
  host: () => t('"host" has to be a host without user name and password, such as "sentry.io"'),
  path: () => t('"path" has to be a folder below this one, such as "apps/web"; leave it out for all of it'),
  samePath: () => t('an entry above has the same "path", and each path has one'),
  environments: () => t('environments are a list of names, ["production"]; [] stands for all'),
  tags: () => t('tags are a list of keys as events have them, ["tenant_id"]'),
  period: () => t('a period is a number and h, d or w, such as "24h", "14d" or "4w"'),
  name: () => t('"name" is missing, which the view calls the group by'),
  sameName: () => t('a query above has the same "name"'),
  query: () =>
    t('"query" is missing or too long; write it as in the search of Sentry, "is:unresolved level:fatal"'),
  lenses: () => t('"lenses" has to be "on", "dimmed" or "off"'),
};

/** Which setting is wrong, what is wrong and how to write it; holds nothing that stands in the setting. */
export function settingProblem({ setting, index, problem }: SettingProblem): string {
  const wrong = settingProblems[problem]();
  return index === undefined
    ? t('faultline.{0}: {1}.', setting, wrong)
    : t('faultline.{0}, entry {1}: {2}.', setting, index + 1, wrong);
}

const ruleProblems: Readonly<Record<RuleProblem, () => string>> = {
  notAList: () => t('write a list, [ … ]'),
  tooMany: () => t('this rule and those after it are left out: put what matters among the first thousand'),
  notARule: () => t('write { "frame": "…", "file": "…" }'),
  noFrame: () => t('"frame" is empty: write what the path of a frame begins with'),
  tooLong: () => t('it is longer than any path: shorten it, * and ** stand for what varies'),
  doubleStar: () => t('"**" stands for whole folders: it has to stand between slashes'),
  moreStars: () => t('"file" has more wildcards than "frame": nothing fills them'),
  leavesFolder: () => t('"file" leads out of the folder: name it from the folder on, without ".."'),
};

/** What is wrong with a rule of `faultline.pathRules`, by its place from 1. */
export function ruleProblem(place: number, problem: RuleProblem): string {
  return t('faultline.pathRules, rule {0}: {1}.', place, ruleProblems[problem]());
}
