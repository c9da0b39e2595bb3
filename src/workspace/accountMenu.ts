import {
  authentication,
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  type AuthenticationProviderSessionOptions,
  type AuthenticationSession,
  EventEmitter,
} from 'vscode';
import { type Disposable, DisposableStore } from '../base/disposable';
import { escapeIcons } from '../base/oneLine';
import { authenticationProvider } from '../contributions';
import { accountLabels } from '../sentry/accountNames';
import type { Account, Accounts } from '../sentry/accounts';

/** How a person signs in and out, whatever they clicked. */
export interface Doors {
  /** `undefined` where the person went away. */
  signIn(): Promise<Account | undefined>;
  /** Deletes the account with this id and all that is kept of it. */
  signOut(account: string): Promise<void>;
}

/**
 * VS Code's account menu mirrors our accounts. The access token of every session is empty: no other extension gets a
 * token of Sentry through us, and we ask VS Code for none.
 */
export class AccountMenu implements AuthenticationProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(
    new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>(),
  );
  private shown: readonly AuthenticationSession[] = [];

  readonly onDidChangeSessions = this.changed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly doors: Doors,
  ) {
    const { id, label } = authenticationProvider;
    this.owned.add(accounts.onDidChange(() => this.update()));
    this.owned.add(
      authentication.registerAuthenticationProvider(id, label, this, { supportsMultipleAccounts: true }),
    );
  }

  /** Waits until it is known who is signed in: before that VS Code would take it for nobody. */
  async getSessions(
    scopes: readonly string[] | undefined,
    { account }: AuthenticationProviderSessionOptions,
  ): Promise<AuthenticationSession[]> {
    await untilKnown(this.accounts);
    return sessionsOf(this.accounts).filter(
      (session) =>
        (account === undefined || session.account.id === account.id) &&
        (scopes ?? []).every((scope) => session.scopes.includes(scope)),
    );
  }

  /** @throws when the person went away, as VS Code expects. */
  async createSession(): Promise<AuthenticationSession> {
    const account = await this.doors.signIn();
    const session = sessionsOf(this.accounts).find(({ id }) => id === account?.id);
    if (session === undefined) {
      throw new Error('nobody signed in');
    }
    return session;
  }

  async removeSession(session: string): Promise<void> {
    await this.doors.signOut(session);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    const [before, now] = [this.shown, sessionsOf(this.accounts)];
    this.shown = now;
    const [idsBefore, idsNow] = [idsOf(before), idsOf(now)];
    const added = now.filter(({ id }) => !idsBefore.has(id));
    const removed = before.filter(({ id }) => !idsNow.has(id));
    this.changed.fire({ added, removed, changed: now.filter(({ id }) => idsBefore.has(id)) });
  }
}

function idsOf(sessions: readonly AuthenticationSession[]): ReadonlySet<string> {
  return new Set(sessions.map(({ id }) => id));
}

function sessionsOf({ signedIn }: Accounts): AuthenticationSession[] {
  const accounts = signedIn.map(({ account }) => account);
  const labels = accountLabels(accounts);
  return accounts.map(({ id, scopes }) => ({
    id,
    accessToken: '',
    account: { id, label: escapeIcons(labels.get(id) ?? id) },
    scopes,
  }));
}

async function untilKnown(accounts: Accounts): Promise<void> {
  while (accounts.state.kind === 'starting') {
    await new Promise<void>((resolve) => {
      const listening = accounts.onDidChange(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}
