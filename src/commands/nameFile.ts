import { QuickPickItemKind, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { RuleBook } from '../issues/ruleBook';
import type { TrackedIssue } from '../issues/storeState';
import { spellingsOf, withRule, writeRule } from '../mapping/choice/pathRules';
import { framePaths } from '../mapping/paths/framePath';
import type { FilePath, Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { nameFile as words, noLensBecause, pick } from '../words';
import { hasFrame, namedFrame, pickFrame } from './pickFrame';

/** What naming a file needs of the editor. */
export interface NameFileDesk {
  readonly rules: RuleBook;
  readonly fileOf: (uri: Uri) => FilePath | undefined;
  readonly share: (folder: string) => Promise<void>;
}

/** Every frame that names a file: also one that was found, for it may be the wrong file. */
const isNameable = (place: Place) => place.verdict !== 'unmapped' || place.reason !== 'noPath';

/** *This Frame Is That File…*: keeps the person's answer as a rule that serves the files around, too. */
export async function nameFile(
  { issue, located }: TrackedIssue,
  argument: unknown,
  desk: NameFileDesk,
): Promise<void> {
  if (located.kind !== 'located' || !hasFrame(located, isNameable)) {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const title = words.which(issue.shortId);
  const picked = namedFrame(located, argument) ?? (await pickFrame(located, title, isNameable));
  const frame = picked && located.trace.stacks[picked.stack]?.frames[picked.frame];
  const file = picked && (await pickFile(picked.place, desk));
  if (frame !== undefined && file !== undefined) {
    await keepRule(frame, located.trace, file, desk);
  }
}

async function keepRule(
  frame: TraceFrame,
  trace: Trace,
  file: FilePath,
  { rules, share }: NameFileDesk,
): Promise<void> {
  const paths = framePaths(frame, trace.platform);
  const spellings = spellingsOf(frame, typeof paths === 'string' ? undefined : paths);
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

/** One of the files that fit, or any file of the workspace. */
async function pickFile(place: Place, { fileOf }: NameFileDesk): Promise<FilePath | undefined> {
  const fitting = place.verdict === 'ambiguous' ? place.candidates : [];
  const items: readonly (QuickPickItem & { readonly file?: FilePath })[] = [
    ...fitting.map((file) => ({ label: escapeIcons(oneLine(file.path)), file })),
    ...(fitting.length > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
    ...openFiles(fileOf).map((file) => ({
      label: escapeIcons(oneLine(file.path)),
      description: words.isOpen(),
      file,
    })),
    { label: words.otherFile() },
  ];
  const picked =
    items.length === 1
      ? items[0]
      : await window.showQuickPick(items, { title: words.title(), matchOnDescription: true });
  return picked?.file ?? (picked && (await pickOther(fileOf)));
}

function openFiles(fileOf: NameFileDesk['fileOf']): readonly FilePath[] {
  return workspace.textDocuments
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => fileOf(uri))
    .filter((file) => file !== undefined);
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
