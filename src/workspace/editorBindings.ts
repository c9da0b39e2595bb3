import { ConfigurationTarget, type Disposable, EventEmitter, type Memento, Uri, workspace } from 'vscode';
import { record, text } from '../base/decode';
import { DisposableStore } from '../base/disposable';
import type { Binding, BoundFolder, Target } from '../issues/binding';
import type { BindingBook, FolderProblem, OwnBinding } from '../issues/bindings/bindingBook';
import { readBindingSettings } from '../issues/bindings/bindingSettings';
import {
  bindingsOf,
  decodeChoices,
  type FolderSays,
  type KeptChoice,
} from '../issues/bindings/currentBindings';
import { serverKey } from '../issues/bindings/servers';
import type { Accounts } from '../sentry/accounts';
import { settingProblem } from '../words';
import type { SettingProblems } from './settingProblems';

const KEPT = 'faultline.bindings';

/** What the settings of each open folder say, and the person's choices in this workspace's memory. */
export class EditorBindings implements BindingBook, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private says: readonly FolderSays[] = [];
  private now: readonly Binding[] = [];
  private wrong: readonly FolderProblem[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly accounts: Pick<Accounts, 'state' | 'onDidChange'>,
    /** Of this workspace: two windows never share it. */
    private readonly memento: Memento,
    private readonly settingProblems: Pick<SettingProblems, 'say'>,
  ) {
    this.read();
    const update = () => this.update();
    this.owned.add(accounts.onDidChange(update));
    this.owned.add(workspace.onDidChangeWorkspaceFolders(update));
    this.owned.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('faultline')) {
          update();
        }
      }),
    );
  }

  get current(): readonly Binding[] {
    return this.now;
  }

  get problems(): readonly FolderProblem[] {
    return this.wrong;
  }

  get folders(): readonly string[] {
    return this.says.map(({ folder }) => folder);
  }

  get own(): readonly OwnBinding[] {
    return this.says.flatMap(({ folder, choices }) =>
      choices.flatMap(({ path, target }) => {
        const bound = { folder, path };
        return target === undefined || this.isBySettings(bound) ? [] : [{ folder: bound, target }];
      }),
    );
  }

  isBySettings({ folder, path }: BoundFolder): boolean {
    const says = this.says.find((one) => one.folder === folder);
    return says?.settings.entries.some((entry) => entry.path === path) ?? false;
  }

  isSwitched({ folder, path }: BoundFolder): boolean {
    const says = this.says.find((one) => one.folder === folder);
    return says?.choices.some((one) => one.path === path && one.environments !== undefined) ?? false;
  }

  async bind({ folder, path }: BoundFolder, target: Target): Promise<void> {
    await this.keep(folder, (choices) => [...choices.filter((one) => one.path !== path), { path, target }]);
  }

  async forget(folder: BoundFolder): Promise<void> {
    await this.keep(folder.folder, (choices) => choices.filter((one) => one.path !== folder.path));
  }

  async assume(target: Target): Promise<void> {
    const silent = this.says.filter(
      ({ settings, choices }) =>
        settings.entries.length === 0 &&
        choices.every((one) => one.target === undefined || one.isAssumed === true),
    );
    for (const { folder } of silent) {
      await this.keep(folder, () => [{ path: '', target, isAssumed: true }]);
    }
  }

  async share(bindings: readonly OwnBinding[]): Promise<void> {
    for (const folder of new Set(bindings.map((one) => one.folder.folder))) {
      const shared = bindings.filter((one) => one.folder.folder === folder);
      const setting = workspace.getConfiguration('faultline', Uri.parse(folder));
      const written = setting.inspect<unknown>('bindings')?.workspaceFolderValue;
      const entries = shared.map(({ folder: { path }, target }) => entryOf(path, target));
      // What is no binding stays as well: somebody meant something by it.
      const before = written === undefined || written === null ? [] : [written].flat();
      await setting.update('bindings', [...entries, ...before], ConfigurationTarget.WorkspaceFolder);
      const isShared = ({ path }: KeptChoice) => shared.some((one) => one.folder.path === path);
      await this.keep(folder, (choices) =>
        choices.map((one) => (isShared(one) ? { path: one.path, environments: one.environments } : one)),
      );
    }
  }

  async switchEnvironments(
    folders: readonly BoundFolder[],
    environments: readonly string[] | undefined,
  ): Promise<void> {
    for (const { folder, path } of folders) {
      await this.keep(folder, (choices) => {
        const choice = choices.find((one) => one.path === path);
        return [...choices.filter((one) => one !== choice), { ...choice, path, environments }];
      });
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async keep(
    folder: string,
    change: (choices: readonly KeptChoice[]) => readonly KeptChoice[],
  ): Promise<void> {
    const kept = record(this.memento.get(KEPT)) ?? {};
    const choices = change(decodeChoices(kept[folder])).filter(
      ({ target, environments }) => target !== undefined || environments !== undefined,
    );
    await this.memento.update(KEPT, { ...kept, [folder]: choices });
    this.update();
  }

  private update(): void {
    const before = JSON.stringify([this.now, this.wrong, this.folders]);
    this.read();
    if (JSON.stringify([this.now, this.wrong, this.folders]) !== before) {
      this.changed.fire();
    }
  }

  private read(): void {
    const kept = record(this.memento.get(KEPT)) ?? {};
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    this.says = folders.map(({ uri }) => ({
      folder: uri.toString(),
      settings: settingsOf(uri),
      choices: decodeChoices(kept[uri.toString()]),
    }));
    const { state } = this.accounts;
    const signedIn = state.kind === 'known' ? state.signedIn.map(({ account }) => account.id) : [];
    this.now = bindingsOf(this.says, usualPeriod(), signedIn);
    this.wrong = this.says.flatMap(({ folder, settings }) =>
      settings.problems.map((one) => ({ folder, ...one })),
    );
    this.settingProblems.say(
      'bindings',
      this.wrong.map((one) => ({ setting: `faultline.${one.setting}`, sentence: settingProblem(one) })),
    );
  }
}

/** VS Code leaves out what a workspace says that is not trusted. */
function settingsOf(folder: Uri) {
  const setting = workspace.getConfiguration('faultline', folder);
  return readBindingSettings({
    bindings: setting.get('bindings'),
    environments: setting.get('environments'),
    tags: setting.get('tags'),
    period: setting.get('period'),
    queries: setting.get('queries'),
  });
}

function usualPeriod(): string {
  return text(workspace.getConfiguration('faultline').inspect('period')?.defaultValue) ?? '';
}

/** Names no account: that is each person's own. */
function entryOf(path: string, { server, org, projects }: Target) {
  const [project, ...others] = projects;
  return {
    ...(path !== '' && { path }),
    host: serverKey(server),
    organization: org,
    ...(others.length > 0 ? { projects } : project !== undefined && { project }),
  };
}
