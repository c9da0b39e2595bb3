import type { Agent } from 'undici';
import type { Fetch } from '../sentry/http';

/** As patient with a connection as a person is with a spinner. */
const CONNECT_MS = 10_000;

/** Read at each call, as VS Code patches it; its types are of another version of undici than the agent's. */
const patchedFetch = (url: string, init: object): Promise<Response> => globalThis.fetch(url, init);

/**
 * The global `fetch`, which VS Code patches for the person's proxy, PAC file and system certificates, with an agent
 * of our own. The agent comes from a CommonJS `require('undici')`, which VS Code hooks to keep its options behind a
 * proxy; a bundled undici would go round the proxy. It is loaded at the first request: loading takes 50 ms.
 */
export function networkFetch(): Fetch {
  let agent: Promise<Agent> | undefined;
  return async (url, init) => {
    agent ??= import('undici')
      .then(({ Agent }) => new Agent({ connect: { timeout: CONNECT_MS }, connections: 8 }))
      .catch((error: unknown) => {
        agent = undefined; // the next request tries again
        throw error;
      });
    return patchedFetch(url, { ...init, dispatcher: await agent });
  };
}
