import { ProgressLocation, window } from 'vscode';
import { record, text } from '../base/decode';
import type { IssueStore } from '../issues/issueStore';
import { missingScopes } from '../sentry/root';
import { parseServerAddress } from '../sentry/serverAddress';
import type { Session } from '../sentry/session';
import { tokenKind } from '../sentry/token';
import { signIn as words } from '../words';

/** *Sign In*: server, token, a look at who that is, and a word on the scopes that are missing. */
export async function signIn(session: Session, store: IssueStore, argument: unknown): Promise<void> {
  const given = record(argument);
  const typed = text(given?.['server']) ?? (await askAddress(session));
  const server = typed === undefined ? undefined : await confirmedAddress(typed);
  if (server === undefined) {
    return;
  }
  const { host } = new URL(server);
  const token = text(given?.['token']) ?? (await askToken(host));
  if (token === undefined) {
    return;
  }
  const account = await window.withProgress(
    { location: ProgressLocation.Window, title: words.working(host) },
    () => session.signIn(server, token.trim(), new AbortController().signal),
  );
  void store.refresh('all');
  const missing = missingScopes(account.scopes);
  if (missing.length > 0) {
    void window.showWarningMessage(words.lacking(host, missing.join(', ')));
  } else if (given === undefined) {
    void window.showInformationMessage(words.done(host));
  }
}

/** Offers the server of the account that is signed in: its token may be the one that is no longer taken. */
function askAddress({ state }: Session): Thenable<string | undefined> {
  return window.showInputBox({
    title: words.addressTitle(),
    prompt: words.addressPrompt(),
    value: state.kind === 'signedIn' ? state.account.server : 'https://sentry.io',
    ignoreFocusOut: true,
    validateInput(typed) {
      const parsed = parseServerAddress(typed);
      return 'wrong' in parsed ? words.wrongAddress[parsed.wrong]() : undefined;
    },
  });
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
    words.plain(new URL(parsed.address).host),
    { modal: true },
    yes,
  );
  return answer === yes ? parsed.address : undefined;
}

function askToken(host: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: words.tokenTitle(host),
    prompt: words.tokenPrompt(),
    password: true,
    ignoreFocusOut: true,
    validateInput(typed) {
      const kind = tokenKind(typed);
      return kind === 'usable' ? undefined : words.wrongToken[kind]();
    },
  });
}
