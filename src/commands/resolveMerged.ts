import { type QuickPickItem, window } from 'vscode';
import { oneLine } from '../base/oneLine';
import { issueOfBranch } from '../issues/branch/issueOfBranch';
import type { MergedBranches } from '../issues/branch/mergedBranches';
import { traitsOf } from '../issues/storeState';
import { commandTitles, workItem as words } from '../words';
import { whyNot } from '../issues/triage/offers';
import { act } from './triage/act';
import type { Verb, VerbDesk } from './triage/verb';
import { verbs } from './triage/verbs';

/** What the issue of a merged branch is resolved with. */
export interface MergedDesk extends Omit<VerbDesk, 'repositories'> {
  readonly work: Pick<VerbDesk, 'repositories'> & {
    readonly merged: Pick<MergedBranches, 'current' | 'decline'>;
  };
}

/** What makes sense for what is merged and will be released; the first that the server can do is the first choice. */
const offered: readonly Verb['name'][] = ['resolveInNextRelease', 'resolve'];

/** *Resolve What Is Merged…*: asks how to resolve the issue of a merged branch, or not to. */
export async function resolveMerged(desk: MergedDesk): Promise<void> {
  const { merged, repositories } = desk.work;
  const { current } = merged;
  const tracked = current && issueOfBranch(desk.store.state, current);
  if (current === undefined || tracked === undefined) {
    await window.showInformationMessage(words.noneMerged());
    return;
  }
  const traits = traitsOf(tracked, desk.store.state);
  const possible = offered
    .flatMap((name) => verbs.find((verb) => verb.name === name) ?? [])
    .filter((verb) => whyNot(verb.sample(tracked), tracked.issue, traits) === undefined);
  const items: readonly (QuickPickItem & { readonly verb?: Verb })[] = [
    ...possible.map((verb) => ({ label: commandTitles[verb.name](), verb })),
    { label: words.notNow(), detail: words.notNowDetail() },
  ];
  const title = words.resolveTitle(current.shortId, oneLine(current.branch));
  const picked = await window.showQuickPick(items, { title });
  if (picked?.verb !== undefined) {
    await act(picked.verb, [tracked], { ...desk, repositories });
  } else if (picked !== undefined) {
    merged.decline(current);
  }
}
