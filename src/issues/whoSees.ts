import type { SignedIn } from '../sentry/accounts';
import type { SentryErrorKind } from '../sentry/sentryError';
import type { Binding } from './binding';
import { isSameServer } from './bindings/servers';
import type { FeedState } from './storeState';

/** Failures that say that the account sees nothing of what was asked for; another may. */
const REFUSALS: readonly (SentryErrorKind | undefined)[] = ['notFound', 'scope'];

/** The account that a binding names or, without one, the first on its server that `maySee` it. */
export function whoSees(
  { server, account }: Binding,
  signedIn: readonly SignedIn[],
  maySee: (one: SignedIn) => boolean = () => true,
): SignedIn | undefined {
  const there = signedIn.filter((one) => isSameServer(one.account.server, server));
  return there.find((one) => one.account.id === account) ?? there.find(maySee) ?? there[0];
}

/** What servers have refused to which accounts: of several on a server, the first that sees a binding shows it. */
export class Refusals {
  /** The ids of bindings; for as long as account and token stand. */
  private readonly known = new WeakMap<SignedIn, Set<string>>();

  /** As the function, of those that were not refused; the first where all were. */
  whoSees(binding: Binding, signedIn: readonly SignedIn[]): SignedIn | undefined {
    return whoSees(binding, signedIn, (one) => !this.has(binding, one));
  }

  /** Takes down what a feed says of its account; true for a refusal that is news. */
  note({ binding, signedIn, state }: Asked): boolean {
    const error = state.kind === 'failed' ? state.error : state.kind === 'ready' ? state.trouble : undefined;
    if (!REFUSALS.includes(error?.kind) || this.has(binding, signedIn)) {
      return false;
    }
    const bindings = this.known.get(signedIn) ?? new Set();
    this.known.set(signedIn, bindings.add(binding.id));
    return true;
  }

  private has({ id }: Binding, signedIn: SignedIn): boolean {
    return this.known.get(signedIn)?.has(id) === true;
  }
}

interface Asked {
  readonly binding: Binding;
  readonly signedIn: SignedIn;
  readonly state: FeedState;
}
