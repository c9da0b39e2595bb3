import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a recorded server looks at it. */
export interface Asked {
  readonly method: string;
  /** Decoded, from the root: `/api/0/organizations/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Without `Bearer`. */
  readonly token?: string;
  readonly body?: unknown;
  /** Such as `http://127.0.0.1:4000`. */
  readonly origin: string;
}

/** What it answers; JSON unless another type is named. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server as it was recorded: an answer for each request. */
export type Recorded = (asked: Asked) => Reply;

/** The token that recorded servers take; they take `read-only` for reading, too. */
export const TOKEN = 'f'.repeat(64);

/** Answers over a socket as a recorded server did. */
export class ReplayServer {
  /** `GET /api/0/organizations/?…`, in the order in which they came. */
  readonly asked: string[] = [];
  private readonly server: Server;

  constructor(private readonly recorded: Recorded) {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status = 200, json, text, type, headers }) => {
        const body = json === undefined ? (text ?? '') : JSON.stringify(json);
        const contentType = type ?? (json === undefined ? 'text/html; charset=utf-8' : 'application/json');
        response.writeHead(status, { 'Content-Type': contentType, ...headers }).end(body);
      });
    });
  }

  /** Listens on loopback and resolves with the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<Reply> {
    const { method = 'GET', url = '/', headers } = request;
    this.asked.push(`${method} ${url}`);
    const [path = '', query = ''] = url.split('?');
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const sent = Buffer.concat(chunks).toString('utf8');
    return this.recorded({
      method,
      path: decodeURIComponent(path),
      query: new URLSearchParams(query),
      token: headers.authorization?.replace(/^Bearer /, ''),
      body: sent === '' ? undefined : JSON.parse(sent),
      origin: `http://${headers.host}`,
    });
  }
}
