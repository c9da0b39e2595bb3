import { record } from '../base/decode';
import { commands, Uri, window, workspace } from 'vscode';
import { isAbort } from '../base/abort';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { BoundFolder } from '../issues/binding';
import type { BindingBook } from '../issues/bindings/bindingBook';
import { discover, type Discovered, type FolderEvidence, listAllChoices } from '../issues/bindings/discover';
import type { OpenFiles } from '../issues/openFiles';
import type { Accounts, SignedIn } from '../sentry/accounts';
import { bindFolder as words } from '../words';
import { type BindingAct, type BindingItem, bindingItems } from './bindingItems';

export interface BindFolderDesk {
  readonly accounts: Pick<Accounts, 'state'>;
  readonly bindings: BindingBook;
  readonly files: Pick<OpenFiles, 'fileOf'>;
  /** What can be found out about a workspace folder, which is the string of a URI. */
  readonly evidenceOf: (folder: string) => FolderEvidence;
}

/** *Bind Folder…*: which project the errors of a folder go to; kept for the person. */
export async function bindFolder(desk: BindFolderDesk, argument: unknown): Promise<void> {
  const { accounts, bindings } = desk;
  const signedIn = accounts.state.kind === 'known' ? accounts.state.signedIn : [];
  if (signedIn.length === 0) {
    await window.showInformationMessage(words.notSignedIn());
    return;
  }
  if (bindings.folders.length === 0) {
    await window.showInformationMessage(words.noFolder());
    return;
  }
  const folder = folderOf(desk, argument) ?? (await pickFolder(bindings));
  if (folder === undefined) {
    return;
  }
  if (bindings.isBySettings(folder)) {
    await pointToSettings();
    return;
  }
  const act = await pickAct(desk, folder, signedIn);
  await (act && carryOut(bindings, folder, act));
}

/** The folder of the explorer that the command was run on, or that of a row of the view. */
function folderOf({ files, bindings }: BindFolderDesk, argument: unknown): BoundFolder | undefined {
  const named = record(argument)?.['binding'];
  const row = bindings.current.find(({ id }) => id === named);
  if (row !== undefined) {
    return row.folders[0];
  }
  const file = argument instanceof Uri ? files.fileOf(argument) : undefined;
  return file !== undefined && bindings.folders.includes(file.folder) ? file : undefined;
}

async function pickFolder({ folders, current }: BindingBook): Promise<BoundFolder | undefined> {
  const items = folders.map((folder) => ({
    label: escapeIcons(oneLine(nameOf(folder))),
    description: escapeIcons(
      oneLine(
        current
          .filter((binding) => binding.folders.some((one) => one.folder === folder))
          .map(({ org, projects }) => projects.join(', ') || org)
          .join(', '),
      ),
    ),
    folder,
  }));
  const picked =
    items.length === 1 ? items[0] : await window.showQuickPick(items, { title: words.whichFolder() });
  return picked && { folder: picked.folder, path: '' };
}

async function pointToSettings(): Promise<void> {
  const open = words.openSettings();
  if ((await window.showInformationMessage(words.bySettings(), open)) === open) {
    await commands.executeCommand('workbench.action.openWorkspaceSettingsFile');
  }
}

/** Shows what there is as it comes; nothing is looked for any more once the person has decided or gone away. */
async function pickAct(
  desk: BindFolderDesk,
  folder: BoundFolder,
  signedIn: readonly SignedIn[],
): Promise<BindingAct | undefined> {
  const life = new AbortController();
  const pick = window.createQuickPick<BindingItem>();
  pick.title = words.title(oneLine(folder.path || nameOf(folder.folder)));
  pick.placeholder = words.looking();
  pick.matchOnDescription = true;
  pick.busy = true;
  try {
    const decided = new Promise<BindingAct | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.act));
      pick.onDidHide(() => resolve(undefined));
    });
    pick.show();
    const filling = fill(desk, folder, signedIn, life.signal, (items, isLast) => {
      const active = pick.activeItems[0];
      const isMoved = active !== undefined && active !== pick.items.find(({ act }) => act !== undefined);
      pick.items = items;
      const again = items.filter(({ label, detail }) => label === active?.label && detail === active.detail);
      pick.activeItems = isMoved ? again.slice(0, 1) : pick.activeItems;
      pick.busy = !isLast;
      pick.placeholder = isLast ? placeholder(desk, folder, items) : pick.placeholder;
    });
    return await Promise.race([decided, filling.then(() => decided)]);
  } finally {
    life.abort();
    pick.dispose();
  }
}

function placeholder(
  { evidenceOf }: BindFolderDesk,
  { folder }: BoundFolder,
  items: readonly BindingItem[],
): string {
  return items.length === 0
    ? words.none()
    : evidenceOf(folder).files === undefined
      ? words.restricted()
      : words.choose();
}

async function fill(
  { bindings, evidenceOf }: BindFolderDesk,
  folder: BoundFolder,
  signedIn: readonly SignedIn[],
  signal: AbortSignal,
  show: (items: readonly BindingItem[], isLast: boolean) => void,
): Promise<void> {
  const isBound = bindings.own.some(
    (one) => one.folder.folder === folder.folder && one.folder.path === folder.path,
  );
  try {
    const listed = await listAllChoices(signedIn, signal);
    const [refusal] = listed.refusals;
    if (refusal !== undefined && listed.accounts.length === 0) {
      throw refusal.error;
    }
    const items = (found?: Discovered) => bindingItems({ folder, isBound, ...listed, found });
    show(items(), false);
    const found = await discover(evidenceOf(folder.folder), signedIn, listed.accounts, signal);
    signal.throwIfAborted();
    show(items(found), true);
  } catch (error) {
    if (!isAbort(error)) {
      throw error;
    }
  }
}

async function carryOut(bindings: BindingBook, folder: BoundFolder, act: BindingAct): Promise<void> {
  switch (act.kind) {
    case 'bind':
      for (const { path, target } of act.bindings) {
        await bindings.bind({ folder: folder.folder, path }, target);
      }
      return;
    case 'forget':
      await bindings.forget(folder);
      return;
    case 'signIn':
      // Without the address that a file of the workspace names: a person types where their token goes.
      await commands.executeCommand('faultline.signIn');
      return;
  }
}

/** As the explorer calls a workspace folder. */
export function nameOf(folder: string): string {
  return workspace.getWorkspaceFolder(Uri.parse(folder))?.name ?? folder;
}
