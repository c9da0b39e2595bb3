import { QuickPickItemKind, type QuickPickItem, type TextDocument, window } from 'vscode';
import { escapeIcons } from '../base/oneLine';
import { record, text } from '../base/decode';
import { errorLine } from '../issues/errorLine';
import type { IssueStore } from '../issues/issueStore';
import type { LensMark } from '../issues/lenses';
import { issueScheme } from '../issues/openedIssues';
import { sortedByIssue } from '../issues/order';
import { issueNamed, issueOf, issuesOf, type TrackedIssue } from '../issues/storeState';
import { numbers, pick } from '../words';

/** The marks of documents where they stand now, in a text that is being edited, too. */
export interface StandingLenses {
  at(document: TextDocument, line: number): readonly LensMark[];
  in(document: TextDocument): readonly LensMark[];
}

/** How a command learns which issue it is for. */
export class IssuePicker {
  constructor(
    private readonly store: IssueStore,
    private readonly lenses: StandingLenses,
    /** The issue that the cursor is at. */
    private readonly here: () => TrackedIssue | undefined,
  ) {}

  /**
   * The issue that the argument names or that is opened in the editor, if the store has it, or the one that the cursor
   * is at, if the argument says so; else the one that the person picks.
   */
  async issueOf(argument: unknown, title: string): Promise<TrackedIssue | undefined> {
    const named = text(argument) ?? text(record(argument)?.['issue']) ?? openedInEditor();
    if (named === undefined) {
      return (record(argument)?.['here'] === true ? this.here() : undefined) ?? this.pick(title);
    }
    const tracked = issueNamed(this.store.state, named);
    if (tracked === undefined) {
      void window.showInformationMessage(pick.notLoaded());
    }
    return tracked;
  }

  /** The issues of the rows that are selected with the one that the argument is; without an argument as `issueOf`. */
  async issuesOf(argument: unknown, selection: unknown, title: string): Promise<readonly TrackedIssue[]> {
    const rows = Array.isArray(selection) && selection.includes(argument) ? selection : [argument];
    if (rows.length < 2) {
      const tracked = await this.issueOf(argument, title);
      return tracked === undefined ? [] : [tracked];
    }
    const keys = rows.flatMap((row) => text(record(row)?.['issue']) ?? []);
    return [...new Set(keys)]
      .map((key) => issueNamed(this.store.state, key))
      .filter((tracked) => tracked !== undefined);
  }

  private async pick(title: string): Promise<TrackedIssue | undefined> {
    const items = this.items();
    if (items.length === 0) {
      await window.showInformationMessage(pick.noIssues());
      return undefined;
    }
    const picked = await window.showQuickPick(items, {
      title,
      placeHolder: pick.issue(),
      matchOnDescription: true,
    });
    return picked?.tracked;
  }

  /** The issues of the cursor's line first, then those of its file, then all others. */
  private items(): readonly (QuickPickItem & { readonly tracked?: TrackedIssue })[] {
    const { document, selection } = window.activeTextEditor ?? {};
    const { state } = this.store;
    const onLine = document && selection ? this.lenses.at(document, selection.active.line) : [];
    const inFile = document ? this.lenses.in(document) : [];
    const loaded = (marks: readonly LensMark[]) =>
      marks.map(({ tracked }) => issueOf(state, tracked.key)).filter((tracked) => tracked !== undefined);
    const all = sortedByIssue(issuesOf(state), ({ issue }) => issue);
    const shown = new Set<string>();
    return [
      { name: pick.onThisLine(), issues: loaded(onLine) },
      { name: pick.inThisFile(), issues: loaded(inFile) },
      { name: pick.elsewhere(), issues: all },
    ].flatMap(({ name, issues }) => {
      const fresh = issues.filter(({ key }) => !shown.has(key) && shown.add(key));
      return fresh.length === 0
        ? []
        : [{ label: name, kind: QuickPickItemKind.Separator }, ...fresh.map(itemOf)];
    });
  }
}

/** The key of the issue whose document is active. */
function openedInEditor(): string | undefined {
  const { uri } = window.activeTextEditor?.document ?? {};
  return uri?.scheme === issueScheme ? uri.query : undefined;
}

function itemOf(tracked: TrackedIssue): QuickPickItem & { readonly tracked: TrackedIssue } {
  const { issue } = tracked;
  return {
    label: escapeIcons(errorLine(issue)),
    description: `${issue.shortId} · ${numbers(issue.counts)}`,
    tracked,
  };
}
