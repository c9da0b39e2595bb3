import {
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { DisposableStore } from '../base/disposable';
import type { Whereabouts } from '../issues/whereabouts';
import { folderName } from '../mapping/folderUri';
import type { Trace } from '../mapping/trace';
import { pages } from './atFirstNeed';

const SCHEME = 'faultline-mapping';

/** So many explanations are kept to be shown again while their tabs are open. */
const MOST_KEPT = 50;

/** A frame of a trace that is to be explained. */
export interface FrameOfTrace {
  /** What the trace is called: an issue's short id. */
  readonly title: string;
  readonly trace: Trace;
  /** Indexes within the trace. */
  readonly stack: number;
  readonly frame: number;
  /** Which folders, each the string of a URI, may hold it; every one where nothing is said. */
  readonly mayHold?: (folder: string) => boolean;
}

const everyFolder = () => true;

/**
 * How frames were mapped, as read-only text documents: found out anew whenever files come or go, somebody says where
 * they are, or a person asks again.
 */
export class MappingDocuments implements TextDocumentContentProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<Uri>());
  private readonly life = new AbortController();
  private readonly asked = new Map<string, FrameOfTrace>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly whereabouts: Whereabouts) {
    this.owned.add(workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.owned.add(whereabouts.onDidChange(() => this.update()));
  }

  async open(frame: FrameOfTrace): Promise<void> {
    const { title, trace, stack, frame: at } = frame;
    const key = `${trace.eventId}/${stack}/${at}`;
    this.keep(key, frame);
    const uri = Uri.from({ scheme: SCHEME, path: `/${title} ${stack + 1}.${at + 1}`, query: key });
    const isOpen = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
    await window.showTextDocument(uri, { preview: true });
    if (isOpen) {
      this.changed.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { mappingText, notExplained } = await pages();
    const asked = this.asked.get(uri.query);
    const frame = asked?.trace.stacks[asked.stack]?.frames[asked.frame];
    if (asked === undefined || frame === undefined) {
      return notExplained.missing();
    }
    const { title, trace, mayHold = everyFolder } = asked;
    const found = await this.whereabouts.explain(trace, mayHold, this.life.signal);
    const place = found?.places[asked.stack]?.[asked.frame];
    if (found === undefined || place === undefined) {
      return notExplained.untrusted();
    }
    const folders = found.folders.map(({ folder, told }) => ({
      name: folderName(folder),
      steps: told[asked.stack]?.[asked.frame]?.steps ?? [],
    }));
    return mappingText({ title, trace, frame, place, folders });
  }

  dispose(): void {
    this.life.abort();
    this.owned.dispose();
  }

  private keep(key: string, frame: FrameOfTrace): void {
    this.asked.delete(key);
    this.asked.set(key, frame);
    if (this.asked.size > MOST_KEPT) {
      this.asked.delete(this.asked.keys().next().value ?? key);
    }
  }

  private update(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === SCHEME) {
        this.changed.fire(uri);
      }
    }
  }
}
