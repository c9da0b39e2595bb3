import {
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { DisposableStore } from '../base/disposable';
import type { Examined } from '../issues/doctor/examine';
import { doctor } from '../words';
import { doctorText } from './doctorText';

const SCHEME = 'faultline-doctor';

/** The last examination, as a read-only text document. */
export class DoctorDocument implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());
  private readonly uri = Uri.from({ scheme: SCHEME, path: `/${doctor.title()}` });
  private text: string | undefined;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.owned.add(workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Opens it, or brings it up to date where it is open. */
  async open(examined: readonly Examined[]): Promise<void> {
    this.text = doctorText(examined);
    await window.showTextDocument(this.uri, { preview: true });
    this.changed.fire(this.uri); // VS Code hears of no change between asking for the text and having it open
  }

  provideTextDocumentContent(): string {
    return this.text ?? doctor.missing();
  }

  dispose(): void {
    this.owned.dispose();
  }
}
