import type { Event } from '../base/event';
import type { Entry } from './outbox/entry';
import type { Finished } from './outbox/outbox';

/** What the server has not confirmed yet, as surfaces see it: the outbox. */
export interface Waiting {
  /** In order. */
  readonly entries: readonly Entry[];
  /** How many lines on disk cannot be read. */
  readonly unread?: number;
  readonly onDidChange: Event<void>;
}

/** The outbox as the store sees it: what comes to its end there is taken over. */
export interface Sending extends Waiting {
  readonly onDidFinish: Event<Finished>;
  /** A server was reached: whatever waits for a time is tried at once. */
  wake(): void;
}

/** What a person can do with an action that waits. */
export interface WaitingDesk {
  /** Sends it again. */
  retry(id: string): Promise<void>;
  /** Gives actions up. */
  discard(...ids: readonly string[]): Promise<void>;
}

/** Where every action is sent at once, nothing waits. */
export const nothingWaits: Sending & WaitingDesk = {
  entries: [],
  onDidChange: () => ({ dispose: () => undefined }),
  onDidFinish: () => ({ dispose: () => undefined }),
  wake: () => undefined,
  retry: async () => undefined,
  discard: async () => undefined,
};
