import type { SentryHttp } from '../http';
import { SentryError } from '../sentryError';
import { looksForeign, recognise } from './recognise';
import { isSentryIo } from './sentryIo';
import type { ServerTraits } from './traits';

/**
 * Asks a server in the way that it understands. Where the answer looks like none of Sentry's, the server is looked at
 * once, and asked anew if it turns out to be another one.
 */
export async function inDialect<T>(
  http: SentryHttp,
  signal: AbortSignal,
  ask: (kind: ServerTraits['kind']) => Promise<T>,
): Promise<T> {
  const { kind } = http.traits;
  try {
    return await ask(kind);
  } catch (error) {
    if (!looksForeign(error) || isSentryIo(http.address)) {
      throw error;
    }
    if (!http.knowledge.isSure) {
      await lookAt(http, signal, isValidationList(error) ? 'glitchtip' : undefined);
    }
    if (http.traits.kind === kind) {
      throw error;
    }
    return ask(http.traits.kind);
  }
}

/** Finds out what a server is, where that is not sure; for calls that another server would take and not understand. */
export async function makeSure(http: SentryHttp, signal: AbortSignal): Promise<void> {
  if (!http.knowledge.isSure && !isSentryIo(http.address)) {
    await lookAt(http, signal, undefined);
  }
}

/** No Sentry answers so, and GlitchTip always does: nothing else needs to be asked. */
function isValidationList(error: unknown): boolean {
  return error instanceof SentryError && error.details.form === 'validationList';
}

async function lookAt(
  http: SentryHttp,
  signal: AbortSignal,
  shown: ServerTraits['kind'] | undefined,
): Promise<void> {
  const told = shown ?? (await recognise(() => http.settings(signal)));
  if (told !== undefined) {
    http.knowledge.recognise(told);
  }
}
