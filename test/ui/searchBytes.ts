import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/**
 * How a secret may be spelled in a file or an address: as it is, percent-encoded, and as it stands within base64, which
 * depends on how many bytes come before it.
 */
export function spellingsOf(secret: string): readonly string[] {
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const all = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString('base64');
    const from = Math.ceil((before * 4) / 3); // what holds bits of a byte before or after it is left out
    const to = Math.floor(((before + Buffer.byteLength(secret)) * 4) / 3);
    const inner = all.slice(from, to);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...inBase64])];
}

/** The files below a folder that hold one of some texts, in UTF-8 or UTF-16. */
export function filesHolding(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  return filesBelow(folder).filter((file) => {
    const bytes = bytesOf(file);
    return wanted.some((one) => bytes.includes(one));
  });
}

/** Nothing for a file that has gone since it was listed: browsers clear up while they run. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw error;
  }
}

/** Every file below a folder, by its whole path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
