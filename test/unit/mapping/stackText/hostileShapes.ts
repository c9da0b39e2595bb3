/** Texts that make careless parsers slow, each of any length: `unit` again and again. */
export interface HostileShape {
  readonly name: string;
  readonly unit: string;
  /** What stands before the repetition, and behind it. */
  readonly head?: string;
  readonly tail?: string;
}

export function textOf({ unit, head = '', tail = '' }: HostileShape, length: number): string {
  return head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + tail;
}

const line = (name: string, unit: string, head?: string, tail?: string): HostileShape => ({
  name: `one line: ${name}`,
  unit,
  ...(head !== undefined && { head }),
  ...(tail !== undefined && { tail }),
});

export const hostileShapes: readonly HostileShape[] = [
  line('letters', 'a'),
  line('spaces', ' '),
  line('spaces between letters', 'a  '),
  line('tabs', '\t'),
  line('dots', '.'),
  line('colons', ':'),
  line('colons and blanks', 'a: '),
  line('names with two colons', 'a::'),
  line('opening parentheses', '(', '    at f '),
  line('pairs of parentheses', '()', '    at f'),
  line('closing parentheses', ')', '    at f ('),
  line('opening brackets', '['),
  line('nested brackets', '[a] ', '', '(x.js:1:2)'),
  line('braces and quotes', '{"a":'),
  line('at', 'at '),
  line('at and parentheses', 'at a (b) '),
  line('eval at', 'eval at x (', '    at f (', '<anonymous>:1:2)'),
  line('at signs', '@'),
  line('names and addresses', 'f@http://h/x.js:1:2 '),
  line('places', 'x.js:1:2 '),
  line('numbers and colons', '1:2:'),
  line('slashes', '/'),
  line('backslashes', '\\'),
  line('escaped line breaks', '\\n'),
  line('escaped line breaks and frames', '\\n    at f (x.js:1:2)'),
  line('twice escaped line breaks', '\\\\n'),
  line('escaped quotes', '\\"', '"', '"'),
  line('quotes', '"'),
  line('backquotes', "`a' "),
  line('Ruby', "a:1:in `b' "),
  line('PHP', '#0 a(1): b() '),
  line('PHP places', 'a(1): ', '#0 '),
  line('.NET', ') in a:line 1 ', 'at A.B('),
  line('.NET parameters', 'A b, ', 'at A.B(', ')'),
  line('.NET arrows', 'AException: b ---> '),
  line('exceptions', 'AException: '),
  line('exceptions without a colon', 'a.b.CException '),
  line('Python', 'File "a", line 1, in b '),
  line('Perl', ' at a line 1'),
  line('Elixir', '(a 1.0) lib/a.ex:1: A.b/1 '),
  line('Elixir arguments', '%{a: 1}, ', '(a 1.0) lib/a.ex:1: A.b('),
  line('Lua', ': in function <a:1>'),
  line('Go arguments', '(', 'main.a'),
  line('C++ templates', 'a<', '#1 0x1 in ', ' x.cc:1'),
  line('prefixes', '2026-11-20 08:15:00 ERROR '),
  line('tags', '[a] '),
  line('boxes', '| '),
  line('quotes of mails', '>'),
  line('colours', '\x1b[31m'),
  line('colours without an end', '\x1b[1;'),
  line('titles without an end', '\x1b]0;a'),
  line('spelled colours', '\\u001b['),
  line('HTML', '&lt;'),
  line('ampersands', '&'),
  line('surrogates', '\ud800'),
  { name: 'lines: at', unit: 'at\n' },
  { name: 'lines: at a name', unit: '    at a.b.c\n' },
  { name: 'lines: frames of V8', unit: '    at f (x.js:1:2)\n' },
  { name: 'lines: frames of Java', unit: '\tat a.B.c(D.java:1)\n' },
  { name: 'lines: frames of Go', unit: 'main.a()\n\t/a.go:1 +0x1\n' },
  { name: 'lines: goroutines', unit: 'goroutine 1 [running]:\nmain.a()\n\t/a.go:1\n\n' },
  { name: 'lines: Caused by', unit: 'Caused by: a.B: c\n' },
  { name: 'lines: Caused by with a frame', unit: 'Caused by: a.B: c\n\tat a.B.c(D.java:1)\n' },
  { name: 'lines: Python', unit: '  File "a.py", line 1, in b\n    c()\n' },
  {
    name: 'lines: tracebacks',
    unit: 'Traceback (most recent call last):\n  File "a.py", line 1, in b\nE: f\n\nDuring handling of the above exception, another exception occurred:\n\n',
  },
  { name: 'lines: IPython without arrows', unit: '~/a.py in f()\n' },
  { name: 'lines: PHP without places', unit: 'Stack trace:\n#0 {main}\n' },
  { name: 'lines: nested exception is', unit: 'nested exception is:\na.BException: c\n' },
  { name: 'lines: errors of an AggregateError', unit: '},\nError: a\n    at f (x.js:1:2) {\n' },
  { name: 'lines: panics', unit: "thread 'main' panicked at a.rs:1:2:\nb\n" },
  { name: 'lines: empty', unit: '\n' },
  { name: 'lines: carriage returns', unit: '\r' },
  { name: 'lines: places', unit: 'src/a.ts:1:2 - error\n' },
  { name: 'lines: JSON', unit: '{"stack":"Error: a\\n    at f (x.js:1:2)"}\n' },
];
