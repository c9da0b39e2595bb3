import { commands, QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { type Bindings, listChoices, type Target } from '../issues/binding';
import type { Session } from '../sentry/session';
import { chooseProject as words } from '../words';

/**
 * *Choose Project…*: which organization and project this workspace shows; kept for the person.
 * @param named the organization that the settings name: it goes before any choice.
 */
export async function chooseProject(session: Session, bindings: Bindings, named: string): Promise<void> {
  if (session.state.kind !== 'signedIn') {
    await window.showInformationMessage(words.notSignedIn());
    return;
  }
  if (named !== '') {
    const open = words.openSettings();
    if ((await window.showInformationMessage(words.bySettings(), open)) === open) {
      await commands.executeCommand('workbench.action.openSettings', 'faultline.organization');
    }
    return;
  }
  const choices = await listChoices(session.state.http, new AbortController().signal);
  const items = choices.flatMap(({ organization, projects }) => {
    const org = organization.slug;
    return [
      { label: oneLine(organization.name), kind: QuickPickItemKind.Separator },
      ...projects.map(({ slug, name }) => item(slug, name, { org, projects: [slug] })),
      item(words.every(org), '', { org, projects: [] }),
    ];
  });
  if (items.length === 0) {
    await window.showWarningMessage(words.none());
    return;
  }
  const picked = await window.showQuickPick<QuickPickItem & { target?: Target }>(items, {
    title: words.title(),
  });
  if (picked?.target !== undefined) {
    await bindings.choose(picked.target);
  }
}

function item(label: string, name: string, target: Target): QuickPickItem & { target: Target } {
  return {
    label: escapeIcons(oneLine(label)),
    description: name === label ? '' : escapeIcons(oneLine(name)),
    target,
  };
}
