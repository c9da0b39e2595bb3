import { type Disposable, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import { withoutAddresses } from '../base/oneLine';
import type { Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import { opened, pasted } from '../words';
import { stackLines } from './stackLines';

const SCHEME = 'faultline-stack';

/** So many pasted traces are kept to be shown while their tabs are open. */
const MOST_KEPT = 20;

/** Pasted stack traces as read-only text documents: each frame with where it is in this workspace. */
export class StackTraceDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = workspace.registerTextDocumentContentProvider(SCHEME, this);

  async open(trace: Trace, places: readonly (readonly Place[])[]): Promise<void> {
    const lines = [opened.stack(), '-'.repeat(opened.stack().length), ...stackLines(trace, places), ''];
    this.texts.set(trace.eventId, lines.map(withoutAddresses).join('\n'));
    if (this.texts.size > MOST_KEPT) {
      this.texts.delete(this.texts.keys().next().value ?? trace.eventId);
    }
    const uri = Uri.from({ scheme: SCHEME, path: `/${pasted.title()}`, query: trace.eventId });
    await window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent({ query }: Uri): string {
    return this.texts.get(query) ?? pasted.missing();
  }

  dispose(): void {
    this.registration.dispose();
  }
}
