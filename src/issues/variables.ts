import { oneLine } from '../base/oneLine';

/** A variable of a frame, spelled as the frame's language does. */
export interface SpelledVariable {
  /** One line. */
  readonly name: string;
  /** One line; `undefined` where the server or the SDK filtered it. */
  readonly value: string | undefined;
}

/**
 * The variables of a frame, in the order in which the event has them, spelled as its language does.
 * @param platform the frame's own or the event's, such as `python`.
 * @param longest UTF-16 units of a value; what is cut ends with `…`.
 */
export function spelledVariables(
  vars: Readonly<Record<string, unknown>>,
  platform: string | undefined,
  longest: number,
): readonly SpelledVariable[] {
  const spelling = spellings[platform ?? ''] ?? plain;
  return Object.entries(vars).map(([name, value]) => ({
    name: oneLine(name, LONGEST_NAME),
    value: isFiltered(value) ? undefined : spelled(value, spelling, longest),
  }));
}

/** UTF-16 units. */
const LONGEST_NAME = 80;

/** What servers and SDKs put in the place of a secret, in quotes where the SDK had quoted the value before. */
const FILTERED = /^(['"]?)(?:\[(?:filtered|redacted|scrubbed|removed)\]|\*{3,})\1$/i;

function isFiltered(value: unknown): boolean {
  return typeof value === 'string' && FILTERED.test(value.slice(0, LONGEST_NAME));
}

/**
 * How a language spells values. Strings come in two ways: SDKs of most languages send text in which the value is
 * spelled already (`'abc'`, `None`, `<Order 5>`), and that must not be quoted again; Node's sends values.
 */
interface Spelling {
  readonly nothing: string;
  readonly truths: readonly [no: string, yes: string];
  readonly text: (text: string, longest: number) => string;
  readonly key: (key: string, longest: number) => string;
  readonly inMap: readonly [open: string, between: string, close: string];
  /** What a list holds in the place of something that the SDK did not look into. */
  readonly nothingInList?: string;
}

const plain: Spelling = {
  nothing: 'null',
  truths: ['false', 'true'],
  text: cut,
  key: cut,
  inMap: ['{', ': ', '}'],
};
const withNil: Spelling = { ...plain, nothing: 'nil' };
const python: Spelling = { ...plain, nothing: 'None', truths: ['False', 'True'], key: quoted };
const node: Spelling = {
  ...plain,
  // Its SDK marks what is no plain value: `<undefined>`, `<null>`, `<Map(2)>`.
  text: (text, longest) => (isMarked(text) ? cut(unmarked[text] ?? text, longest) : quoted(text, longest)),
  key: (key, longest) => (IDENTIFIER.test(key) ? cut(key, longest) : quoted(key, longest)),
  nothingInList: '…', // `null`, `undefined` and objects look alike in what the SDK sends of a list
};

const spellings: Readonly<Record<string, Spelling>> = {
  python,
  node,
  javascript: node,
  php: { ...plain, key: quoted, inMap: ['[', ' => ', ']'] },
  ruby: withNil,
  elixir: { ...withNil, inMap: ['%{', ': ', '}'] },
  go: withNil,
  cocoa: withNil,
  objc: withNil,
  swift: withNil,
  rust: { ...plain, nothing: 'None' },
};

const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const unmarked: Readonly<Record<string, string>> = { '<undefined>': 'undefined', '<null>': 'null' };

/** Text that is no string of the program, but says what stood there; `…` for what was cut off when it was read. */
function isMarked(text: string): boolean {
  return text === '…' || (text.startsWith('<') && text.endsWith('>'));
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** In single quotes, with line breaks and the like escaped; what is cut has no closing quote. */
function quoted(text: string, longest: number): string {
  const escaped = JSON.stringify(text.slice(0, longest))
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'");
  return `'${escaped}${text.length > longest ? '…' : "'"}`;
}

function spelled(value: unknown, spelling: Spelling, longest: number): string {
  const most = longest * 2; // white space is folded behind
  let text = '';
  for (const piece of piecesOf(value, spelling, most)) {
    text += piece;
    if (text.length > most) {
      return oneLine(`${text.slice(0, most)}…`, longest);
    }
  }
  return oneLine(text, longest);
}

/** The text of a value piece by piece, so that who wants its beginning need not spell all of it. */
function* piecesOf(value: unknown, spelling: Spelling, most: number): Generator<string> {
  if (typeof value === 'string') {
    yield spelling.text(value, most);
  } else if (typeof value === 'boolean') {
    yield spelling.truths[value ? 1 : 0];
  } else if (Array.isArray(value)) {
    yield* piecesOfList(value, spelling, most);
  } else if (typeof value === 'object' && value !== null) {
    yield* piecesOfMap(value, spelling, most);
  } else {
    yield typeof value === 'number' ? String(value) : spelling.nothing;
  }
}

function* piecesOfList(list: readonly unknown[], spelling: Spelling, most: number): Generator<string> {
  yield '[';
  for (const [at, one] of list.entries()) {
    yield at === 0 ? '' : ', ';
    yield* one === null && spelling.nothingInList !== undefined
      ? [spelling.nothingInList]
      : piecesOf(one, spelling, most);
  }
  yield ']';
}

function* piecesOfMap(map: object, spelling: Spelling, most: number): Generator<string> {
  const [open, between, close] = spelling.inMap;
  yield open;
  for (const [at, key] of Object.keys(map).entries()) {
    yield `${at === 0 ? '' : ', '}${spelling.key(key, most)}${between}`;
    yield* piecesOf(Reflect.get(map, key), spelling, most);
  }
  yield close;
}
