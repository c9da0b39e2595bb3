import { window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { BindingBook } from '../issues/bindings/bindingBook';
import { serverName } from '../sentry/accountNames';
import { shareBinding as words } from '../words';
import { nameOf } from './bindFolder';
import { projectsOf } from './bindingItems';

/** *Share Binding with the Team…*: moves the bindings that the person picks into the settings of their folders. */
export async function shareBinding(bindings: BindingBook): Promise<void> {
  const items = bindings.own.map((own) => {
    const { folder, path } = own.folder;
    return {
      label: escapeIcons(oneLine(path === '' ? nameOf(folder) : `${nameOf(folder)}/${path}`)),
      description: escapeIcons(
        oneLine(`${projectsOf(own.target)} · ${own.target.org} · ${serverName(own.target.server)}`),
      ),
      picked: true,
      own,
    };
  });
  if (items.length === 0) {
    await window.showInformationMessage(words.nothing());
    return;
  }
  const picked = (await window.showQuickPick(items, { title: words.title(), canPickMany: true })) ?? [];
  if (picked.length > 0) {
    await bindings.share(picked.map(({ own }) => own));
    await window.showInformationMessage(words.shared());
  }
}
