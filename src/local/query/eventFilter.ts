import type { Tags } from '../model/interned';
import type { EventUser } from '../model/occurrence';
import type { Store } from '../model/store';

/** What an event must be: a test of its tags, or of its user. */
export type EventTest =
  | { readonly of: 'tags'; readonly test: (tags: Tags) => boolean }
  | { readonly of: 'user'; readonly test: (user: EventUser | undefined) => boolean };

/** Tests events by their numbers: each different set of tags and each user is looked at once. */
export class EventFilter {
  private readonly tags: (boolean | undefined)[] = [];
  private readonly users = new Map<number, boolean>();
  private readonly tagTests: ((tags: Tags) => boolean)[];
  private readonly userTests: ((user: EventUser | undefined) => boolean)[];

  constructor(
    private readonly store: Store,
    tests: readonly EventTest[],
  ) {
    this.tagTests = tests.flatMap((one) => (one.of === 'tags' ? [one.test] : []));
    this.userTests = tests.flatMap((one) => (one.of === 'user' ? [one.test] : []));
  }

  readonly accepts = (tags: number, user: number): boolean =>
    (this.tags[tags] ??= this.acceptsTags(tags)) && (this.userTests.length === 0 || this.acceptsUser(user));

  private acceptsTags(index: number): boolean {
    const tags = this.store.tags.get(index) ?? {};
    return this.tagTests.every((test) => test(tags));
  }

  private acceptsUser(index: number): boolean {
    const known = this.users.get(index);
    if (known !== undefined) {
      return known;
    }
    const user = this.store.users.get(index);
    const answer = this.userTests.every((test) => test(user));
    this.users.set(index, answer);
    return answer;
  }
}

/** Events of some environments; of all when none is named. */
export function environmentTests(environments: readonly string[]): EventTest[] {
  return environments.length === 0
    ? []
    : [{ of: 'tags', test: (tags) => environments.includes(tags['environment'] ?? '') }];
}
