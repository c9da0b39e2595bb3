import { named } from '../headings';
import { type Form, type Here, ofLine, type ReadFrame } from '../reading';

/** `Traceback (most recent call last):`; Ruby 2.5 to 2.7 begin so too. */
export const traceback = ofLine((text) => {
  const [, order] =
    /(?:Traceback|Stack|Thread 0x[0-9a-f]+.{0,80}) \(most recent call (last|first)\):?$/.exec(text) ?? [];
  return order === undefined
    ? undefined
    : { heading: { link: 'new', isOldestFirst: order === 'last', kind: 'exception' } };
});

/** `File "shop/cart.py", line 12, in total`; a syntax error has no function, a fatal error no comma before `in`. */
export const python = ofLine((text) => {
  const [, file, line, name] =
    /^(?:-> )?File "([^"]{1,2000})", line (\d{1,9})(?:,? in (.{1,400}))?,?$/.exec(text) ?? [];
  return file === undefined ? undefined : { frame: frame(file, Number(line), name) };
});

export function frame(file: string, line: number, name: string | undefined): ReadFrame {
  return {
    platform: 'python',
    isOldestFirst: true,
    file,
    line,
    ...(name !== undefined && { function: name }),
  };
}

/** What joins two tracebacks. */
export const chain = ofLine((text) => {
  if (
    text.startsWith('During handling of the above exception, another exception occurred') ||
    text.startsWith('The above exception was the direct cause of the following exception')
  ) {
    return { joins: 'wraps' };
  }
  // `+-+---------------- 1 ----------------`: an exception within a group.
  return /^\+(?:-\+)?-{3,} ?\d{1,5} ?-{3,}$/.test(text) ? { joins: 'cause' } : undefined;
});

/** `ValueError: no price`, below the frames and further left than they are. */
export const exceptionBelow: Form = (lines, at, here) => {
  const line = lines[at];
  if (line === undefined || !isBelow(here, line.indent)) {
    return undefined;
  }
  const [, type, value = ''] = /^([A-Za-z_][\w.]{0,200})(?:: (.*)|:)?$/.exec(line.text) ?? [];
  return type === undefined || (value === '' && !/^[\w.]*[A-Z]/.test(type))
    ? undefined
    : { heading: { ...named(type, value), link: 'own' } };
};

/** True where a stack of Python's is open, not yet named, and a line stands further left than its frames. */
function isBelow({ open }: Here, indent: number): boolean {
  return open?.platform === 'python' && open.isOldestFirst && !open.isNamed && indent < open.indent;
}

/** pytest's short form: `tests/test_cart.py:12: in test_total`, at last `shop/cart.py:34: ValueError`. */
export const pytest = ofLine((text) => {
  const [, file, line, name] =
    /^(\S{1,400}\.py):(\d{1,9}): (?:in ([\w<>.]{1,200})|[A-Z]\w{0,100}(?:Error|Exception|Failed|Exit))$/.exec(
      text,
    ) ?? [];
  return file === undefined ? undefined : { frame: frame(file, Number(line), name) };
});

/** rich and structlog: `/srv/shop/cart.py:12 in total`, in a box. */
export const rich = ofLine((text) => {
  const [, file, line, name] =
    /^(\S.{0,400}\.py):(\d{1,9}) in ([\w<>.]{1,200})(?: {1,200}[│|])?$/.exec(text) ?? [];
  return file === undefined ? undefined : { frame: frame(file, Number(line), name) };
});
