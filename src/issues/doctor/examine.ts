import type { AccountsState, SignedIn } from '../../sentry/accounts';
import { getIdentity } from '../../sentry/root';
import { missingScopes } from '../../sentry/scopes';
import { asSentryError } from '../loadGroups';
import type { Binding } from '../binding';
import { whoSees } from '../whoSees';
import type { ReadyFeed, StoreState } from '../storeState';
import { examineBinding } from './examineBinding';
import { examineEnvironment, examineQuery } from './examineQuery';
import { examineEvents, examineMapping } from './examineTraces';
import { type Finding, isTrouble } from './finding';

/** What is examined: the state of the window, and those through whom servers are asked. */
export interface Patient {
  readonly state: StoreState;
  readonly accounts: AccountsState;
  readonly bindings: readonly Binding[];
  /** Whether a folder is open. */
  readonly hasFolder: boolean;
  /** False in Restricted Mode. */
  readonly isTrusted: boolean;
  readonly lensesOn: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What was found out of one binding; of none where nothing is bound. */
export interface Examined {
  readonly binding?: Binding;
  /** In the order of the checks, up to the first that explains why those after it cannot be made. */
  readonly findings: readonly Finding[];
}

/**
 * Looks for what keeps the view or the lines empty, binding by binding. Asks servers, and changes nothing.
 * @throws an `AbortError` when cancelled; what a server answers is a finding, whatever it is.
 */
export async function examine(patient: Patient, signal: AbortSignal): Promise<readonly Examined[]> {
  const { accounts, bindings } = patient;
  if (accounts.kind === 'starting') {
    return [{ findings: [{ check: 'session', says: 'starting' }] }];
  }
  if (accounts.signedIn.length === 0) {
    return [{ findings: [{ check: 'session', says: 'signedOut' }] }];
  }
  if (bindings.length === 0) {
    return [{ findings: await examineUnbound(patient, accounts.signedIn, signal) }];
  }
  return Promise.all(
    bindings.map(async (binding) => ({
      binding,
      findings: await examineBound(patient, binding, accounts.signedIn, signal),
    })),
  );
}

async function examineUnbound(
  { hasFolder }: Patient,
  signedIn: readonly SignedIn[],
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const [first] = signedIn;
  const session = first === undefined ? [] : await examineSession(first, signal);
  return session.some(isTrouble)
    ? session
    : [...session, { check: 'binding', says: hasFolder ? 'unbound' : 'noFolder' }];
}

async function examineBound(
  patient: Patient,
  binding: Binding,
  signedIn: readonly SignedIn[],
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const who = whoSees({ ...binding, account: shownTo(patient.state, binding) ?? binding.account }, signedIn);
  if (who === undefined) {
    return [{ check: 'session', says: 'noAccount' }];
  }
  const session = await examineSession(who, signal);
  if (session.some(({ says }) => says === 'refused')) {
    return session;
  }
  const bound = await examineBinding(who.http.forPerson, binding, signal);
  if (isTrouble(bound)) {
    return [...session, bound];
  }
  const feed = feedOf(patient.state, binding);
  const query = await examineQuery(who.http.forPerson, binding, feed, signal);
  const environment = await examineEnvironment(who.http.forPerson, binding, query, signal);
  // what an environment keeps empty tells nothing of the query
  const explained = isTrouble(environment) && query.says === 'tooNarrow' ? nothingListed : query;
  return [
    ...[...session, bound, explained, environment],
    ...(feed === undefined || isTrouble(query) ? [] : [examineEvents(feed), examineMapping(feed, patient)]),
  ];
}

const nothingListed: Finding = { check: 'query', says: 'fine', found: { count: 0, more: false } };

async function examineSession({ http }: SignedIn, signal: AbortSignal): Promise<readonly Finding[]> {
  try {
    const { scopes } = await getIdentity(http.forPerson, signal);
    const missing = missingScopes(scopes);
    return [
      { check: 'session', says: 'fine' },
      scopes.length === 0
        ? { check: 'scopes', says: 'unknown' }
        : missing.length === 0
          ? { check: 'scopes', says: 'fine' }
          : { check: 'scopes', says: 'missing', missing },
    ];
  } catch (error) {
    signal.throwIfAborted();
    return [{ check: 'session', says: 'refused', error: asSentryError(error) }];
  }
}

/** The account that the binding's issues were asked for by, its id. */
function shownTo(state: StoreState, { id }: Binding): string | undefined {
  const feed = state.kind === 'bound' ? state.feeds.find(({ binding }) => binding.id === id) : undefined;
  return feed !== undefined && 'account' in feed ? feed.account.id : undefined;
}

function feedOf(state: StoreState, { id }: Binding): ReadyFeed | undefined {
  const feed = state.kind === 'bound' ? state.feeds.find(({ binding }) => binding.id === id) : undefined;
  return feed?.kind === 'ready' ? feed : undefined;
}
