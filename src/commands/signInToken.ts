import { env, type InputBox, QuickInputButtons, ThemeIcon, Uri, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import { serverName } from '../sentry/accountNames';
import type { Account } from '../sentry/accounts';
import { SentryError } from '../sentry/sentryError';
import { readToken } from '../sentry/token';
import { scopesToTick } from '../sentry/tokenPage';
import { failure, signIn as words } from '../words';
import type { SignInDesk } from './signIn';

type Answer = Account | 'back' | undefined;

/**
 * Asks for a token of a server and signs in with it. What is wrong is said in the box, which stays: the next token may
 * be right.
 * @returns the account; `back` for another server; `undefined` where the person went away.
 */
export function askToken(server: string, desk: SignInDesk): Promise<Answer> {
  const owned = new DisposableStore();
  const life = new AbortController();
  const box = owned.add(tokenBox(server));
  const openPage = {
    iconPath: new ThemeIcon('link-external'),
    tooltip: words.openPage(serverName(server)),
  };
  box.buttons = [QuickInputButtons.Back, openPage];
  return new Promise<Answer>((resolve, reject) => {
    owned.add(box.onDidChangeValue((typed) => (box.validationMessage = wrongKind(typed))));
    owned.add(
      box.onDidTriggerButton((button) =>
        button === openPage ? openTokenPage(server, box, desk, life.signal).catch(reject) : resolve('back'),
      ),
    );
    owned.add(
      box.onDidAccept(() => {
        tryToken(server, box, desk, life.signal).then((account) => account && resolve(account), reject);
      }),
    );
    owned.add(box.onDidHide(() => resolve(undefined)));
    box.show();
  }).finally(() => {
    life.abort();
    owned.dispose();
  });
}

function tokenBox(server: string): InputBox {
  const box = window.createInputBox();
  box.title = words.tokenTitle(serverName(server));
  box.prompt = words.tokenPrompt(scopesToTick);
  box.password = true;
  box.ignoreFocusOut = true;
  return box;
}

/** What is said at once: this is no token that could become one by typing on. */
function wrongKind(typed: string): string | undefined {
  const read = readToken(typed);
  return 'wrong' in read && (read.wrong === 'organization' || read.wrong === 'dsn')
    ? words.wrongToken[read.wrong]()
    : undefined;
}

async function openTokenPage(
  server: string,
  box: InputBox,
  { tokenPage }: SignInDesk,
  signal: AbortSignal,
): Promise<void> {
  box.busy = true;
  const page = await tokenPage(server, signal);
  if (signal.aborted) {
    return;
  }
  await env.clipboard.writeText(scopesToTick);
  box.busy = false;
  box.prompt = words.onClipboard(scopesToTick);
  await env.openExternal(Uri.parse(page));
}

/** The account of the token in the box; `undefined`, and why in the box, where there is none. */
async function tryToken(
  server: string,
  box: InputBox,
  { accounts }: SignInDesk,
  signal: AbortSignal,
): Promise<Account | undefined> {
  const read = readToken(box.value);
  if ('wrong' in read) {
    box.validationMessage = words.wrongToken[read.wrong]();
    return undefined;
  }
  box.enabled = false;
  box.busy = true;
  try {
    return await accounts.signIn(server, read.token, signal);
  } catch (error) {
    if (!(error instanceof SentryError)) {
      throw error;
    }
    box.validationMessage = failure(error);
    return undefined;
  } finally {
    box.enabled = true;
    box.busy = false;
  }
}
