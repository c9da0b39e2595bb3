import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { CurrentIssue } from '../../../src/issues/currentIssue';
import type { LensSwitch } from '../../../src/issues/groups';
import { lensMarks, marksIn } from '../../../src/issues/lenses';
import type { ReadyState, TrackedIssue } from '../../../src/issues/storeState';
import type { Place } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';

const file = { folder: 'file:///shop', path: 'src/total.ts' };
const gone: Place = { verdict: 'gone', file, line: base0(3), from: base1(9), reason: 'removed' };
const exact: Place = { verdict: 'exact', file, line: base0(3) };

function tracked(id: string, place: Place): TrackedIssue {
  const issue = decodeIssue({ id, shortId: `SHOP-${id}`, count: '5' });
  assert.ok(issue !== undefined);
  const trace = { eventId: 'e', stacks: [{ kind: 'exception' as const, frames: [{ context: [] }] }] };
  const crash = { stack: 0, frame: 0 };
  return { issue, located: { kind: 'located', trace, places: [[place]], crash, dependsOn: new Set() } };
}

function ready(places: Readonly<Record<string, Place>>, lenses: LensSwitch = 'on'): ReadyState {
  return {
    kind: 'ready',
    account: { server: 'https://x', user: { id: '1', name: 'A' }, scopes: [] },
    binding: { org: 'o', projects: ['p'], environments: [], statsPeriod: '14d' },
    groups: [{ id: 'mine', lenses, loaded: true, issues: Object.keys(places) }],
    issues: new Map(Object.entries(places).map(([id, place]) => [id, tracked(id, place)])),
    asOf: 1000,
    refreshing: false,
  };
}

/** The issues with a lens in the file, in the order of their lenses. */
function lensed(state: ReadyState, looked?: string): readonly (readonly [string, boolean])[] {
  return marksIn(lensMarks(state, 2000, looked), file).map((mark) => [mark.tracked.issue.id, mark.dimmed]);
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
    current.onDidChange(() => heard.push(current.id));
    assert.equal(current.id, undefined);
    for (const issue of ['1', '1', '2', undefined]) {
      current.look(issue);
    }
    assert.deepEqual(heard, ['1', '2', undefined]);
    current.dispose();
  });
});
