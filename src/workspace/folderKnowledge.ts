import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { CodeMappings } from '../issues/codeMappings';
import type { ReleaseCommits } from '../issues/releaseCommits';
import type { RuleBook } from '../issues/ruleBook';
import { type CodeMapping, codeMappingsFor, type RepositoryHere } from '../mapping/choice/codeMappings';
import type { Knowledge } from '../mapping/choice/knowledge';
import type { PathRule } from '../mapping/choice/pathRules';
import type { NamedCommit } from '../mapping/releases/whichCommit';

/** What the person, the team and Sentry have said of one folder; the person's own rules go before the team's. */
export class FolderKnowledge implements Knowledge, Disposable {
  private readonly changed = new Emitter<void>();
  private readonly subscriptions: readonly Disposable[];
  private asked: Promise<RepositoryHere | undefined> | undefined;
  private rules: readonly PathRule[] | undefined;
  private usable: readonly CodeMapping[] = [];

  readonly onDidChange = this.changed.event;

  /** @param findRepository finds out the repository that the folder lies in; asked once there are code mappings. */
  constructor(
    private readonly folder: string,
    private readonly book: RuleBook,
    private readonly mappings: Pick<CodeMappings, 'current' | 'onDidChange'>,
    private readonly commits: Pick<ReleaseCommits, 'of' | 'onDidChange'>,
    private readonly findRepository: () => Promise<RepositoryHere | undefined>,
  ) {
    this.subscriptions = [
      book.onDidChange((one) => (one === undefined || one === folder) && this.forget()),
      mappings.onDidChange(() => void this.learn()),
      commits.onDidChange(() => this.changed.fire()),
    ];
    void this.learn();
  }

  get pathRules(): readonly PathRule[] {
    this.rules ??= [...this.book.own(this.folder), ...this.book.shared(this.folder)];
    return this.rules;
  }

  /** None before it is known of which repository the folder is: another one's would lead to wrong files. */
  get codeMappings(): readonly CodeMapping[] {
    return this.usable;
  }

  commitsOf(release: string): readonly NamedCommit[] {
    return this.commits.of(release);
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
    this.changed.dispose();
  }

  private forget(): void {
    this.rules = undefined;
    this.changed.fire();
  }

  private async learn(): Promise<void> {
    const isKnown = this.mappings.current.length > 0;
    const repository = isKnown ? await (this.asked ??= this.findRepository()) : undefined;
    const before = this.usable;
    this.usable = codeMappingsFor(this.mappings.current, repository);
    if (before.length > 0 || this.usable.length > 0) {
      this.changed.fire();
    }
  }
}
