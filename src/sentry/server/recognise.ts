import { record } from '../../base/decode';
import type { Answer } from '../answer/answer';
import { SentryError, type SentryErrorKind } from '../sentryError';
import type { ServerTraits } from './traits';

/** Where GlitchTip tells everybody of itself, without a token; Sentry has no such path. */
export const settingsPath = '/api/settings/';

/** How a server answers that has no such path, or asks for a sign-in at every path that it does not know. */
const OTHERS: readonly SentryErrorKind[] = [
  ...(['notFound', 'gone', 'shape', 'badRequest'] as const),
  ...(['auth', 'sso', 'scope', 'redirect'] as const),
];

/**
 * What a server is, by what it says of itself; `undefined` where it did not answer.
 * @param ask gets the answer of `settingsPath`.
 */
export async function recognise(ask: () => Promise<Answer>): Promise<ServerTraits['kind'] | undefined> {
  try {
    const settings = record((await ask()).json) ?? {};
    return Object.keys(settings).some((key) => /^glitch_?tip/i.test(key)) ? 'glitchtip' : 'sentry';
  } catch (error) {
    return error instanceof SentryError && OTHERS.includes(error.kind) ? 'sentry' : undefined;
  }
}

/** Whether an answer is of a form that Sentry's are not: then the server may be another one. */
export function looksForeign(error: unknown): boolean {
  const { form, status } = error instanceof SentryError ? error.details : {};
  return form === 'page' || form === 'validationList' || (form === 'unrouted' && status === 405);
}
