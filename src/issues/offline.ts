import type { SentryErrorKind } from '../sentry/sentryError';
import type { StoreState } from './storeState';

/** Failures in which no server answered: this machine has no network, or what leads to the server is away. */
const UNREACHED: ReadonlySet<SentryErrorKind> = new Set(['network', 'timeout', 'proxy']);

/** Servers that cannot be reached at the moment. They are asked again without anybody's doing. */
export interface Offline {
  /** Their base addresses, each once. */
  readonly servers: readonly string[];
  /** Of when what is shown of them is, in milliseconds since the epoch; `undefined` where nothing is. */
  readonly asOf?: number;
}

/** Which servers cannot be reached; `undefined` where all could be. */
export function offlineIn(state: StoreState): Offline | undefined {
  const feeds = state.kind === 'bound' ? state.feeds : [];
  const unreached = feeds.filter((feed) => {
    const error = feed.kind === 'failed' ? feed.error : feed.kind === 'ready' ? feed.trouble : undefined;
    return error !== undefined && UNREACHED.has(error.kind);
  });
  if (unreached.length === 0) {
    return undefined;
  }
  const times = unreached.flatMap((feed) => (feed.kind === 'ready' ? [feed.asOf] : []));
  return {
    servers: [...new Set(unreached.map(({ binding }) => binding.server))],
    asOf: times.length === 0 ? undefined : Math.min(...times),
  };
}
