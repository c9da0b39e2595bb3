import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** Bytes of bodies that are being received at once, of all requests together. */
export class HeldBytes {
  private held = 0;

  constructor(private readonly most: number) {}

  /** @throws {Refusal} 503 when too much is held already. */
  take(bytes: number): void {
    if (this.held + bytes > this.most) {
      throw new Refusal(503, { detail: 'too much at once' }, { 'Retry-After': '1' });
    }
    this.held += bytes;
  }

  give(bytes: number): void {
    this.held -= bytes;
  }
}

/**
 * The body of a request as it was sent.
 * @throws {Refusal} 413 for more than `most` bytes, as soon as that is known.
 */
export async function receive(request: IncomingMessage, most: number, held: HeldBytes): Promise<Buffer> {
  const tooLarge = () =>
    new Refusal(413, { detail: `the body has more than ${most} bytes` }, { Connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > most) {
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      held.take(chunk.length);
      bytes += chunk.length;
      if (bytes > most) {
        throw tooLarge();
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    held.give(bytes);
  }
}
