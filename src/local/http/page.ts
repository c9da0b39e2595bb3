import type { IncomingMessage } from 'node:http';
import { pathOf } from './border';
import type { Answer } from './call';

/**
 * What a browser sees that follows an issue's `permalink`: there are no pages here, and nothing of an issue is
 * shown to whoever shows no token. `undefined` for other paths.
 */
export function answerPage(request: IncomingMessage): Answer | undefined {
  return request.method === 'GET' && /^\/organizations\/[\w-]+\/issues\/\d+\/$/.test(pathOf(request))
    ? { text: 'This is the local Sentry of Faultline. It has no pages: look at the issue in your editor.\n' }
    : undefined;
}
