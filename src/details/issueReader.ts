import {
  type Definition,
  type DefinitionProvider,
  type Disposable,
  DocumentLink,
  type DocumentLinkProvider,
  DocumentSymbol,
  type DocumentSymbolProvider,
  languages,
  Location,
  Position,
  Range,
  SymbolKind,
  type TextDocument,
  Uri,
} from 'vscode';
import { DisposableStore } from '../base/disposable';
import { escapeIcons } from '../base/oneLine';
import type { IssueStore } from '../issues/issueStore';
import { issueScheme } from '../issues/openedIssues';
import { issueNamed } from '../issues/storeState';
import { type FilePath, hasLine } from '../mapping/place';
import { openedIssue } from '../words';
import type { IssueTarget } from './issueItems';
import { addressOf } from './issueTargets';
import type { OutlineEntry, Page } from './page';

/** What each depth of the outline is: headings, exceptions, frames. */
const KINDS = [SymbolKind.Namespace, SymbolKind.Event, SymbolKind.Function] as const;

/** What one can do in an opened issue: follow its links, go to the line of a frame, find one's way by its outline. */
export class IssueReader
  implements DocumentLinkProvider, DefinitionProvider, DocumentSymbolProvider, Disposable
{
  private readonly owned = new DisposableStore();

  constructor(
    private readonly store: IssueStore,
    /** What was printed last for a document. */
    private readonly printed: (document: TextDocument) => Page<IssueTarget> | undefined,
  ) {
    const ours = { scheme: issueScheme };
    this.owned.add(languages.registerDocumentLinkProvider(ours, this));
    this.owned.add(languages.registerDefinitionProvider(ours, this));
    this.owned.add(languages.registerDocumentSymbolProvider(ours, this));
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    return (this.pageOf(document)?.links ?? []).map(({ line, start, length, target }) => {
      const address = Uri.parse(addressOf(document.uri.query, target), true);
      const link = new DocumentLink(new Range(line, start, line, start + length), address);
      link.tooltip = 'linked' in target ? openedIssue.toLinked() : openedIssue.toFrame();
      return link;
    });
  }

  /** What the keyboard does for a link: *Go to Definition* on a frame goes to its line. */
  provideDefinition(document: TextDocument, { line }: Position): Definition {
    const target = this.pageOf(document)?.links.find((one) => one.line === line)?.target;
    const located = issueNamed(this.store.state, document.uri.query)?.located;
    const place =
      target !== undefined && 'frame' in target && located?.kind === 'located'
        ? located.places[target.stack]?.[target.frame]
        : undefined;
    if (place === undefined) {
      return [];
    }
    const candidates = place.verdict === 'ambiguous' ? place.candidates : [];
    return hasLine(place)
      ? new Location(uriOf(place.file), new Position(place.line, 0))
      : candidates.map((file) => new Location(uriOf(file), new Position(0, 0)));
  }

  provideDocumentSymbols(document: TextDocument): DocumentSymbol[] {
    return (this.pageOf(document)?.outline ?? []).map((entry) => symbolOf(document, entry));
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** What a document shows; `undefined` for the moment in which it shows what was printed before. */
  private pageOf(document: TextDocument): Page<IssueTarget> | undefined {
    const page = this.printed(document);
    return page?.lines.length === document.lineCount &&
      page.lines.every((line, at) => document.lineAt(at).text === line)
      ? page
      : undefined;
  }
}

function symbolOf(document: TextDocument, entry: OutlineEntry, depth = 0): DocumentSymbol {
  const heading = document.lineAt(entry.line).range;
  const whole = heading.with({ end: document.lineAt(entry.last).range.end });
  const symbol = new DocumentSymbol(
    escapeIcons(entry.text),
    '',
    KINDS[depth] ?? SymbolKind.Field,
    whole,
    heading,
  );
  const isDeepest = depth === KINDS.length - 1;
  symbol.children = isDeepest ? [] : entry.below.map((one) => symbolOf(document, one, depth + 1));
  return symbol;
}

function uriOf({ folder, path }: FilePath): Uri {
  return Uri.joinPath(Uri.parse(folder), path);
}
