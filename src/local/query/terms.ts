import { refusals } from '../http/refusal';

/** One term of a search: `!release:[1.0, 1.1]`, `timesSeen:>100`, or free text. */
export interface Term {
  /** `undefined` for free text. */
  readonly key?: string;
  readonly isNegated: boolean;
  /** `=` unless the value began with a comparison. */
  readonly operator: '=' | '>' | '>=' | '<' | '<=';
  /** One of them must fit. Quoted ones are kept apart, for in those `*` and `>` mean themselves. */
  readonly values: readonly Value[];
}

export interface Value {
  readonly text: string;
  readonly isQuoted: boolean;
}

/**
 * Takes a search apart: terms are separated by white space and all must hold. Free text is one term, its words
 * joined by one space.
 * @throws {Refusal} 400 in Sentry's words for what its grammar refuses, `AND`, `OR` and parentheses among it.
 */
export function parseTerms(query: string): Term[] {
  const scanner = new Scanner(query);
  const terms: Term[] = [];
  const words: string[] = [];
  while (scanner.skipSpace()) {
    const term = scanner.term();
    if (term.key === undefined) {
      words.push(...term.values.map(({ text }) => text));
    } else {
      terms.push(term);
    }
  }
  const text = words.join(' ').trim();
  return text === ''
    ? terms
    : [...terms, { isNegated: false, operator: '=', values: [{ text, isQuoted: false }] }];
}

class Scanner {
  private at = 0;

  constructor(private readonly query: string) {}

  /** Goes to the next term; false at the end. */
  skipSpace(): boolean {
    this.at += /^\s*/.exec(this.rest())?.[0].length ?? 0;
    return this.at < this.query.length;
  }

  term(): Term {
    const key = /^(!?)(?:"([^"]+)"|(tags\[[^\]]+\]|[\w.-]+)):/.exec(this.rest());
    if (key === null) {
      return { isNegated: false, operator: '=', values: [this.word()] };
    }
    this.at += key[0].length;
    const name = key[2] ?? key[3] ?? '';
    const isNegated = key[1] === '!';
    if (this.rest().startsWith('[')) {
      return { key: name, isNegated, operator: '=', values: this.list() };
    }
    const operator = /^(?:>=|<=|>|<)/.exec(this.rest())?.[0] ?? '=';
    this.at += operator === '=' ? 0 : operator.length;
    const value = this.value(/^[^\s]+/);
    if (value === undefined || (value.text === '' && !value.isQuoted)) {
      throw parseError(`Empty string after '${name}:'`);
    }
    return { key: name, isNegated, operator: operator as Term['operator'], values: [value] };
  }

  private word(): Value {
    if (/^[()]/.test(this.rest())) {
      throw parseError('Boolean statements containing "OR" or "AND" are not supported in this search');
    }
    const value = this.value(/^[^\s"]+/);
    if (value === undefined || (!value.isQuoted && /^(?:AND|OR)$/i.test(value.text))) {
      throw parseError('Boolean statements containing "OR" or "AND" are not supported in this search');
    }
    return value;
  }

  private list(): Value[] {
    const values: Value[] = [];
    this.at++;
    for (;;) {
      this.skipSpace();
      const value = this.value(/^[^\s,\]]+/);
      this.skipSpace();
      const separator = this.rest()[0];
      if (value === undefined || (separator !== ',' && separator !== ']')) {
        throw parseError(`Parse error at '${this.rest().slice(0, 10)}' (column ${this.at + 1})`);
      }
      this.at++;
      values.push(value);
      if (separator === ']') {
        return values;
      }
    }
  }

  private value(bare: RegExp): Value | undefined {
    const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(this.rest());
    if (quoted !== null) {
      this.at += quoted[0].length;
      return { text: (quoted[1] ?? '').replace(/\\(.)/gs, '$1'), isQuoted: true };
    }
    const found = bare.exec(this.rest())?.[0];
    if (found === undefined || found.startsWith('"')) {
      if (this.rest().startsWith('"')) {
        throw parseError(
          `Parse error at '${this.rest().slice(0, 10)}' (column ${this.at + 1}). This is commonly caused by unmatched parentheses. Enclose any text in double quotes.`,
        );
      }
      return undefined;
    }
    this.at += found.length;
    return { text: found, isQuoted: false };
  }

  private rest(): string {
    return this.query.slice(this.at);
  }
}

/** A search that cannot be understood, as Sentry refuses it. */
export function parseError(problem: string) {
  return refusals.badRequest(`Error parsing search query: ${problem}`);
}
