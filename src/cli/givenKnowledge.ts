import { Emitter } from '../base/event';
import type { CodeMapping } from '../mapping/choice/codeMappings';
import type { Knowledge } from '../mapping/choice/knowledge';

/** The code mappings that come with a question. A person's own rules belong to their editor. */
export class GivenKnowledge implements Knowledge {
  private readonly changed = new Emitter<void>();
  private given: readonly CodeMapping[] = [];

  readonly pathRules = [];
  readonly onDidChange = this.changed.event;

  get codeMappings(): readonly CodeMapping[] {
    return this.given;
  }

  set codeMappings(mappings: readonly CodeMapping[]) {
    this.given = mappings;
    this.changed.fire();
  }
}
