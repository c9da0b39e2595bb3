import type { Heading, Link } from './reading';

/** What an exception's class is called in some language or other: `TypeError`, `java.io.IOException`, `DB::Failure`. */
const EXCEPTION_NAME =
  /(?:Error|Exception|ExceptionGroup|Failure|Fault|Warning|Interrupt|Rejection|Throwable|Violation)$/;

/** A name at the end of a word: words joined by what languages join them with. */
const NAME_AT_END = /[A-Za-z_$][\w$+`]*(?:(?:\.|::|\\)[\w$+`]+)*$/;

/** Words before an exception that tell how it belongs to the one before. */
const LINKS: readonly (readonly [words: RegExp, link: Link])[] = [
  [/^(?:\d{1,3}\. )?caused by:?\s/i, 'cause'],
  [/^Suppressed:\s/, 'cause'],
  [/^Wrapped by:\s/, 'wraps'],
  [/^\[?(?:cause|original|reason)\]?:\s/, 'cause'],
  [/^-{1,4}>\s/, 'cause'],
];

/** What Java puts before an exception that nobody caught, and what Clojure put behind one. */
const IN_THREAD = /^Exception in thread "[^"]{0,200}" /;
const COMPILING = /, compiling:\([^()]{0,300}\)$/;

/** Longest name and message that are read of a heading. */
const LONGEST = { name: 200, value: 4000 };

/** How many colons are tried. */
const MOST_COLONS = 8;

/**
 * The exception that a line announces: `TypeError: x is not a function`, `Caused by: java.io.IOException`, `Uncaught
 * Error [ERR_X]: y`. The leftmost name that can only be an exception's counts, for a message may name others.
 */
export function headingOf(text: string): Heading | undefined {
  const [words = '', link = 'new'] = LINKS.find(([words]) => words.test(text)) ?? [];
  const said = text.replace(words, '').replace(IN_THREAD, '').replace(COMPILING, '').trimStart();
  const named = exceptionIn(said) ?? wholeName(said, link !== 'new');
  return named === undefined ? undefined : { ...named, link };
}

/** The leftmost `Name: message`. */
function exceptionIn(text: string): Pick<Heading, 'type' | 'value'> | undefined {
  let from = 0;
  for (let count = 0; count < MOST_COLONS; count++) {
    const colon = text.indexOf(':', from);
    if (colon === -1) {
      return undefined;
    }
    from = colon + 1;
    if (colon + 1 < text.length && text[colon + 1] !== ' ') {
      continue;
    }
    const before = withoutCode(text.slice(Math.max(0, colon - LONGEST.name), colon));
    const found = exceptionBefore(before, text.slice(colon + 1).trim());
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The exception whose name ends at a colon, if it is one. */
function exceptionBefore(before: string, behind: string): Pick<Heading, 'type' | 'value'> | undefined {
  const name = nameAtEnd(before);
  // Ruby's `#<KeyError: no price>`
  const value = before.endsWith(`#<${name}`) ? behind.replace(/>$/, '') : behind;
  const isQualified = name === before && /^[a-z]\w*\.[\w.]+\.[A-Z][\w$]*$/.test(name);
  if (
    name === undefined ||
    !(EXCEPTION_NAME.test(name) || (isQualified && exceptionAtStart(value) === undefined))
  ) {
    return undefined;
  }
  if (!/^(?:Error|Exception|Warning)$/.test(name) || before === name) {
    return named(name, value);
  }
  return exceptionAtStart(value) ?? (before.startsWith('Unhandled ') ? { value } : named(name, value));
}

/** Looks at the last word only, so that a long text costs no more than that. */
function nameAtEnd(text: string): string | undefined {
  let from = text.length;
  while (from > 0 && text.length - from < LONGEST.name && /[\w$+`.:\\]/.test(text[from - 1] ?? '')) {
    from--;
  }
  return NAME_AT_END.exec(text.slice(from))?.[0];
}

/** Where `Unhandled Exception: System.X: y` only says that there is one. */
function exceptionAtStart(text: string): Pick<Heading, 'type' | 'value'> | undefined {
  const [name, rest] = splitAtColon(text);
  return rest !== undefined && nameAtEnd(name) === name && EXCEPTION_NAME.test(name)
    ? named(name, rest)
    : undefined;
}

function splitAtColon(text: string): readonly [string, string?] {
  const colon = text.search(/:(?:\s|$)/);
  return colon === -1 ? [text] : [text.slice(0, colon), text.slice(colon + 1).trim()];
}

/** A line that is a name and nothing else: `AssertionError`, `[AggregateError]`, `Caused by: a.b.C`. */
function wholeName(text: string, isSureOne: boolean): Pick<Heading, 'type' | 'value'> | undefined {
  const bare = withoutCode(text.replace(/^(?:Uncaught|.{0,200}\[(?=\w+\]$))\s*/, '').replace(/\]$/, ''));
  if (bare.length > LONGEST.name || nameAtEnd(bare) !== bare) {
    const [name, value] = splitAtColon(text);
    return isSureOne && value !== undefined && nameAtEnd(name) === name ? named(name, value) : undefined;
  }
  return isSureOne || EXCEPTION_NAME.test(bare) ? named(bare, '') : undefined;
}

/**
 * A line right above a stack that reads `Name: message`, whatever the name: `NavigationDuplicated: …`, and that no
 * other rule knows.
 */
export function weakHeadingOf(text: string): Heading | undefined {
  const [name, value = ''] = splitAtColon(text);
  const isName = /^[A-Za-z_$][\w$.\\]{1,200}(?: [A-Z]\w{2,40})?$/.test(name) && /[A-Z]/.test(name);
  if (!isName || /^(?:[A-Z]{2,}|File|Note|Stack ?[Tt]race|Backtrace|Traceback|Thread|Location)$/.test(name)) {
    return undefined;
  }
  const inner = /\.\w+$/.test(name) ? exceptionAtStart(value) : undefined;
  return { ...(inner ?? named(name, value)), link: 'new' };
}

/** Node's `TypeError [ERR_INVALID_ARG_TYPE]` without the code. */
function withoutCode(text: string): string {
  return text.replace(/ \[[\w$]{1,80}\]$/, '');
}

export function named(type: string, value: string): Pick<Heading, 'type' | 'value'> {
  const message = value.slice(0, LONGEST.value);
  return { type, ...(message !== '' && { value: message }) };
}
