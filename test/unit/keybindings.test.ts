import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandIds } from '../../src/contributions';

const root = resolve(__dirname, '../..');
const platforms = ['linux', 'macos', 'windows'] as const;
type Platform = (typeof platforms)[number];

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly linux?: string;
  readonly win?: string;
  readonly when?: string;
}

const { contributes } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly keybindings: readonly Keybinding[] };
};

/** Those that are there beside the editor's own; those of *Triage* are its palette's alone. */
const keybindings = contributes.keybindings.filter(
  ({ when }) => when !== 'faultline.triaging && inQuickOpen',
);

/** Bound on the desktop and not in the browser, as of April 2026 (github.com/codebling/vs-code-default-keybindings). */
const desktopKeys: Readonly<Record<Platform, string>> = {
  linux:
    'alt+f4, ctrl+-, ctrl+=, ctrl+\\, ctrl+alt+/, ctrl+k ctrl+\\, ctrl+k ctrl+shift+\\, ctrl+k r, ctrl+numpad0, ' +
    'ctrl+numpad_add, ctrl+numpad_subtract, ctrl+q, ctrl+shift+=, ctrl+shift+\\, ctrl+shift+w',
  macos:
    'alt+cmd+/, alt+cmd+i, cmd+-, cmd+=, cmd+\\, cmd+k cmd+\\, cmd+k r, cmd+k shift+cmd+\\, cmd+numpad0, ' +
    'cmd+numpad_add, cmd+numpad_subtract, cmd+q, ctrl+w, shift+cmd+-, shift+cmd+=, shift+cmd+\\, shift+cmd+w',
  windows:
    'alt+f4, ctrl+-, ctrl+=, ctrl+\\, ctrl+alt+/, ctrl+f11, ctrl+k ctrl+\\, ctrl+k ctrl+shift+\\, ctrl+k r, ' +
    'ctrl+numpad0, ctrl+numpad_add, ctrl+numpad_subtract, ctrl+shift+-, ctrl+shift+=, ctrl+shift+\\, ' +
    'ctrl+shift+w, shift+alt+r',
};

/** Each as strokes, such as `['ctrl+k', 'ctrl+c']`, their modifiers in one order. */
function defaultsOf(platform: Platform): readonly (readonly string[])[] {
  const written = readFileSync(resolve(root, `test/fixtures/keybindings/${platform}.txt`), 'utf8');
  const keys = written.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return [...keys, ...desktopKeys[platform].split(', ')].map(strokesOf);
}

function oursOn(platform: Platform): readonly (readonly string[])[] {
  const own = { linux: 'linux', macos: 'mac', windows: 'win' } as const;
  return keybindings.map((keybinding) => strokesOf(keybinding[own[platform]] ?? keybinding.key));
}

function strokesOf(key: string): readonly string[] {
  return key.split(' ').map((stroke) => {
    const parts = stroke.split(/\+(?=.)/);
    return [...parts.slice(0, -1).sort(), parts.at(-1)].join('+');
  });
}

/** What VS Code has by default where a key of ours would hide it or be hidden by it, or come between its chords. */
function clashes(ours: readonly string[], defaults: readonly (readonly string[])[]): readonly string[] {
  return defaults.filter(([first]) => first === ours[0]).map((strokes) => strokes.join(' '));
}

describe('our keys', () => {
  for (const platform of platforms) {
    describe(`on ${platform}`, () => {
      const defaults = defaultsOf(platform);
      const ours = oursOn(platform);

      it('are none of VS Code’s own: not as a whole, nor as the beginning of one', () => {
        assert.deepEqual(
          ours.flatMap((strokes) => clashes(strokes, defaults)),
          [],
        );
      });

      it('would be found if they were', () => {
        const control = platform === 'macos' ? 'cmd' : 'ctrl';
        const taken = [`${control}+k n`, `${control}+shift+p e`, 'f8', `shift+${control}+p`, 'f12 x'];
        assert.deepEqual(
          taken.filter((key) => clashes(strokesOf(key), defaults).length === 0),
          [],
        );
        assert.ok(defaults.length > 400, `${defaults.length} keys`);
      });

      it('are all under one prefix, each once', () => {
        assert.equal(new Set(ours.map(([prefix]) => prefix)).size, 1);
        assert.equal(new Set(ours.map((strokes) => strokes.join(' '))).size, ours.length);
        assert.ok(ours.length > 0 && ours.every((strokes) => strokes.length === 2));
      });

      it('type nothing on any layout: no AltGr, and letters and arrows alone behind the prefix', () => {
        for (const [prefix = '', next = ''] of ours) {
          const modifiers = prefix.split('+').slice(0, -1);
          assert.ok(!(modifiers.includes('ctrl') && modifiers.includes('alt')), prefix);
          assert.ok(platform !== 'macos' || !modifiers.includes('alt'), `${prefix} types a character`);
          assert.match(prefix, /\+[a-z]$/);
          assert.match(next, /^(shift\+)?([a-z]|up|down|left|right)$/);
        }
      });
    });
  }

  it('run commands of ours, and only where they make sense', () => {
    const known = new Set<string>(commandIds);
    for (const { command, when = '' } of keybindings) {
      assert.ok(known.has(command), command);
      assert.match(when, /^faultline\.signedIn && /, command);
      assert.match(when, /\beditorTextFocus\b/, command);
    }
  });
});
