import { t } from './speak';

export const workItem = {
  name: () => t('Faultline: Work'),
  on: (shortId: string) => `$(git-branch) ${shortId}`,
  onTooltip: (shortId: string, branch: string) => t('Working on {0}, on branch {1}', shortId, branch),
  merged: (shortId: string) => `$(git-merge) ${shortId}`,
  mergedTooltip: (shortId: string, branch: string) =>
    t('{0} is merged, and {1} is not resolved. Resolve it in the next release?', branch, shortId),
};
