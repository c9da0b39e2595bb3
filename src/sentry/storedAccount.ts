import { each, number, record, text } from '../base/decode';
import { parseJson } from '../base/json';
import { accountId } from './accountNames';
import type { Account } from './accounts';

/** An account as the secret store keeps it. */
export interface StoredAccount {
  readonly account: Account;
  readonly token: string;
  /** When it was first signed in: milliseconds since the epoch. */
  readonly since: number;
}

/** The text of one account's secret; the kind of its token leaves room for those that are refreshed. */
export function encodeStoredAccount({ account, token, since }: StoredAccount): string {
  const { server, user, scopes } = account;
  return JSON.stringify({
    version: 2,
    server,
    user,
    scopes,
    since,
    token: { kind: 'personal', value: token },
  });
}

/** One account's secret; `undefined` for what is missing, torn, or of a kind that is not known here. */
export function decodeStoredAccount(secret: string | undefined): StoredAccount | undefined {
  const stored = record(parsed(secret));
  const token = record(stored?.['token']);
  const value = text(token?.['value']);
  const account = decodeAccount(stored);
  return stored?.['version'] === 2 && token?.['kind'] === 'personal' && value !== undefined && account
    ? { account, token: value, since: number(stored['since']) ?? 0 }
    : undefined;
}

/** The accounts of the first version's secret, which held them all. */
export function decodeVersion1(secret: string | undefined): readonly Omit<StoredAccount, 'since'>[] {
  return each(record(parsed(secret))?.['accounts'], (value) => {
    const token = text(record(value)?.['token']);
    const account = decodeAccount(record(value));
    return token === undefined || account === undefined ? undefined : { account, token };
  });
}

function decodeAccount(stored: Readonly<Record<string, unknown>> | undefined): Account | undefined {
  const user = record(stored?.['user']);
  const [server, id, name, email] = [stored?.['server'], user?.['id'], user?.['name'], user?.['email']].map(
    text,
  );
  return server === undefined || !URL.canParse(server) || id === undefined
    ? undefined
    : {
        id: accountId(server, id),
        server,
        user: { id, name: name ?? id, email },
        scopes: each(stored?.['scopes'], text),
      };
}

function parsed(secret: string | undefined): unknown {
  try {
    return secret === undefined ? undefined : parseJson(secret);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
