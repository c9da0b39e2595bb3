import { window, workspace } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { RuleBook } from '../issues/ruleBook';
import { nameFile as words } from '../words';

/** *Share Path Rules with the Team…*: moves the rules that the person picks into the settings of their folders. */
export async function sharePathRules(rules: RuleBook, folder?: string): Promise<void> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const items = (folder === undefined ? folders : [folder]).flatMap((one) =>
    rules.own(one).map((rule) => ({
      label: escapeIcons(oneLine(`${rule.frame} → ${rule.file}`)),
      picked: true,
      folder: one,
      rule,
    })),
  );
  if (items.length === 0) {
    await window.showInformationMessage(words.nothingToShare());
    return;
  }
  const picked = (await window.showQuickPick(items, { title: words.shareTitle(), canPickMany: true })) ?? [];
  for (const one of new Set(picked.map((item) => item.folder))) {
    const ofFolder = picked.filter((item) => item.folder === one);
    await rules.share(
      one,
      ofFolder.map(({ rule }) => rule),
    );
  }
  if (picked.length > 0) {
    await window.showInformationMessage(words.shared());
  }
}
