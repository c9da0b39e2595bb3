import { type QuickPickItem, QuickPickItemKind, TabInputText, Uri, window, workspace } from 'vscode';
import type { RuleBook } from '../issues/ruleBook';
import type { TrackedIssue } from '../issues/storeState';
import type { Whereabouts } from '../issues/whereabouts';
import { withRule, writeRule } from '../mapping/choice/pathRules';
import type { FilePath, Place } from '../mapping/place';
import { nameFile as words, remedyFor } from '../words';
import { fileItem } from './fileItem';
import { hasFrame, namedFrame, pickFrame } from './pickFrame';
import { tellNoFrames } from './tellNoFrames';

/** What naming a file needs of the editor. */
export interface NameFileDesk {
  readonly rules: RuleBook;
  readonly whereabouts: Whereabouts;
  readonly fileOf: (uri: Uri) => FilePath | undefined;
  readonly share: (folder: string) => Promise<void>;
}

/** *This Frame Is That File…*: keeps the person's answer as a rule that serves the files around, too. */
export async function nameFile(tracked: TrackedIssue, argument: unknown, desk: NameFileDesk): Promise<void> {
  const { issue, located } = tracked;
  if (located.kind !== 'located' || !hasFrame(located, isNameable)) {
    await tellNoFrames(tracked);
    return;
  }
  const offer = { title: words.which(issue.shortId), isOffered: isNameable };
  const picked = namedFrame(located, argument) ?? (await pickFrame(located, offer));
  if (picked !== undefined && !isNameable(picked.place)) {
    await window.showInformationMessage(remedyFor(picked.place));
    return;
  }
  const file = picked && (await pickFile(picked.place, desk));
  if (picked !== undefined && file !== undefined) {
    const { signal } = new AbortController();
    await keepRule(await desk.whereabouts.spellingsOf(located.trace, picked, signal), file, desk);
  }
}

/**
 * Every frame that names a file: also one that was found, for it may be the wrong file. But one file of a bundle is
 * not what all of its frames are.
 */
function isNameable(place: Place): boolean {
  return place.verdict !== 'unmapped' || !['noPath', 'bundle'].includes(place.reason);
}

async function keepRule(
  spellings: readonly string[],
  file: FilePath,
  { rules, share }: NameFileDesk,
): Promise<void> {
  const rule = writeRule(spellings, file.path);
  if (rule === undefined) {
    await window.showWarningMessage(words.noRule());
    return;
  }
  const before = rules.own(file.folder);
  await rules.keep(file.folder, withRule(before, rule, spellings));
  const answer = await window.showInformationMessage(words.kept(), words.share(), words.undo());
  if (answer === words.undo()) {
    await rules.keep(file.folder, before);
  } else if (answer === words.share()) {
    await share(file.folder);
  }
}

/** One of the files that fit, one that is open, or any file of the workspace. */
async function pickFile(place: Place, { fileOf }: NameFileDesk): Promise<FilePath | undefined> {
  const fitting = place.verdict === 'ambiguous' ? place.candidates : [];
  const isFitting = ({ folder, path }: FilePath) =>
    fitting.some((file) => file.folder === folder && file.path === path);
  const open = openFiles(fileOf).filter((file) => !isFitting(file));
  const items: readonly (QuickPickItem & { readonly file?: FilePath })[] = [
    ...section(words.fitting(), fitting),
    ...section(words.open(), open),
    ...(fitting.length + open.length > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
    { label: words.otherFile() },
  ];
  const options = { title: words.title(), matchOnDescription: true };
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, options);
  return picked?.file ?? (picked && (await pickOther(fileOf)));
}

function section(label: string, files: readonly FilePath[]): readonly QuickPickItem[] {
  return files.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...files.map(fileItem)];
}

/** Those on tabs; each once. */
function openFiles(fileOf: NameFileDesk['fileOf']): readonly FilePath[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) => (input instanceof TabInputText ? input.uri.toString() : []));
  return [...new Set(uris)].map((uri) => fileOf(Uri.parse(uri))).filter((file) => file !== undefined);
}

async function pickOther(fileOf: NameFileDesk['fileOf']): Promise<FilePath | undefined> {
  const defaultUri = workspace.workspaceFolders?.[0]?.uri;
  const [uri] = (await window.showOpenDialog({ defaultUri, openLabel: words.openLabel() })) ?? [];
  const file = uri && fileOf(uri);
  if (uri !== undefined && file === undefined) {
    await window.showWarningMessage(words.outside());
  }
  return file;
}
