import type { Expected } from '../base/settingValue';
import { t } from './speak';

export const wrongSettings = {
  /** After the sentence of the first. */
  more: (count: number) => t('The log names {0} more.', count),
  open: () => t('Open Setting'),
  showLog: () => t('Show Log'),
};

/** Which setting is wrong and how to write it; holds nothing that stands in the setting. */
export function wrongValue(setting: string, expected: Expected): string {
  return t('faultline.{0}: {1}. Until then its default counts.', setting, howToWrite(expected));
}

function howToWrite(expected: Expected): string {
  switch (expected.kind) {
    case 'flag':
      return t('write true or false');
    case 'wholeNumber':
      return t('write a whole number from {0} to {1}', expected.from, expected.to);
    case 'oneOf':
      return t('write one of {0}', quoted(expected.words));
    case 'patterns':
      return t(
        'write a list of at most {0} patterns for paths, such as ["src/**", "**/*.test.{ts,js}"]',
        expected.most,
      );
    case 'span':
      return t('write a number and h, d or w, such as "24h", "14d" or "4w"');
    case 'fields':
      return t('write an object with some of {0}', quoted(expected.names));
    case 'field':
      return t('for "{0}" {1}', expected.name, howToWrite(expected.expected));
    case 'template':
      return howToWriteTemplate(expected);
  }
}

/** Names what is not known only where that is a plain word: VS Code draws links in what else it may be. */
function howToWriteTemplate({ known, unknown = '' }: Extract<Expected, { kind: 'template' }>): string {
  const placeholders = known.map((name) => `\${${name}}`).join(' ');
  return /^[A-Za-z]{1,30}$/.test(unknown)
    ? t('there is no {0}; write a text with some of {1}', `\${${unknown}}`, placeholders)
    : t('write a text with some of {0}', placeholders);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
