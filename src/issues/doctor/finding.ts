import type { NoCrashFrame } from '../../mapping/crashFrame';
import type { NeededScope } from '../../sentry/scopes';
import type { SentryError } from '../../sentry/sentryError';
import type { GroupQuery } from '../groups';

/** What is looked at, in this order: a check that fails explains the ones after it. */
export const checks = ['session', 'scopes', 'binding', 'query', 'environment', 'events', 'mapping'] as const;
export type Check = (typeof checks)[number];

/** How many issues a query finds; `more` where they are more than one page holds. */
export interface Found {
  readonly count: number;
  readonly more: boolean;
}

/** What a check found: plain data, of which `words.ts` makes a sentence and the step that helps. */
export type Finding =
  | SessionFinding
  | ScopesFinding
  | BindingFinding
  | QueryFinding
  | EnvironmentFinding
  | EventsFinding
  | MappingFinding;

export type SessionFinding =
  | { readonly check: 'session'; readonly says: 'signedOut' | 'starting' | 'noAccount' | 'fine' }
  /** The server does not answer, or not as a person who is signed in expects. */
  | { readonly check: 'session'; readonly says: 'refused'; readonly error: SentryError };

export type ScopesFinding =
  | { readonly check: 'scopes'; readonly says: 'fine' | 'unknown' }
  | { readonly check: 'scopes'; readonly says: 'missing'; readonly missing: readonly NeededScope[] };

export type BindingFinding =
  | { readonly check: 'binding'; readonly says: 'noFolder' | 'unbound' | 'fine' }
  | { readonly check: 'binding'; readonly says: 'refused'; readonly error: SentryError }
  | { readonly check: 'binding'; readonly says: 'noOrganization'; readonly org: string }
  | { readonly check: 'binding'; readonly says: 'noProject'; readonly projects: readonly string[] };

export type QueryFinding =
  | { readonly check: 'query'; readonly says: 'refused'; readonly error: SentryError }
  | { readonly check: 'query'; readonly says: 'groupRefused'; readonly group: GroupQuery }
  /** Nothing of what is asked for, though there are unresolved issues. */
  | { readonly check: 'query'; readonly says: 'tooNarrow'; readonly others: Found }
  /** Nothing in the period, though there are unresolved issues from before it. */
  | { readonly check: 'query'; readonly says: 'period'; readonly earlier: Found }
  | { readonly check: 'query'; readonly says: 'allResolved' | 'neverAny' }
  | { readonly check: 'query'; readonly says: 'fine'; readonly found: Found };

export type EnvironmentFinding =
  | { readonly check: 'environment'; readonly says: 'all' | 'fine' | 'unknown' }
  /** Nothing there, though there are unresolved issues in others. */
  | { readonly check: 'environment'; readonly says: 'elsewhere'; readonly others: Found }
  | { readonly check: 'environment'; readonly says: 'noSuch'; readonly names: readonly string[] };

export type EventsFinding =
  | { readonly check: 'events'; readonly says: 'none' | 'waiting' }
  | { readonly check: 'events'; readonly says: 'fine'; readonly known: number }
  /** No event of so many issues is left, or none is of this environment and period. */
  | { readonly check: 'events'; readonly says: 'expired'; readonly issues: number }
  | { readonly check: 'events'; readonly says: 'failed'; readonly error: SentryError };

export type MappingFinding =
  | { readonly check: 'mapping'; readonly says: 'none' | 'restricted' | 'lensesOff' | 'groupsOff' | 'old' }
  | { readonly check: 'mapping'; readonly says: 'fine'; readonly lenses: number }
  /** No issue has a line here: how many for which reason, the most frequent first. */
  | {
      readonly check: 'mapping';
      readonly says: 'nothingHere';
      readonly reasons: readonly (readonly [NoCrashFrame['reason'] | 'gone', number])[];
    };

/** True for a finding that leaves something empty. */
export function isTrouble({ check, says }: Finding): boolean {
  const isFine = ['fine', 'all', 'unknown', 'none', 'waiting'].includes(says);
  return !isFine && !(check === 'session' && says === 'starting');
}
