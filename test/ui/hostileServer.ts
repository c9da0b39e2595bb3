import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What strangers put into an error's text, each kind by itself. */
const kinds = [
  '[click](command:canary.sing) [x]: command:canary.sing',
  '<a href="command:canary.sing">a</a><img src="https://evil.example/x.png"><script>1</script>',
  '![i](https://evil.example/i.png) https://evil.example/bare www.evil.example file:///etc/passwd',
  '$(squirrel) $(squirrel~spin)',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '`` ` ``` ````` [inside](command:canary.sing)',
  '../../etc/passwd \u0000 \ud800 \udfff \u202eltr\u2066 \u200f \u2028 \r\n# heading',
] as const;

/** What a path can hold of them. */
export const hostilePath =
  '/srv/$(squirrel)/[x](command:canary.sing)/<img src=x>/https://evil.example/`x`/../pay.cjs';

/** The kinds, each first in one text: what a label cuts off is the others. */
export const hostileTexts = kinds.map((_, first) =>
  [...kinds.slice(first), ...kinds.slice(0, first)].join(' '),
);

/** The lines of `source` (from 1) at which the issues fail, one each, in the order of their texts. */
export function failingLines(source: readonly string[]): readonly number[] {
  const lines = source.flatMap((text, at) => (text.trim() === '' ? [] : [at + 1]));
  return lines.slice(0, hostileTexts.length);
}

export interface HostileServer {
  readonly address: string;
  close(): void;
}

/**
 * A server in the shape of Sentry whose every text is hostile: one issue for each kind of text, on a line of its own
 * of `file`, with ids from 1; the second has a short id of that kind.
 */
export async function startHostileServer(file: string, source: readonly string[]): Promise<HostileServer> {
  const server = createServer((request, response) => answer(request, response, { file, source }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

interface Spot {
  readonly file: string;
  readonly source: readonly string[];
}

function answer({ url = '', method }: IncomingMessage, response: ServerResponse, spot: Spot): void {
  const path = new URL(url, 'http://x').pathname.replace('/api/0', '');
  const id = Number(/\/issues\/(\d+)\//.exec(path)?.[1] ?? 1);
  const body =
    path === '/'
      ? root
      : /\/events\/(?:recommended|e{32})\/$/.test(path)
        ? eventOf(id, spot)
        : /\/(?:tags|committers|external-issues)\/$/.test(path)
          ? closerLookAt(id, path)
          : /\/issues\/\d+\/$/.test(path)
            ? issueOf(id, method === 'PUT' ? 'resolved' : 'unresolved')
            : path.endsWith('/issues/')
              ? hostileTexts.map((_, at) => issueOf(at + 1, 'unresolved'))
              : path.endsWith('/projects/')
                ? [{ id: '1', slug: 'cart', name: hostile }]
                : [{ id: '1', slug: 'local', name: hostile, links: { regionUrl: hostile } }];
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** What is asked for when a person looks at an issue; an event is of any of them. */
function closerLookAt(id: number, path: string) {
  const text = hostileTexts[id - 1] ?? hostile;
  const values = [text, `${text} 2`].map((value) => ({ key: text, name: text, value, count: 5 }));
  const tag = { name: text, uniqueValues: 9, totalValues: 20, topValues: values };
  const commit = { id: 'c'.repeat(40), message: `${text}\n${text}`, author: { name: text, email: text } };
  return path.endsWith('/committers/')
    ? { committers: [{ author: { name: text }, commits: [commit] }] }
    : path.endsWith('/external-issues/')
      ? [{ id: '1', displayName: text, webUrl: text, serviceType: text }]
      : [
          { ...tag, key: 'browser' },
          { ...tag, key: text },
        ];
}

const hostile = hostileTexts[0] ?? '';

const root = {
  version: '0',
  auth: { scopes: ['event:write', 'org:read', 'project:read'] },
  user: { id: '1', name: hostile, email: hostile },
};

function issueOf(id: number, status: string) {
  const text = hostileTexts[id - 1] ?? hostile;
  const long = `${text} ${'A '.repeat(500_000)}`;
  return {
    id: String(id),
    shortId: id === 2 ? text : `CART-${id}`,
    title: long,
    culprit: text,
    permalink: `https://evil.example/${text}`,
    level: id === 2 ? text : 'error',
    status,
    substatus: text,
    project: { id: '1', slug: text },
    metadata: id % 2 === 0 ? { value: long } : { type: text, value: long, filename: text },
    assignedTo: { type: 'user', id: '1', name: text },
    count: '3',
    userCount: 2,
    firstSeen: '2026-11-01T00:00:00Z',
    lastSeen: '2026-11-02T00:00:00Z',
    annotations: [text, { displayName: text, url: `https://evil.example/${text}` }],
    firstRelease: { version: text },
    lastRelease: { version: `${text} 2` },
    priority: 'high',
    stats: {
      '14d': [
        [0, text],
        [86_400, 3],
      ],
    },
  };
}

function eventOf(id: number, { file, source }: Spot) {
  const text = hostileTexts[id - 1] ?? hostile;
  const line = failingLines(source)[id - 1] ?? 1;
  const context = source.map((code, at) => [at + 1, code]).slice(Math.max(line - 6, 0), line + 5);
  const crash = {
    filename: file,
    absPath: `/srv/${file}`,
    lineNo: line,
    inApp: true,
    function: text,
    context,
    vars: { [text]: text, nested: { [text]: [text] } },
  };
  const lie = (filename: string) => ({
    filename,
    absPath: filename,
    function: text,
    lineNo: 1,
    inApp: true,
    context: [[1, text]],
    vars: { [text]: text },
  });
  return {
    eventID: 'e'.repeat(32),
    title: text,
    dateCreated: '2026-11-02T00:00:00Z',
    tags: [
      { key: 'release', value: text },
      { key: 'environment', value: text },
      { key: text, value: text },
    ],
    entries: [
      {
        type: 'exception',
        data: {
          values: [
            {
              type: text,
              value: text,
              stacktrace: { frames: [lie(hostilePath), lie(text), lie('../../../../etc/passwd'), crash] },
            },
          ],
        },
      },
      {
        type: 'breadcrumbs',
        data: { values: [{ message: text, category: text, level: text, data: { [text]: text } }] },
      },
      {
        type: 'request',
        data: {
          method: text,
          url: text,
          query: [[text, text]],
          headers: [[text, text]],
          data: `${text}\n${text}`,
        },
      },
    ],
    user: { id: text, username: text, email: text, ip_address: text, name: text },
    contexts: { [text]: { [text]: text } },
  };
}
