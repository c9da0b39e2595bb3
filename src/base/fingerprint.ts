/** FNV-1a over UTF-16 units, twice with other offsets, as 16 hex digits: names things without telling them, guards nothing. */
export function fingerprint(written: string): string {
  return half(written, 0x811c9dc5) + half(written, 0x1b873593);
}

/** Whether a name is one that `fingerprint` gives. */
export function isFingerprint(name: string): boolean {
  return /^[0-9a-f]{16}$/.test(name);
}

function half(written: string, offset: number): string {
  let value = offset;
  for (let at = 0; at < written.length; at++) {
    value = Math.imul(value ^ written.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
