import { namedIssues } from './triage';
import { t } from './speak';

/** Short ids that a toast names at the most. */
const MOST_NAMED = 5;

/** Signing out while something waits. */
export const leaving = {
  ask: (count: number) =>
    count === 1
      ? t('Sign out? One action has not been sent yet.')
      : t('Sign out? {0} actions have not been sent yet.', count),
  detail: (shortIds: readonly string[], isRefused: boolean) =>
    [
      namedIssues(shortIds),
      ...(isRefused
        ? [t('The server no longer takes the token. Signing in again, without signing out, sends them.')]
        : []),
    ].join('\n\n'),
  sendNow: () => t('Send Now and Sign Out'),
  discard: () => t('Discard and Sign Out'),
  sending: () => t('Faultline: sending what waits'),
};

/** What somebody else changed, found when nobody was waiting for it any more. */
export const lateConflict = {
  several: (shortIds: readonly string[]) =>
    t('Somebody changed {0} meanwhile. Nothing was sent.', namedIssues(shortIds, MOST_NAMED)),
  show: () => t('Show'),
  apply: () => t('Apply Anyway'),
  discard: () => t('Discard'),
};
