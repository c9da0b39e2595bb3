import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { hasCode } from '../disk/privateFiles';
import { Refusal } from '../http/refusal';

const decoders = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  rawDeflate: promisify(inflateRaw),
  br: promisify(brotliDecompress),
};

/**
 * A body as it was before compression. Decompression stops at `most` bytes, whatever would follow.
 * @throws {Refusal} 413 for a body that unpacks to more, 400 for a broken one, 415 for an unknown encoding.
 */
export async function unpack(body: Buffer, encoding: string | undefined, most: number): Promise<Buffer> {
  const decode = decoderOf(body, encoding?.trim().toLowerCase() ?? '');
  if (decode === undefined) {
    return body;
  }
  try {
    return await decode(body, { maxOutputLength: most });
  } catch (error) {
    throw hasCode(error, 'ERR_BUFFER_TOO_LARGE')
      ? new Refusal(413, { detail: `the envelope unpacks to more than ${most} bytes` })
      : new Refusal(400, { detail: 'the body cannot be unpacked' });
  }
}

function decoderOf(body: Buffer, encoding: string) {
  switch (encoding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return decoders.gzip;
    case 'deflate':
      return hasZlibHeader(body) ? decoders.deflate : decoders.rawDeflate;
    case 'br':
      return decoders.br;
    default:
      throw new Refusal(415, { detail: 'unknown content encoding' });
  }
}

/** `deflate` means the zlib format (RFC 1950), but some clients send the bare data (RFC 1951). */
function hasZlibHeader(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
