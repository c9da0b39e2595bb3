import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { oneOf, record } from '../base/decode';
import type { Binding } from '../issues/binding';
import type { GroupQuery, LensSwitch, LensSwitches } from '../issues/groups';

const SWITCHES = 'faultline.lensSwitches';

/** The switches of this workspace's groups. */
export class EditorLensSwitches implements LensSwitches, Disposable {
  private readonly changed = new EventEmitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: Memento) {}

  of(binding: Binding, group: GroupQuery): LensSwitch {
    return oneOf(['on', 'dimmed', 'off'], this.chosen()[keyOf(binding, group)]) ?? group.lenses;
  }

  async set(binding: Binding, group: GroupQuery, lenses: LensSwitch): Promise<void> {
    await this.memento.update(SWITCHES, { ...this.chosen(), [keyOf(binding, group)]: lenses });
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private chosen(): Readonly<Record<string, unknown>> {
    return record(this.memento.get(SWITCHES)) ?? {};
  }
}

function keyOf({ server, org, projects }: Binding, { id }: GroupQuery): string {
  return JSON.stringify([server, org, ...projects, id]);
}
