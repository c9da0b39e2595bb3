/** Controls, marks that change the layout unseen, unpaired surrogates, separators: what a terminal must not get. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** More of a text of an event is not printed. */
const LONGEST = 400;

/** Text of an event as a terminal may show it: in one line, control characters written out as `\x1b`. */
export function printable(text: string): string {
  const escaped = text.slice(0, LONGEST).replace(UNPRINTABLE, escape);
  return text.length > LONGEST ? `${escaped}…` : escaped;
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
