import { t } from './speak';

/** What the status bar says while a person goes from issue to issue; `told` is harmless in a label. */
export const around = {
  at: (number: number, count: number, told: string) => t('{0} of {1}: {2}', number, count, told),
  fromTop: (way: string) => t('Went on from the top. {0}', way),
  fromBottom: (way: string) => t('Went on from the bottom. {0}', way),
  noneInFile: () => t('No line of this file is marked.'),
  none: () => t('No line of this workspace is marked. The Faultline view says why.'),
  fileGone: () => t('The file of this issue cannot be opened. Refresh, and try again.'),
  more: (count: number) => (count === 1 ? t('1 more on this line') : t('{0} more on this line', count)),
};

/** Lists of the issues of a file or a line. */
export const lineList = {
  line: (line: number) => t('line {0}', line),
  atLine: (line: number) => t('Issues at line {0}', line),
  placeHolder: () => t('The editor shows the line of each; Enter goes there'),
  open: () => t('Enter opens the issue'),
  lastSeen: (age: string) => t('last seen {0}', age),
  onlyCalled: () => t('this line only called what failed'),
};

export const assigned = {
  toMe: (shortId: string) => t('{0} is assigned to you.', shortId),
  already: (shortId: string) => t('{0} is assigned to you already.', shortId),
  unknownMe: (shortId: string) =>
    t('The server of {0} does not tell who you are there. Assign it in Sentry.', shortId),
  asBefore: (shortId: string) => t('{0} is assigned again as it was.', shortId),
};

/** Quick fixes of a marked line, which name the issue that they are for. */
export const quickFix = {
  ofIssue: (title: string, shortId: string) => t('{0} ({1})', title, shortId),
  others: (count: number) =>
    count === 1 ? t('1 More Issue at This Line…') : t('{0} More Issues at This Line…', count),
};
