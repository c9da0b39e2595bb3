import type { Disposable } from 'vscode';
import { record, text } from '../../base/decode';
import type { Settings } from '../../contributions';
import type { CurrentIssue } from '../../issues/currentIssue';
import { readyFeeds, type TrackedIssue, traitsOf } from '../../issues/storeState';
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
    register('faultline.triage', titles.triage(), (argument: unknown, selection) =>
      triage.begin(keysOf(argument, selection, desk)),
    ),
    register('faultline.triageNext', titles.triageNext(), () => triage.step(1)),
    register('faultline.triagePrevious', titles.triagePrevious(), () => triage.step(-1)),
    register('faultline.undo', titles.undo(), async () => {
      const deed = await undo.run();
      triage.goBackTo(deed?.issues ?? []);
    }),
  ];
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

/** The issues of the rows that are selected; of a group, or a project, all of them. */
function keysOf(argument: unknown, selection: unknown, { store }: TriageDesk): readonly string[] {
  const rows = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
  return rows.flatMap((row: unknown) => {
    const { issue, group, binding } = record(row) ?? {};
    const key = text(issue) ?? text(row);
    if (key !== undefined) {
      return [key];
    }
    const feed = readyFeeds(store.state).find((one) => one.binding.id === binding);
    return feed?.groups.filter(({ query }) => query.id === group).flatMap(({ issues }) => issues) ?? [];
  });
}
