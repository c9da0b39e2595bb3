import type { SentryHttp } from '../http';
import { inDialect } from './dialect';
import { isSentryIo } from './sentryIo';
import { has, type MissingFeature } from './traits';
import { isPathless } from './unscoped';

/**
 * The rows of something that not every server has: none from one that lacks it, which is not asked again.
 * @throws {SentryError}
 */
export function unlessMissing<T>(
  http: SentryHttp,
  feature: MissingFeature,
  ask: () => Promise<T[]>,
  signal: AbortSignal,
): Promise<T[]> {
  return inDialect(http, signal, async () => {
    if (has(http.traits, feature)) {
      return [];
    }
    try {
      return await ask();
    } catch (error) {
      if (isPathless(error) && !isSentryIo(http.address)) {
        http.knowledge.learn(feature);
        return [];
      }
      throw error;
    }
  });
}
