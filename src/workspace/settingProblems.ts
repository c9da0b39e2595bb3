import { commands, type Disposable, EventEmitter, window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import type { Log } from '../base/log';
import { Settling } from '../base/settling';
import { wrongSettings as words } from '../words';

/** Somebody may still be typing: no message before so many milliseconds without a change. */
const QUIET_MS = 1000;
const LONGEST_MS = 10_000;

/** A setting that is wrong. */
export interface WrongSetting {
  /** Its whole id, such as `faultline.period`. */
  readonly setting: string;
  /** Names it and says how to write it; holds nothing that stands in it. */
  readonly sentence: string;
}

/**
 * What is wrong in the settings. Each problem is told once, until it is put right: at the start in the log and in the
 * view, and what a change has brought in one message, however much it is.
 */
export class SettingProblems implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new EventEmitter<void>());
  private readonly settling: Settling;
  /** By who said so. */
  private readonly said = new Map<string, readonly WrongSetting[]>();
  private untold: readonly WrongSetting[] = [];
  private isTelling = false;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly log: Log & { show(): void },
    clock: Clock,
  ) {
    this.settling = this.owned.add(new Settling(clock, QUIET_MS, LONGEST_MS, () => void this.tell()));
  }

  /** The sentence of the first. */
  get first(): string | undefined {
    return this.all[0]?.sentence;
  }

  /** Takes the place of what the same reader of settings said before. */
  say(reader: string, wrong: readonly WrongSetting[]): void {
    const before = this.said.get(reader);
    this.said.set(reader, wrong);
    if (isSame(before ?? [], wrong)) {
      return;
    }
    const fresh = wrong.filter((one) => !includes(before ?? [], one));
    fresh.forEach(({ sentence }) => this.log.warn(sentence));
    if (before !== undefined && fresh.length > 0) {
      this.untold = [...this.untold, ...fresh];
      this.settling.stir();
    }
    this.changed.fire();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private get all(): readonly WrongSetting[] {
    return [...this.said.values()].flat();
  }

  private async tell(): Promise<void> {
    const [first, ...others] = this.untold.filter((one) => includes(this.all, one));
    this.untold = [];
    if (first === undefined || this.isTelling) {
      return;
    }
    this.isTelling = true;
    try {
      await this.offer(first, others.length);
    } finally {
      this.isTelling = false;
    }
  }

  private async offer({ setting, sentence }: WrongSetting, others: number): Promise<void> {
    const message = others === 0 ? sentence : `${sentence} ${words.more(others)}`;
    const [open, showLog] = [words.open(), words.showLog()];
    const chosen = await window.showWarningMessage(message, open, ...(others === 0 ? [] : [showLog]));
    if (chosen === open) {
      await commands.executeCommand('workbench.action.openSettings', `@id:${setting}`);
    } else if (chosen === showLog) {
      this.log.show();
    }
  }
}

function includes(all: readonly WrongSetting[], { sentence }: WrongSetting): boolean {
  return all.some((one) => one.sentence === sentence);
}

function isSame(some: readonly WrongSetting[], others: readonly WrongSetting[]): boolean {
  return some.length === others.length && some.every(({ sentence }, at) => sentence === others[at]?.sentence);
}
