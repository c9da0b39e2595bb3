import { ProgressLocation, window } from 'vscode';
import { record, text } from '../base/decode';
import { serverName } from '../sentry/accountNames';
import type { Account, Accounts } from '../sentry/accounts';
import type { FoundToken } from '../sentry/foundTokens';
import { missingScopes } from '../sentry/scopes';
import { parseServerAddress } from '../sentry/serverAddress';
import { readToken } from '../sentry/token';
import { signIn as words } from '../words';
import { askServer } from './signInServer';
import { askToken } from './signInToken';

/** What signing in needs of the rest. */
export interface SignInDesk {
  readonly accounts: Accounts;
  /** The tokens that this machine holds already. */
  readonly tokensHere: (signal: AbortSignal) => Promise<readonly FoundToken[]>;
  /** The page on which a server's tokens are made. */
  readonly tokenPage: (server: string, signal: AbortSignal) => Promise<string>;
  /** Shows what the account that was just signed in may see. */
  readonly signedIn: () => void;
}

/**
 * *Sign In*: server, token, a look at who that is, and a word on the scopes that are missing.
 * @param argument server and token, where another extension or a script gives them.
 * @returns the account; `undefined` where the person went away.
 * @throws {SentryError} where a token that was not typed in is not taken.
 */
export async function signIn(desk: SignInDesk, argument?: unknown): Promise<Account | undefined> {
  const given = record(argument);
  const [server, token] = [text(given?.['server']), text(given?.['token'])];
  const account =
    server !== undefined && token !== undefined
      ? await signInWith(desk, server, token)
      : await askAndSignIn(desk, server);
  if (account !== undefined) {
    desk.signedIn();
    tellOf(account, desk, token === undefined);
  }
  return account;
}

/** @param named the server, where it is not to be asked for. */
async function askAndSignIn(desk: SignInDesk, named?: string): Promise<Account | undefined> {
  const { signal } = new AbortController();
  const known = desk.accounts.signedIn.map(({ account }) => account);
  const answer = named ?? (await askServer(known, await desk.tokensHere(signal)));
  if (answer === undefined) {
    return undefined;
  }
  if (typeof answer !== 'string') {
    return (await isConfirmed(answer)) ? signInWith(desk, answer.server, answer.token) : undefined;
  }
  const server = await confirmedAddress(answer);
  const account = server === undefined ? undefined : await askToken(server, desk);
  return account === 'back' ? askAndSignIn(desk) : account;
}

/** With a token that is not asked for. */
async function signInWith(
  { accounts }: SignInDesk,
  address: string,
  written: string,
): Promise<Account | undefined> {
  const server = await confirmedAddress(address);
  const read = readToken(written);
  if (server === undefined) {
    return undefined;
  }
  if ('wrong' in read) {
    await window.showErrorMessage(words.wrongToken[read.wrong]());
    return undefined;
  }
  return window.withProgress(
    { location: ProgressLocation.Window, title: words.working(serverName(server)) },
    () => accounts.signIn(server, read.token, new AbortController().signal),
  );
}

async function isConfirmed({ server, source }: { server: string; source: FoundToken['source'] }) {
  const yes = words.confirmFoundYes();
  const answer = await window.showInformationMessage(
    words.confirmFound(serverName(server), source),
    { modal: true, detail: words.confirmFoundDetail() },
    yes,
  );
  return answer === yes;
}

/** The address as it is used; a token goes over a network in the clear only after a person said so. */
async function confirmedAddress(typed: string): Promise<string | undefined> {
  const parsed = parseServerAddress(typed);
  if ('wrong' in parsed) {
    await window.showErrorMessage(words.wrongAddress[parsed.wrong]());
    return undefined;
  }
  if (parsed.transport !== 'plain') {
    return parsed.address;
  }
  const yes = words.plainYes();
  const answer = await window.showWarningMessage(
    words.plain(serverName(parsed.address)),
    { modal: true },
    yes,
  );
  return answer === yes ? parsed.address : undefined;
}

/** A token without a scope still serves for what it may; which one it lacks is said at once. */
function tellOf({ server, scopes }: Account, desk: SignInDesk, isAsked: boolean): void {
  const name = serverName(server);
  const missing = scopes.length === 0 ? [] : missingScopes(scopes); // a server that names none does not tell
  if (missing.length > 0) {
    const isReadable = missing.every((scope) => scope === 'event:write');
    const sentence = (isReadable ? words.readOnly : words.lacking)(name, missing.join(', '));
    void offerAnotherToken(sentence, server, desk);
  } else if (isAsked) {
    void window.showInformationMessage(words.done(name));
  }
}

async function offerAnotherToken(sentence: string, server: string, desk: SignInDesk): Promise<void> {
  const another = words.anotherToken();
  if ((await window.showWarningMessage(sentence, another)) === another) {
    await signIn(desk, { server });
  }
}
