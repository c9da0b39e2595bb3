import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { oneOf, record } from '../base/decode';
import { type GroupId, groupQueries, type LensSwitch, type LensSwitches } from '../issues/groups';

const SWITCHES = 'faultline.lensSwitches';

/** The switches of this workspace's groups. */
export class EditorLensSwitches implements LensSwitches, Disposable {
  private readonly changed = new EventEmitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: Memento) {}

  of(group: GroupId): LensSwitch {
    const chosen = oneOf(['on', 'dimmed', 'off'], this.chosen()[group]);
    return chosen ?? groupQueries.find(({ id }) => id === group)?.lenses ?? 'off';
  }

  async set(group: GroupId, lenses: LensSwitch): Promise<void> {
    await this.memento.update(SWITCHES, { ...this.chosen(), [group]: lenses });
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private chosen(): Readonly<Record<string, unknown>> {
    return record(this.memento.get(SWITCHES)) ?? {};
  }
}
