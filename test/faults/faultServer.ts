import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './selfSigned';

/** How a server misbehaves when it is asked for what the fault is about. */
export type Fault = (response: ServerResponse, server: Pick<FaultServer, 'stall'>) => void | Promise<void>;

/** What the server is to do wrong, and when. */
export interface FaultOptions {
  readonly fault: Fault;
  /** Which requests it does wrong; the others are answered as they should be. */
  readonly hits: (request: IncomingMessage) => boolean;
  /** How often; always without it. */
  readonly times?: number;
  /** With a certificate of its own. */
  readonly isSecure?: boolean;
  /** Called when a request is kept waiting for ever. */
  readonly stalled?: () => void;
}

/** Pages of the list of issues, of two rows each. */
export const PAGES = 3;

/** What the token may do, as the root tells it. */
export const SCOPES = ['org:read', 'project:read'];

/** A small Sentry that misbehaves as it was told. */
export class FaultServer {
  /** Each request with its `Authorization`. */
  readonly asked: { readonly method: string; readonly url: string; readonly token?: string }[] = [];
  private readonly server: Server;
  private left: number;

  constructor(private readonly options: FaultOptions) {
    this.left = options.times ?? Infinity;
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      void this.serve(request, response);
    };
    this.server =
      options.isSecure === true
        ? createSecureServer(selfSigned('127.0.0.1'), listener)
        : createServer(listener);
  }

  /** Listens on loopback and resolves with the address. @param host as the address is to call it. */
  async start(host = '127.0.0.1'): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `${this.options.isSecure === true ? 'https' : 'http'}://${host}:${port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A request will never be answered. */
  stall(): void {
    this.options.stalled?.();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.asked.push({ method, url, token: headers.authorization });
    request.resume();
    if (this.left > 0 && this.options.hits(request)) {
      this.left--;
      await this.options.fault(response, this);
    } else {
      answer(request, response);
    }
  }
}

/** As a Sentry answers that is well. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
  const json = (body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  const page = Number(searchParams.get('cursor')?.split(':')[1] ?? 0);
  if (pathname === '/api/0/') {
    json({ version: '0', auth: { scopes: SCOPES }, user: { id: '1', name: 'Ann', emails: [] } });
  } else if (request.method === 'PUT') {
    json({ ...issue(7), status: 'resolved' });
  } else if (pathname.includes('/events/')) {
    json({ id: 'e'.repeat(32), eventID: 'e'.repeat(32), entries: [], tags: [] });
  } else if (pathname.endsWith('/issues/')) {
    json([issue(2 * page + 1), issue(2 * page + 2)], { Link: link(page) });
  } else {
    response.writeHead(404, { 'Content-Type': 'text/html' }).end();
  }
}

function issue(id: number): object {
  return { id: String(id), shortId: `SHOP-${id}`, title: 'it failed', status: 'unresolved', count: '1' };
}

/** Its addresses are of another server: a client that follows them takes its token there. */
function link(page: number): string {
  const url = 'http://foreign.invalid/api/0/organizations/acme/issues/?a=1,2';
  return (
    `<${url}&cursor=0:${page - 1}:1>; rel="previous"; results="${page > 0}"; cursor="0:${page - 1}:1", ` +
    `<${url}&cursor=0:${page + 1}:0>; rel="next"; results="${page + 1 < PAGES}"; cursor="0:${page + 1}:0"`
  );
}
