import { flag, number, oneOf, record } from '../../base/decode';
import { neededScopes } from '../../sentry/scopes';
import type { MissingFeature } from '../../sentry/server/traits';
import { SentryError, type SentryErrorKind } from '../../sentry/sentryError';

/** What went wrong with an action, as far as it can be written down; `failureAsError` is for its words. */
export interface Failure {
  readonly kind: SentryErrorKind;
  /** HTTP status. */
  readonly status?: number;
  readonly lacks?: SentryError['details']['lacks'];
  /** The scope that the token lacks or has. */
  readonly scope?: SentryError['details']['scope'];
  /** What the server said, one line; text of the server, not to be trusted. */
  readonly said?: string;
}

const kinds = [
  ...(['auth', 'sso', 'scope', 'notFound', 'gone', 'rateLimited', 'badRequest', 'server'] as const),
  ...(['network', 'tls', 'proxy', 'redirect', 'timeout', 'shape', 'cancelled', 'unexpected'] as const),
] satisfies readonly SentryErrorKind[];

/** What an action may need that a server lacks. */
const lackable = [
  ...(['updates', 'otherUpdates', 'priority', 'comments', 'archiveConditions'] as const),
  ...(['archiveUntilEscalating', 'resolveInNextRelease', 'resolveInRelease', 'resolveInCommit'] as const),
] satisfies readonly MissingFeature[];

export function failureOf({ kind, details: { status, lacks, scope, said } }: SentryError): Failure {
  return { kind, status, lacks, scope, said };
}

/** The error again, for whoever has words for errors. */
export function failureAsError({ kind, ...details }: Failure): SentryError {
  return new SentryError(kind, 'outbox', details);
}

/** Reads a failure of disk, of which no more than the kind has to be believed. */
export function decodeFailure(value: unknown): Failure {
  const row = record(value);
  const said = row?.['said'];
  const lacks = oneOf(lackable, row?.['lacks']);
  const scope = record(row?.['scope']);
  const [needed, isHeld] = [oneOf(neededScopes, scope?.['needed']), flag(scope?.['isHeld'])];
  return {
    kind: oneOf(kinds, row?.['kind']) ?? 'unexpected',
    status: number(row?.['status']),
    ...(lacks && { lacks }),
    ...(needed && isHeld !== undefined && { scope: { needed, isHeld } }),
    ...(typeof said === 'string' && { said: said.slice(0, 1000) }),
  };
}

/** What a failure means for what was to be sent. */
export type Meaning =
  /** The server says no to this one. */
  | 'no'
  /** Nothing of this account is taken until the person signs in again. */
  | 'signIn'
  /** Nothing of this account gets through at present. */
  | 'account'
  /** This one did not get through at present. */
  | 'entry';

const meanings: Readonly<Record<SentryErrorKind, Meaning>> = {
  auth: 'signIn',
  sso: 'signIn',
  network: 'account',
  tls: 'account',
  proxy: 'account',
  redirect: 'account',
  rateLimited: 'account',
  server: 'entry',
  timeout: 'entry',
  shape: 'entry',
  cancelled: 'entry',
  scope: 'no',
  notFound: 'no',
  gone: 'no',
  badRequest: 'no',
  unexpected: 'no',
};

export function meaningOf({ kind }: SentryError): Meaning {
  return meanings[kind];
}
