import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Grouping } from './grouping';
import { filterOf, type IssueFilter } from './issueFilter';
import type { GroupName } from './issueStore';

/** Rows of a group at first, and so many more each time that a person asks. */
export const ROWS = 200;

/** What a person chose to see of all issues. Replaced at every change, never edited. */
export interface Choice {
  readonly grouping: Grouping;
  readonly filter?: IssueFilter;
  /** Only issues that have a line in this workspace. */
  readonly onlyMapped: boolean;
  /** By name; groups of which a person saw no more than at first are left out. */
  readonly limits: ReadonlyMap<string, number>;
}

/** How many rows a group has at the most. */
export function limitOf({ limits }: Choice, group: GroupName): number {
  return limits.get(limitName(group)) ?? ROWS;
}

function limitName({ binding, group }: GroupName): string {
  return `${binding}/${group}`;
}

/** A group of which a person asked for more rows than the first so many. */
export interface MoreRows extends GroupName {
  readonly from: number;
}

/** The port to where the grouping is kept. */
export interface KeptGrouping {
  readonly grouping: Grouping;
  keep(grouping: Grouping): void;
}

/** What the person chose to see; of it only the grouping outlives the window. */
export class TreeChoice implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly more = new Emitter<MoreRows>();
  private chosen: Choice;

  readonly onDidChange = this.changed.event;
  readonly onDidShowMore = this.more.event;

  constructor(private readonly kept: KeptGrouping) {
    this.chosen = { grouping: kept.grouping, onlyMapped: false, limits: new Map() };
  }

  get current(): Choice {
    return this.chosen;
  }

  group(grouping: Grouping): void {
    this.kept.keep(grouping);
    this.become({ grouping });
  }

  /** @param typed nothing for no filter. */
  filter(typed: string): void {
    const filter = filterOf(typed);
    if (filter?.text !== this.chosen.filter?.text) {
      this.become({ filter });
    }
  }

  showOnlyMapped(onlyMapped: boolean): void {
    this.become({ onlyMapped });
  }

  showMore({ binding, group }: GroupName): void {
    const [name, from] = [limitName({ binding, group }), limitOf(this.chosen, { binding, group })];
    this.become({ limits: new Map(this.chosen.limits).set(name, from + ROWS) });
    this.more.fire({ binding, group, from });
  }

  dispose(): void {
    this.changed.dispose();
    this.more.dispose();
  }

  private become(next: Partial<Choice>): void {
    this.chosen = { ...this.chosen, ...next };
    this.changed.fire();
  }
}
