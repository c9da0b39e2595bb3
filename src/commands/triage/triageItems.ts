import { QuickPickItemKind, type QuickPickItem } from 'vscode';
import { escapeIcons } from '../../base/oneLine';
import { triageKeys } from '../../contributions';
import type { TrackedIssue } from '../../issues/storeState';
import { errorLine } from '../../issues/errorLine';
import { lacking, whyNot } from '../../issues/triage/offers';
import type { Issue } from '../../sentry/issues';
import { has, type MissingFeature, type ServerTraits } from '../../sentry/server/traits';
import { commandTitles, explainLack, noLensBecause, numbers, triage } from '../../words';
import type { Verb, Verbal } from './verb';
import { verbs } from './verbs';

/** What can be chosen for an issue. */
export interface TriageItem extends QuickPickItem {
  readonly name?: Verbal;
}

/** Commands beside the verbs, in the order in which they are offered. */
const others = [
  ...(['startWorking', 'openIssue', 'openInSentry'] as const),
  ...(['copyLink', 'copyShortId', 'copyMarkdown', 'undo', 'triageNext', 'triagePrevious'] as const),
] as const;

/** Every action for an issue with its key; what its server lacks stands below, with the reason. */
export function triageItems(tracked: TrackedIssue, traits: ServerTraits): readonly TriageItem[] {
  const lacked = verbs.map((verb) => [verb, lackOf(verb, tracked, traits)] as const);
  const offered = lacked.filter(([verb, lack]) => lack === undefined && isSensible(verb, tracked, traits));
  const missing = lacked.flatMap(([verb, lack]) => (lack === undefined ? [] : [{ verb, lack }]));
  return [
    ...[...offered.map(([{ name }]) => name), ...others].map((name) => itemOf(name, tracked)),
    ...(missing.length === 0 ? [] : [{ label: triage.lacking(), kind: QuickPickItemKind.Separator }]),
    ...missing.map(({ verb, lack }) => ({
      label: `$(circle-slash) ${commandTitles[verb.name]()}`,
      detail: explainLack(lack),
    })),
  ];
}

function itemOf(name: Verbal, { issue }: TrackedIssue): TriageItem {
  const keys: { readonly [Name in Verbal]?: string } = triageKeys;
  const label = (labels[name] ?? commandTitles[name])(issue);
  return { label, description: keys[name] ?? '', name };
}

/** What actions mean for an issue, where the titles of their commands have to fit every one. */
const labels: { readonly [Name in Verbal]?: (issue: Issue) => string } = {
  resolveInCommit: () => triage.inCommitOfLine(),
  bookmark: ({ isBookmarked }) => triage.bookmark(isBookmarked !== true),
  subscribe: ({ isSubscribed }) => triage.subscribe(isSubscribed !== true),
};

function lackOf(verb: Verb, tracked: TrackedIssue, traits: ServerTraits): MissingFeature | undefined {
  const suggests = verb.name !== 'assignSuggested' || !has(traits, 'suggestedOwners');
  return lacking(verb.sample(tracked), tracked.issue, traits) ?? (suggests ? undefined : 'suggestedOwners');
}

/** Whether an action would change anything of an issue, as far as its server does not lack it. */
export function isSensible({ asks, sample }: Verb, tracked: TrackedIssue, traits: ServerTraits): boolean {
  const no = whyNot(sample(tracked), tracked.issue, traits)?.kind;
  return no === undefined || no === 'lacks' || (asks !== undefined && no === 'already');
}

/** What is said of an issue beside its short id, on one line. */
export function triageLine({ issue, located, told }: TrackedIssue): string {
  const state =
    issue.status === 'unresolved' || issue.status === undefined ? '' : triage.states[issue.status]();
  return [errorLine(issue), numbers(issue.counts), state, told && triage.pending(), noLensBecause(located)]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeIcons(part ?? ''))
    .join(' · ');
}
