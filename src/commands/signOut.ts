import { window } from 'vscode';
import { record, text } from '../base/decode';
import { escapeIcons } from '../base/oneLine';
import { accountLabels } from '../sentry/accountNames';
import type { Account, Accounts } from '../sentry/accounts';
import { signOut as words } from '../words';

/**
 * *Sign Out*: of the one account, or of the one that the person picks; the others stay.
 * @param leave deletes the token of the account with this id, and all that is kept of it.
 * @param argument the id of the account, where another extension or a script names one.
 */
export async function signOut(
  accounts: Accounts,
  leave: (account: string) => Promise<void>,
  argument: unknown,
): Promise<void> {
  const signedIn = accounts.signedIn.map(({ account }) => account);
  if (signedIn.length === 0) {
    await window.showInformationMessage(words.nobody());
    return;
  }
  const named = text(record(argument)?.['account']);
  const account = named === undefined ? await pickAccount(signedIn) : signedIn.find(({ id }) => id === named);
  await (account && leave(account.id));
}

async function pickAccount(accounts: readonly Account[]): Promise<Account | undefined> {
  if (accounts.length === 1) {
    return accounts[0];
  }
  const labels = accountLabels(accounts);
  const items = accounts.map((account) => ({ label: escapeIcons(labels.get(account.id) ?? ''), account }));
  return (await window.showQuickPick(items, { placeHolder: words.which() }))?.account;
}
