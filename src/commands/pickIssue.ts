import { QuickPickItemKind, type QuickPickItem, type TextDocument, window } from 'vscode';
import { escapeIcons } from '../base/oneLine';
import { inSlices, Pacer } from '../base/pacer';
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

/** Which issues a command is offered for. */
export interface Offer {
  /** Whether it makes sense for an issue. */
  readonly fits: (tracked: TrackedIssue) => boolean;
  /** Issues beside those that are listed. */
  readonly dealtWith: readonly TrackedIssue[];
}

const everyListed: Offer = { fits: () => true, dealtWith: [] };

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
  async issueOf(
    argument: unknown,
    title: string,
    offer: Offer = everyListed,
  ): Promise<TrackedIssue | undefined> {
    const named = text(argument) ?? text(record(argument)?.['issue']) ?? openedInEditor();
    if (named === undefined) {
      return (record(argument)?.['here'] === true ? this.here() : undefined) ?? this.pick(title, offer);
    }
    const tracked = issueNamed(this.store.state, named) ?? offer.dealtWith.find(({ key }) => key === named);
    if (tracked === undefined) {
      void window.showInformationMessage(pick.notLoaded());
    }
    return tracked;
  }

  /** The issues of the rows that are selected with the one that the argument is; without an argument as `issueOf`. */
  async issuesOf(
    argument: unknown,
    selection: unknown,
    title: string,
    offer?: Offer,
  ): Promise<readonly TrackedIssue[]> {
    const rows = Array.isArray(selection) && selection.includes(argument) ? selection : [argument];
    if (rows.length < 2) {
      const tracked = await this.issueOf(argument, title, offer);
      return tracked === undefined ? [] : [tracked];
    }
    const keys = rows.flatMap((row) => text(record(row)?.['issue']) ?? []);
    return [...new Set(keys)]
      .map((key) => issueNamed(this.store.state, key))
      .filter((tracked) => tracked !== undefined);
  }

  private async pick(title: string, offer: Offer): Promise<TrackedIssue | undefined> {
    const sections = this.sections(offer);
    if (sections.length === 0) {
      const isLoaded = issuesOf(this.store.state).length > 0;
      await window.showInformationMessage(isLoaded ? pick.noneFits(title) : pick.noIssues());
      return undefined;
    }
    const closed = new AbortController();
    const picked = await window.showQuickPick(itemsOf(sections, closed.signal), {
      title,
      placeHolder: pick.issue(),
      matchOnDescription: true,
    });
    closed.abort();
    return picked?.tracked;
  }

  /** The issues of the cursor's line first, then those of its file, then all others, then what was dealt with. */
  private sections({ fits, dealtWith }: Offer): readonly Section[] {
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
      { name: pick.dealtWith(), issues: dealtWith },
    ]
      .map(({ name, issues }) => ({
        name,
        issues: issues.filter((one) => !shown.has(one.key) && shown.add(one.key) && fits(one)),
      }))
      .filter(({ issues }) => issues.length > 0);
  }
}

/** Issues that are offered below one heading; never none. */
interface Section {
  readonly name: string;
  readonly issues: readonly TrackedIssue[];
}

/** A heading is no issue's. */
type Item = QuickPickItem & { readonly tracked?: TrackedIssue };

/** In slices: there may be thousands. */
async function itemsOf(sections: readonly Section[], signal: AbortSignal): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const { name, issues } of sections) {
    items.push({ label: name, kind: QuickPickItemKind.Separator });
    items.push(...(await inSlices(issues, new Pacer(), signal, itemOf)));
  }
  return items;
}

/** The key of the issue whose document is active. */
function openedInEditor(): string | undefined {
  const { uri } = window.activeTextEditor?.document ?? {};
  return uri?.scheme === issueScheme ? uri.query : undefined;
}

function itemOf(tracked: TrackedIssue): Item {
  const { issue } = tracked;
  return {
    label: escapeIcons(errorLine(issue)),
    description: `${issue.shortId} · ${numbers(issue.counts)}`,
    tracked,
  };
}
