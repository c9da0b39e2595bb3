import { QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import { escapeIcons } from '../base/oneLine';
import { record, text } from '../base/decode';
import { errorLine } from '../issues/errorLine';
import type { IssueStore } from '../issues/issueStore';
import { lensMarks, marksIn } from '../issues/lenses';
import type { OpenFiles } from '../issues/openFiles';
import { compareIssues } from '../issues/order';
import type { TrackedIssue } from '../issues/storeState';
import { numbers, pick } from '../words';

/** How a command learns which issue it is for. */
export class IssuePicker {
  constructor(
    private readonly store: IssueStore,
    private readonly files: OpenFiles,
  ) {}

  /** The issue that the argument names, if the store has it; without an argument the one that the person picks. */
  async issueOf(argument: unknown, title: string): Promise<TrackedIssue | undefined> {
    const id = text(argument) ?? text(record(argument)?.['issue']);
    if (id === undefined) {
      return this.pick(title);
    }
    const tracked = this.all().get(id);
    if (tracked === undefined) {
      void window.showInformationMessage(pick.notLoaded());
    }
    return tracked;
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
    const { state } = this.store;
    const active = this.files.active();
    const inFile = marksIn(lensMarks(state, Date.now()), active?.file);
    const onLine = inFile.filter(({ place }) => place.line === active?.line);
    const all = [...this.all().values()].sort((one, other) => compareIssues(one.issue, other.issue));
    const shown = new Set<string>();
    return [
      { name: pick.onThisLine(), issues: onLine.map(({ tracked }) => tracked) },
      { name: pick.inThisFile(), issues: inFile.map(({ tracked }) => tracked) },
      { name: pick.elsewhere(), issues: all },
    ].flatMap(({ name, issues }) => {
      const fresh = issues.filter(({ issue }) => !shown.has(issue.id) && shown.add(issue.id));
      return fresh.length === 0
        ? []
        : [{ label: name, kind: QuickPickItemKind.Separator }, ...fresh.map(itemOf)];
    });
  }

  private all(): ReadonlyMap<string, TrackedIssue> {
    const { state } = this.store;
    return state.kind === 'ready' ? state.issues : new Map();
  }
}

function itemOf(tracked: TrackedIssue): QuickPickItem & { readonly tracked: TrackedIssue } {
  const { issue } = tracked;
  return {
    label: escapeIcons(errorLine(issue)),
    description: `${issue.shortId} · ${numbers(issue.counts)}`,
    tracked,
  };
}
