import { oneLine } from '../base/oneLine';
import type { Account } from './accounts';

/** A server as people call it: `sentry.io`, `localhost:9000`, `company.example/sentry`. */
export function serverName(address: string): string {
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/\/+$/, '');
}

/** `<host[:port][/path]>/<user id>`: one person on one server, whatever the token. */
export function accountId(server: string, user: string): string {
  return `${serverName(server)}/${user}`;
}

/**
 * What VS Code's account menu and quick picks call each account: `<e-mail or name> · <server>`, by account id. VS Code
 * signs out by this label, so no two are equal: those that would be end with the user's id.
 */
export function accountLabels(accounts: readonly Account[]): ReadonlyMap<string, string> {
  const plain = new Map(accounts.map((account) => [account.id, plainLabel(account)]));
  const times = new Map<string, number>();
  for (const label of plain.values()) {
    times.set(label, (times.get(label) ?? 0) + 1);
  }
  return new Map(
    accounts.map(({ id, user }) => {
      const label = plain.get(id) ?? id;
      return [id, times.get(label) === 1 ? label : `${label} (${oneLine(user.id)})`];
    }),
  );
}

function plainLabel({ server, user }: Account): string {
  return `${oneLine(user.email || user.name)} · ${serverName(server)}`;
}
