import { Range, type Tab, TabInputText, type TextEditor, TextEditorRevealType, Uri, window } from 'vscode';
import { type FilePath, hasLine, type LinePlace, type Place } from '../mapping/place';

/** Previews that a person has left, and that are being put away. */
const ending = new Set<Promise<void>>();

/** Resolves when the cursor is where the person has it: no preview that they have left is on the screen any more. */
export async function previewsEnded(): Promise<void> {
  await Promise.allSettled(ending);
}

/** Shows places for a look while a person chooses, and puts the editor back as it was. */
export class Preview {
  private readonly before = window.activeTextEditor && standingOf(window.activeTextEditor);
  private readonly tabs = new Set(textTabs().map(addressOf));
  private wanted: Place | undefined;
  private shown: Promise<void> = Promise.resolve();

  /** Shows the line of a place, unless another is asked for before that; what has no line leaves the editor alone. */
  show(place: Place | undefined): void {
    this.wanted = place;
    this.shown = this.shown.then(() => (this.wanted === place ? look(place) : undefined));
  }

  /** Shows what was shown before, for what has no line: that of another would be taken for its own. */
  leave(): void {
    this.wanted = undefined;
    this.shown = this.shown.then(() => (this.wanted === undefined ? this.goBack() : undefined));
  }

  /** Leaves what is shown now, and nothing else that was opened for a look. */
  async keep(): Promise<void> {
    await this.end(() => this.close((tab) => !tab.isActive));
  }

  /** Shows what was shown before, and closes all that was opened for a look. */
  async restore(): Promise<void> {
    await this.end(() => this.goBack());
  }

  private async goBack(): Promise<void> {
    await (this.before && showAgain(this.before));
    await this.close(() => true);
  }

  private async end(putAway: () => Promise<void>): Promise<void> {
    this.wanted = undefined;
    const ended = this.shown.then(putAway);
    ending.add(ended);
    await ended.finally(() => ending.delete(ended));
  }

  private async close(which: (tab: Tab) => boolean): Promise<void> {
    const opened = textTabs().filter((tab) => tab.isPreview && !this.tabs.has(addressOf(tab)));
    await window.tabGroups.close(opened.filter(which), true);
  }
}

/** Opens the line of a place and goes there. */
export async function goTo(place: LinePlace): Promise<void> {
  await showLine(place, false);
}

export function uriOf(file: FilePath): Uri {
  return Uri.joinPath(Uri.parse(file.folder), file.path);
}

async function look(place: Place | undefined): Promise<void> {
  if (place !== undefined && hasLine(place)) {
    // A file that is gone shows nothing; who goes there is told.
    await showLine(place, true).catch(() => undefined);
  }
}

async function showLine({ file, line }: LinePlace, preserveFocus: boolean): Promise<void> {
  const selection = new Range(line, 0, line, 0);
  await window.showTextDocument(uriOf(file), { selection, preserveFocus, preview: true });
}

/** An editor's document, and where a person was in it. */
type Standing = Pick<TextEditor, 'document' | 'selections' | 'viewColumn'> & {
  readonly top: Range | undefined;
  readonly isPreview: boolean;
};

function standingOf({ document, selections, viewColumn, visibleRanges }: TextEditor): Standing {
  const isPreview = window.tabGroups.activeTabGroup.activeTab?.isPreview ?? false;
  return { document, selections, viewColumn, top: visibleRanges[0], isPreview };
}

async function showAgain({ document, selections, viewColumn, top, isPreview }: Standing): Promise<void> {
  const editor = await window.showTextDocument(document, {
    viewColumn,
    preserveFocus: true,
    preview: isPreview,
  });
  editor.selections = selections;
  if (top !== undefined) {
    editor.revealRange(new Range(top.start, top.start), TextEditorRevealType.AtTop);
  }
}

function textTabs(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputText);
}

/** A tab's identity: the same file may be open in several groups. */
function addressOf({ input, group }: Tab): string {
  return `${group.viewColumn} ${input instanceof TabInputText ? input.uri.toString() : ''}`;
}
