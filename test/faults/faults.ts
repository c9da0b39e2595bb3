import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import type { SentryErrorKind } from '../../src/sentry/sentryError';
import type { Fault } from './faultServer';

const MB = 1024 * 1024;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

/** A fault with the kind of error that it must come to. */
export interface NamedFault {
  readonly fault: Fault;
  readonly kind: SentryErrorKind;
}

/** Whatever can go wrong between a request and its answer. @param foreign address of another server. */
export function faults(foreign: string): Readonly<Record<string, NamedFault>> {
  return {
    '401': { kind: 'auth', fault: json(401, { detail: 'Invalid token' }) },
    '401 for single sign-on': {
      kind: 'sso',
      fault: json(401, { detail: { code: 'sso-required', message: 'Must login via SSO' } }),
    },
    '403': {
      kind: 'scope',
      fault: json(403, { detail: 'You do not have permission to perform this action.' }),
    },
    '404': { kind: 'notFound', fault: json(404, { detail: 'The requested resource does not exist' }) },
    '407': { kind: 'proxy', fault: text(407, '<html>Proxy Authentication Required</html>') },
    '410': { kind: 'gone', fault: json(410, { message: 'This API no longer exists.' }) },
    '422': { kind: 'badRequest', fault: json(422, { status: ['is not one of the choices'] }) },
    '429 with headers': {
      kind: 'rateLimited',
      fault: json(
        429,
        { detail: 'You are attempting to use this endpoint too frequently.' },
        { 'Retry-After': '2', 'X-Sentry-Rate-Limit-Remaining': '0', 'X-Sentry-Rate-Limit-Reset': '9' },
      ),
    },
    '429 without headers': { kind: 'rateLimited', fault: text(429, '"slow down"') },
    '500': { kind: 'server', fault: json(500, { detail: 'Internal Error', errorId: 'e1' }) },
    '502 with a page': { kind: 'server', fault: text(502, '<html>Bad Gateway</html>') },
    '502 with a page of 50 MB': { kind: 'server', fault: large(502) },
    'JSON cut off': { kind: 'shape', fault: raw('[{"id":"1","shortId":"SHO') },
    'a list of another shape': { kind: 'shape', fault: json(200, 'unexpected') },
    '200 with a page': { kind: 'shape', fault: text(200, '<html>Sign in to the proxy</html>') },
    '200 without a body': { kind: 'shape', fault: raw('') },
    '204': { kind: 'shape', fault: (response) => void response.writeHead(204).end() },
    '50 MB': { kind: 'shape', fault: large(200) },
    '1 MB that unpacks to 1 GB': { kind: 'shape', fault: bomb },
    'JSON 10,000 deep': { kind: 'shape', fault: raw(`${'['.repeat(10_000)}${']'.repeat(10_000)}`) },
    'no first byte': { kind: 'timeout', fault: (_, server) => server.stall() },
    'half a body': { kind: 'timeout', fault: halfBody },
    'a reset': { kind: 'network', fault: (response) => void response.socket?.resetAndDestroy() },
    'a reset within the body': { kind: 'network', fault: resetInBody },
    'a redirect to another host': {
      kind: 'redirect',
      fault: (response) => void response.writeHead(302, { Location: `${foreign}/api/0/` }).end(),
    },
  };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Fault {
  return (response) =>
    void response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body));
}

function text(status: number, body: string): Fault {
  return (response) => void response.writeHead(status, HTML).end(body);
}

function raw(body: string): Fault {
  return (response) => void response.writeHead(200, JSON_TYPE).end(body);
}

/** 50 MB, as long as somebody reads. */
function large(status: number): Fault {
  const chunk = Buffer.alloc(MB, 0x20);
  return async (response) => {
    response.writeHead(status, JSON_TYPE);
    await pipeline(Readable.from(Array.from({ length: 50 }, () => chunk)), response).catch(() => undefined);
  };
}

let packed: Buffer | undefined;

/** Members of one megabyte of spaces each: gzip unpacks them one after the other. */
function bomb(response: ServerResponse): void {
  const member = gzipSync(Buffer.alloc(MB, 0x20), { level: 9 });
  packed ??= Buffer.concat(Array.from({ length: 1024 }, () => member));
  response.on('error', () => undefined);
  response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end(packed);
}

function halfBody(response: ServerResponse, server: Parameters<Fault>[1]): void {
  response.writeHead(200, JSON_TYPE);
  response.write('[{"id":"1",', () => server.stall());
}

function resetInBody(response: ServerResponse): void {
  response.writeHead(200, { ...JSON_TYPE, 'Content-Length': '1000' });
  response.write('[{"id":"1",', () => response.socket?.resetAndDestroy());
}
