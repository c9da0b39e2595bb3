import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Everything that a stranger would put into an error's text. */
export const hostile = [
  '[click](command:canary.sing) [x]: command:canary.sing',
  '<a href="command:canary.sing">a</a><img src="https://evil.example/x.png"><script>1</script>',
  '![i](https://evil.example/i.png) https://evil.example/bare www.evil.example file:///etc/passwd',
  '$(squirrel) $(squirrel~spin)',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '`` ` ``` ````` [inside](command:canary.sing)',
  '../../etc/passwd \u0000 \ud800 \udfff \u202eltr\u2066 \u200f \u2028 \r\n# heading\n\n| a | b |\n|--|--|',
].join(' ');

/** The same with a megabyte behind it. */
export const long = `${hostile} ${'A '.repeat(500_000)}`;

export interface HostileServer {
  readonly address: string;
  close(): void;
}

/**
 * A server in the shape of Sentry whose every text is hostile: two issues that fail at `file`:`line`, one with a
 * short id of that kind, and a third with a path that climbs.
 */
export async function startHostileServer(
  file: string,
  line: number,
  source: readonly string[],
): Promise<HostileServer> {
  const server = createServer((request, response) => answer(request, response, { file, line, source }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

interface Spot {
  readonly file: string;
  readonly line: number;
  readonly source: readonly string[];
}

function answer({ url = '', method }: IncomingMessage, response: ServerResponse, spot: Spot): void {
  const path = new URL(url, 'http://x').pathname.replace('/api/0', '');
  const id = /\/issues\/(\d+)\//.exec(path)?.[1] ?? '1';
  const body =
    path === '/'
      ? root
      : path.endsWith('/events/recommended/')
        ? eventOf(Number(id), spot)
        : /\/issues\/\d+\/$/.test(path)
          ? issueOf(Number(id), method === 'PUT' ? 'resolved' : 'unresolved')
          : path.endsWith('/issues/')
            ? [1, 2, 3].map((each) => issueOf(each, 'unresolved'))
            : path.endsWith('/projects/')
              ? [{ id: '1', slug: 'cart', name: hostile }]
              : [{ id: '1', slug: 'local', name: hostile, links: { regionUrl: hostile } }];
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const root = {
  version: '0',
  auth: { scopes: ['event:write', 'org:read', 'project:read'] },
  user: { id: '1', name: hostile, email: hostile },
};

function issueOf(id: number, status: string) {
  return {
    id: String(id),
    shortId: id === 2 ? hostile : `CART-${id}`,
    title: long,
    culprit: hostile,
    permalink: `https://evil.example/${hostile}`,
    level: id === 2 ? hostile : 'error',
    status,
    substatus: hostile,
    project: { id: '1', slug: hostile },
    metadata: { type: id === 2 ? undefined : `Type${hostile}`, value: long, filename: hostile },
    assignedTo: { type: 'user', id: '1', name: hostile },
    count: '3',
    userCount: 2,
    firstSeen: '2026-11-01T00:00:00Z',
    lastSeen: '2026-11-02T00:00:00Z',
    annotations: [hostile],
  };
}

function eventOf(id: number, { file, line, source }: Spot) {
  const context = source.map((text, at) => [at + 1, text]).slice(Math.max(line - 6, 0), line + 5);
  const crash = {
    filename: file,
    absPath: `/srv/${file}`,
    lineNo: line,
    inApp: true,
    function: hostile,
    context,
  };
  const lie = (filename: string) => ({
    filename,
    absPath: long,
    function: hostile,
    lineNo: 1,
    inApp: true,
    context: [[1, hostile]],
    vars: { [hostile]: hostile },
  });
  return {
    eventID: 'e'.repeat(32),
    title: hostile,
    dateCreated: '2026-11-02T00:00:00Z',
    tags: [
      { key: 'release', value: hostile },
      { key: 'environment', value: hostile },
      { key: hostile, value: hostile },
    ],
    entries: [
      {
        type: 'exception',
        data: {
          values: [
            {
              type: hostile,
              value: long,
              stacktrace: {
                frames: [lie(hostile), lie('../../../../etc/passwd'), ...(id === 3 ? [] : [crash])],
              },
            },
          ],
        },
      },
      { type: 'breadcrumbs', data: { values: [{ message: hostile, category: hostile }] } },
    ],
  };
}
