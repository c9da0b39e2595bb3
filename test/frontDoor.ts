import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SelfSigned } from './faults/selfSigned';
import type { Spot } from './proxy';

/** One request as it came in. */
export interface Knock {
  readonly method: string;
  /** With its query, without a host. */
  readonly url: string;
  readonly token?: string;
  /** The port of the other end, on this machine. */
  readonly port?: number;
}

export interface FrontDoorOptions {
  /** The address of the server behind it, which takes only requests to itself. */
  readonly behind: () => string;
  /** Where it is to be found; 127.0.0.1 by default. */
  readonly host?: string;
  readonly certificate?: SelfSigned;
  /** Answers in place of the server behind; false to leave it to that. */
  readonly answers?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Stands in front of a server on this machine under another name, and notes who comes. */
export class FrontDoor {
  readonly knocks: Knock[] = [];
  private readonly server: Server;

  constructor(private readonly options: FrontDoorOptions) {
    const listener = (incoming: IncomingMessage, response: ServerResponse) => this.open(incoming, response);
    const { certificate } = options;
    this.server =
      certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  }

  /** Its certificate in PEM; empty where it has none. */
  get certificate(): string {
    return this.options.certificate?.cert ?? '';
  }

  /** Where it is to be found, once it is started. */
  get spot(): Spot {
    const { address: host, port } = this.server.address() as AddressInfo;
    return { host, port };
  }

  async start(): Promise<this> {
    const { host = '127.0.0.1' } = this.options;
    await new Promise<void>((resolve) => this.server.listen(0, host, resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private open(incoming: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers, socket } = incoming;
    this.knocks.push({ method, url, token: headers.authorization, port: socket.remotePort });
    if (this.options.answers?.(incoming, response) === true) {
      incoming.resume();
      return;
    }
    const { hostname, port, host } = new URL(this.options.behind());
    const onward = request({ hostname, port, method, path: url, headers: { ...headers, host } });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  }
}
