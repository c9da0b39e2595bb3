import { join } from 'node:path';
import { commands, type ExtensionContext, l10n, languages } from 'vscode';
import { record, text } from './base/decode';
import { systemClock } from './base/clock';
import { commandRoom } from './commands/atFirstNeed';
import { registerCommands } from './commands/register';
import type { ContextKeys } from './contributions';
import { DoctorDocument } from './details/doctorDocument';
import { IssueDocuments } from './details/issueDocuments';
import { MappingDocuments } from './details/mappingDocuments';
import { ReleaseDocuments } from './details/releaseDocuments';
import { StackTraceDocuments } from './details/stackTraceDocuments';
import { EditedFiles } from './editor/editedFiles';
import { firstLens } from './editor/firstLens';
import { InlineValues } from './editor/inlineValues';
import { CursorRest } from './editor/cursorRest';
import { IssueHover } from './editor/issueHover';
import { Lenses } from './editor/lenses';
import { QuickFixes } from './editor/quickFixes';
import { ReleaseMarks } from './editor/releaseMarks';
import { StatusItem } from './editor/statusItem';
import { UndoItem } from './editor/undoItem';
import { WorkItem } from './editor/workItem';
import { issueOfBranch } from './issues/branch/issueOfBranch';
import { MergedBranches } from './issues/branch/mergedBranches';
import { StartedBranches } from './issues/branch/startedBranches';
import { WorkingOn } from './issues/branch/workingOn';
import { Changes } from './issues/changes';
import { CloserLooks } from './issues/closerLooks';
import { CodeMappings } from './issues/codeMappings';
import { CurrentIssue } from './issues/currentIssue';
import { IssueStore } from './issues/issueStore';
import { LineAuthors } from './issues/lineAuthors';
import { markSeen } from './issues/markSeen';
import type { Contested } from './issues/outbox/entry';
import { Outbox } from './issues/outbox/outbox';
import { UntoldConflicts } from './issues/outbox/untoldConflicts';
import { toldOf } from './issues/pendingIssues';
import { ReleaseCommits } from './issues/releaseCommits';
import { ReleaseFiles } from './issues/releaseFiles';
import type { RuleBook } from './issues/ruleBook';
import { Snapshots } from './issues/snapshot';
import { feedOf, type TrackedIssue } from './issues/storeState';
import { TreeChoice } from './issues/treeChoice';
import type { Action } from './issues/triage/action';
import { Deeds } from './issues/triage/deeds';
import { Walk } from './issues/walk';
import { Whereabouts } from './issues/whereabouts';
import { Accounts } from './sentry/accounts';
import { SentryHttp } from './sentry/http';
import { tokenPage } from './sentry/tokenPage';
import { trafficPerServer } from './sentry/traffic/perServer';
import { InThisFile } from './tree/inThisFile';
import { IssueTree } from './tree/issueTree';
import { speakThrough } from './words';
import { AccountMenu } from './workspace/accountMenu';
import { folderReading } from './workspace/atFirstNeed';
import { Demo } from './workspace/demo';
import { DiskLeases } from './workspace/diskLeases';
import { DiskOutboxFiles } from './workspace/diskOutboxFiles';
import { DiskStorage } from './workspace/diskStorage';
import { EditorBindings } from './workspace/editorBindings';
import { editorCommits } from './workspace/editorCommits';
import { editorFiles } from './workspace/editorFiles';
import { EditorLensSwitches } from './workspace/editorLensSwitches';
import { EditorLog } from './workspace/editorLog';
import { editorSecrets, passingSecrets } from './workspace/secrets';
import { EditorSettings } from './workspace/editorSettings';
import { SettingProblems } from './workspace/settingProblems';
import { folderEvidence } from './workspace/folderEvidence';
import { Folders } from './workspace/folders';
import { forgeChoices, startedMemory } from './workspace/editorWork';
import { EditorRepositories } from './workspace/gitExtension';
import { keptGrouping } from './workspace/keptGrouping';
import { networkFetch } from './workspace/network';
import { wakeUp } from './workspace/wakeUp';

/** Builds the machine, top to bottom. Nothing here reads a file, starts a process or sends a request. */
export function activate(context: ExtensionContext): void {
  speakThrough(l10n.t);
  const { subscriptions, globalStorageUri, workspaceState } = context;
  const own = <T extends { dispose(): void }>(part: T): T => {
    subscriptions.push(part);
    return part;
  };
  const clock = systemClock;
  const log = own(new EditorLog());
  const settingProblems = own(new SettingProblems(log, clock));
  const settings = own(new EditorSettings(settingProblems));
  const switches = own(new EditorLensSwitches(workspaceState));
  const failed = (error: unknown) => log.error('the secret store does not answer', error);
  const [fetch, trafficOf] = [networkFetch(), trafficPerServer(clock)];
  const connect = (server: string, token: string) =>
    new SentryHttp(server, token, fetch, clock, trafficOf(server));
  const demo = own(new Demo(globalStorageUri.fsPath, context.asAbsolutePath('media/demo'), log));
  const secrets = demo.isHere ? passingSecrets() : editorSecrets(context.secrets);
  const accounts = own(new Accounts({ secrets, connect, now: () => clock.now(), failed }));
  const bindings = own(new EditorBindings(accounts, workspaceState, settingProblems)); // before those who listen to both
  const kept = demo.isHere ? demo.kept : globalStorageUri.fsPath;
  const leases = new DiskLeases(kept, clock);
  const snapshots = new Snapshots(new DiskStorage(kept), () => clock.now());
  let ruleBook: Promise<RuleBook> | undefined;
  const rules = () =>
    (ruleBook ??= folderReading().then(({ EditorRuleBook }) =>
      own(new EditorRuleBook(workspaceState, settingProblems)),
    ));
  const codeMappings = own(new CodeMappings());
  const whereabouts = own(new Whereabouts());
  const outboxFiles = new DiskOutboxFiles(join(kept, 'outbox'));
  const outbox = own(new Outbox({ files: outboxFiles, leases, clock, log, accounts }));
  const deeds = own(new Deeds(outbox, clock));
  own(new UndoItem(deeds, clock));
  const heard = own(
    accounts.onDidChange(() => {
      if (accounts.signedIn.length > 0) {
        heard.dispose();
        void outbox.open();
      }
    }),
  );
  const store = own(
    new IssueStore({
      ...{ accounts, bindings, switches, snapshots, leases, whereabouts, codeMappings, clock, log },
      ...{ files: editorFiles, outbox },
    }),
  );
  const releaseCommits = own(
    new ReleaseCommits(
      () => store.whom(),
      (error) => log.error('the commits of a release could not be read', error),
    ),
  );
  const folders = own(
    new Folders({
      search: (locators) => whereabouts.search(locators),
      listed: () => whereabouts.changedHere(),
      written: (files) => void store.filesChanged(files),
      headMoved: (folder) => void store.headMoved(folder),
      ...{ rules, codeMappings, releaseCommits },
      failed: (error) => log.error('the files of a folder cannot be listed', error),
    }),
  );

  const changes = own(
    new Changes(editorCommits, (error) => log.error('git does not tell of a commit', error)),
  );
  const looks = own(
    new CloserLooks(
      (issue) => {
        const feed = feedOf(store.state, issue);
        const tracked = feed?.issues.get(issue);
        const http = tracked && store.whoSees(tracked.binding)?.http;
        return tracked && http && { tracked, http, asOf: feed?.asOf ?? 0 };
      },
      clock,
      (error) => log.error('what is known of an issue could not be read', error),
    ),
  );
  own(accounts.onDidChange(() => looks.keepOnly(accounts.signedIn.map(({ http }) => http))));
  const releaseFiles = new ReleaseFiles();
  const current = own(new CurrentIssue());
  own(accounts.onDidChange(() => current.look(undefined)));
  const choice = own(new TreeChoice(keptGrouping(workspaceState)));
  const tree = own(
    new IssueTree(store, bindings, settingProblems, current, clock, setContext, choice, outbox),
  );
  const edits = own(
    new EditedFiles(
      (files) => store.filesChanged(files),
      clock,
      (error) => log.error('the lines of an edited file could not be looked for', error),
    ),
  );
  const lenses = own(new Lenses(store, current, settings, editorFiles, edits, clock));
  own(
    new InThisFile({
      ...{ store, current, choice, clock, setContext },
      ...{ marks: lenses, files: editorFiles, waiting: outbox },
    }),
  );
  own(firstLens(lenses, () => setContext('faultline.lensShown', true)));
  own(new StatusItem(store, lenses, clock));
  const authors = own(
    new LineAuthors(editorCommits, clock, (error) => log.error('git does not tell who wrote a line', error)),
  );
  const hover = new IssueHover({ lenses, store, looks, changes, authors, clock });
  own(languages.registerHoverProvider({ scheme: 'file' }, hover));
  own(new CursorRest(hover, authors, () => lenses.enabled, clock));
  own(
    languages.registerCodeActionsProvider({ scheme: 'file' }, new QuickFixes(lenses, store), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
  );
  const walk = own(new Walk());
  const inlineValues = own(
    new InlineValues({ ...{ store, current, looks, walk, settings, edits }, files: editorFiles }),
  );
  own(languages.registerInlayHintsProvider({ scheme: 'file' }, inlineValues));
  const repositories = own(new EditorRepositories());
  const started = own(new StartedBranches(startedMemory(workspaceState)));
  const gitFailed = (error: unknown) => log.error('git does not tell of branches', error);
  const workingOn = own(new WorkingOn(repositories, started, gitFailed));
  const merged = own(
    new MergedBranches({
      ...{ repositories, started, clock, failed: gitFailed },
      statusOf: (one) => issueOfBranch(store.state, one)?.issue.status,
      onDidChangeIssues: store.onDidChange,
    }),
  );
  own(new WorkItem(workingOn, merged, store, accounts));
  own(accounts.onDidSignOut((account) => started.forgetAccount(account)));
  const take = async (tracked: TrackedIssue, action: Action) => {
    await outbox.act(tracked.account.id, tracked.binding.org, toldOf(tracked), action);
  };
  const work = {
    ...{ repositories, started, workingOn, merged, settings, log },
    forgeChoices: forgeChoices(context.globalState),
    releaseCommits: ({ located, binding }: TrackedIssue, signal: AbortSignal) =>
      'trace' in located
        ? whereabouts.releaseCommits(located.trace, (folder) => store.mayHold(folder, binding), signal)
        : Promise.resolve([]),
  };
  const documents = own(new IssueDocuments(store, changes, looks, clock));
  const traces = own(new StackTraceDocuments());
  const mappings = own(new MappingDocuments(whereabouts));
  const releases = own(new ReleaseDocuments(releaseFiles));
  const examination = own(new DoctorDocument());
  own(new ReleaseMarks(releaseFiles, store, settings, clock));
  own(accounts.onDidChange(() => setContext('faultline.signedIn', accounts.signedIn.length > 0)));
  const leave = async (account: string) => {
    deeds.forget(account);
    try {
      await store.signOut(account);
    } finally {
      await outbox.forget(account);
    }
  };
  const show = () => tree.showWaiting();
  const signOut = async (account: string) =>
    (await commandRoom()).leaveAccount(account, { outbox, leave, show });
  const conflictDesk = { outbox, log, show };
  const tellOf = async (conflicts: readonly Contested[]) =>
    (await commandRoom()).tellConflicts(conflicts, conflictDesk);
  own(new UntoldConflicts(outbox, leases, clock, (conflicts) => void tellOf(conflicts)));
  const signInDesk = {
    accounts,
    tokensHere: async (signal: AbortSignal) => (await folderReading()).tokensOnThisMachine(signal),
    tokenPage: (server: string, signal: AbortSignal) => tokenPage(connect(server, ''), signal),
    signedIn: () => void store.refresh('all'),
  };
  if (!demo.isHere) {
    own(
      new AccountMenu(accounts, {
        signIn: async () => (await commandRoom()).signIn(signInDesk),
        signOut: (account) => signOut(account),
      }),
    );
  }
  const seenDesk = {
    ...{ settings, log },
    see: (tracked: TrackedIssue) => take(tracked, { kind: 'see', on: true }),
  };
  own(
    registerCommands({
      ...signInDesk,
      store,
      bindings,
      evidenceOf: folderEvidence,
      switches,
      settings,
      log,
      work,
      files: editorFiles,
      lenses,
      current,
      walk,
      edits,
      clock,
      rules,
      demo,
      looks,
      openIssue: (tracked) => {
        void markSeen(tracked, seenDesk);
        return documents.open(tracked);
      },
      expectHover: () => hover.expect(),
      ...{ choice, outbox, deeds, setContext, showWaiting: show, shownIn: (group) => tree.issuesIn(group) },
      signOut,
      explain: (frame) => mappings.open(frame),
      whereabouts,
      changes,
      releases,
      version: text(record(context.extension.packageJSON)?.['version']) ?? '',
      openExamination: (examined) => examination.open(examined),
      openFolders: () => folders.turnOn(),
      openTrace: (pasted, places) => traces.open(pasted, places),
    }),
  );
  if (demo.isHere) {
    own(clock.after(0, () => void demo.start(accounts, bindings)));
  }
  own(wakeUp({ accounts, store, bindings, folders, settings, clock, log, view: tree.looked }));
}

function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  void commands.executeCommand('setContext', key, value);
}
