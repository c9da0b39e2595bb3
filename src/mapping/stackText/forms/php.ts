import { named } from '../headings';
import { type Form, type Heading, type Line, ofLine, type Place } from '../reading';

/** PHP: `#3 /srv/Cart.php(12): Shop\Cart->total(Array)` tells what was called there, not what ran there. */
export const php = ofLine((text) => {
  const [head, number] = /^#(\d{1,6})\s+/.exec(text) ?? [];
  const isMain = head !== undefined && text.slice(head.length) === '{main}';
  if (head === undefined || isMain) {
    return isMain ? {} : undefined;
  }
  const said = text.slice(head.length).replaceAll('\\\\', '\\');
  const place = placeBefore(said);
  const calls = place === undefined ? '' : functionOf(said.slice(said.indexOf(': ', place.end) + 2));
  return place === undefined || calls === ''
    ? undefined
    : { frame: { platform: 'php', number: Number(number), calls, ...place.at } };
});

/** `/srv/Cart.php(12)` or `[internal function]`, up to the colon. */
function placeBefore(said: string): { readonly at: Place; readonly end: number } | undefined {
  if (said.startsWith('[internal function]: ')) {
    return { at: { file: '[internal]' }, end: 0 };
  }
  const end = said.indexOf('): ');
  const [digits, line] = end === -1 ? [] : (/\((\d{1,9})$/.exec(said.slice(0, end)) ?? []);
  return digits === undefined
    ? undefined
    : { at: { file: said.slice(0, end - digits.length), line: Number(line) }, end };
}

/** `Shop\Cart::total` of `Shop\Cart->total(Array)`; since 8.4 a closure's name holds parentheses. */
function functionOf(call: string): string {
  const closure = call.includes('{closure:') ? call.indexOf('}') : 0;
  const opening = call.indexOf('(', Math.max(closure, 0));
  return call.slice(0, opening === -1 ? undefined : opening).replace('->', '::');
}

/** Lines that a message may have. */
const LONGEST_MESSAGE = 20;

/** An error without an exception, whose place is told with it. */
const ERROR =
  /^(?:PHP )?((?:Fatal |Parse |Recoverable fatal )error|Warning|Notice|Deprecated): {1,4}(.*) in (\S.{0,1000}) on line (\d{1,9})$/;

/** `Stack trace:` below `PHP Fatal error:  Uncaught TypeError: no price in /srv/Cart.php:12`. */
export const phpStackTrace: Form = (lines, at) => {
  if (!/^(?:PHP )?Stack trace:$/i.test(lines[at]?.text ?? '')) {
    return undefined;
  }
  const isError = ERROR.test(lines[at - 1]?.text ?? '');
  const heading = isError ? undefined : thrown(messageAbove(lines, at));
  return heading === undefined ? {} : { heading };
};

/** The lines from the one that names the exception to the one that ends with its place. */
function messageAbove(lines: readonly Line[], at: number): string {
  const said: string[] = [];
  for (let above = at - 1; above >= 0 && above >= at - LONGEST_MESSAGE; above--) {
    const text = lines[above]?.text ?? '';
    said.unshift(text);
    if (/(?:^|\s)(?:Uncaught |exception '|Next )/.test(text) || /^[\w\\]{1,200}: .* in \S/.test(text)) {
      return said.join('\n');
    }
  }
  return said.at(-1) ?? '';
}

/** `Uncaught Shop\NoPrice: cart is empty in /srv/Cart.php:12`, and PHP 5's `exception 'X' with message 'y' in …`. */
function thrown(said: string): Heading | undefined {
  const from = said.lastIndexOf(' in ');
  const [, file, line, lineInWords] =
    /^((?:[A-Za-z]:)?[^:\n]{1,1000})(?::(\d{1,9})| on line (\d{1,9}))$/.exec(
      said.slice(from + ' in '.length),
    ) ?? [];
  if (from === -1 || file === undefined) {
    return undefined;
  }
  const thrownAt = { platform: 'php', file, line: Number(line ?? lineInWords) };
  const message = said.slice(0, from);
  const link = /^(?:PHP )?Next /.test(message) ? 'wraps' : 'new';
  const [, oldType, oldValue] = /exception '([\w\\]{1,200})' with message '(.*)'$/s.exec(message) ?? [];
  if (oldType !== undefined && oldValue !== undefined) {
    return { ...named(oldType, oldValue), link, thrownAt };
  }
  const [, type, value = ''] =
    /(?:Uncaught |Next |^)(?:PHP )?([A-Za-z_][\w\\]{0,200})(?:: ([\s\S]*))?$/.exec(message) ?? [];
  return type === undefined ? { link, thrownAt } : { ...named(type, value), link, thrownAt };
}

/** An error without a stack: `PHP Warning:  Undefined variable $x in /srv/Cart.php on line 12` */
export const phpError = ofLine((text) => {
  const [, type, value = '', file, line] = ERROR.exec(text) ?? [];
  return type === undefined
    ? undefined
    : {
        heading: {
          ...named(type, value),
          link: 'new',
          thrownAt: { platform: 'php', file, line: Number(line) },
        },
      };
});

/** Monolog's and Laravel's log: `[object] (Shop\NoPrice(code: 0): cart is empty at /srv/Cart.php:12)` */
export const monolog = ofLine((text) => {
  const from = text.indexOf('[object] (');
  if (from === -1) {
    return undefined;
  }
  const said = text
    .slice(from + '[object] ('.length)
    .replaceAll('\\\\', '\\')
    .replace(/\)?["'}]*$/, '');
  const [head, type] = /^([\w\\]{1,300})\(code: [^)]{0,40}\): /.exec(said) ?? [];
  const at = said.lastIndexOf(' at ');
  const [, file, line] = at === -1 ? [] : (/^(\S.{0,1000}):(\d{1,9})$/.exec(said.slice(at + 4)) ?? []);
  return head === undefined || type === undefined || file === undefined
    ? undefined
    : {
        heading: {
          ...named(type, said.slice(head.length, at)),
          link: text.includes('[previous exception]') ? 'cause' : 'new',
          thrownAt: { platform: 'php', file, line: Number(line) },
        },
      };
});

/** Xdebug's, the oldest call first: `PHP   3. Shop\Cart->total() /srv/index.php:12` */
export const xdebug = ofLine((text) => {
  const [, call, file, line] = /^PHP {1,4}\d{1,4}\. (\S.{0,1000}\)) (\S{1,1000}):(\d{1,9})$/.exec(text) ?? [];
  return call === undefined
    ? undefined
    : { frame: { platform: 'php', isOldestFirst: true, calls: functionOf(call), file, line: Number(line) } };
});
