import { Disposable } from 'vscode';
import type { Log } from '../base/log';
import type { Settings } from '../contributions';
import type { Bindings } from '../issues/binding';
import type { Branches } from '../issues/branches';
import type { CurrentIssue } from '../issues/currentIssue';
import type { LensSwitches } from '../issues/groups';
import type { IssueStore } from '../issues/issueStore';
import type { OpenFiles } from '../issues/openFiles';
import type { RuleBook } from '../issues/ruleBook';
import type { TrackedIssue } from '../issues/storeState';
import type { Session } from '../sentry/session';
import { commandTitles as titles } from '../words';
import { chooseProject } from './chooseProject';
import { compareWithRelease } from './compareWithRelease';
import { explainMapping } from './explainMapping';
import type { ReleaseDesk } from './fileOfRelease';
import { goToFrame } from './goToFrame';
import { nameFile, type NameFileDesk } from './nameFile';
import { openAsOfRelease } from './openAsOfRelease';
import { openInSentry } from './openInSentry';
import { openStackTrace, type StackTraceDesk } from './openStackTrace';
import { IssuePicker, type StandingLenses } from './pickIssue';
import { registering } from './register';
import { resolve, resolveInNextRelease } from './resolve';
import { resolveInCommit, type ResolveDesk } from './resolveInCommit';
import { sharePathRules } from './sharePathRules';
import { signIn } from './signIn';
import { startWorking } from './startWorking';
import { switchLenses } from './switchLenses';

/** What the commands act on. */
export interface Desk extends StackTraceDesk, ReleaseDesk, ResolveDesk {
  readonly session: Session;
  readonly store: IssueStore;
  readonly bindings: Bindings;
  readonly switches: LensSwitches;
  readonly branches: Branches;
  readonly files: OpenFiles;
  readonly lenses: StandingLenses;
  readonly current: CurrentIssue;
  readonly settings: {
    readonly current: Settings;
    set(id: 'lens.enabled', value: boolean): Promise<void>;
  };
  readonly log: Log & { show(): void };
  readonly rules: RuleBook;
  readonly openIssue: (tracked: TrackedIssue) => Promise<void>;
}

/** Registers every command of package.json. */
export function registerCommands(desk: Desk): Disposable {
  const { session, store, bindings, switches, settings, log } = desk;
  const register = registering(log);
  const picker = new IssuePicker(store, desk.lenses);
  const forIssue =
    (title: string, run: (tracked: TrackedIssue, argument: unknown) => Promise<void>) =>
    async (argument: unknown) => {
      const tracked = await picker.issueOf(argument, title);
      if (tracked !== undefined) {
        desk.current.look(tracked.issue.id);
        await run(tracked, argument);
      }
    };
  const issueCommand = (
    id: Parameters<typeof register>[0],
    title: string,
    run: Parameters<typeof forIssue>[1],
  ) => register(id, title, forIssue(title, run));
  /** Of an issue whose event is fetched first, if it is not here. */
  const frameCommand = (
    id: Parameters<typeof register>[0],
    title: string,
    run: Parameters<typeof forIssue>[1],
  ) =>
    issueCommand(id, title, async ({ issue }, argument) => {
      await store.lookAt([issue.id]);
      const tracked = await picker.issueOf(issue.id, title);
      await (tracked && run(tracked, argument));
    });
  const naming: NameFileDesk = {
    rules: desk.rules,
    whereabouts: desk.whereabouts,
    fileOf: (uri) => desk.files.fileOf(uri),
    share: (folder) => sharePathRules(desk.rules, folder),
  };
  return Disposable.from(
    register('faultline.signIn', titles.signIn(), (argument) => signIn(session, store, argument)),
    register('faultline.signOut', titles.signOut(), () => store.signOut()),
    register('faultline.chooseProject', titles.chooseProject(), () =>
      chooseProject(session, bindings, settings.current.organization),
    ),
    register('faultline.refresh', titles.refresh(), () => store.refresh('all')),
    register('faultline.showLenses', titles.showLenses(), (row) => switchLenses(switches, row, true)),
    register('faultline.hideLenses', titles.hideLenses(), (row) => switchLenses(switches, row, false)),
    register('faultline.showAll', titles.showAll(), () => switches.set('all', 'on')),
    register('faultline.toggleLenses', titles.toggleLenses(), () =>
      settings.set('lens.enabled', !settings.current['lens.enabled']),
    ),
    register('faultline.showLog', titles.showLog(), async () => log.show()),
    issueCommand('faultline.openIssue', titles.openIssue(), (tracked) => {
      void store.lookAt([tracked.issue.id]);
      return desk.openIssue(tracked);
    }),
    frameCommand('faultline.goToFrame', titles.goToFrame(), (tracked, argument) =>
      goToFrame(tracked, argument, desk.explain),
    ),
    frameCommand('faultline.explainMapping', titles.explainMapping(), (tracked, argument) =>
      explainMapping(tracked, argument, desk.explain),
    ),
    frameCommand('faultline.nameFile', titles.nameFile(), (tracked, argument) =>
      nameFile(tracked, argument, naming),
    ),
    register('faultline.openStackTrace', titles.openStackTrace(), () => openStackTrace(desk)),
    register('faultline.sharePathRules', titles.sharePathRules(), () => sharePathRules(desk.rules)),
    issueCommand('faultline.resolve', titles.resolve(), ({ issue }) => resolve(store, issue)),
    issueCommand('faultline.resolveInNextRelease', titles.resolveInNextRelease(), ({ issue }) =>
      resolveInNextRelease(store, issue, log),
    ),
    frameCommand('faultline.resolveInCommit', titles.resolveInCommit(), (tracked, argument) =>
      resolveInCommit(tracked, argument, desk),
    ),
    frameCommand('faultline.openAsOfRelease', titles.openAsOfRelease(), (tracked, argument) =>
      openAsOfRelease(tracked, argument, desk),
    ),
    frameCommand('faultline.compareWithRelease', titles.compareWithRelease(), (tracked, argument) =>
      compareWithRelease(tracked, argument, desk),
    ),
    issueCommand('faultline.startWorking', titles.startWorking(), (tracked) =>
      startWorking(tracked, desk.branches),
    ),
    issueCommand('faultline.openInSentry', titles.openInSentry(), async ({ issue }) => {
      const { state } = store;
      await (state.kind === 'ready' && openInSentry(issue, state.binding.org, state.account));
    }),
  );
}
