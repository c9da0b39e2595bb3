import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Where on this machine something listens. */
export interface Spot {
  readonly host: string;
  readonly port: number;
}

/**
 * A proxy on loopback, as companies have them: it opens tunnels, and passes on what is asked for by a whole address.
 * Names that exist nowhere are known to it alone.
 */
export class Proxy {
  /** What it was asked for: `CONNECT sentry.company.test:443`, `GET http://sentry.company.test/…`. */
  readonly asked: string[] = [];
  /** With this status it refuses everything: 407 for want of a password, 403 for good. */
  refusal: number | undefined;
  /** Ports on this machine from which it reached what it was asked for. */
  private readonly ports = new Set<number>();
  private readonly tunnels = new Set<Duplex>();
  private readonly server: Server;

  /** @param find where on this machine `host:port` is to be found; `undefined` for nowhere. */
  constructor(private readonly find: (authority: string) => Spot | undefined) {
    this.server = createServer((incoming, response) => this.pass(incoming, response));
    this.server.on('connect', (incoming, socket, head) => this.tunnel(incoming, socket, head));
  }

  /** Listens and resolves with the address, as `http.proxy` takes it. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Whether a connection that came from this port of this machine is one of its own. */
  isOwn(port: number | undefined): boolean {
    return port !== undefined && this.ports.has(port);
  }

  /** Refuses everything from now on, in the tunnels that are open, too. */
  refuse(status: number): void {
    this.refusal = status;
    this.cut();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private cut(): void {
    this.tunnels.forEach((socket) => socket.destroy());
    this.tunnels.clear();
  }

  private tunnel({ url = '' }: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.asked.push(`CONNECT ${url}`);
    socket.on('error', () => undefined); // whoever asked may go at any time
    const spot = this.find(url);
    if (this.refusal !== undefined || spot === undefined) {
      socket.end(refusalOf(this.refusal ?? 502));
      return;
    }
    const there = connect(spot.port, spot.host, () => {
      this.keep(there);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    there.on('close', () => socket.destroy());
    socket.on('close', () => there.destroy());
    this.tunnels.add(socket);
  }

  private pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    this.asked.push(`${method} ${url}`);
    const spot = URL.canParse(url) ? this.find(authorityOf(new URL(url))) : undefined;
    if (this.refusal !== undefined || spot === undefined) {
      response.writeHead(this.refusal ?? 502).end();
      return;
    }
    const { pathname, search } = new URL(url);
    const onward = request({ ...spot, method, path: pathname + search, headers });
    onward.on('socket', (socket) => socket.once('connect', () => this.keep(socket)));
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  }

  private keep({ localPort }: Socket): void {
    if (localPort !== undefined) {
      this.ports.add(localPort);
    }
  }
}

function refusalOf(status: number): string {
  const wants = status === 407 ? 'Proxy-Authenticate: Basic realm="company"\r\n' : '';
  return `HTTP/1.1 ${status} Refused\r\n${wants}Content-Length: 0\r\nConnection: close\r\n\r\n`;
}

function authorityOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
}
