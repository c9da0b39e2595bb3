import { QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import { escapeIcons, oneLine } from '../../base/oneLine';
import type { TrackedIssue } from '../../issues/storeState';
import { listMembers, listTeams } from '../../sentry/assignees';
import { type Assignee, getSuggestedOwners } from '../../sentry/issues';
import { choose } from '../../words';
import { inAll, isOneOrganization, onePerProject, projectOf } from '../../issues/triage/oneChoice';
import { pickFrom } from './pickFrom';
import { subjectOf } from './subject';
import type { ActionOf, VerbDesk } from './verb';

type Candidate = Assignee & { readonly email?: string | undefined };
type Item = QuickPickItem & { readonly to?: Assignee };

/** Asks for somebody whom all the issues can be assigned to; whom the server suggests for the only one stands first. */
export async function chooseAssignee(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  if (!isOneOrganization(issues)) {
    void window.showWarningMessage(choose.severalOrganizations());
    return undefined;
  }
  const picked = await pickFrom(
    choose.assignee(subjectOf(issues)),
    (signal) => itemsFor(issues, desk, signal),
    choose.nobody(),
  );
  const to = picked?.to;
  return to && (() => ({ kind: 'assign', to }));
}

async function itemsFor(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const asked = onePerProject(issues).map((tracked) => assigneesOf(tracked, desk, signal));
  const all = inAll(await Promise.all(asked), ({ type, id }) => `${type} ${id}`);
  const [only, ...others] = issues;
  const suggested =
    only !== undefined && others.length === 0 ? await suggestedFor(only, all, desk, signal) : [];
  const rest = all.filter((one) => !suggested.includes(one));
  const item = itemAmong(all);
  return [
    ...section(choose.suggested(), suggested.map(item)),
    ...section(choose.members(), rest.filter(({ type }) => type === 'user').map(item)),
    ...section(choose.teams(), rest.filter(({ type }) => type === 'team').map(item)),
  ];
}

/** Whoever the server suggests for each issue. */
export async function suggestedOwner(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const known = new Map<string, Promise<readonly Candidate[]>>();
  const { signal } = new AbortController();
  return async (tracked) => {
    const project = projectOf(tracked);
    const all = known.get(project) ?? assigneesOf(tracked, desk, signal);
    known.set(project, all);
    const [to] = await suggestedFor(tracked, await all, desk, signal);
    if (to === undefined && issues.length === 1) {
      void window.showInformationMessage(choose.noSuggestion(tracked.issue.shortId));
    }
    return to && { kind: 'assign', to: assigneeOf(to) };
  };
}

function section(name: string, items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [{ label: name, kind: QuickPickItemKind.Separator }, ...items];
}

/** Two people of one name are told apart by their addresses. */
function itemAmong(all: readonly Candidate[]): (one: Candidate) => Item {
  const names = new Map<string, number>();
  all.forEach((one) => names.set(labelOf(one), (names.get(labelOf(one)) ?? 0) + 1));
  return (one) => {
    const isNamesake = (names.get(labelOf(one)) ?? 0) > 1;
    return {
      label: labelOf(one),
      ...(isNamesake && { description: escapeIcons(oneLine(one.email ?? one.id)) }),
      to: assigneeOf(one),
    };
  };
}

function labelOf({ type, name }: Candidate): string {
  return escapeIcons(oneLine(type === 'team' ? `#${name}` : name));
}

function assigneeOf({ type, id, name }: Candidate): Assignee {
  return { type, id, name };
}

async function assigneesOf(
  { binding, issue }: TrackedIssue,
  { store }: VerbDesk,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const http = store.whoSees(binding)?.http;
  if (http === undefined) {
    return [];
  }
  const [members, teams] = await Promise.all([
    listMembers(http, binding.org, issue.project.slug, signal),
    listTeams(http, binding.org, issue.project.slug, signal),
  ]);
  return [
    ...members.map(({ id, name, email }) => ({ type: 'user', id, name, email }) as const),
    ...teams.map(({ id, slug }) => ({ type: 'team', id, name: slug }) as const),
  ];
}

/** Of those whom an issue can be assigned to, the ones that the server suggests, suspect commits first. */
async function suggestedFor(
  { binding, issue }: TrackedIssue,
  all: readonly Candidate[],
  { store }: VerbDesk,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const http = store.whoSees(binding)?.http;
  if (http === undefined) {
    return [];
  }
  const owners = await getSuggestedOwners(http, binding.org, issue.id, signal);
  const found = [...owners]
    .sort((one, other) => rank(one.by) - rank(other.by))
    .flatMap(({ type, id }) => all.find((one) => one.type === type && one.id === id) ?? []);
  return [...new Set(found)];
}

/** Who last changed the code that failed, before whoever owns it by rule. */
function rank(by: string): number {
  return by === 'suspectCommit' ? 0 : 1;
}
