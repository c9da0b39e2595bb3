import { ConfigurationTarget, type Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { Settings } from '../contributions';
import { wrongValue } from '../words';
import type { SettingProblems } from './settingProblems';
import { type ReadSettings, readSettings } from './settingReaders';

/** All settings as one value, read anew when one changes. */
export class EditorSettings implements Disposable {
  private readonly changed = new EventEmitter<Settings>();
  private readonly subscription: Disposable;
  private now: Settings;

  readonly onDidChange = this.changed.event;

  constructor(private readonly problems: Pick<SettingProblems, 'say'>) {
    this.now = this.read();
    this.subscription = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('faultline')) {
        this.now = this.read();
        this.changed.fire(this.now);
      }
    });
  }

  get current(): Settings {
    return this.now;
  }

  /** As they are for a file or folder, which may have its own. @param resource its URI, as a string. */
  at(resource: string): Settings {
    return this.readAt(Uri.parse(resource)).settings;
  }

  /** Changes a setting where it is set now, else for the person. */
  async set<K extends keyof Settings>(id: K, value: Settings[K]): Promise<void> {
    const setting = workspace.getConfiguration('faultline');
    const isOfWorkspace = setting.inspect(id)?.workspaceValue !== undefined;
    await setting.update(
      id,
      value,
      isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
    );
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private read(): Settings {
    const { settings, wrong } = this.readAt();
    this.problems.say(
      'window',
      wrong.map(({ id, expected }) => ({ setting: `faultline.${id}`, sentence: wrongValue(id, expected) })),
    );
    return settings;
  }

  private readAt(resource?: Uri): ReadSettings {
    const setting = workspace.getConfiguration('faultline', resource ?? null); // of `undefined`, VS Code's log complains
    return readSettings((id) => ({
      value: setting.get(id),
      get usual() {
        return setting.inspect(id)?.defaultValue;
      },
    }));
  }
}
