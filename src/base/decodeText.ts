import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes that are looked at to tell text from anything else. */
const LOOKED_AT = 8192;

/**
 * The text of a file's bytes: UTF-8, UTF-16 with a byte order mark, else Latin-1; a byte order mark is left out.
 * `undefined` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : utf16;
  if (encoding !== undefined) {
    return new TextDecoder(encoding).decode(bytes);
  }
  if (bytes.subarray(0, LOOKED_AT).includes(0)) {
    return undefined;
  }
  if (isAscii(bytes)) {
    return asBuffer(bytes).toString('latin1');
  }
  if (!isUtf8(bytes)) {
    return new TextDecoder('latin1').decode(bytes);
  }
  const text = asBuffer(bytes).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The same bytes, not a copy. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
