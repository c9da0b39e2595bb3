import type { Disposable } from 'vscode';
import { record, text } from '../../base/decode';
import type { Settings } from '../../contributions';
import type { CurrentIssue } from '../../issues/currentIssue';
import type { GroupName } from '../../issues/issueStore';
import {
  type IssueKey,
  readyFeeds,
  type StoreState,
  type TrackedIssue,
  traitsOf,
} from '../../issues/storeState';
import { dealtWith } from '../../issues/triage/dealtWith';
import { commandTitles as titles } from '../../words';
import { openInSentry } from '../openInSentry';
import type { IssuePicker, Offer } from '../pickIssue';
import type { Register } from '../register';
import { type BranchDesk, startWorking } from '../startWorking';
import { act } from './act';
import { copyLink, copyMarkdown, copyShortId } from './copy';
import { isSensible } from './triageItems';
import { type Aside, Triage, type TriageDesk as WalkDesk } from './triage';
import { Undo, type UndoDesk } from './undo';
import type { Verb, Verbal, VerbDesk } from './verb';
import { verbs } from './verbs';

/** What triage acts on. */
export interface TriageDesk extends Omit<VerbDesk, 'repositories'>, WalkDesk, UndoDesk {
  readonly store: VerbDesk['store'];
  readonly current: CurrentIssue;
  readonly settings: { readonly current: Settings };
  readonly work: BranchDesk;
  readonly openIssue: (tracked: TrackedIssue) => Promise<void>;
  /** The issues that the tree shows in a group as it is put together now. */
  readonly shownIn: (group: GroupName) => readonly IssueKey[];
}

/** Registers what is done with issues: one, all that are selected, or the one that *Triage* shows. */
export function registerTriage(
  register: Register,
  picker: IssuePicker,
  desk: TriageDesk,
): readonly Disposable[] {
  const triage = new Triage(desk);
  const undo = new Undo(desk);
  const workDesk = { ...desk.work, outbox: desk.outbox, deeds: desk.deeds, undo };
  const verbDesk: VerbDesk = { ...desk, repositories: desk.work.repositories };
  const command = (name: Verbal, { verb, aside = 'no', isOfOne = false }: Manner, run: Run) =>
    register(`faultline.${name}`, titles[name](), async (argument: unknown, selection) => {
      const at = argument === undefined ? triage.at : undefined;
      const rows = isOfOne ? undefined : selection;
      const issues = await picker.issuesOf(at ?? argument, rows, titles[name](), offerOf(verb, desk));
      const [first] = issues;
      if (first === undefined) {
        return;
      }
      desk.current.look(first.key);
      await (at === undefined
        ? run(issues, argument)
        : triage.during(verb, aside, (taken) => run(issues, argument, taken)));
    });
  return [
    triage,
    ...verbs.map((verb) =>
      command(
        verb.name,
        { verb, aside: verb.asks === 'person' ? 'forQuestions' : 'no' },
        (issues, argument, taken) => act(verb, issues, verbDesk, argument, taken),
      ),
    ),
    command('startWorking', { aside: 'forQuestions', isOfOne: true }, ([first]) =>
      onlyOne(first, (one) => startWorking(one, workDesk)),
    ),
    command('openIssue', { aside: 'hidden', isOfOne: true }, ([first]) =>
      onlyOne(first, (one) => {
        void desk.store.lookAt([one.key]);
        return desk.openIssue(one);
      }),
    ),
    command('openInSentry', {}, openInSentry),
    command('copyLink', {}, copyLink),
    command('copyShortId', {}, copyShortId),
    command('copyMarkdown', {}, copyMarkdown),
    register('faultline.triage', titles.triage(), async (argument: unknown, selection) =>
      triage.begin(argument === undefined ? undefined : await keysOf(argument, selection, desk)),
    ),
    // The button above the rows is given the row that has the focus, which says nothing of what is wanted.
    register('faultline.triageView', titles.triageView(), async (argument: unknown, selection) =>
      triage.begin(isSeveral(selection) ? await keysOf(argument, selection, desk) : undefined),
    ),
    register('faultline.triageNext', titles.triageNext(), () => triage.step(1)),
    register('faultline.triagePrevious', titles.triagePrevious(), () => triage.step(-1)),
    register('faultline.undo', titles.undo(), async () => {
      const deed = await undo.run();
      triage.goBackTo(deed?.issues ?? []);
    }),
  ];
}

function isSeveral(selection: unknown): boolean {
  return Array.isArray(selection) && selection.length > 1;
}

type Issues = readonly TrackedIssue[];
type Run = (issues: Issues, argument: unknown, taken?: () => void) => Promise<unknown>;

interface Manner {
  readonly verb?: Verb;
  readonly aside?: Aside;
  /** For the row that was clicked, whatever else is selected: a branch, or a document, is of one issue. */
  readonly isOfOne?: boolean;
}

function offerOf(verb: Verb | undefined, { store: { state }, deeds }: TriageDesk): Offer {
  return {
    fits: (tracked) => verb === undefined || isSensible(verb, tracked, traitsOf(tracked, state)),
    dealtWith: dealtWith(deeds, state),
  };
}

async function onlyOne(
  first: TrackedIssue | undefined,
  run: (tracked: TrackedIssue) => Promise<unknown>,
): Promise<void> {
  await (first && run(first));
}

/** The issues of the rows that are selected with the one that was clicked; of a group, all that it shows. */
async function keysOf(argument: unknown, selection: unknown, desk: TriageDesk): Promise<readonly IssueKey[]> {
  const rows: readonly unknown[] =
    Array.isArray(selection) && selection.some((row) => row === argument) ? selection : [argument];
  const keys = rows.map(async (row): Promise<readonly IssueKey[]> => {
    const { issue, group, binding } = record(row) ?? {};
    const key = text(issue) ?? text(row);
    const [groupId, bindingId] = [text(group), text(binding)];
    if (key !== undefined || groupId === undefined || bindingId === undefined) {
      return key === undefined ? [] : [key];
    }
    const name = { group: groupId, binding: bindingId };
    await (isUnlisted(name, desk.store.state) && desk.store.open(name));
    return desk.shownIn(name);
  });
  return (await Promise.all(keys)).flat();
}

function isUnlisted({ binding, group }: GroupName, state: StoreState): boolean {
  const feed = readyFeeds(state).find((one) => one.binding.id === binding);
  return feed?.groups.some(({ query, loaded }) => query.id === group && !loaded) === true;
}
