/**
 * The values of an INI file by `section.key`, both in lower case; what stands before the first section has the key
 * alone. Tolerant: a line that is no assignment is passed over, the last of several values counts, quotes around a whole
 * value are dropped. Lines that begin with `#` or `;` are comments.
 */
export function iniValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const written of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const line = written.trim();
    const equals = line.indexOf('=');
    if (line.startsWith('[')) {
      const end = line.indexOf(']');
      section = end === -1 ? section : `${line.slice(1, end).trim().toLowerCase()}.`;
    } else if (equals > 0 && !/^[#;]/.test(line)) {
      const value = line.slice(equals + 1).trim();
      values.set(section + line.slice(0, equals).trim().toLowerCase(), unquoted(value));
    }
  }
  return values;
}

function unquoted(value: string): string {
  const [first] = value;
  const isQuoted = value.length > 1 && (first === '"' || first === "'") && value.endsWith(first);
  return isQuoted ? value.slice(1, -1) : value;
}
