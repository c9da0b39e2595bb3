import {
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import type { Changes } from '../issues/changes';
import type { IssueStore } from '../issues/issueStore';
import { issueNamed, type TrackedIssue } from '../issues/storeState';
import { opened } from '../words';
import { issueText } from './issueText';

const SCHEME = 'faultline-issue';

/** Issues opened as read-only text documents, kept up with the store. */
export class IssueDocuments implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.owned.add(workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.owned.add(store.onDidChange(() => this.update()));
    this.owned.add(changes.onDidLearn(() => this.update()));
    // VS Code hears of no change between asking for a document's text and having it open.
    this.owned.add(
      workspace.onDidOpenTextDocument(({ uri }) => uri.scheme === SCHEME && this.changed.fire(uri)),
    );
  }

  async open({ key, issue }: TrackedIssue): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${issue.shortId}`, query: key });
    await window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent(uri: Uri): string {
    const tracked = issueNamed(this.store.state, uri.query);
    if (tracked === undefined) {
      return opened.missing(uri.path.slice(1));
    }
    const { located } = tracked;
    for (const place of located.kind === 'located' ? located.places.flat() : []) {
      this.changes.wonder(place);
    }
    return issueText(tracked, this.clock.now(), (place) => this.changes.of(place));
  }

  dispose(): void {
    this.owned.dispose();
  }

  private update(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === SCHEME) {
        this.changed.fire(uri);
      }
    }
  }
}
