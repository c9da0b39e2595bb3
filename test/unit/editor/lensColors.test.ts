import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** What stands behind the text in VS Code's own themes. */
const backgrounds: Readonly<Record<Theme, readonly string[]>> = {
  dark: ['#1e1e1e', '#1f1f1f'],
  light: ['#ffffff'],
  highContrast: ['#000000'],
  highContrastLight: ['#ffffff'],
};

const { contributes } = JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
  readonly contributes: {
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<Theme, string>> }[];
  };
};

/** As WCAG 2.2 defines it, from 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of lenses', () => {
  it('can be read in VS Code’s own themes: 4.5 to 1, in high contrast 7 to 1', () => {
    for (const { id, defaults } of contributes.colors) {
      for (const [theme, behind] of Object.entries(backgrounds) as [Theme, readonly string[]][]) {
        const least = theme.startsWith('highContrast') ? 7 : 4.5;
        for (const background of behind) {
          const measured = contrast(defaults[theme], background);
          assert.ok(measured >= least, `${id} in ${theme}: ${measured.toFixed(2)}`);
        }
      }
    }
  });
});
