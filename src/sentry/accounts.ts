import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import type { SentryHttp } from './http';
import { getIdentity, type Identity } from './root';
import { accountId } from './accountNames';
import {
  decodeStoredAccount,
  decodeVersion1,
  encodeStoredAccount,
  type StoredAccount,
} from './storedAccount';

/** The port to the editor's secret store: the one place where a token is kept. */
export interface Secrets {
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Fires with the key of a secret that any window changed, this one included. */
  readonly onDidChange: Event<string>;
}

/** A person on a server. */
export interface Account extends Identity {
  /** `<host[:port][/path]>/<user id>`, such as `sentry.io/4711`. */
  readonly id: string;
  /** The server's base address, without a trailing slash. */
  readonly server: string;
}

/** An account and the connection that speaks for it; the same object as long as account and token stand. */
export interface SignedIn {
  readonly account: Account;
  readonly http: SentryHttp;
}

/** Replaced at every change, never edited: compare by identity. */
export type AccountsState =
  | { readonly kind: 'starting' }
  /** In the order in which they were first signed in. */
  | { readonly kind: 'known'; readonly signedIn: readonly SignedIn[] };

export interface AccountsParts {
  readonly secrets: Secrets;
  /** Speaks with one server on behalf of one token; sends nothing yet. */
  readonly connect: (server: string, token: string) => SentryHttp;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Is told when the secret store fails while another window's change is taken up. */
  readonly failed: (error: unknown) => void;
}

/** What each account's secret is called: one for each, so that two windows never write over each other's. */
const PREFIX = 'faultline.account:';
/** All accounts in one secret, as the first version wrote them. */
const VERSION_1 = 'faultline.accounts';

/** Who is signed in, on which servers; kept in the secret store and shared with the other windows through it. */
export class Accounts implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly left = new Emitter<string>();
  private readonly subscription: Disposable;
  private current: AccountsState = { kind: 'starting' };
  /** What the state was made of, by account id. */
  private known = new Map<string, Connection>();
  private reads = 0;
  /** The youngest read that was taken up. */
  private taken = 0;

  readonly onDidChange = this.changed.event;
  /**
   * Fires with the id of an account that was signed out, here or in another window, after the state knows it no more:
   * what is kept of it is to be deleted. A secret that cannot be read for once is no sign-out.
   */
  readonly onDidSignOut = this.left.event;

  constructor(private readonly parts: AccountsParts) {
    this.subscription = parts.secrets.onDidChange(
      (key) => isOurs(key) && void this.restore().catch(parts.failed),
    );
  }

  get state(): AccountsState {
    return this.current;
  }

  /** Who is signed in; nobody as long as that is not known. */
  get signedIn(): readonly SignedIn[] {
    return this.current.kind === 'known' ? this.current.signedIn : [];
  }

  /**
   * Takes up what the secret store holds; sends nothing.
   * @throws an error of the secret store; who was signed in still is, at the start nobody.
   */
  async restore(): Promise<void> {
    const read = ++this.reads;
    try {
      const { keys, stored } = await this.readAll();
      if (read > this.taken) {
        this.taken = read;
        const left = this.signedIn
          .map(({ account }) => account.id)
          .filter((id) => !keys.includes(PREFIX + id));
        this.takeUp(stored);
        left.forEach((id) => this.left.fire(id));
      }
    } catch (error) {
      if (this.current.kind === 'starting') {
        this.takeUp([]);
      }
      throw error;
    }
  }

  /**
   * Asks the server whom the token belongs to and keeps both; the token of an account that is signed in already is
   * replaced.
   * @throws {SentryError} when the server does not take the token; nothing is kept then.
   */
  async signIn(server: string, token: string, signal: AbortSignal): Promise<Account> {
    const { secrets, connect, now } = this.parts;
    const http = connect(server, token);
    const identity = await getIdentity(http.forPerson, signal);
    const account: Account = { id: accountId(server, identity.user.id), server, ...identity };
    const key = PREFIX + account.id;
    const before = decodeStoredAccount(await secrets.get(key));
    signal.throwIfAborted();
    const since = before?.since ?? now();
    this.keepConnection(account, token, http);
    await secrets.set(key, encodeStoredAccount({ account, token, since }));
    await this.restore();
    return account;
  }

  /** Deletes the account's token. An account that is not signed in stays so. */
  async signOut(id: string): Promise<void> {
    await this.parts.secrets.delete(PREFIX + id);
    await this.restore();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
    this.left.dispose();
  }

  private async readAll(): Promise<{
    readonly keys: readonly string[];
    readonly stored: readonly StoredAccount[];
  }> {
    const { secrets } = this.parts;
    let keys = await secrets.keys();
    if (keys.includes(VERSION_1)) {
      await this.moveVersion1();
      keys = await secrets.keys();
    }
    const ours = keys.filter((key) => key.startsWith(PREFIX));
    const stored = await Promise.all(ours.map(async (key) => decodeStoredAccount(await secrets.get(key))));
    return { keys, stored: stored.filter((one) => one !== undefined) };
  }

  /** Several windows may do this at once: each writes the same. */
  private async moveVersion1(): Promise<void> {
    const { secrets } = this.parts;
    const accounts = decodeVersion1(await secrets.get(VERSION_1));
    for (const [at, account] of accounts.entries()) {
      await secrets.set(PREFIX + account.account.id, encodeStoredAccount({ ...account, since: at }));
    }
    await secrets.delete(VERSION_1);
  }

  private takeUp(stored: readonly StoredAccount[]): void {
    const inOrder = [...stored].sort((a, b) => a.since - b.since || compare(a.account.id, b.account.id));
    const kept = inOrder.map(({ account, token }) => this.keepConnection(account, token));
    this.known = new Map(kept.map((one) => [one.signedIn.account.id, one]));
    this.become(kept.map(({ signedIn }) => signedIn));
  }

  /** The connection of an account: the one that it has, as long as account and token stand. */
  private keepConnection(account: Account, token: string, http?: SentryHttp): Connection {
    const known = this.known.get(account.id);
    if (known !== undefined && known.token === token && isEqual(known.signedIn.account, account)) {
      return known;
    }
    const fresh = {
      token,
      signedIn: { account, http: http ?? this.parts.connect(account.server, token) },
    };
    this.known.set(account.id, fresh);
    return fresh;
  }

  private become(signedIn: readonly SignedIn[]): void {
    const before = this.signedIn;
    const isSame = before.length === signedIn.length && signedIn.every((one, at) => one === before[at]);
    if (!isSame || this.current.kind === 'starting') {
      this.current = { kind: 'known', signedIn };
      this.changed.fire();
    }
  }
}

function isOurs(key: string): boolean {
  return key.startsWith(PREFIX) || key === VERSION_1;
}

interface Connection {
  readonly token: string;
  readonly signedIn: SignedIn;
}

function isEqual(one: Account, other: Account): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
