import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { CurrentIssue } from '../../../src/issues/currentIssue';
import { type LensSwitch, standardQueries } from '../../../src/issues/groups';
import { lensMarks, marksIn } from '../../../src/issues/lenses';
import { issueKey, type StoreState, type TrackedIssue } from '../../../src/issues/storeState';
import type { Place } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';
import { readyFeed, someBinding, waiting } from '../../inMemory';

const file = { folder: 'file:///shop', path: 'src/total.ts' };
const gone: Place = { verdict: 'gone', file, line: base0(3), from: base1(9), reason: 'removed' };
const exact: Place = { verdict: 'exact', file, line: base0(3) };

function tracked(id: string, place: Place): TrackedIssue {
  const issue = decodeIssue({ id, shortId: `SHOP-${id}`, count: '5' });
  assert.ok(issue !== undefined);
  const trace = { eventId: 'e', stacks: [{ kind: 'exception' as const, frames: [{ context: [] }] }] };
  const crash = { stack: 0, frame: 0 };
  return {
    ...waiting(issue),
    located: { kind: 'located', trace, places: [[place]], crash, dependsOn: new Set() },
  };
}

function ready(places: Readonly<Record<string, Place>>, lenses: LensSwitch = 'on'): StoreState {
  const issues = new Map(
    Object.entries(places).map(([id, place]) => [issueKey(someBinding, id), tracked(id, place)]),
  );
  const [query] = standardQueries;
  assert.ok(query !== undefined);
  const group = { query, lenses, loaded: true, issues: [...issues.keys()] };
  return { kind: 'bound', feeds: [readyFeed({ groups: [group], issues })] };
}

/** The issues with a lens in the file, in the order of their lenses. */
function lensed(state: StoreState, looked?: string): readonly (readonly [string, boolean])[] {
  const key = looked && issueKey(someBinding, looked);
  return marksIn(lensMarks(state, 2000, key), file).map((mark) => [mark.tracked.issue.id, mark.dimmed]);
}

describe('removed code', () => {
  it('has no lens while nobody looks at its issue', () => {
    assert.deepEqual(lensed(ready({ 1: gone })), []);
    assert.deepEqual(lensed(ready({ 1: gone }), '2'), []);
  });

  it('has a dimmed one where it was, for the issue that a person looks at alone', () => {
    assert.deepEqual(lensed(ready({ 1: gone, 2: { ...gone, line: base0(7) } }), '2'), [['2', true]]);
  });

  it('stands behind what fails on that line now', () => {
    assert.deepEqual(lensed(ready({ 1: gone, 2: exact }), '1'), [
      ['2', false],
      ['1', true],
    ]);
  });

  it('has none where the lenses of its group are off', () => {
    assert.deepEqual(lensed(ready({ 1: gone }, 'off'), '1'), []);
  });
});

describe('the issue that a person looks at', () => {
  it('is the last one, and only another one is news', () => {
    const current = new CurrentIssue();
    const heard: (string | undefined)[] = [];
    current.onDidChange(() => heard.push(current.key));
    assert.equal(current.key, undefined);
    for (const issue of ['1', '1', '2', undefined]) {
      current.look(issue);
    }
    assert.deepEqual(heard, ['1', '2', undefined]);
    current.dispose();
  });
});
