import { record } from '../base/decode';
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { Binding } from '../issues/binding';
import type { BindingBook } from '../issues/bindings/bindingBook';
import type { IssueStore } from '../issues/issueStore';
import type { SignedIn } from '../sentry/accounts';
import { serverName } from '../sentry/accountNames';
import { listEnvironments } from '../sentry/environments';
import { switchEnvironment as words } from '../words';
import { projectsOf } from './bindingItems';

/** *Switch Environment…*: shows the events of one environment of a binding, or of all; for the person alone. */
export async function switchEnvironment(
  store: Pick<IssueStore, 'whoSees'>,
  bindings: BindingBook,
  argument: unknown,
): Promise<void> {
  if (bindings.current.length === 0) {
    await window.showInformationMessage(words.unbound());
    return;
  }
  const named = record(argument)?.['binding'];
  const binding = bindings.current.find(({ id }) => id === named) ?? (await pickBinding(bindings.current));
  if (binding === undefined) {
    return;
  }
  const signedIn = store.whoSees(binding);
  if (signedIn === undefined) {
    await window.showInformationMessage(words.noAccount());
    return;
  }
  const picked = await pickEnvironments(binding, signedIn, bindings);
  await (picked && bindings.switchEnvironments(binding.folders, picked.environments));
}

async function pickBinding(bindings: readonly Binding[]): Promise<Binding | undefined> {
  const items = bindings.map((binding) => ({
    label: escapeIcons(oneLine(projectsOf(binding))),
    description: escapeIcons(oneLine(`${binding.org} · ${serverName(binding.server)}`)),
    binding,
  }));
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { title: words.which() });
  return picked?.binding;
}

type EnvironmentItem = QuickPickItem & { readonly environments?: readonly string[] };

async function pickEnvironments(
  binding: Binding,
  { http }: SignedIn,
  bindings: BindingBook,
): Promise<EnvironmentItem | undefined> {
  const asking = new AbortController();
  const items = async (): Promise<readonly EnvironmentItem[]> => {
    const names = await listEnvironments(http.forPerson, binding.org, asking.signal);
    const isSwitched = binding.folders.some((folder) => bindings.isSwitched(folder));
    return [
      item(words.all(), [], binding),
      ...names.map((name) => item(escapeIcons(oneLine(name)), [name], binding)),
      ...(isSwitched
        ? [{ label: '', kind: QuickPickItemKind.Separator }, { label: words.bySettings() }]
        : []),
    ];
  };
  try {
    return await window.showQuickPick(items(), { title: words.title() });
  } finally {
    asking.abort();
  }
}

function item(label: string, environments: readonly string[], binding: Binding): EnvironmentItem {
  const isNow = JSON.stringify(environments) === JSON.stringify(binding.environments);
  return { label, description: isNow ? words.now() : '', environments };
}
