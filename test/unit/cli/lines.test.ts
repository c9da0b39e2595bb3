import assert from 'node:assert/strict';
import { linesOf } from '../../../src/cli/lines';

async function read(chunks: readonly Uint8Array[], longest?: number): Promise<(string | undefined)[]> {
  async function* stream() {
    yield* chunks;
  }
  const texts: (string | undefined)[] = [];
  for await (const { number, text } of linesOf(stream(), longest)) {
    assert.equal(number, texts.length + 1);
    texts.push(text);
  }
  return texts;
}

describe('the lines of a stream', () => {
  const text = 'one\n\ntwö 😀\u2028\u0085\r\r\nthree';
  const lines = ['one', '', 'twö 😀\u2028\u0085\r\r', 'three'];

  it('are the same however the stream is cut, characters in two included', async () => {
    const bytes = Buffer.from(text);
    for (let size = 1; size <= bytes.length; size++) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      assert.deepEqual(await read(chunks), lines, `pieces of ${size}`);
    }
  });

  it('end with a line feed or with the stream', async () => {
    assert.deepEqual(await read([]), []);
    assert.deepEqual(await read([Buffer.from('')]), []);
    assert.deepEqual(await read([Buffer.from('\n')]), ['']);
    assert.deepEqual(await read([Buffer.from('one\n')]), ['one']);
  });

  it('are no text where they are too long, and the next one is', async () => {
    const chunks = ['12345\n123456\n12', '34', '56', '78\nn', 'ext'].map((chunk) => Buffer.from(chunk));
    assert.deepEqual(await read(chunks, 5), ['12345', undefined, undefined, 'next']);
  });

  it('take bytes that are no UTF-8 for unknown characters, and drop a byte order mark', async () => {
    const chunk = Buffer.concat([Buffer.from('\ufeffa'), Buffer.from([0xff, 0xc3]), Buffer.from('\nb')]);
    assert.deepEqual(await read([chunk]), ['a\ufffd\ufffd', 'b']);
  });
});
