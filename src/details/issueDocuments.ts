import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import { inTurns, Pacer } from '../base/pacer';
import { Settling } from '../base/settling';
import type { Changes } from '../issues/changes';
import type { CloserLooks } from '../issues/closerLooks';
import type { CloserLook } from '../issues/closerQuestions';
import type { PackageOf } from '../issues/frameRuns';
import type { IssueStore } from '../issues/issueStore';
import { issueScheme } from '../issues/openedIssues';
import { issueNamed, type TrackedIssue } from '../issues/storeState';
import { mapping } from '../mapping/atFirstNeed';
import type { FullEvent } from '../sentry/fullEvent';
import { openedIssue } from '../words';
import { pages } from './atFirstNeed';
import type { IssueTarget } from './issueItems';
import type { issuePage } from './issuePage';
import { IssueReader } from './issueReader';
import { KeptCursors } from './keptCursors';
import type { Page } from './page';
import { sameLines } from './sameLines';
import { Undisturbed } from './undisturbed';

/** The folder of all addresses: by it VS Code knows their language, as package.json says. */
const FOLDER = 'faultline-issue';

/** What is learnt within so many milliseconds is printed at once; the first of it waits so long at most. */
const QUIET_MS = 50;
const LONGEST_MS = 200;
/** So long is waited for VS Code to show what was printed: it may be what it shows already. */
const LONGEST_PRINT_MS = 1000;

interface Printed {
  readonly tracked: TrackedIssue;
  readonly page: Page<IssueTarget>;
  readonly event: FullEvent | undefined;
}

/** Issues opened as read-only text documents, kept up with the store and with what is learnt of them. */
export class IssueDocuments implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());
  /** What was printed last, by the document's address. */
  private readonly printed = new Map<string, Printed>();
  private readonly cursors = this.owned.add(new KeptCursors());
  /** The addresses of documents that are to be printed again. */
  private readonly due = new Set<string>();
  private readonly settling: Settling;
  private readonly ended = new AbortController();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: IssueStore,
    private readonly changes: Changes,
    private readonly looks: CloserLooks,
    private readonly clock: Clock,
  ) {
    this.owned.add(workspace.registerTextDocumentContentProvider(issueScheme, this));
    this.owned.add(new IssueReader(store, (document) => this.printed.get(document.uri.toString())?.page));
    this.settling = this.owned.add(new Settling(clock, QUIET_MS, LONGEST_MS, () => this.printDue()));
    this.owned.add(store.onDidChange(() => this.followStore()));
    this.owned.add(changes.onDidLearn(() => this.printSoon(() => true)));
    this.owned.add(looks.onDidLearn((issue) => this.printSoon((_, tracked) => tracked?.key === issue)));
    this.owned.add(window.onDidChangeVisibleTextEditors(() => this.lookAtVisible(() => true)));
    // VS Code hears of no change between asking for a document's text and having it open.
    this.owned.add(
      workspace.onDidOpenTextDocument(({ uri }) => uri.scheme === issueScheme && this.changed.fire(uri)),
    );
    this.owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.printed.delete(uri.toString())));
  }

  /** Opens an issue; what is third-party code is folded away at first. */
  async open({ key, issue }: TrackedIssue): Promise<void> {
    const uri = Uri.from({ scheme: issueScheme, path: `/${FOLDER}/${issue.shortId}`, query: key });
    const isOpen = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
    const looked = this.looks.look(key, 0);
    const editor = await window.showTextDocument(uri, { preview: true });
    if (isOpen) {
      return;
    }
    const { document } = editor;
    await this.fold(document);
    const undisturbed = new Undisturbed(editor);
    await looked; // lines that come between may tear open what is folded
    if (this.due.has(uri.toString())) {
      this.printDue();
      await nextChange(document, this.clock);
    }
    undisturbed.dispose();
    if (undisturbed.still) {
      await this.fold(document);
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [{ packageOf }, { issuePage: pageOf }] = await Promise.all([mapping(), pages()]);
    const tracked = issueNamed(this.store.state, uri.query);
    if (tracked === undefined) {
      this.printed.delete(uri.toString());
      return openedIssue.missing(uri.path.slice(uri.path.lastIndexOf('/') + 1));
    }
    const { located } = tracked;
    for (const place of located.kind === 'located' ? located.places.flat() : []) {
      this.changes.wonder(place);
    }
    return (await this.print(uri, tracked, packageOf, pageOf)).lines.join('\n');
  }

  dispose(): void {
    this.ended.abort();
    this.owned.dispose();
  }

  private async print(
    uri: Uri,
    tracked: TrackedIssue,
    packageOf: PackageOf,
    pageOf: typeof issuePage,
  ): Promise<Page<IssueTarget>> {
    const look = this.looks.of(tracked.key);
    const before = this.printed.get(uri.toString())?.event;
    const changeOf = this.changes.of.bind(this.changes);
    const pieces = pageOf({ tracked, look, before, now: this.clock.now(), changeOf, packageOf });
    const page = await inTurns(pieces, new Pacer(), this.ended.signal);
    this.cursors.keep(uri);
    const event = look.event.kind === 'known' ? look.event.value : before;
    this.printed.set(uri.toString(), { tracked, page, event });
    return page;
  }

  /** Folds third-party code away in the active editor; its lines are looked up in what the editor has by now. */
  private async fold(document: TextDocument): Promise<void> {
    const page = this.printed.get(document.uri.toString())?.page;
    if (page === undefined || window.activeTextEditor?.document !== document) {
      return;
    }
    const lines = document.getText().split(/\r?\n/);
    const selectionLines = page.folded.map(sameLines(page.lines, lines));
    if (selectionLines.length > 0) {
      await commands.executeCommand('editor.fold', { levels: 1, direction: 'down', selectionLines });
    }
  }

  /** Prints what has changed in the store; of another event than before nothing is known, nor in a new window. */
  private followStore(): void {
    this.printSoon(({ uri }, tracked) => this.printed.get(uri.toString())?.tracked !== tracked);
    this.lookAtVisible((look) => Object.values(look).some(({ kind }) => kind === 'unasked'));
  }

  /** Never from within printing: that something is asked for is printed, too. */
  private lookAtVisible(isDue: (look: CloserLook) => boolean): void {
    for (const { document } of window.visibleTextEditors) {
      const tracked = this.trackedIn(document);
      if (tracked !== undefined && isDue(this.looks.of(tracked.key))) {
        void this.looks.look(tracked.key);
      }
    }
  }

  private printSoon(isDue: (document: TextDocument, tracked: TrackedIssue | undefined) => boolean): void {
    for (const document of workspace.textDocuments) {
      if (document.uri.scheme === issueScheme && isDue(document, this.trackedIn(document))) {
        this.due.add(document.uri.toString());
        this.settling.stir();
      }
    }
  }

  private printDue(): void {
    const due = workspace.textDocuments.filter(({ uri }) => this.due.has(uri.toString()));
    this.due.clear();
    due.forEach(({ uri }) => this.changed.fire(uri));
  }

  private trackedIn({ uri }: TextDocument): TrackedIssue | undefined {
    return uri.scheme === issueScheme ? issueNamed(this.store.state, uri.query) : undefined;
  }
}

/** Resolves when a document's text changes; after a second in any case. */
function nextChange(document: TextDocument, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const owned = new DisposableStore();
    const end = () => {
      owned.dispose();
      resolve();
    };
    owned.add(clock.after(LONGEST_PRINT_MS, end));
    owned.add(workspace.onDidChangeTextDocument((change) => change.document === document && end()));
  });
}
