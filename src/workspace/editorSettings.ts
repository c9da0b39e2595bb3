import { ConfigurationTarget, type Disposable, EventEmitter, workspace } from 'vscode';
import { flag, number, text } from '../base/decode';
import type { Settings } from '../contributions';

/** All settings as one value, read anew when one changes. */
export class EditorSettings implements Disposable {
  private readonly changed = new EventEmitter<Settings>();
  private readonly subscription: Disposable;
  private now = read();

  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscription = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('faultline')) {
        this.now = read();
        this.changed.fire(this.now);
      }
    });
  }

  get current(): Settings {
    return this.now;
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
}

/** VS Code answers the default of package.json for what is not set; what is set may be of any type. */
function read(): Settings {
  const setting = workspace.getConfiguration('faultline');
  return {
    refreshMinutes: number(setting.get('refreshMinutes')) ?? 0,
    'lens.enabled': flag(setting.get('lens.enabled')) ?? true,
    'lens.maxLength': number(setting.get('lens.maxLength')) ?? 0,
    'branch.template': text(setting.get('branch.template')) ?? '${shortId}',
    'branch.assignToMe': flag(setting.get('branch.assignToMe')) ?? false,
    markSeen: flag(setting.get('markSeen')) ?? true,
  };
}
