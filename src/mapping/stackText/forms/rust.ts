import { placeOf } from '../places';
import { type Form, ofLine, type Place } from '../reading';

/** A name that only Rust writes so, or the names of what runs before and after a program. */
const SYMBOL =
  /^(?:[<\w][\w<>:&,*' {}()[\]$.=-]*::|(?:rust_begin_unwind|__rust_\w+|main|_start|__libc_start_main|start_thread|clone3?)$)/;

/** Rust: `12: shop::cart::total` and, on the next line, `at ./src/cart.rs:12:34`. */
export const rust: Form = (lines, at) => {
  const [, number, address, told] = /^(\d{1,5}): +(0x[0-9a-f]+ - )?(\S.*)$/.exec(lines[at]?.text ?? '') ?? [];
  const place = placeBelow(lines[at + 1]?.text ?? '');
  const name = told?.replace(/::h[0-9a-f]{16}\w{0,4}$/, '');
  const isSure = address !== undefined || place !== undefined;
  if (name === undefined || !(isSure || SYMBOL.test(name)) || name.startsWith('from ')) {
    return undefined;
  }
  return {
    lines: place === undefined ? 1 : 2,
    frame: {
      platform: 'rust',
      number: Number(number),
      function: name,
      ...place,
      ...(!isSure && { isWeak: true }),
    },
  };
};

function placeBelow(text: string): Place | undefined {
  const [, told] = /^at (\S.*)$/.exec(text) ?? [];
  return told === undefined || told.endsWith(')') ? undefined : placeOf(told);
}

/**
 * `thread 'main' (123) panicked at src/cart.rs:12:34:` with the message below, or before 2023
 * `thread 'main' panicked at 'no price', src/cart.rs:12:34`.
 */
export const panicked: Form = (lines, at) => {
  const [, said] = /^thread '[^']{0,200}'(?: \(\d+\))? panicked at (.*)$/.exec(lines[at]?.text ?? '') ?? [];
  if (said === undefined) {
    return undefined;
  }
  const comma = said.lastIndexOf(', ');
  const isOld = said.startsWith("'") && comma !== -1;
  const place = placeOf(isOld ? said.slice(comma + 2) : said.replace(/:$/, ''));
  const value = isOld ? said.slice(1, comma - 1) : lines[at + 1]?.text;
  return {
    lines: isOld ? 1 : 2,
    heading: {
      type: 'panic',
      link: 'new',
      ...(value !== undefined && value !== '' && { value }),
      ...(place !== undefined && { thrownAt: { platform: 'rust', ...place } }),
    },
  };
};

/** `stack backtrace:`, and what is known to stand among the frames. */
export const rustNoise = ofLine((text) =>
  /^(?:stack backtrace:|note: |\u22ee|Stack backtrace:)/.test(text) ? {} : undefined,
);
