import { parseError, type Term, type Value } from './terms';

/** Whether a text is what a term asks for: equal, or like a pattern with `*`; an empty value asks for no text. */
export function textTest(
  term: Term,
  read: (value: Value) => readonly string[] = (value) => [value.text],
): (text: string | undefined) => boolean {
  const tests = term.values.flatMap((value) =>
    read(value).map((wanted) => oneText({ ...value, text: wanted })),
  );
  return (text) => tests.some((test) => test(text)) !== term.isNegated;
}

function oneText({ text: wanted, isQuoted }: Value): (text: string | undefined) => boolean {
  if (wanted === '') {
    return (text) => text === undefined || text === '';
  }
  if (isQuoted && !wanted.includes('*')) {
    return (text) => text === wanted;
  }
  if (!wanted.includes('*')) {
    return (text) => text === wanted;
  }
  const pattern = new RegExp(`^${wanted.split('*').map(escape).join('.*')}$`, 'is');
  return (text) => text !== undefined && pattern.test(text);
}

/** Whether a text holds the words of free text, in any case; `*` stands for anything. */
export function holdsTest(wanted: string): (text: string) => boolean {
  const pattern = new RegExp(wanted.split('*').map(escape).join('.*'), 'is');
  return (text) => pattern.test(text);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether a number is what a term asks for. @throws {Refusal} 400 for a value that is no number. */
export function numberTest(term: Term): (value: number) => boolean {
  const wanted = term.values.map(({ text }) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN));
  if (wanted.some(Number.isNaN)) {
    throw parseError(`Invalid number: ${term.values[0]?.text ?? ''}`);
  }
  return (value) => wanted.some((limit) => compares(value, term.operator, limit)) !== term.isNegated;
}

/**
 * Whether a moment is what a term asks for: after or before an ISO 8601 date, on a day, or (`-24h`) within a time
 * that ends now, (`+24h`) before it. Milliseconds since the epoch.
 * @throws {Refusal} 400 for a value that is none of these.
 */
export function momentTest(term: Term, now: number): (at: number) => boolean {
  const text = term.values[0]?.text ?? '';
  const relative = /^([+-])(\d{1,6})([smhdw])$/.exec(text);
  if (relative !== null) {
    const limit = now - Number(relative[2]) * unitMs(relative[3] ?? '');
    return (at) => (relative[1] === '-' ? at >= limit : at <= limit) !== term.isNegated;
  }
  const limit = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(limit)) {
    throw parseError(`Invalid date: ${text}`);
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  return (at) =>
    (term.operator === '='
      ? at >= limit && at < limit + (isDay ? unitMs('d') : 1000)
      : compares(at, term.operator, limit)) !== term.isNegated;
}

/** Milliseconds of `s`, `m`, `h`, `d`, `w`. */
export function unitMs(unit: string): number {
  const units: Readonly<Record<string, number>> = {
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
  };
  return units[unit] ?? 0;
}

function compares(value: number, operator: Term['operator'], limit: number): boolean {
  switch (operator) {
    case '=':
      return value === limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}
