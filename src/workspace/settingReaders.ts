import {
  type Expected,
  type ReadValue,
  readFlag,
  readOneOf,
  readWholeNumber,
  WrongValue,
} from '../base/settingValue';
import type { Settings } from '../contributions';
import { readBranchTemplate } from '../issues/branch/branchTemplate';
import { readPatterns } from '../issues/lensFiles';
import { readLensRules } from '../issues/lensRules';
import { readLensTemplate } from '../issues/lensTemplate';

/** How each setting of a window is read; a test holds the ends and words to those of package.json. */
export const settingReaders: { readonly [K in keyof Settings]: ReadValue<Settings[K]> } = {
  refreshMinutes: readWholeNumber(0, 1440),
  'lens.enabled': readFlag,
  'lens.template': readLensTemplate,
  'lens.maxLength': readWholeNumber(20, 200),
  'lens.only': readLensRules,
  'lens.include': readPatterns,
  'lens.exclude': readPatterns,
  'lens.cursorLineOnly': readFlag,
  'lens.callers': readOneOf(['off', 'currentIssue', 'all']),
  'lens.border': readFlag,
  inlineValues: readFlag,
  'branch.template': readBranchTemplate,
  'branch.assignToMe': readFlag,
  markSeen: readFlag,
};

/**
 * A setting's value as it is set, or else its default; and its default, which is looked up only where the value is
 * wrong. Each may be of any type.
 */
export type LookUp = (id: keyof Settings) => { readonly value: unknown; readonly usual: unknown };

export interface ReadSettings {
  readonly settings: Settings;
  readonly wrong: readonly { readonly id: keyof Settings; readonly expected: Expected }[];
}

/**
 * All settings of a window; of one that is wrong, the default.
 * @throws {TypeError} for a default of package.json that is wrong.
 */
export function readSettings(lookUp: LookUp): ReadSettings {
  const wrong: { id: keyof Settings; expected: Expected }[] = [];
  const one = <K extends keyof Settings>(id: K): Settings[K] => {
    const found = lookUp(id);
    const read = settingReaders[id](found.value);
    if (!(read instanceof WrongValue)) {
      return read;
    }
    wrong.push({ id, expected: read.expected });
    return right(id, settingReaders[id](found.usual));
  };
  const settings: Settings = {
    refreshMinutes: one('refreshMinutes'),
    'lens.enabled': one('lens.enabled'),
    'lens.template': one('lens.template'),
    'lens.maxLength': one('lens.maxLength'),
    'lens.only': one('lens.only'),
    'lens.include': one('lens.include'),
    'lens.exclude': one('lens.exclude'),
    'lens.cursorLineOnly': one('lens.cursorLineOnly'),
    'lens.callers': one('lens.callers'),
    'lens.border': one('lens.border'),
    inlineValues: one('inlineValues'),
    'branch.template': one('branch.template'),
    'branch.assignToMe': one('branch.assignToMe'),
    markSeen: one('markSeen'),
  };
  return { settings, wrong };
}

function right<T>(id: string, read: T | WrongValue): T {
  if (read instanceof WrongValue) {
    throw new TypeError(`the default of faultline.${id} is none`);
  }
  return read;
}
