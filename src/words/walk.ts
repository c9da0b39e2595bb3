import type { ExceptionRole } from '../issues/exceptions';
import { t } from './speak';

/** Walking a stack. Names of exceptions, functions and packages are harmless where they are going to stand. */
export const walk = {
  title: (shortId: string) => t('The stack of {0}', shortId),
  placeholder: () => t('The failing frame first; Enter stays there'),
  /** What stands before the frames of an exception. */
  exception: (role: ExceptionRole, type: string | undefined) => {
    const named = type === undefined || type === '' ? t('an exception without a name') : type;
    switch (role.kind) {
      case 'outermost':
        return named;
      case 'cause':
        return t('caused by {0}', named);
      case 'member':
        return t('{0} of {1} in the group: {2}', role.number, role.count, named);
    }
  },
  /** Frames that are folded; `packages` are the first of those that they are of. */
  others: (frames: number, packages: readonly string[], more: boolean) =>
    packages.length === 0
      ? t('{0} frames of dependencies', frames)
      : more
        ? t('{0} frames of {1} and others', frames, packages.join(', '))
        : t('{0} frames of {1}', frames, packages.join(', ')),
  unfold: () => t('Enter shows them'),
  /** Where one is; `name` and `doubt` may be empty. */
  step: (number: number, count: number, name: string, doubt: string) =>
    [t('frame {0} of {1}', number, count), name, doubt].filter((part) => part !== '').join(' · '),
  noCaller: (told: string) => t('{0}: nothing of your code calls it', told),
  noCalled: (told: string) => t('{0}: it is the one that failed', told),
};

/** The variables of a frame beside its line. */
export const variables = {
  filtered: () => t('‹filtered›'),
  /** Of a line that may not be the frame's. */
  unsure: () => t('unverified'),
  edited: () => t('edited since'),
  /** Variables for which there is no room. */
  more: (count: number) => `+${count}`,
  /** Of a function that calls itself. */
  call: (number: number, count: number) => t('call {0} of {1}', number, count),
};
