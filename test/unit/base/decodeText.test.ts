import assert from 'node:assert/strict';
import { decodeText } from '../../../src/base/decodeText';

const TEXT = 'const größe = "€"; // 𝒳\r\n';

describe('The text of a file’s bytes', () => {
  const cases: readonly [name: string, bytes: Uint8Array, text: string | undefined][] = [
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), TEXT],
    ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), TEXT],
    ['Latin-1', Buffer.from('größe', 'latin1'), 'größe'],
    ['nothing', Buffer.alloc(0), ''],
    ['bytes with a NUL', Buffer.from('a\0b'), undefined],
    ['half a UTF-16 unit at the end', Buffer.from([0xff, 0xfe, 0x61, 0, 0x62]), 'a\ufffd'],
  ];
  for (const [name, bytes, text] of cases) {
    it(`of ${name}`, () => assert.equal(decodeText(bytes), text));
  }

  it('is told from other bytes by what comes first: a NUL far down is passed over', () => {
    const bytes = Buffer.concat([Buffer.alloc(10_000, 'a'), Buffer.from([0])]);
    assert.equal(decodeText(bytes), `${'a'.repeat(10_000)}\0`);
  });
});
