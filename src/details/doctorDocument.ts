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
import { commandTitles } from '../words';
import { pages } from './atFirstNeed';

const SCHEME = 'faultline-doctor';

/** The last examination, as a read-only text document. */
export class DoctorDocument implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());
  private readonly uri = Uri.from({ scheme: SCHEME, path: `/${commandTitles.whyEmpty()}` });
  private examined: readonly Examined[] | undefined;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.owned.add(workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Opens it, or brings it up to date where it is open. */
  async open(examined: readonly Examined[]): Promise<void> {
    this.examined = examined;
    await window.showTextDocument(this.uri, { preview: true });
    this.changed.fire(this.uri); // VS Code hears of no change between asking for the text and having it open
  }

  async provideTextDocumentContent(): Promise<string> {
    const { doctorText } = await pages();
    return doctorText(this.examined);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
