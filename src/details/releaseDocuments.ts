import {
  commands,
  type Disposable,
  Range,
  type TextDocumentContentProvider,
  type TextDocumentShowOptions,
  Uri,
  workspace,
} from 'vscode';
import { oneLine } from '../base/oneLine';
import type { Base0Line } from '../base/positions';
import { releaseScheme, type ReleaseFile, type ReleaseFiles } from '../issues/releaseFiles';
import type { LinePlace } from '../mapping/place';
import { asOfRelease, shortHash } from '../words';

/** Files as releases had them, as read-only text documents. */
export class ReleaseDocuments implements TextDocumentContentProvider, Disposable {
  private readonly registration = workspace.registerTextDocumentContentProvider(releaseScheme, this);

  constructor(private readonly files: ReleaseFiles) {}

  /** Opens the file with the cursor on the line that failed. */
  async open(opened: ReleaseFile): Promise<void> {
    const title = asOfRelease.tab(nameOf(opened), shortHash(opened.file.commit));
    await commands.executeCommand('vscode.open', this.uriOf(opened), at(opened.file.line), title);
  }

  /** Opens the file of the release beside that of a place, at its line. */
  async compare(opened: ReleaseFile, { file, line }: LinePlace): Promise<void> {
    const now = Uri.joinPath(Uri.parse(file.folder), file.path);
    const title = asOfRelease.diffTab(nameOf(opened), shortHash(opened.file.commit));
    await commands.executeCommand('vscode.diff', this.uriOf(opened), now, title, at(line));
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.files.of(uri.query)?.file.text ?? asOfRelease.missing();
  }

  dispose(): void {
    this.registration.dispose();
  }

  private uriOf(opened: ReleaseFile): Uri {
    const { commit, path } = opened.file;
    return Uri.from({
      scheme: releaseScheme,
      path: `/${shortHash(commit)}/${path}`,
      query: this.files.keep(opened),
    });
  }
}

function nameOf({ file }: ReleaseFile): string {
  return oneLine(file.path.slice(file.path.lastIndexOf('/') + 1));
}

function at(line: Base0Line | undefined): TextDocumentShowOptions {
  return { preview: true, ...(line !== undefined && { selection: new Range(line, 0, line, 0) }) };
}
