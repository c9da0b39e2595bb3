import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { colorOf } from '../../../src/contributions';
import { hoverStory } from '../../../src/editor/hoverStory';
import { lensText } from '../../../src/editor/lensText';
import type { CloserLook } from '../../../src/issues/closerQuestions';
import type { LensMark } from '../../../src/issues/lenses';
import { lensTemplate } from '../../../src/issues/lensTemplate';
import type { TrackedIssue } from '../../../src/issues/storeState';
import type { LinePlace } from '../../../src/mapping/place';
import { decodeIssue, type Level, levels } from '../../../src/sentry/issues';
import { spokenIssue, spokenRow } from '../../../src/tree/spoken';
import { placeBrief } from '../../../src/words';
import { waiting } from '../../inMemory';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const file = { folder: 'vscode-remote://wsl%2Bdebian/c%3A/work/shop', path: 'src/total.ts' };
const line = base0(3);
const exact: LinePlace = { verdict: 'exact', file, line };

/** Every kind of line of which a lens is not sure. */
const doubts: readonly LinePlace[] = [
  { verdict: 'edited', file, line, from: base1(9) },
  { verdict: 'gone', file, line, from: base1(9), reason: 'removed' },
  { verdict: 'unverified', file, line, reason: 'noContext' },
];

function mark(level: Level = 'error', more: Partial<LensMark> = {}): LensMark {
  const issue =
    decodeIssue({
      ...{ id: '7', shortId: 'SHOP-7', level, status: 'unresolved', priority: 'high' },
      ...{ count: '1342', userCount: 311, lastSeen: '2026-11-20T09:00:00Z' },
      metadata: { type: 'TypeError', value: 'no price' },
      assignedTo: { type: 'user', id: '1', name: 'Ann' },
    }) ?? assert.fail();
  return { tracked: waiting(issue), frame: { context: [] }, place: exact, dimmed: false, ...more };
}

const lensOf = (one: LensMark, template: string) => lensText([one], lensTemplate(template), 200, NOW);

function hoverOf(one: LensMark): string {
  const unasked = { kind: 'unasked' } as const;
  const look: CloserLook = {
    ...{ event: unasked, detail: unasked, tags: unasked },
    ...{ suspects: unasked, externalIssues: unasked },
  };
  const possible = { resolve: true, resolveInNextRelease: true, resolveInCommit: true, assignToMe: true };
  return hoverStory({
    mark: one,
    look,
    change: undefined,
    author: undefined,
    possible,
    ink: '#000',
    now: NOW,
  });
}

const rowOf = (tracked: TrackedIssue) => spokenIssue(tracked, NOW);

describe('what is shown', () => {
  it('is told by no colour alone: a level with a colour of its own has a sign of its own', () => {
    const signs = new Map<string, Set<string>>();
    for (const level of levels) {
      const color = colorOf(level);
      signs.set(color, (signs.get(color) ?? new Set()).add(lensOf(mark(level), '${sign}')));
    }
    assert.ok(signs.size > 3, `${signs.size} colours`);
    assert.ok([...signs.values()].every((ofColor) => ofColor.size === 1));
    assert.equal(new Set([...signs.values()].map(([...ofColor]) => ofColor[0])).size, signs.size);
  });

  it('is told by no colour alone: what is dimmed says by a sign that the line is not certain', () => {
    const marks = [
      ...doubts.map((place) => mark('error', { place })),
      mark('error', { isCaller: true }),
      mark('error', { called: { context: [] } }),
    ];
    for (const one of marks) {
      assert.notEqual(lensOf(one, '${verdict}'), '', one.place.verdict);
    }
    assert.equal(lensOf(mark(), '${verdict}'), '');
  });

  it('is nowhere in the lens alone: the hover and the row of the tree say all of it', () => {
    for (const name of ['error', 'events', 'users', 'shortId', 'level', 'lastSeen', 'assignee']) {
      const said = lensOf(mark('warning'), `\${${name}}`);
      assert.notEqual(said, '', name);
      assert.ok(hoverOf(mark('warning')).includes(said), `${name} in the hover`);
      assert.ok(rowOf(mark('warning').tracked).includes(said), `${name} in the row`);
    }
    assert.ok(hoverOf(mark()).includes(lensOf(mark(), '${priority}')));
  });

  it('is nowhere in the lens alone: what a sign says of the line the hover and the lists say in words', () => {
    const sure = hoverOf(mark());
    for (const place of doubts) {
      assert.notEqual(hoverOf(mark('error', { place })), sure, place.verdict);
      assert.match(placeBrief(place), /^(edited|removed|not verified)/);
    }
    assert.notEqual(hoverOf(mark('error', { isCaller: true })), sure);
    assert.notEqual(hoverOf(mark('error', { called: { context: [] } })), sure);
  });
});

describe('a path of Windows', () => {
  const windows = String.raw`C:\srv\new app\table.ts`;
  const called = { absPath: windows, filename: String.raw`new app\table.ts`, lineNo: base1(7), context: [] };
  const failing = mark('error', { called });
  const { tracked } = failing;
  const one = { ...failing, tracked: { ...tracked, issue: { ...tracked.issue, value: `no ${windows}` } } };

  it('stands in the lens, the hover and the row as it is, whatever its separators and what follows them', () => {
    const error = `TypeError: no ${windows}`;
    assert.equal(lensOf(one, '${error}'), error);
    assert.ok(hoverOf(one).includes(`\` ${error} \``), hoverOf(one));
    assert.ok(hoverOf(one).includes('` new app\\table.ts:7 `'));
    assert.ok(rowOf(one.tracked).startsWith(`${error}, error`));
  });
});

describe('what a screen reader says of a row', () => {
  it('is what it is and how bad first, on one line that says all', () => {
    assert.equal(
      rowOf(mark('fatal').tracked),
      'TypeError: no price, fatal, 1.3k events · 311 users, last seen 3 h ago, assigned to Ann, ' +
        'its event is being fetched, SHOP-7',
    );
  });

  it('is all that stands on other rows, and what they show under the mouse', () => {
    const tooltip = 'Moved from line 9 (release 2.4.1).\nIt was src\\total.ts.';
    const label = String.raw`C:\work\shop\src\total.ts:4`;
    assert.equal(
      spokenRow({ label, description: 'total · moved from 9', tooltip }),
      String.raw`C:\work\shop\src\total.ts:4, total · moved from 9, Moved from line 9 (release 2.4.1). ` +
        String.raw`It was src\total.ts.`,
    );
    assert.equal(spokenRow({ label: 'Mine', description: true }), 'Mine');
  });
});
