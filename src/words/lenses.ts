import type { Level } from '../sentry/issues';
import { counted } from './numbers';
import { t } from './speak';

export const lens = {
  /** Of code that is not here any more; `release` is the version that had it. */
  removed: (release: string | undefined) =>
    release === undefined
      ? t('removed since the release, was here')
      : t('removed since {0}, was here', release),
  more: (count: number) => `+${count}`,
  /** Of numbers that are old. */
  asOf: (age: string) => t('as of {0}', age),
  firstSeen: (age: string) => t('since {0}', age),
  level: (level: Level) => levelNames[level](),
};

const levelNames: Readonly<Record<Level, () => string>> = {
  fatal: () => t('fatal'),
  error: () => t('error'),
  warning: () => t('warning'),
  info: () => t('info'),
  debug: () => t('debug'),
  sample: () => t('sample'),
  unknown: () => '',
};

/** What the entry in the status bar says. */
export const status = {
  count: (count: number) => `${count}`,
  offlineCount: (count: number, age: string) => t('○ {0}, {1}', count, age),
  offline: () => t('○ offline'),
  /** `mine`: one's own issues; `inFile`: those with a lens in the file that is edited. */
  tooltip: (mine: number, inFile: number) =>
    t('Faultline: {0} of yours, {1} in this file.', counted.issues(mine), inFile),
  /** What is known of a server that cannot be reached, and of when that is. */
  offlineTooltip: (hosts: string, age: string) =>
    t('Faultline: {0} cannot be reached. What is shown is of {1}; it is tried again by itself.', hosts, age),
  offlineNothing: (hosts: string) =>
    t('Faultline: {0} cannot be reached. It is tried again by itself.', hosts),
  lensesOn: () => t('Click to hide all lenses.'),
  lensesOff: () => t('Lenses are hidden: click to show them again.'),
  open: () => t('Show Issues'),
};
