import { type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { DisposableStore } from '../base/disposable';
import { escapeIcons, oneLine } from '../base/oneLine';
import { accountLabels, serverName } from '../sentry/accountNames';
import type { Account } from '../sentry/accounts';
import type { FoundToken, TokenSource } from '../sentry/foundTokens';
import { parseServerAddress, sentryIo } from '../sentry/serverAddress';
import { signIn as words } from '../words';

/** A token of this machine with the server that it is for. */
export interface ChosenToken {
  readonly source: TokenSource;
  readonly server: string;
  readonly token: string;
}

interface ServerItem extends QuickPickItem {
  /** An address, or a token that was found; nothing for what cannot be used. */
  readonly answer?: string | ChosenToken;
}

/**
 * Asks which server: one of those that are known, one whose token this machine holds, or any that is typed.
 * @returns the address as typed; `undefined` where the person went away.
 */
export function askServer(
  accounts: readonly Account[],
  found: readonly FoundToken[],
): Promise<string | ChosenToken | undefined> {
  const offered = [...knownServers(accounts), ...tokenItems(found)];
  const owned = new DisposableStore();
  const pick: QuickPick<ServerItem> = owned.add(window.createQuickPick<ServerItem>());
  pick.title = words.addressTitle();
  pick.placeholder = words.addressPlaceholder();
  pick.ignoreFocusOut = true;
  pick.items = offered;
  return new Promise<string | ChosenToken | undefined>((resolve) => {
    owned.add(pick.onDidChangeValue((typed) => (pick.items = [...typedServer(typed, offered), ...offered])));
    owned.add(
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        // The rows may be those of a letter ago.
        const answer = offered.find((one) => one === item) ?? typedServer(pick.value, offered)[0];
        if (answer?.answer !== undefined) {
          resolve(answer.answer);
          pick.hide();
        }
      }),
    );
    owned.add(pick.onDidHide(() => resolve(undefined)));
    pick.show();
  }).finally(() => owned.dispose());
}

/** The servers of the accounts, and sentry.io: a second account on a server is as common as a new token for the first. */
function knownServers(accounts: readonly Account[]): readonly ServerItem[] {
  const labels = accountLabels(accounts);
  const servers = [...new Set([sentryIo, ...accounts.map(({ server }) => server)])];
  return servers.map((server) => {
    const here = accounts.filter((account) => account.server === server);
    const people = here.map(({ id }) => labels.get(id) ?? '').join(', ');
    return {
      label: escapeIcons(serverName(server)),
      description: here.length === 0 ? words.cloud() : escapeIcons(words.signedInAs(people)),
      answer: server,
    };
  });
}

function tokenItems(found: readonly FoundToken[]): readonly ServerItem[] {
  const separator = { label: words.onThisMachine(), kind: QuickPickItemKind.Separator };
  return found.length === 0 ? [] : [separator, ...found.map(tokenItem)];
}

function tokenItem({ source, server, token }: FoundToken): ServerItem {
  if ('wrong' in server) {
    return { label: source, description: words.unusableServer() };
  }
  const description = escapeIcons(words.tokenFor(serverName(server.address)));
  return 'wrong' in token
    ? { label: source, description, detail: words.unusableToken[token.wrong]() }
    : { label: source, description, answer: { source, server: server.address, token: token.token } };
}

/** The row of what is typed; none while that may still become one of those that are offered. */
function typedServer(typed: string, offered: readonly ServerItem[]): readonly ServerItem[] {
  const written = typed.trim().toLowerCase();
  const isBeginning = offered.some(({ label }) => label.toLowerCase().startsWith(written));
  if (isBeginning) {
    return [];
  }
  const parsed = parseServerAddress(typed);
  const label = escapeIcons(oneLine(typed));
  return 'wrong' in parsed
    ? [{ label, description: words.wrongAddress[parsed.wrong](), alwaysShow: true }]
    : [{ label, description: words.ownServer(parsed.address), alwaysShow: true, answer: parsed.address }];
}
