import { ConfigurationTarget, type Disposable, EventEmitter, type Memento, Uri, workspace } from 'vscode';
import { record } from '../base/decode';
import type { RuleBook } from '../issues/ruleBook';
import { parsePathRules, type PathRule } from '../mapping/choice/pathRules';
import { ruleProblem } from '../words';
import type { SettingProblems } from './settingProblems';

const OWN = 'faultline.pathRules';

/** The person's rules in this workspace's memory, the team's in the folders' settings. */
export class EditorRuleBook implements RuleBook, Disposable {
  private readonly changed = new EventEmitter<string | undefined>();
  private readonly subscription: Disposable;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memento: Memento,
    private readonly settingProblems: Pick<SettingProblems, 'say'>,
  ) {
    this.subscription = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('faultline.pathRules')) {
        this.changed.fire(undefined);
      }
    });
  }

  own(folder: string): readonly PathRule[] {
    return parsePathRules(this.kept()[folder]).rules;
  }

  shared(folder: string): readonly PathRule[] {
    const read = writtenFor(folder).map(parsePathRules);
    const wrong = read.flatMap(({ problems }) =>
      problems.map(({ index, problem }) => ({ setting: OWN, sentence: ruleProblem(index + 1, problem) })),
    );
    this.settingProblems.say(`${OWN} ${folder}`, wrong);
    return read.flatMap(({ rules }) => rules);
  }

  async keep(folder: string, rules: readonly PathRule[]): Promise<void> {
    await this.memento.update(OWN, { ...this.kept(), [folder]: rules });
    this.changed.fire(folder);
  }

  async share(folder: string, rules: readonly PathRule[]): Promise<void> {
    const written = setting(folder).inspect<unknown>('pathRules')?.workspaceFolderValue;
    const known = parsePathRules(written).rules;
    const added = rules.filter((rule) => !known.some((one) => isSame(one, rule)));
    // What is no rule stays as well: somebody meant something by it.
    const before = written === undefined || written === null ? [] : [written].flat();
    await setting(folder).update('pathRules', [...added, ...before], ConfigurationTarget.WorkspaceFolder);
    await this.keep(
      folder,
      this.own(folder).filter((rule) => !rules.some((one) => isSame(one, rule))),
    );
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private kept(): Readonly<Record<string, unknown>> {
    return record(this.memento.get(OWN)) ?? {};
  }
}

/** The values of the folder, of a workspace of several folders, and of the person: each adds to those before it. */
function writtenFor(folder: string): readonly unknown[] {
  const values = setting(folder).inspect<unknown>('pathRules');
  const { workspaceFolderValue, workspaceValue, globalValue } = values ?? {};
  // Where one folder is the whole workspace, its value is both.
  const isBoth = workspace.workspaceFile === undefined && workspaceFolderValue !== undefined;
  return [workspaceFolderValue, isBoth ? undefined : workspaceValue, globalValue];
}

function setting(folder: string) {
  return workspace.getConfiguration('faultline', Uri.parse(folder));
}

function isSame(one: PathRule, other: PathRule): boolean {
  return one.frame === other.frame && one.file === other.file;
}
