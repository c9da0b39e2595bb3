/** One way in which a stack reaches a clipboard. */
export interface Wrapping {
  readonly name: string;
  wrap(text: string): string;
}

/** Every line behind the same words. */
function before(name: string, prefix: (line: number) => string): Wrapping {
  return {
    name,
    wrap: (text) =>
      text
        .split('\n')
        .map((line, at) => prefix(at) + line)
        .join('\n'),
  };
}

const two = (at: number) => String(at % 60).padStart(2, '0');

export const wrappings: readonly Wrapping[] = [
  before('mail', () => '> '),
  before('mail twice', () => '> > '),
  before('table', () => '| '),
  before('box', () => '│ '),
  before('indented', () => '      '),
  before('tabs', () => '\t\t'),
  before('ISO 8601', (at) => `2026-11-20T08:15:${two(at)}.123Z `),
  before('ISO 8601 in brackets', (at) => `[2026-11-20 08:15:${two(at)},123] `),
  before('ISO 8601 with an offset and a level', (at) => `2026-11-20 08:15:${two(at)}.123456+02:00 ERROR `),
  before('Go log', (at) => `2026/11/20 08:15:${two(at)} `),
  before('a clock', (at) => `08:15:${two(at)} `),
  before('a clock in brackets', (at) => `[08:15:${two(at)}.120] `),
  before('syslog', (at) => `Nov 20 08:15:${two(at)} web-1 shop[1234]: `),
  before('journald', (at) => `Nov 20 08:15:${two(at)} ip-10-0-0-12 dockerd[812]: `),
  before('a worker', () => '[worker 1] '),
  before('level and thread', () => '[ERROR][main] '),
  before('a level', () => 'ERROR: '),
  before('Docker Compose', () => 'shop-web-1  | '),
  before('Kubernetes', (at) => `2026-11-20T08:15:${two(at)}.123456789Z stderr F `),
  before('Heroku', (at) => `2026-11-20T08:15:${two(at)}.123456+00:00 app[web.1]: `),
  before('GitHub Actions', (at) => `2026-11-20T08:15:${two(at)}.1234567Z `),
  before('BuildKit', (at) => `#12 ${at}.512 `),
  before('logcat', (at) => `11-20 08:15:${two(at)}.123  4711  4712 E AndroidRuntime: `),
  before('old logcat', () => 'E/AndroidRuntime( 4711): '),
  before('pnpm', () => 'packages/web test: '),
  before('PM2', () => '0|shop     | '),
  before('Turborepo', () => 'web:dev: '),
  before(
    'AWS Lambda',
    (at) => `2026-11-20T08:15:${two(at)}.123Z\t8f5c1c9e-0d6b-4f5e-9c1d-3a2b1c0d9e8f\tERROR\t`,
  ),
  before('colours', () => '\x1b[31m'),
  before('colours spelled out', () => '\\u001b[90m'),
  { name: 'colours within', wrap: (text) => text.replace(/\w{4,}/g, (word) => `\x1b[1;36m${word}\x1b[0m`) },
  { name: 'CRLF', wrap: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'blanks behind', wrap: (text) => text.replaceAll('\n', '      \n') },
  { name: 'fence', wrap: (text) => `It fails since today:\n\n\`\`\`console\n${text}\n\`\`\`\n\nAny idea?` },
  {
    name: 'HTML',
    wrap: (text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  },
  { name: 'JSON', wrap: (text) => `{"level":"error","stack":${JSON.stringify(text)},"pid":12}` },
  { name: 'JSON string', wrap: (text) => JSON.stringify(text) },
  {
    name: 'JSON in JSON',
    wrap: (text) => JSON.stringify({ log: JSON.stringify({ msg: 'failed', stack: text }), stream: 'stderr' }),
  },
  { name: 'a list of JSON', wrap: (text) => JSON.stringify(text.split('\n'), undefined, 2) },
  {
    name: 'line breaks escaped',
    wrap: (text) => text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'),
  },
  {
    name: 'among a log',
    wrap: (text) => `GET /cart 200 12 ms\nlistening on :3000\n\n${text}\n\nGET /cart 500 3 ms\nbye`,
  },
];
