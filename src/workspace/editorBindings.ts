import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { each, record, text } from '../base/decode';
import type { Binding, Bindings, Target } from '../issues/binding';
import type { EditorSettings } from './editorSettings';

const CHOSEN = 'faultline.target';

/** The binding that the settings name or, without them, the one that the person chose for this workspace. */
export class EditorBindings implements Bindings, Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly subscription: Disposable;
  private now: Binding | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly settings: EditorSettings,
    /** Of this workspace: two windows never share it. */
    private readonly memento: Memento,
  ) {
    this.now = this.read();
    this.subscription = settings.onDidChange(() => this.update());
  }

  get current(): Binding | undefined {
    return this.now;
  }

  async choose(target: Target): Promise<void> {
    await this.memento.update(CHOSEN, target);
    this.update();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private update(): void {
    const next = this.read();
    if (JSON.stringify(next) !== JSON.stringify(this.now)) {
      this.now = next;
      this.changed.fire();
    }
  }

  private read(): Binding | undefined {
    const { organization, projects, environments, period } = this.settings.current;
    const target =
      organization === '' ? decodeTarget(this.memento.get(CHOSEN)) : { org: organization, projects };
    const statsPeriod = /^[1-9]\d{0,2}[hdw]$/.test(period) ? period : '14d';
    return target && { ...target, environments, statsPeriod };
  }
}

function decodeTarget(value: unknown): Target | undefined {
  const target = record(value);
  const org = text(target?.['org']);
  return org === undefined ? undefined : { org, projects: each(target?.['projects'], text) };
}
