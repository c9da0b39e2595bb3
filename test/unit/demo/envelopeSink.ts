import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** The parts of an SDK's event that the tests look at. */
export interface SentEvent {
  readonly event_id: string;
  readonly release: string;
  readonly environment: 'production' | 'staging';
  readonly timestamp: number | string;
  readonly user: { readonly id: string };
  readonly exception: { readonly values: readonly SentException[] };
  readonly debug_meta?: { readonly images: readonly SentImage[] };
}

/** Which build of a file failed. */
export interface SentImage {
  readonly type: string;
  readonly code_file: string;
  readonly debug_id: string;
}

export interface SentException {
  readonly type?: string;
  readonly value: string;
  readonly stacktrace: { readonly frames: readonly SentFrame[] };
}

/** Lines and columns count from 1. */
export interface SentFrame {
  readonly filename: string;
  readonly lineno?: number;
  readonly colno?: number;
  readonly in_app: boolean;
  readonly context_line?: string;
  readonly vars?: Readonly<Record<string, unknown>>;
}

/** A server that takes whatever an SDK sends, and keeps the events. */
export interface EnvelopeSink {
  readonly dsn: string;
  readonly events: readonly SentEvent[];
  close(): void;
}

export async function openEnvelopeSink(): Promise<EnvelopeSink> {
  const events: SentEvent[] = [];
  const server = createServer((request, response) => {
    void receive(request).then((received) => {
      events.push(...received);
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { dsn: `http://key@127.0.0.1:${port}/1`, events, close: () => server.close() };
}

/** An envelope is lines of JSON: one header, then a header and a body for each item. */
async function receive(request: IncomingMessage): Promise<SentEvent[]> {
  const sent = await buffer(request);
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const [, ...items] = body
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return items.flatMap((item, index) => {
    const isEvent = (items[index - 1] as { type?: string } | undefined)?.type === 'event';
    return isEvent ? [item as SentEvent] : [];
  });
}
