import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseJson } from '../../base/json';
import { hasCode } from '../disk/privateFiles';
import { HeldBytes, receive } from './body';
import { checkBorder, pathOf, refuseOrigin } from './border';
import { type Answer, Call } from './call';
import { answerPage } from './page';
import { Refusal, refusals } from './refusal';
import type { RateLimits } from './rateLimits';
import { type Backend, match, type Route } from './route';
import { mayDo, type Tokens } from './tokens';

const API = '/api/0';
/** Bytes of a body that the API takes. */
const LARGEST_UPDATE = 1024 * 1024;
/** Bytes of all bodies that are being received at once. */
const MOST_HELD = 256 * 1024 * 1024;

/** What the server is made of. */
export interface Parts {
  readonly backend: Backend;
  readonly routes: readonly Route[];
  readonly tokens: Tokens;
  readonly rateLimits: RateLimits;
  /** Takes envelopes; `undefined` for a path that is not for envelopes. */
  readonly intake: (request: IncomingMessage, held: HeldBytes) => Promise<Answer> | undefined;
  readonly faults: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  /** Told of every request that was answered. */
  readonly answered: (request: IncomingMessage, status: number) => void;
  /** Told of an error of our own. */
  readonly failed: (error: unknown) => void;
}

/** An HTTP server that is not yet listening. */
export function createHttpServer(parts: Parts, port: () => number): Server {
  const held = new HeldBytes(MOST_HELD);
  const options = { requireHostHeader: false, requestTimeout: 30_000, headersTimeout: 10_000 };
  return createServer(options, (request, response) => {
    void serve(request, response);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('finish', () => parts.answered(request, response.statusCode));
    try {
      checkBorder(request, port());
      if (await parts.faults(request, response)) {
        return;
      }
      const answer = await (parts.intake(request, held) ??
        answerPage(request) ??
        answerApi(parts, request, held));
      send(response, answer);
    } catch (error) {
      send(response, refusalOf(parts, error));
    }
    // What is left of a refused body must be read, or the client fails on sending before it sees our answer.
    request.resume();
  }
}

async function answerApi(parts: Parts, request: IncomingMessage, held: HeldBytes): Promise<Answer> {
  refuseOrigin(request);
  const caller = parts.tokens.caller(request.headers.authorization);
  const path = pathOf(request);
  const { method = 'GET' } = request;
  if (!path.startsWith(`${API}/`)) {
    throw refusals.noRoute();
  }
  const { route, placeholders } = match(parts.routes, method, path.slice(API.length));
  const { organization } = parts.backend.store;
  if (![undefined, organization.slug, organization.id].includes(placeholders['org'])) {
    throw refusals.missing();
  }
  if (!mayDo(caller, route.scopes)) {
    throw refusals.forbidden();
  }
  const headers = parts.rateLimits.count(caller, route);
  const body = method === 'GET' ? undefined : await jsonBody(request, held);
  const url = new URL(`http://${request.headers.host}${path}`).href;
  const query = new URLSearchParams((request.url ?? '').slice(path.length));
  const answer = await route.answer(parts.backend, new Call(placeholders, query, body, caller, url));
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

async function jsonBody(request: IncomingMessage, held: HeldBytes): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    request.resume();
    throw new Refusal(415, { detail: `Unsupported media type "${type}" in request.` });
  }
  const bytes = await receive(request, LARGEST_UPDATE, held);
  try {
    return parseJson(bytes.toString('utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? refusals.badRequest(`JSON parse error - ${error.message}`) : error;
  }
}

function refusalOf(parts: Parts, error: unknown): Answer {
  if (error instanceof Refusal) {
    return { status: error.status, json: error.body, headers: error.headers };
  }
  if (!hasCode(error, 'ECONNRESET')) {
    parts.failed(error);
  }
  return { status: 500, json: { detail: 'Internal Error' } };
}

function send(response: ServerResponse, { status = 200, json, text = '', headers }: Answer): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  const body = json === undefined ? text : JSON.stringify(json);
  response.writeHead(status, {
    'Content-Type': json === undefined ? 'text/plain; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
