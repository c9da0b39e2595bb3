import assert from 'node:assert/strict';
import type { Entry } from '../../../src/issues/outbox/entry';
import { filterOf } from '../../../src/issues/issueFilter';
import type { TrackedIssue } from '../../../src/issues/storeState';
import { base0 } from '../../../src/base/positions';
import { agedRows } from '../../../src/tree/ages';
import { fileRows, isSameRows } from '../../../src/tree/fileRows';
import { Outline, type Redrawn } from '../../../src/tree/outline';
import { type Row, rowId, rowsOnceReady, type Shown } from '../../../src/tree/rows';
import { someAccount, someBinding } from '../../inMemory';
import { everything, feedOfRows, issueOfRow, shownOf, trackedRow } from './manyRows';

const binding = someBinding.id;
const MINE: Row = { kind: 'group', binding, group: 'mine' };

function rowsOf(count: number): TrackedIssue[] {
  return Array.from({ length: count }, (_, id) => trackedRow(issueOfRow(id)));
}

/** Asks for everything, as VS Code does where all is expanded but the issues. */
function draw(outline: Outline, row?: Row): Row[] {
  return outline.children(row).flatMap((one) => [one, ...(one.kind === 'issue' ? [] : draw(outline, one))]);
}

function ids(redrawn: Redrawn): readonly string[] | 'all' {
  return redrawn === 'all' ? 'all' : redrawn.map(rowId);
}

function drawn(shown: Shown): Outline {
  const outline = new Outline(shown);
  draw(outline);
  return outline;
}

function entry(state: Entry['state'], issue = '1'): Entry {
  return {
    ...{ id: 'e1', account: someAccount.id, org: someBinding.org, issue, shortId: `SHOP-${issue}` },
    ...{ title: '', action: { kind: 'resolve' }, seen: {}, at: 0, state },
  };
}

describe('the outline of the tree', () => {
  it('draws again just the issues of which something else is shown', () => {
    const before = rowsOf(10);
    const outline = drawn(shownOf(feedOfRows(before)));
    const after = before.map((one, at) =>
      at === 3 || at === 7
        ? trackedRow({ ...one.issue, counts: { events: 11, users: 2 } })
        : trackedRow({ ...one.issue }),
    );
    assert.deepEqual(ids(outline.become(shownOf(feedOfRows(after)))), [
      'mine/local-app/3',
      'mine/local-app/7',
    ]);
    assert.deepEqual(ids(outline.become(shownOf(feedOfRows(after)))), []);
  });

  it('hands out the same row for as long as it is there', () => {
    const tracked = rowsOf(3);
    const outline = drawn(shownOf(feedOfRows(tracked)));
    const before = outline.children(MINE);
    outline.become(shownOf(feedOfRows(tracked.toReversed())));
    const after = outline.children(MINE);
    assert.deepEqual(after.map(rowId), before.toReversed().map(rowId));
    assert.ok(after.every((row) => before.includes(row)));
    const [first] = after;
    assert.ok(first !== undefined);
    assert.equal(
      outline.above(first),
      outline.children().find((row) => rowId(row) === rowId(MINE)),
    );
  });

  it('draws again only the group in which the order changed, and that once', () => {
    const tracked = rowsOf(4);
    const outline = drawn(shownOf(feedOfRows(tracked)));
    const reversed = shownOf(feedOfRows(tracked.toReversed()));
    assert.deepEqual(ids(outline.become(reversed)), [rowId(MINE)]);
    // a group that is folded is not asked for again
    const [first, ...others] = tracked;
    assert.ok(first !== undefined);
    assert.deepEqual(ids(outline.become(shownOf(feedOfRows([...others, first])))), []);
    draw(outline);
    assert.deepEqual(ids(outline.become(reversed)), [rowId(MINE)]);
  });

  it('draws all again where there are other rows at the top', () => {
    const outline = drawn(shownOf(feedOfRows(rowsOf(2))));
    assert.equal(ids(outline.become(shownOf(feedOfRows(rowsOf(2), { dropped: 1 })))), 'all');
    assert.equal(outline.children().length, 4);
  });

  it('draws nothing that nobody asked for', () => {
    const outline = new Outline(shownOf(feedOfRows(rowsOf(2))));
    outline.children();
    const renamed = rowsOf(2).map(({ issue }) => trackedRow({ ...issue, title: 'other' }));
    assert.deepEqual(ids(outline.become(shownOf(feedOfRows(renamed)))), []);
  });

  it('lists 200 rows of a group, and 200 more when somebody asks', () => {
    const feed = feedOfRows(rowsOf(450));
    const count = (limit?: number) => {
      const limits = new Map(limit === undefined ? [] : [[`${binding}/mine`, limit]]);
      const rows = new Outline(shownOf(feed, { choice: { ...everything, limits } })).children(MINE);
      return [rows.length, rows.at(-1)?.kind];
    };
    assert.deepEqual(
      [count(), count(400), count(600)],
      [
        [201, 'more'],
        [401, 'more'],
        [450, 'issue'],
      ],
    );
  });

  it('shows what a filter wants, and says so where that is nothing', () => {
    const feed = feedOfRows(rowsOf(20));
    const rowsBy = (text: string) =>
      new Outline(shownOf(feed, { choice: { ...everything, filter: filterOf(text) } }))
        .children(MINE)
        .map((row) => (row.kind === 'issue' ? row.issue : row.kind === 'note' ? row.note : row.kind));
    assert.deepEqual(rowsBy('shop-17'), [`${binding}/17`]);
    assert.deepEqual(rowsBy('CHECKOUT3 failure'), [`${binding}/3`]);
    assert.deepEqual(rowsBy('nowhere'), ['noMatch']);
    assert.deepEqual(
      new Outline(shownOf(feed, { choice: { ...everything, onlyMapped: true } }))
        .children(MINE)
        .map((row) => row.kind === 'note' && row.note),
      ['noMatch'],
    );
  });

  it('shows what is held up, and looks pending what is on its way', () => {
    const feed = feedOfRows(rowsOf(2));
    const outline = drawn(shownOf(feed));
    const pending = shownOf(feed, { waiting: [entry({ kind: 'pending' })] });
    assert.deepEqual(ids(outline.become(pending)), ['mine/local-app/1']);
    const trouble = { kind: 'signIn' } as const;
    const heldUp = shownOf(feed, { waiting: [entry({ kind: 'pending', trouble })] });
    assert.equal(ids(outline.become(heldUp)), 'all');
    draw(outline);
    assert.deepEqual(outline.children({ kind: 'outbox' }), [{ kind: 'entry', entry: 'e1' }]);
    const nowhere: Shown = { ...heldUp, state: { kind: 'unbound', accounts: [], finding: false } };
    assert.deepEqual(rowsOnceReady({ ...nowhere, waiting: [] }, undefined), []);
    assert.deepEqual(rowsOnceReady(nowhere, undefined), [{ kind: 'outbox' }]);
    const unread: Shown = { ...nowhere, waiting: [], unread: 2 };
    assert.deepEqual(rowsOnceReady(unread, undefined), [{ kind: 'outbox' }]);
    assert.deepEqual(rowsOnceReady(unread, { kind: 'outbox' }), [{ kind: 'unread' }]);
    const again = shownOf(feed, { waiting: [entry({ kind: 'conflict', now: {}, contested: [] })] });
    assert.deepEqual(ids(outline.become(again)), ['outbox/e1', 'mine/local-app/1']);
  });

  it('makes no fuss about issues that are still to be marked as seen', () => {
    const feed = feedOfRows(rowsOf(2));
    const trouble = { kind: 'signIn' } as const;
    const seen = { ...entry({ kind: 'pending', trouble }), action: { kind: 'see', on: true } as const };
    const outline = drawn(shownOf(feed));
    assert.deepEqual(ids(outline.become(shownOf(feed, { waiting: [seen] }))), []);
  });

  it('puts the issues of a file by their first line', () => {
    const [first, second] = rowsOf(2);
    assert.ok(first !== undefined && second !== undefined);
    const mark = (tracked: TrackedIssue, line: number) => ({
      tracked,
      place: { verdict: 'exact', file: { folder: 'file:///app', path: 'a.ts' }, line: base0(line) } as const,
    });
    const rows = fileRows([mark(second, 3), mark(first, 5), mark(second, 9)]);
    assert.deepEqual(
      rows.map(({ row, line }) => [row.issue, line]),
      [
        [second.key, 3],
        [first.key, 5],
      ],
    );
    assert.ok(isSameRows(rows, fileRows([mark(second, 3), mark(first, 5)])));
    assert.ok(!isSameRows(rows, fileRows([mark(second, 4), mark(first, 5)])));
    assert.ok(!isSameRows(rows, rows.slice(1)));
  });

  it('draws again the issues whose age reads otherwise', () => {
    const seen = (lastSeen: string) => trackedRow(issueOfRow(Number(lastSeen.slice(14, 16)), { lastSeen }));
    const outline = drawn(shownOf(feedOfRows([seen('1970-01-01T00:01:30Z'), seen('1970-01-01T00:50:00Z')])));
    const at = (minute: number) => minute * 60_000;
    assert.deepEqual(ids(agedRows(outline, at(61), at(62))), ['mine/local-app/1', 'mine/local-app/50']);
    assert.deepEqual(ids(agedRows(outline, at(62), at(63))), ['mine/local-app/50']);
  });
});
