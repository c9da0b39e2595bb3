/** Why a local Sentry could not start, or could not keep what it was given. */
export type LocalSentryErrorKind =
  | 'portTaken' // another program listens on the port that was asked for
  | 'directoryInUse' // another local Sentry writes to the directory
  | 'directoryOpen' // other users of this machine may read the directory, and it is not ours to close
  | 'unreadable' // the data is of a newer version or is no journal at all
  | 'full' // the data has reached its limit and nothing more can be dropped
  | 'closed'; // the server has been closed

/** A failure of the local Sentry; `message` is a sentence for its terminal. */
export class LocalSentryError extends Error {
  override readonly name = 'LocalSentryError';

  constructor(
    readonly kind: LocalSentryErrorKind,
    message: string,
    /** The port that is taken, or of the local Sentry that already has the directory (0 while it starts). */
    readonly port?: number,
  ) {
    super(message);
  }
}
