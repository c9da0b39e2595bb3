import assert from 'node:assert/strict';
import { lineHash, linesOfAscii } from '../../../src/base/textLines';

const told = (text: string) => linesOfAscii(Buffer.from(text, 'latin1'));
const hashOf = (line: string) => lineHash(line, 0, line.length);

describe('The lines of a text', () => {
  it('are told from its bytes as from its characters', () => {
    const text = 'a();\n\n\tif (a  b) {\r\n  return;\v\f\n}\n ';
    const lines = text.split('\n');
    const { starts, hashes } = told(text) ?? assert.fail();
    assert.deepEqual([...starts], [0, 5, 6, 20, 32, 34]);
    assert.deepEqual([...hashes], lines.map(hashOf));
    assert.deepEqual([...(told('')?.starts ?? [])], [0]);
  });

  it('are as many as there are, in a long text after a short one and the other way round', () => {
    for (const count of [3, 20_000, 2]) {
      const lines = Array.from({ length: count }, (_, at) => `line ${at}`);
      const { starts, hashes } = told(lines.join('\n')) ?? assert.fail();
      assert.equal(starts.length, count);
      assert.equal(hashes.at(-1), hashOf(`line ${count - 1}`));
    }
  });

  it('are not told where one ends in a carriage return alone', () => {
    assert.equal(told('a\rb'), undefined);
    assert.equal(told('a\n\r'), undefined);
    assert.equal(told('a\r\r\nb'), undefined);
    assert.ok(told('a\r\nb'));
  });

  it('have one hash for all that differ in how much white space stands between words', () => {
    assert.equal(hashOf('  a \t b\u00a0'), hashOf('a b'));
    assert.notEqual(hashOf('ab'), hashOf('a b'));
    assert.notEqual(hashOf('b a'), hashOf('a b'));
  });
});
