import type { Call } from '../calls';
import { SentryError } from '../sentryError';

/** Bytes of one answer after decompression. */
const LARGEST_ANSWER = 20 * 1024 * 1024;

/** Bytes of what a refusal says; a page that comes with it is not read to its end. */
const LARGEST_REFUSAL = 1024 * 1024;

/**
 * The body as text, given up as soon as it is larger than an honest answer.
 * @throws {SentryError} of kind `shape`; what `fetch` throws when the connection breaks.
 */
export async function bodyText(call: Call, response: Response): Promise<string> {
  const text = await textUpTo(LARGEST_ANSWER, response);
  if (text === undefined) {
    throw new SentryError('shape', call, {
      status: response.status,
      said: 'the answer is larger than 20 MB',
    });
  }
  return text;
}

/** What a refusal says; nothing where it is too long, or breaks off: its status says enough. */
export async function refusalText(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return (await textUpTo(LARGEST_REFUSAL, response)) ?? '';
  } catch {
    signal.throwIfAborted();
    return '';
  }
}

/** The body as text; `undefined` as soon as it has more bytes. */
async function textUpTo(most: number, response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
