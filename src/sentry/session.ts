import { each, record, text } from '../base/decode';
import type { Disposable } from '../base/disposable';
import { Emitter, type Event } from '../base/event';
import { parseJson } from '../base/json';
import { type Fetch, SentryHttp } from './http';
import { getIdentity, type Identity } from './root';

/** The port to the editor's secret store: the one place where a token is kept. */
export interface Secrets {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Fires with the key of a secret that any window changed. */
  readonly onDidChange: Event<string>;
}

/** A person on a server. */
export interface Account extends Identity {
  /** The server's base address, without a trailing slash. */
  readonly server: string;
}

/** Replaced at every transition, never edited: compare by identity. */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly account: Account; readonly http: SentryHttp };

const SECRET = 'faultline.accounts';

/** Who is signed in; kept in the secret store and shared with the other windows through it. */
export class Session implements Disposable {
  private readonly changed = new Emitter<SessionState>();
  private readonly subscription: Disposable;
  private current: SessionState = { kind: 'starting' };
  private token: string | undefined;
  private transitions = 0;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly secrets: Secrets,
    private readonly fetch: Fetch,
    /** Is told when the secret store fails while another window's change is taken up. */
    failed: (error: unknown) => void = () => undefined,
  ) {
    this.subscription = secrets.onDidChange((key) => key === SECRET && void this.restore().catch(failed));
  }

  get state(): SessionState {
    return this.current;
  }

  /**
   * Takes up what the secret store holds; sends nothing. What happened meanwhile goes before it.
   * @throws an error of the secret store; nobody is signed in then.
   */
  async restore(): Promise<void> {
    const { transitions } = this;
    try {
      const stored = decodeAccounts(await this.secrets.get(SECRET))[0];
      if (transitions === this.transitions) {
        this.takeUp(stored);
      }
    } catch (error) {
      if (transitions === this.transitions) {
        this.become({ kind: 'signedOut' });
      }
      throw error;
    }
  }

  /**
   * Asks the server whom the token belongs to and keeps both.
   * @throws {SentryError} when the server does not take the token; nothing is kept then.
   */
  async signIn(server: string, token: string, signal: AbortSignal): Promise<Account> {
    const identity = await getIdentity(new SentryHttp(server, token, this.fetch), signal);
    const account: Account = { server, ...identity };
    await this.secrets.set(SECRET, JSON.stringify({ version: 1, accounts: [{ ...account, token }] }));
    this.takeUp({ ...account, token });
    return account;
  }

  async signOut(): Promise<void> {
    this.become({ kind: 'signedOut' });
    await this.secrets.delete(SECRET);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private takeUp(stored: StoredAccount | undefined): void {
    if (stored === undefined) {
      this.become({ kind: 'signedOut' });
      return;
    }
    const { token, ...account } = stored;
    const isKnown =
      this.current.kind === 'signedIn' &&
      token === this.token &&
      JSON.stringify(account) === JSON.stringify(this.current.account);
    if (!isKnown) {
      this.token = token;
      this.become({ kind: 'signedIn', account, http: new SentryHttp(account.server, token, this.fetch) });
    }
  }

  private become(next: SessionState): void {
    this.transitions++;
    if (next.kind !== this.current.kind || next.kind === 'signedIn') {
      this.current = next;
      this.changed.fire(next);
    }
  }
}

interface StoredAccount extends Account {
  readonly token: string;
}

function decodeAccounts(secret: string | undefined): StoredAccount[] {
  try {
    return each(record(secret === undefined ? undefined : parseJson(secret))?.['accounts'], decodeAccount);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [];
    }
    throw error;
  }
}

function decodeAccount(value: unknown): StoredAccount | undefined {
  const account = record(value);
  const user = record(account?.['user']);
  const [server, token, id, name] = [
    account?.['server'],
    account?.['token'],
    user?.['id'],
    user?.['name'],
  ].map(text);
  if (server === undefined || token === undefined || id === undefined) {
    return undefined;
  }
  const email = text(user?.['email']);
  return { server, user: { id, name: name ?? id, email }, scopes: each(account?.['scopes'], text), token };
}
