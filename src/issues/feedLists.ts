import type { SentryHttp } from '../sentry/http';
import type { Issue } from '../sentry/issues';
import type { Binding } from './binding';
import { type GroupQuery, groupsOf, type LensSwitches } from './groups';
import { IssueBook } from './issueBook';
import { listAll } from './lists';
import { loadGroups } from './loadGroups';
import type { Lists } from './snapshot';

/** How much of a list is asked for: pages until one holds no change, or every page. */
export type Pages = 'changes' | 'all';

/** Every so many refreshes the whole list is read: what was resolved elsewhere changes no row that is still listed. */
const WHOLE_EVERY = 10;

/** The lists of one binding: which are wanted, and what the server answers. */
export class FeedLists {
  readonly book: IssueBook;
  /** Groups that a person opened, by id. */
  private readonly opened = new Set<string>();
  private sinceWhole = 0;
  private left = 0;

  constructor(
    private readonly binding: Binding,
    private readonly http: SentryHttp,
    private readonly switches: LensSwitches,
  ) {
    this.book = new IssueBook(binding);
  }

  /** The groups that the binding has on its server, as far as that is known. */
  get queries(): readonly GroupQuery[] {
    return groupsOf(this.binding, this.http.traits);
  }

  /** Rows of the last answers that could not be read. */
  get dropped(): number {
    return this.left;
  }

  /** Groups with lenses, and those that are open, that were not answered yet. */
  get missing(): readonly GroupQuery[] {
    return this.wanted.filter((query) => this.book.list(query) === undefined);
  }

  /** Whether lists that another window wrote down are all that is wanted here. */
  areAllIn({ groups }: Pick<Lists, 'groups'>): boolean {
    return this.wanted.every(({ id, query }) =>
      groups.some((group) => group.id === id && group.query === query),
    );
  }

  /** What is written down: the lists that were asked for and answered together. */
  written(): Pick<Lists, 'groups' | 'issues'> {
    return this.book.written(this.wanted);
  }

  open(group: string): void {
    this.opened.add(group);
  }

  close(group: string): void {
    this.opened.delete(group);
  }

  /**
   * Asks for what is wanted; what a server is found to lack meanwhile may change which groups there are.
   * @returns how much was asked for in the end.
   * @throws {SentryError} when no group can be had.
   */
  async load(asked: Pages, signal: AbortSignal): Promise<Pages> {
    const pages = this.sinceWhole + 1 >= WHOLE_EVERY ? 'all' : asked;
    const { http, book } = this;
    const { traits } = http;
    let dropped = 0;
    const ask = async ({ query }: GroupQuery, known: readonly Issue[]) => {
      const listed = await listAll(http, { ...this.binding, query }, pages === 'all' ? [] : known, signal);
      dropped += listed.dropped;
      return listed.issues;
    };
    await loadGroups(book, this.wanted, ask, signal);
    book.keepOnly(this.queries);
    if (http.traits !== traits) {
      await loadGroups(book, this.missing, ask, signal);
    }
    this.left = dropped;
    this.sinceWhole = pages === 'all' ? 0 : this.sinceWhole + 1;
    return pages;
  }

  private get wanted(): readonly GroupQuery[] {
    return this.queries.filter(
      (query) => this.switches.of(this.binding, query) !== 'off' || this.opened.has(query.id),
    );
  }
}
