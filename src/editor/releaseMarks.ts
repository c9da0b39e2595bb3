import { type Disposable, type TextDocument, type TextEditor, window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import type { Settings } from '../contributions';
import type { IssueStore } from '../issues/issueStore';
import type { LensMark } from '../issues/lenses';
import { lensTemplate } from '../issues/lensTemplate';
import { issueOf } from '../issues/storeState';
import { releaseScheme, type ReleaseFiles } from '../issues/releaseFiles';
import { lensAt, lookOf } from './lensLook';
import { lensText } from './lensText';

/** Marks the failing line in files that are shown as a release had them, as its lens does, dimmed. */
export class ReleaseMarks implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly look = this.owned.add(window.createTextEditorDecorationType(lookOf('dimmed')));

  constructor(
    private readonly files: ReleaseFiles,
    private readonly store: IssueStore,
    private readonly settings: { readonly current: Settings; onDidChange(listener: () => void): Disposable },
    private readonly clock: Clock,
  ) {
    this.owned.add(window.onDidChangeVisibleTextEditors(() => this.drawAll()));
    this.owned.add(store.onDidChange(() => this.drawAll()));
    this.owned.add(settings.onDidChange(() => this.drawAll()));
  }

  dispose(): void {
    this.owned.dispose();
  }

  private drawAll(): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.scheme === releaseScheme && editor.viewColumn !== undefined) {
        this.draw(editor);
      }
    }
  }

  private draw(editor: TextEditor): void {
    const { document } = editor;
    const {
      'lens.enabled': enabled,
      'lens.template': template,
      'lens.maxLength': longest,
    } = this.settings.current;
    const mark = enabled ? this.markIn(document) : undefined;
    if (mark === undefined || mark.place.line >= document.lineCount) {
      editor.setDecorations(this.look, []);
      return;
    }
    const text = lensText([mark], lensTemplate(template), longest, this.clock.now());
    editor.setDecorations(this.look, [lensAt(document, mark.place.line, text)]);
  }

  private markIn(document: TextDocument): LensMark | undefined {
    const opened = this.files.of(document.uri.query);
    const tracked = opened && issueOf(this.store.state, opened.issue);
    const line = opened?.file.line;
    if (opened === undefined || tracked === undefined || line === undefined) {
      return undefined;
    }
    const file = { folder: opened.folder, path: opened.file.path };
    return { tracked, frame: opened.frame, place: { verdict: 'exact', file, line }, dimmed: true };
  }
}
