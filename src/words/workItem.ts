import { t } from './speak';

export const workItem = {
  name: () => t('Faultline: Work'),
  on: (shortId: string) => `$(git-branch) ${shortId}`,
  onTooltip: (shortId: string, branch: string) => t('Working on {0}, on branch {1}', shortId, branch),
  mergedName: () => t('Faultline: Merged Work'),
  merged: (shortId: string) => t('$(git-merge) Resolve {0}?', shortId),
  mergedTooltip: (shortId: string, branch: string) =>
    t('{0} is merged, and {1} is not resolved. A click asks how to resolve it.', branch, shortId),
  /** What the offer leads to. */
  resolveTitle: (shortId: string, branch: string) => t('{1} is merged: resolve {0}?', shortId, branch),
  notNow: () => t('Not Now'),
  notNowDetail: () => t('It is not offered again for this branch.'),
  noneMerged: () => t('No merged branch is known whose issue is unresolved.'),
};
