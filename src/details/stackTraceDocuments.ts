import {
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { withoutAddresses } from '../base/oneLine';
import { DisposableStore } from '../base/disposable';
import type { Pasted } from '../issues/pastedTrace';
import type { Place } from '../mapping/place';
import { openedIssue, pasted } from '../words';
import { stackLines } from './stackLines';

const SCHEME = 'faultline-stack';

/** So many pasted traces are kept to be shown while their tabs are open. */
const MOST_KEPT = 20;

/** Pasted stack traces as read-only text documents: each frame with where it is in this workspace. */
export class StackTraceDocuments implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());
  private readonly texts = new Map<string, string>();

  readonly onDidChange = this.changed.event;

  constructor() {
    this.owned.add(workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** @param places parallel to the trace's stacks and frames. */
  async open({ trace, cut }: Pasted, places: readonly (readonly Place[])[]): Promise<void> {
    const heading = openedIssue.stack();
    const lines = [heading, '-'.repeat(heading.length), ...stackLines(trace, places)];
    const note = pasted.cut(cut);
    const text = [...lines, ...(note === '' ? [] : ['', note]), ''].map(withoutAddresses).join('\n');
    this.keep(trace.eventId, text);
    const uri = Uri.from({ scheme: SCHEME, path: `/${pasted.title()}`, query: trace.eventId });
    await window.showTextDocument(uri, { preview: false }); // the walk through its frames does not take its tab
    this.changed.fire(uri); // it may be open since an earlier look
  }

  provideTextDocumentContent({ query }: Uri): string {
    return this.texts.get(query) ?? pasted.missing();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private keep(id: string, text: string): void {
    this.texts.delete(id);
    this.texts.set(id, text);
    if (this.texts.size > MOST_KEPT) {
      this.texts.delete(this.texts.keys().next().value ?? id);
    }
  }
}
