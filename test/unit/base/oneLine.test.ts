import assert from 'node:assert/strict';
import { cutAtWord, escapeIcons, oneLine, withoutAddresses } from '../../../src/base/oneLine';

describe('oneLine', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['folds white space and line breaks', 'a\r\n\tb   c', 'a b c'],
    ['drops control characters', 'a\u0000b\u001b[31mc\u007f', 'a b [31mc'],
    ['drops right-to-left marks and overrides', 'a\u202eb\u2066c\u200f', 'a b c'],
    ['drops zero-width characters and the byte order mark', '\ufeffa\u200bb', 'a b'],
    ['replaces lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['keeps emoji', 'boom 💥', 'boom 💥'],
    ['drops Unicode tags', 'a\u{e0041}b', 'a b'],
  ];
  for (const [name, written, expected] of cases) {
    it(name, () => assert.equal(oneLine(written), expected));
  }

  it('cuts at the given length without splitting a character', () => {
    assert.equal(oneLine('aaaa💥', 5), 'aaaa…');
    assert.equal(oneLine('abcdef', 4), 'abc…');
    assert.equal(oneLine('abcd', 4), 'abcd');
  });

  it('reads a megabyte no further than it shows', () => {
    assert.equal(oneLine('x'.repeat(1_000_000)).length, 200);
  });
});

describe('escapeIcons', () => {
  it('breaks every icon', () => {
    assert.equal(/\$\(/.test(escapeIcons('$(bug) $$(x) $(~spin)')), false);
  });
});

describe('withoutAddresses', () => {
  it('leaves nothing that an editor makes a link of', () => {
    const broken = withoutAddresses('http://evil.example file:///etc/passwd command:x vscode://a/b C:/x');
    assert.equal(/:\//.test(broken), false);
  });

  it('leaves paths of Windows as they are', () => {
    assert.equal(withoutAddresses('C:\\srv\\cart.js:10'), 'C:\\srv\\cart.js:10');
  });
});

describe('cutAtWord', () => {
  const line = "TypeError: Cannot read properties of undefined (reading 'country')";
  const cases: readonly (readonly [string, number, string])[] = [
    [line, 100, line],
    [line, 44, "TypeError: Cannot read…(reading 'country')"],
    [line, 42, "TypeError: Cannot read…(reading 'country')"],
    [line, 41, "TypeError: Cannot read…'country')"],
    ['x'.repeat(100), 20, 'xxxxxxxxxxxx…'],
  ];
  for (const [written, longest, expected] of cases) {
    it(`makes ${expected}`, () => {
      const cut = cutAtWord(written, longest);
      assert.equal(cut, expected);
    });
  }

  it('is never longer than it may be', () => {
    for (let longest = 4; longest < 80; longest++) {
      assert.ok(cutAtWord(line, longest).length <= longest, `${longest}`);
    }
  });
});
