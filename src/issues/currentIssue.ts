import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { IssueKey } from './storeState';

/**
 * The issue that a person looks at: the last one that a command was run for, from wherever, or that was selected in the
 * tree. What is not shown of every issue is shown of this one, until they look at another.
 */
export class CurrentIssue implements Disposable {
  private readonly changed = new Emitter<void>();
  private looked: IssueKey | undefined;

  readonly onDidChange = this.changed.event;

  /** `undefined` until a person looks at one; the store may not have it any more. */
  get key(): IssueKey | undefined {
    return this.looked;
  }

  /** Takes note of the issue that a person looks at now; `undefined` for none. */
  look(issue: IssueKey | undefined): void {
    if (this.looked !== issue) {
      this.looked = issue;
      this.changed.fire();
    }
  }

  dispose(): void {
    this.changed.dispose();
  }
}
