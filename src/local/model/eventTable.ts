/** One event of an issue: numbers into the tables of the store. */
export interface EventRow {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Its interned tags. */
  readonly tags: number;
  /** Its interned user; -1 for none. */
  readonly user: number;
  /** Its entry in the journal. */
  readonly entry: number;
}

/** Which events are meant: of a time, from `from` on and before `to`, and of a kind. */
export interface EventScope {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly accepts: (tags: number, user: number) => boolean;
}

/** Every event of an issue. */
export const ever: EventScope = { from: -Infinity, to: Infinity, accepts: () => true };

/** How many events, for how many people, and when. */
export interface Tally {
  readonly events: number;
  readonly users: number;
  /** Milliseconds since the epoch; none without events. */
  readonly first?: number;
  readonly last?: number;
}

/**
 * The events of one issue in the order in which they came, as columns: a hundred thousand of them are counted in
 * about a millisecond.
 */
export class EventTable {
  private readonly ids: string[] = [];
  private readonly at: number[] = [];
  private readonly tags: number[] = [];
  private readonly users: number[] = [];
  private readonly entries: number[] = [];

  get size(): number {
    return this.ids.length;
  }

  add(row: EventRow): void {
    this.ids.push(row.id);
    this.at.push(row.at);
    this.tags.push(row.tags);
    this.users.push(row.user);
    this.entries.push(row.entry);
  }

  /** The event at an index that `each` or `ordered` gave. */
  row(index: number): EventRow {
    return {
      id: this.ids[index] ?? '',
      at: this.at[index] ?? 0,
      tags: this.tags[index] ?? -1,
      user: this.users[index] ?? -1,
      entry: this.entries[index] ?? -1,
    };
  }

  /** Calls `visit` for the index of each event in scope, in the order in which they came. */
  each(scope: EventScope, visit: (index: number) => void): void {
    const { from, to, accepts } = scope;
    for (let index = 0; index < this.at.length; index++) {
      const at = this.at[index] ?? 0;
      if (at >= from && at < to && accepts(this.tags[index] ?? 0, this.users[index] ?? -1)) {
        visit(index);
      }
    }
  }

  /** Counts the events in scope and the people whom they hit. */
  tally(scope: EventScope): Tally {
    const people = new Set<number>();
    this.each(scope, (index) => people.add(this.users[index] ?? -1));
    people.delete(-1);
    return { ...this.extent(scope), users: people.size };
  }

  /** How many events are in scope, and when: much cheaper than to count people, too. */
  extent({ from, to, accepts }: EventScope): Omit<Tally, 'users'> {
    let events = 0;
    let first = Infinity;
    let last = -Infinity;
    for (let index = 0; index < this.at.length; index++) {
      const at = this.at[index] ?? 0;
      if (at >= from && at < to && accepts(this.tags[index] ?? 0, this.users[index] ?? -1)) {
        events++;
        first = at < first ? at : first;
        last = at > last ? at : last;
      }
    }
    return events === 0 ? { events } : { events, first, last };
  }

  /** Events per bucket of `bucketMs` from `scope.from` on. */
  histogram(scope: EventScope, bucketMs: number, buckets: number): number[] {
    const counts = Array.from({ length: buckets }, () => 0);
    this.each(scope, (index) => {
      const bucket = Math.floor(((this.at[index] ?? 0) - scope.from) / bucketMs);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    });
    return counts.slice(0, buckets);
  }

  /** Indices of the events in scope, oldest first; of one moment, in the order in which they came. */
  ordered(scope: EventScope): number[] {
    const indices: number[] = [];
    this.each(scope, (index) => indices.push(index));
    return indices.sort((a, b) => (this.at[a] ?? 0) - (this.at[b] ?? 0) || a - b);
  }
}
