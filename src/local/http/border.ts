import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** The names by which this machine calls itself, in the forms of a URL. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses what did not mean to come here. Loopback is no border: a web page can send to it, and a name that
 * resolves to 127.0.0.1 makes the page's own origin of it (DNS rebinding), so the `Host` must be ours.
 * @throws {Refusal} 403 for a foreign `Host`, 400 for a path that climbs.
 */
export function checkBorder(request: IncomingMessage, port: number): void {
  const hosts = headerValues(request, 'host');
  if (hosts.length !== 1 || !LOOPBACK.some((name) => hosts[0]?.toLowerCase() === `${name}:${port}`)) {
    throw new Refusal(403, { detail: 'This server answers to this machine only.' });
  }
  const path = pathOf(request);
  if (!path.startsWith('/') || climbs(path)) {
    throw new Refusal(400, { detail: 'This path leads nowhere.' });
  }
}

/** The path of a request as it was sent, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').replace(/[?#].*$/s, '');
}

/**
 * Whether a page in a browser sent this: then the API is closed to it.
 * @throws {Refusal}
 */
export function refuseOrigin(request: IncomingMessage): void {
  if (headerValues(request, 'origin').length > 0) {
    throw new Refusal(403, { detail: 'This API answers no web page.' });
  }
}

/**
 * The origin of a page that sends an envelope; `undefined` for what is no page.
 * @throws {Refusal} for a page that this machine does not serve.
 */
export function loopbackOrigin(request: IncomingMessage): string | undefined {
  const [origin, ...more] = headerValues(request, 'origin');
  if (origin === undefined) {
    return undefined;
  }
  const isLoopback =
    URL.canParse(origin) && LOOPBACK.includes(new URL(origin).hostname) && /^https?:/.test(origin);
  if (more.length > 0 || !isLoopback) {
    throw new Refusal(403, { detail: 'Envelopes of pages from elsewhere are not taken.' });
  }
  return origin;
}

/** Dots that lead upwards, and slashes and backslashes in disguise, at one or more levels of encoding. */
function climbs(path: string): boolean {
  return (
    /%(25)*(2e|2f|5c|00)/i.test(path) ||
    path.includes('\\') ||
    /(^|\/)\.{1,2}(\/|$)/.test(path) ||
    path.includes('//')
  );
}

function headerValues(request: IncomingMessage, name: string): string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
