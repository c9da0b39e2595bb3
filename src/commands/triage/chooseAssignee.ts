import { QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import { escapeIcons, oneLine } from '../../base/oneLine';
import type { TrackedIssue } from '../../issues/storeState';
import { listMembers, listTeams } from '../../sentry/assignees';
import { type Assignee, getSuggestedOwners } from '../../sentry/issues';
import { choose } from '../../words';
import { subjectOf } from './subject';
import type { ActionOf, VerbDesk } from './verb';

type Item = QuickPickItem & { readonly to?: Assignee };

/** Asks for somebody of the project, whom the server suggests first. */
export async function chooseAssignee(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const [first] = issues;
  const all = first === undefined ? [] : await assigneesOf(first, desk);
  if (first === undefined || all.length === 0) {
    void window.showInformationMessage(choose.nobody());
    return undefined;
  }
  const suggested = issues.length === 1 ? await suggestedFor(first, all, desk) : [];
  const rest = all.filter((one) => !suggested.includes(one));
  const items = [
    ...section(choose.suggested(), suggested),
    ...section(
      choose.members(),
      rest.filter(({ type }) => type === 'user'),
    ),
    ...section(
      choose.teams(),
      rest.filter(({ type }) => type === 'team'),
    ),
  ];
  const to = (await window.showQuickPick(items, { title: choose.assignee(subjectOf(issues)) }))?.to;
  return to && (() => ({ kind: 'assign', to }));
}

/** Whoever the server suggests for each issue. */
export async function suggestedOwner(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const known = new Map<string, Promise<readonly Assignee[]>>();
  return async (tracked) => {
    const { slug } = tracked.issue.project;
    const all = known.get(slug) ?? assigneesOf(tracked, desk);
    known.set(slug, all);
    const [to] = await suggestedFor(tracked, await all, desk);
    if (to === undefined && issues.length === 1) {
      void window.showInformationMessage(choose.noSuggestion(tracked.issue.shortId));
    }
    return to && { kind: 'assign', to };
  };
}

function section(name: string, assignees: readonly Assignee[]): readonly Item[] {
  return assignees.length === 0
    ? []
    : [
        { label: name, kind: QuickPickItemKind.Separator },
        ...assignees.map((to) => ({
          label: escapeIcons(oneLine(to.type === 'team' ? `#${to.name}` : to.name)),
          to,
        })),
      ];
}

async function assigneesOf(
  { binding, issue }: TrackedIssue,
  { store }: VerbDesk,
): Promise<readonly Assignee[]> {
  const http = store.whoSees(binding)?.http;
  if (http === undefined) {
    return [];
  }
  const { signal } = new AbortController();
  const [members, teams] = await Promise.all([
    listMembers(http, binding.org, issue.project.slug, signal),
    listTeams(http, binding.org, issue.project.slug, signal),
  ]);
  return [
    ...members.map(({ id, name }) => ({ type: 'user', id, name }) as const),
    ...teams.map(({ id, slug }) => ({ type: 'team', id, name: slug }) as const),
  ];
}

/** Of those whom an issue can be assigned to, the ones that the server suggests, suspect commits first. */
async function suggestedFor(
  { binding, issue }: TrackedIssue,
  all: readonly Assignee[],
  { store }: VerbDesk,
): Promise<readonly Assignee[]> {
  const http = store.whoSees(binding)?.http;
  if (http === undefined) {
    return [];
  }
  const owners = await getSuggestedOwners(http, binding.org, issue.id, new AbortController().signal);
  const found = [...owners]
    .sort((one, other) => rank(one.by) - rank(other.by))
    .flatMap(({ type, id }) => all.find((one) => one.type === type && one.id === id) ?? []);
  return [...new Set(found)];
}

/** Who last changed the code that failed, before whoever owns it by rule. */
function rank(by: string): number {
  return by === 'suspectCommit' ? 0 : 1;
}
