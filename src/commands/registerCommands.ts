import { Disposable } from 'vscode';
import type { Clock } from '../base/clock';
import { record } from '../base/decode';
import type { Log } from '../base/log';
import type { Settings } from '../contributions';
import { issueOfBranch } from '../issues/branch/issueOfBranch';
import type { CloserLooks } from '../issues/closerLooks';
import type { BindingBook } from '../issues/bindings/bindingBook';
import type { CurrentIssue } from '../issues/currentIssue';
import type { LensSwitches } from '../issues/groups';
import type { IssueStore } from '../issues/issueStore';
import type { OpenFiles } from '../issues/openFiles';
import type { WaitingDesk } from '../issues/waiting';
import type { RuleBook } from '../issues/ruleBook';
import { issuesOf, type TrackedIssue } from '../issues/storeState';
import type { TreeChoice } from '../issues/treeChoice';
import type { Accounts } from '../sentry/accounts';
import { commandTitles as titles } from '../words';
import { bindFolder, type BindFolderDesk } from './bindFolder';
import { compareWithRelease } from './compareWithRelease';
import { besideDemo, type DemoDesk, removeDemo } from './demo';
import { type Explain, explainMapping } from './explainMapping';
import type { ReleaseDesk } from './fileOfRelease';
import { filterIssues } from './filterIssues';
import { groupIssues } from './groupIssues';
import { issueHere } from './issueHere';
import { issueToWalk } from './issueToWalk';
import { issuesAtLine } from './issuesAtLine';
import { issuesInFile } from './issuesInFile';
import { nameFile, type NameFileDesk } from './nameFile';
import { nextIssue, nextIssueInFile } from './nextIssue';
import { openAsOfRelease } from './openAsOfRelease';
import { openLinkedIssue } from './openLinkedIssue';
import { openPullRequest, pullRequestFor, type PullRequestDesk } from './openPullRequest';
import { openStackTrace, type StackTraceDesk } from './openStackTrace';
import { IssuePicker, type StandingLenses } from './pickIssue';
import { readIssue } from './readIssue';
import type { Register } from './register';
import { type MergedDesk, resolveMerged } from './resolveMerged';
import { shareBinding } from './shareBinding';
import { sharePathRules } from './sharePathRules';
import { signIn, type SignInDesk } from './signIn';
import { signOut } from './signOut';
import type { BranchDesk } from './startWorking';
import type { StopsDesk } from './stopsNow';
import { switchEnvironment } from './switchEnvironment';
import { showAll, switchLenses } from './switchLenses';
import { registerTriage, type TriageDesk } from './triage/registerTriage';
import { applyMine, copyText, discard, sendAgain } from './waitingActions';
import { stepFrame, walkStack, type WalkDesk } from './walkStack';
import { copyReport, type DoctorDesk, whyEmpty } from './whyEmpty';

/** What the commands act on. */
export interface Desk
  extends StackTraceDesk, ReleaseDesk, TriageDesk, SignInDesk, DoctorDesk, BindFolderDesk, WalkDesk {
  readonly accounts: Accounts;
  readonly bindings: BindingBook;
  readonly store: IssueStore;
  readonly switches: LensSwitches;
  readonly files: OpenFiles;
  readonly lenses: StandingLenses & StopsDesk['lenses'];
  readonly clock: Clock;
  readonly current: CurrentIssue;
  readonly settings: {
    readonly current: Settings;
    set(id: 'lens.enabled', value: boolean): Promise<void>;
  };
  readonly log: Log & { show(): void };
  readonly rules: () => Promise<RuleBook>;
  /** Signs an account out, and deletes everything of it. */
  readonly signOut: (account: string) => Promise<void>;
  /** What the person chose to see in the tree. */
  readonly choice: TreeChoice;
  readonly outbox: TriageDesk['outbox'] & WaitingDesk;
  readonly work: BranchDesk & PullRequestDesk & MergedDesk['work'];
  readonly demo: DemoDesk;
  readonly looks: CloserLooks;
  readonly openIssue: (tracked: TrackedIssue) => Promise<void>;
  readonly expectHover: () => void;
}

/** Says of every command of package.json what it does. */
export function everyCommand(register: Register, desk: Desk): Disposable {
  const { accounts, store, bindings, switches, settings, log } = desk;
  const picker = new IssuePicker(store, desk.lenses, () => issueHere(desk));
  const forIssue =
    (title: string, run: (tracked: TrackedIssue, argument: unknown) => Promise<void>) =>
    async (argument: unknown) => {
      const tracked = await picker.issueOf(argument, title);
      if (tracked !== undefined) {
        desk.current.look(tracked.key);
        await run(tracked, argument);
      }
    };
  /** Of an issue whose event is fetched first, if it is not here. */
  const frameOf = (title: string, run: Parameters<typeof forIssue>[1]) =>
    forIssue(title, async ({ key }, argument) => {
      await store.lookAt([key]);
      const tracked = await picker.issueOf(key, title);
      await (tracked && run(tracked, argument));
    });
  const frameCommand = (
    id: Parameters<typeof register>[0],
    title: string,
    run: Parameters<typeof forIssue>[1],
  ) => register(id, title, frameOf(title, run));
  /** Of the issue whose stack the cursor is on, where nothing else is named. */
  const walkCommand = (
    id: 'faultline.walkStack' | 'faultline.previousFrame' | 'faultline.nextFrame',
    title: string,
    fromAnywhere: boolean,
    run: Parameters<typeof forIssue>[1],
  ) =>
    register(id, title, async (argument) => {
      await desk.edits.settled(); // lines are gone to as they stand now
      await frameOf(title, run)(namesNothing(argument) ? issueToWalk(desk, fromAnywhere) : argument);
    });
  const explain =
    ({ binding }: TrackedIssue): Explain =>
    (frame) =>
      desk.explain({ ...frame, mayHold: (folder) => store.mayHold(folder, binding) });
  const naming = (rules: RuleBook): NameFileDesk => ({
    rules,
    whereabouts: desk.whereabouts,
    fileOf: (uri) => desk.files.fileOf(uri),
    share: (folder) => sharePathRules(rules, folder),
  });
  return Disposable.from(
    ...registerTriage(register, picker, desk),
    register('faultline.signIn', titles.signIn(), (argument) =>
      besideDemo(desk.demo, () => signIn(desk, argument)),
    ),
    register('faultline.signOut', titles.signOut(), (argument) =>
      besideDemo(desk.demo, () => signOut(accounts, desk.signOut, argument)),
    ),
    register('faultline.bindFolder', titles.bindFolder(), (argument) => bindFolder(desk, argument)),
    register('faultline.shareBinding', titles.shareBinding(), () => shareBinding(bindings)),
    register('faultline.switchEnvironment', titles.switchEnvironment(), (row) =>
      switchEnvironment(store, bindings, row),
    ),
    register('faultline.refresh', titles.refresh(), () => store.refresh('all')),
    register('faultline.filterIssues', titles.filterIssues(), () =>
      filterIssues(desk.choice, issuesOf(store.state), desk.clock),
    ),
    register('faultline.clearFilter', titles.clearFilter(), async () => desk.choice.filter('')),
    register('faultline.onlyMapped', titles.onlyMapped(), async () => desk.choice.showOnlyMapped(true)),
    register('faultline.notOnlyMapped', titles.notOnlyMapped(), async () =>
      desk.choice.showOnlyMapped(false),
    ),
    register('faultline.groupBy', titles.groupBy(), () => groupIssues(desk.choice)),
    register('faultline.showMore', titles.showMore(), async (row) => {
      if (row !== undefined) {
        desk.choice.showMore(row);
      }
    }),
    register('faultline.retryAction', titles.retryAction(), (row, selection) =>
      sendAgain(desk.outbox, row, selection),
    ),
    register('faultline.applyAction', titles.applyAction(), (row, selection) =>
      applyMine(desk.outbox, row, selection),
    ),
    register('faultline.discardAction', titles.discardAction(), (row, selection) =>
      discard(desk.outbox, row, selection),
    ),
    register('faultline.copyAction', titles.copyAction(), (row, selection) =>
      copyText(desk.outbox, row, selection),
    ),
    register('faultline.showLenses', titles.showLenses(), (row) =>
      switchLenses(switches, store.state, row, true),
    ),
    register('faultline.hideLenses', titles.hideLenses(), (row) =>
      switchLenses(switches, store.state, row, false),
    ),
    register('faultline.showAll', titles.showAll(), (row) => showAll(switches, store.state, row)),
    register('faultline.toggleLenses', titles.toggleLenses(), () =>
      settings.set('lens.enabled', !settings.current['lens.enabled']),
    ),
    register('faultline.whyEmpty', titles.whyEmpty(), () => whyEmpty(desk)),
    register('faultline.copyReport', titles.copyReport(), () => copyReport(desk)),
    register('faultline.showLog', titles.showLog(), async () => log.show()),
    register('faultline.tryDemo', titles.tryDemo(), () => desk.demo.open()),
    register('faultline.removeDemo', titles.removeDemo(), () => removeDemo(desk.demo)),
    walkCommand('faultline.walkStack', titles.walkStack(), false, (tracked, argument) =>
      walkStack(tracked, argument, desk, explain(tracked)),
    ),
    walkCommand('faultline.previousFrame', titles.previousFrame(), true, (tracked, argument) =>
      stepFrame(tracked, argument, desk, 'caller'),
    ),
    walkCommand('faultline.nextFrame', titles.nextFrame(), true, (tracked, argument) =>
      stepFrame(tracked, argument, desk, 'called'),
    ),
    frameCommand('faultline.explainMapping', titles.explainMapping(), (tracked, argument) =>
      explainMapping(tracked, argument, explain(tracked)),
    ),
    frameCommand('faultline.nameFile', titles.nameFile(), async (tracked, argument) =>
      nameFile(tracked, argument, naming(await desk.rules())),
    ),
    register('faultline.openStackTrace', titles.openStackTrace(), () => openStackTrace(desk)),
    register('faultline.sharePathRules', titles.sharePathRules(), async () =>
      sharePathRules(await desk.rules()),
    ),
    frameCommand('faultline.openAsOfRelease', titles.openAsOfRelease(), (tracked, argument) =>
      openAsOfRelease(tracked, argument, desk),
    ),
    frameCommand('faultline.compareWithRelease', titles.compareWithRelease(), (tracked, argument) =>
      compareWithRelease(tracked, argument, desk),
    ),
    register('faultline.openPullRequest', titles.openPullRequest(), async (argument) => {
      const { current } = desk.work.workingOn;
      if (argument === undefined && current !== undefined) {
        await openPullRequest(current, issueOfBranch(store.state, current), desk.work);
        return;
      }
      await forIssue(titles.openPullRequest(), (tracked) => pullRequestFor(tracked, desk.work))(argument);
    }),
    register('faultline.resolveMerged', titles.resolveMerged(), () => resolveMerged(desk)),
    register('faultline.nextIssueInFile', titles.nextIssueInFile(), () => nextIssueInFile(desk, 'forth')),
    register('faultline.previousIssueInFile', titles.previousIssueInFile(), () =>
      nextIssueInFile(desk, 'back'),
    ),
    register('faultline.nextIssue', titles.nextIssue(), () => nextIssue(desk, 'forth')),
    register('faultline.previousIssue', titles.previousIssue(), () => nextIssue(desk, 'back')),
    register('faultline.issuesInFile', titles.issuesInFile(), () => issuesInFile(desk)),
    register('faultline.issuesAtLine', titles.issuesAtLine(), () => issuesAtLine(desk, picker)),
    register('faultline.readIssue', titles.readIssue(), (argument) => readIssue(desk, picker, argument)),
    register(
      'faultline.openLinkedIssue',
      titles.openLinkedIssue(),
      forIssue(titles.openLinkedIssue(), ({ key }, argument) =>
        openLinkedIssue(desk.looks.of(key).externalIssues, argument),
      ),
    ),
  );
}

/** True for the palette and for our keys. */
function namesNothing(argument: unknown): boolean {
  return argument === undefined || record(argument)?.['here'] === true;
}
