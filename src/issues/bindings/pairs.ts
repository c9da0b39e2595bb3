/** No value that is looked for is longer, in UTF-16 units. */
const LONGEST_LINE = 1000;

/**
 * The values of a file of keys and values, as `.sentryclirc` (a section before the key, `defaults.org`),
 * `sentry.properties` and `.env` are; the last of a key counts.
 */
export function readPairs(written: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let section = '';
  for (const line of written.split('\n')) {
    const trimmed = line.slice(0, LONGEST_LINE).trim();
    if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
      section = `${trimmed.slice(1, -1).trim()}.`;
    } else if (!/^[#;!]/.test(trimmed)) {
      const at = separator(trimmed);
      if (at > 0) {
        const key = trimmed
          .slice(0, at)
          .trim()
          .replace(/^export\s+/, '');
        pairs.set(section + key, unquoted(trimmed.slice(at + 1).trim()));
      }
    }
  }
  return pairs;
}

/** Properties take a colon, too. */
function separator(line: string): number {
  return line.search(/[=:]/);
}

/** Without its quotes or, without quotes, what begins as a comment after a space. */
function unquoted(value: string): string {
  const quote = value[0];
  const end = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1;
  return end > 0
    ? value.slice(1, end)
    : value
        .split(/\s[#;]/, 1)
        .join('')
        .trim();
}
