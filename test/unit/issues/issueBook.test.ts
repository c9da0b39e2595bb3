import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { standardQueries } from '../../../src/issues/groups';
import { IssueBook } from '../../../src/issues/issueBook';
import { compareIssues } from '../../../src/issues/order';
import { issueKey } from '../../../src/issues/storeState';
import { type Issue, levels, priorities } from '../../../src/sentry/issues';
import { MemorySwitches, someBinding } from '../../inMemory';
import { issueOfRow } from '../tree/manyRows';

const anIssue = fc
  .record({
    id: fc.nat(20),
    priority: fc.constantFrom(...priorities, undefined),
    level: fc.constantFrom(...levels),
    events: fc.nat(3),
    users: fc.nat(3),
    status: fc.constantFrom('unresolved' as const, 'resolved' as const),
  })
  .map(({ id, events, users, ...more }) => issueOfRow(id, { ...more, counts: { events, users } }));

describe('the lists of a binding', () => {
  const switches = new MemorySwitches();
  const [first, , all] = standardQueries;
  assert.ok(first !== undefined && all !== undefined);

  it('stay in the one order whatever becomes of which issue, and hand out the same as long as nothing does', () => {
    const steps = fc.array(anIssue, { maxLength: 30 });
    const rows = fc.uniqueArray(anIssue, { selector: ({ id }) => id });
    fc.assert(
      fc.property(rows, rows, steps, (mine, every, changed) => {
        const book = new IssueBook(someBinding);
        book.setList(first, mine, book.now);
        book.setList(all, every, book.now);
        for (const issue of changed) {
          const before = book.groups([first, all], switches);
          assert.equal(book.groups([first, all], switches), before);
          const isListed = book.replace(issue.id, issue);
          assert.equal(
            isListed,
            [first, all].some((query) => idsOf(book.list(query)).includes(issue.id)),
          );
        }
        for (const group of book.groups([first, all], switches)) {
          const listed = (book.list(group.query) ?? []).toSorted(compareIssues);
          assert.deepEqual(
            group.issues,
            idsOf(listed).map((id) => issueKey(someBinding, id)),
          );
          assert.ok(listed.every(({ status }) => status === 'unresolved'));
        }
        const lists = [first, all].flatMap((query) => book.list(query) ?? []);
        assert.deepEqual(new Set(idsOf(book.issues())), new Set(idsOf(lists)));
        assert.ok(book.issues().every((issue) => lists.includes(issue)));
      }),
    );
  });

  it('are the same groups for a list that is answered again as it was', () => {
    const book = new IssueBook(someBinding);
    const issues = [issueOfRow(1), issueOfRow(2, { priority: 'high' })];
    book.setList(first, issues, book.now);
    const before = book.groups([first, all], switches);
    book.setList(first, [...issues], book.now);
    assert.equal(book.groups([first, all], switches), before);
    book.setList(first, [issueOfRow(3), ...issues], book.now);
    const [now, other] = book.groups([first, all], switches);
    assert.notEqual(now, before[0]);
    assert.equal(other, before[1]);
  });
});

function idsOf(issues: readonly Issue[] | undefined): readonly string[] {
  return (issues ?? []).map(({ id }) => id);
}
