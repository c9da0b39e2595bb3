import { t } from './speak';

export const demo = {
  /** Instead of signing in or out, in the window that shows the demo. */
  isHere: () =>
    t('This window shows the demo, which is signed in to a Sentry of its own. Sign in in another window.'),
  newWindow: () => t('New Window'),
  removed: () => t('The demo is removed: its folder and all that was kept of it.'),
  open: () =>
    t(
      'The demo is open in another window, the one of the folder "shop". Close that, or "Remove the Demo" there.',
    ),
  nothing: () => t('There is no demo to remove.'),
  failed: () =>
    t('The demo could not start; the log says why. "Remove the Demo", then "Try the Demo" begins anew.'),
};
