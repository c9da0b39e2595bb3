import { t } from './speak';
import { namedIssues } from './undo';

/** Short ids that a toast names at the most. */
const MOST_NAMED = 5;

/** What waits for an account that is to be left. */
export interface Leaving {
  readonly shortIds: readonly string[];
  /** Whether all of it waits for the person. */
  readonly isContested: boolean;
  /** Whether the server takes the token no longer. */
  readonly isRefused: boolean;
  /** Whether sending it was tried just now. */
  readonly wasTried: boolean;
}

/** Signing out while something waits. */
export const leaving = {
  ask: (count: number) =>
    count === 1
      ? t('Sign out? One action has not been sent yet.')
      : t('Sign out? {0} actions have not been sent yet.', count),
  detail: ({ shortIds, isContested, isRefused, wasTried }: Leaving) =>
    [
      namedIssues(shortIds),
      ...(isContested ? [t('Somebody else changed that meanwhile: it waits for your decision.')] : []),
      ...(isRefused
        ? [t('The server no longer takes the token. Signing in again, without signing out, sends them.')]
        : wasTried
          ? [t('They could not be sent just now.')]
          : []),
    ].join('\n\n'),
  show: () => t('Show'),
  sendNow: () => t('Send Now and Sign Out'),
  discard: () => t('Discard and Sign Out'),
  sending: () => t('Faultline: sending what waits'),
};

/** What is done with the rows of what waits. */
export const waitingActions = {
  contested: (shortIds: readonly string[]) =>
    t(
      'Somebody changed {0} meanwhile. “Apply Mine…” sends your actions over that.',
      namedIssues(shortIds, MOST_NAMED),
    ),
  apply: (count: number) =>
    count === 1
      ? t('Send your action over what somebody else did meanwhile?')
      : t('Send {0} actions over what others did meanwhile?', count),
  applyMine: () => t('Apply Mine'),
  discard: (count: number) =>
    count === 1
      ? t('Discard an action that was not sent?')
      : t('Discard {0} actions that were not sent?', count),
  lost: (texts: number) =>
    texts === 0
      ? ''
      : texts === 1
        ? t('The text of your comment is lost with it.')
        : t('The texts of {0} comments are lost with them.', texts),
  copied: () => t('The text is copied.'),
};

/** What somebody else changed, found when nobody was waiting for it any more. */
export const lateConflict = {
  several: (shortIds: readonly string[]) =>
    t('Somebody changed {0} meanwhile. Nothing was sent.', namedIssues(shortIds, MOST_NAMED)),
  show: () => t('Show'),
  apply: () => t('Apply Anyway'),
  discard: () => t('Discard'),
};
