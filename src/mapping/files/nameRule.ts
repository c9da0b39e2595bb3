/** How the disk compares names. */
export interface CaseRule {
  /** True where the disk takes `Cart.ts` and `cart.ts` for one file. */
  readonly ignoresCase: boolean;
}

/** Brings the spellings of a name that are to be found as one into one form. */
export interface NameRule {
  key(name: string): string;
}

/** Names are found in either normal form of Unicode (macOS decomposes, git and servers do not), and in any case where the disk has none. */
export function nameRule({ ignoresCase }: CaseRule): NameRule {
  return { key: ignoresCase ? (name) => composed(name.toLowerCase()) : composed };
}

const NOT_ASCII = /[^\0-\x7f]/;

function composed(name: string): string {
  return NOT_ASCII.test(name) ? name.normalize('NFC') : name;
}
