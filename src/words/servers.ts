import type { MissingFeature, ServerTraits } from '../sentry/server/traits';
import { t } from './speak';

/** What a server lacks that changes what is listed, most important first; of the rest a command says so when it is run. */
const lacks: Readonly<Partial<Record<MissingFeature, () => string>>> = {
  updates: () => t('nothing can be changed from here'),
  otherTeams: () => t('projects of other teams are left out'),
  suggestedOwners: () => t('suggested owners are not known'),
  forReview: () => t('nothing is marked for review'),
  period: () => t('numbers are of all time'),
  users: () => t('users are not counted'),
  eventScope: () => t('lines are of an event of any environment'),
  search: () => t('some searches are not understood'),
};

/** The beginning of `serverLacks` in few words, for a row of a narrow view. */
export function serverLacksInBrief({ kind, tellsOwner }: ServerTraits): string {
  return kind !== 'glitchtip'
    ? t('an older Sentry, which lacks something')
    : tellsOwner
      ? t('GlitchTip, which lacks something')
      : t('GlitchTip cannot tell whose they are');
}

/** One line on what is missing in the list of a server; nothing for one that lacks nothing of it. */
export function serverLacks({ kind, tellsOwner, missing }: ServerTraits): string {
  const told = Object.entries(lacks).flatMap(([feature, says]) =>
    missing.some((one) => one === feature) ? [says()] : [],
  );
  const owner = tellsOwner ? [] : [t('it cannot tell whose issue it is, so all unresolved ones are listed')];
  const sentences = [...owner, ...told].join('; ');
  if (sentences === '') {
    return '';
  }
  return kind === 'glitchtip'
    ? t('This server is GlitchTip: {0}.', sentences)
    : t('This server is older than Faultline knows best: {0}.', sentences);
}
