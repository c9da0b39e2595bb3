import { cutAtWord, oneLine } from '../base/oneLine';
import { type ReadValue, WrongValue } from '../base/settingValue';

/** What a lens can say. */
export const lensPlaceholders = [
  'verdict',
  'sign',
  'error',
  'type',
  'message',
  'events',
  'users',
  'lastSeen',
  'firstSeen',
  'more',
  'asOf',
  'shortId',
  'level',
  'priority',
  'assignee',
] as const;
export type LensPlaceholder = (typeof lensPlaceholders)[number];

/** What it says of one line; empty for nothing. Each is one line of text. */
export type LensParts = Readonly<Record<LensPlaceholder, string>>;

/** A placeholder with what stands around it: brackets that go with it, and what separates it from the one before. */
interface Piece {
  readonly separator: string;
  readonly open: string;
  readonly name: LensPlaceholder;
  readonly close: string;
}

/** A template taken apart. */
export interface LensTemplate {
  readonly pieces: readonly Piece[];
  /** What stands behind the last placeholder. */
  readonly end: string;
}

const LONGEST = 300;
const PLACEHOLDER = /\$\{([^{}]*)\}/;

/** A text with placeholders that are known, one at least. */
export const readLensTemplate: ReadValue<string> = (value) => {
  const known = lensPlaceholders;
  if (typeof value !== 'string' || value.length > LONGEST) {
    return new WrongValue({ kind: 'template', known });
  }
  const names = namesIn(value);
  const unknown = names.find((name) => !isPlaceholder(name));
  return names.length > 0 && unknown === undefined
    ? value
    : new WrongValue({ kind: 'template', known, unknown });
};

/** Takes a template apart; of placeholders that are not known nothing is said. */
export function lensTemplate(template: string): LensTemplate {
  const [start = '', ...rest] = oneLine(template, LONGEST).split(PLACEHOLDER);
  const pieces: Piece[] = [];
  let before = start;
  for (let at = 0; at < rest.length; at += 2) {
    const [name = '', after = ''] = rest.slice(at, at + 2);
    const open = /[([{<«]*$/.exec(before)?.[0] ?? '';
    const close = /^[)\]}>»]*/.exec(after)?.[0] ?? '';
    const separator = before.slice(0, before.length - open.length);
    before = after.slice(close.length);
    if (isPlaceholder(name)) {
      pieces.push({ separator, open, name, close });
    }
  }
  return { pieces, end: before };
}

/** True where a template says one of these. */
export function mentions({ pieces }: LensTemplate, names: readonly LensPlaceholder[]): boolean {
  return pieces.some(({ name }) => names.includes(name));
}

/** The error keeps so many characters while the numbers stand. */
const SHORTEST_ERROR = 10;

/**
 * The text of a lens: the template without what is empty, and without what stood around that. What is too long is cut
 * at words, first in the error, so that the numbers stay.
 * @param longest in UTF-16 units.
 */
export function fillTemplate(template: LensTemplate, parts: LensParts, longest: number): string {
  let filled = fill(template, parts);
  for (const name of ['error', 'message', 'type'] as const) {
    const tooMuch = filled.length - longest;
    if (tooMuch > 0 && mentions(template, [name])) {
      const room = Math.max(parts[name].length - tooMuch, SHORTEST_ERROR);
      filled = fill(template, { ...parts, [name]: cutAtWord(parts[name], room) });
    }
  }
  return cutAtWord(filled, longest);
}

/** What separates two parts is what follows the first of them: with a part that is empty goes what stood behind it. */
function fill({ pieces, end }: LensTemplate, parts: LensParts): string {
  let text = '';
  let next = 0;
  for (const [at, { open, name, close }] of pieces.entries()) {
    if (parts[name] !== '') {
      text += `${pieces[next]?.separator ?? ''}${open}${parts[name]}${close}`;
      next = at + 1;
    }
  }
  return (next === pieces.length || /[\p{L}\p{N}]/u.test(end) ? text + end : text).trim();
}

function namesIn(template: string): readonly string[] {
  return template.split(PLACEHOLDER).filter((_piece, at) => at % 2 === 1);
}

function isPlaceholder(name: string): name is LensPlaceholder {
  return lensPlaceholders.some((one) => one === name);
}
