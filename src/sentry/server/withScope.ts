import { each, record, text } from '../../base/decode';
import { type Call, calls } from '../calls';
import type { SentryHttp } from '../http';
import { scopeFor } from '../scopes';
import { SentryError } from '../sentryError';

/** A refusal with the scope that the call needs: the server does not name it, but tells what the token may do. */
export async function withScope(
  http: SentryHttp,
  call: Call,
  refusal: SentryError,
  signal: AbortSignal,
): Promise<SentryError> {
  const { knowledge } = http;
  knowledge.scopes ??= await heldScopes(http, signal);
  const scope = knowledge.scopes && scopeFor(call, knowledge.scopes);
  return scope === undefined ? refusal : new SentryError(refusal.kind, call, { ...refusal.details, scope });
}

/** `undefined` where the server does not tell. */
async function heldScopes(http: SentryHttp, signal: AbortSignal): Promise<readonly string[] | undefined> {
  try {
    const { json } = await http.send(calls.root, {}, {}, signal);
    const scopes = record(record(json)?.['auth'])?.['scopes'];
    return Array.isArray(scopes) ? each(scopes, text) : undefined;
  } catch (error) {
    if (error instanceof SentryError) {
      return undefined;
    }
    throw error;
  }
}
