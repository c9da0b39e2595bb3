import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { CurrentIssue } from '../../../src/issues/currentIssue';
import { type LensSwitch, standardQueries } from '../../../src/issues/groups';
import {
  type LensChoice,
  lensMarks,
  MarkedLines,
  type MarksByFile,
  marksIn,
} from '../../../src/issues/lenses';
import { issueKey, readyFeeds, type StoreState, type TrackedIssue } from '../../../src/issues/storeState';
import { fileKey } from '../../../src/issues/whereabouts';
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

/** An issue with several frames, the last of which fails. */
function traced(id: string, places: readonly Place[], inApp: readonly boolean[] = []): TrackedIssue {
  const one = tracked(id, exact);
  assert.ok(one.located.kind === 'located');
  const frames = places.map((_place, at) => ({ context: [], inApp: inApp[at] ?? true }));
  const trace = { eventId: 'e', stacks: [{ kind: 'exception' as const, frames }] };
  const crash = { stack: 0, frame: places.length - 1 };
  return { ...one, located: { ...one.located, trace, places: [places], crash } };
}

function readyWith(...issues: readonly TrackedIssue[]): StoreState {
  const [query] = standardQueries;
  assert.ok(query !== undefined);
  const byKey = new Map(issues.map((one) => [one.key, one]));
  const group = { query, lenses: 'on' as const, loaded: true, issues: [...byKey.keys()] };
  return { kind: 'bound', feeds: [readyFeed({ groups: [group], issues: byKey })] };
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
  return marksIn(lensMarks(state, 2000, { looked: key }), file).map((mark) => [
    mark.tracked.issue.id,
    mark.dimmed,
  ]);
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

describe('the lines that called what failed', () => {
  const at = (line: number, path = 'src/total.ts'): Place => ({
    verdict: 'exact',
    file: { ...file, path },
    line: base0(line),
  });
  const told = (state: StoreState, choice: LensChoice) =>
    [...lensMarks(state, 2000, choice).values()]
      .flat()
      .map(({ place, isCaller, dimmed }) => `${place.file.path}:${place.line} ${isCaller} ${dimmed}`)
      .sort();
  const state = readyWith(traced('1', [at(7, 'src/main.ts'), at(5), at(3)]), traced('2', [at(9), at(4)]));
  const failing = ['src/total.ts:3 undefined false', 'src/total.ts:4 undefined false'];

  it('have no lens unless they are wanted', () => {
    assert.deepEqual(told(state, {}), failing);
    assert.deepEqual(told(state, { callers: 'off', looked: issueKey(someBinding, '1') }), failing);
    assert.deepEqual(told(state, { callers: 'currentIssue' }), failing);
  });

  it('have a dimmed one, of the issue that a person looks at or of all', () => {
    const ofFirst = ['src/main.ts:7 true true', 'src/total.ts:5 true true'];
    assert.deepEqual(
      told(state, { callers: 'currentIssue', looked: issueKey(someBinding, '1') }),
      [...failing, ...ofFirst].sort(),
    );
    assert.deepEqual(
      told(state, { callers: 'all' }),
      [...failing, ...ofFirst, 'src/total.ts:9 true true'].sort(),
    );
  });

  it('have it once, and never on the failing line itself, nor outside one’s own code', () => {
    const unmapped: Place = { verdict: 'unmapped', reason: 'thirdParty' };
    const loop = readyWith(
      traced('1', [at(8), at(5), unmapped, at(5), gone, at(3), at(3)], [false, true, true]),
    );
    assert.deepEqual(told(loop, { callers: 'all' }), [
      'src/total.ts:3 undefined false',
      'src/total.ts:5 true true',
    ]);
  });

  it('stand behind what fails on their line', () => {
    const both = readyWith(traced('1', [at(4), at(3)]), traced('2', [at(4)]));
    const marks = marksIn(lensMarks(both, 2000, { callers: 'all' }), file).filter(
      ({ place }) => place.line === 4,
    );
    assert.deepEqual(
      marks.map(({ tracked: { issue }, isCaller }) => [issue.id, isCaller]),
      [
        ['2', undefined],
        ['1', true],
      ],
    );
  });
});

describe('what a person chose to see', () => {
  it('leaves out issues by the rules, and files', () => {
    const state = ready({ 1: exact });
    const count = (choice: LensChoice) => lensMarks(state, 2000, choice).size;
    assert.deepEqual([count({ rules: { events: 5 } }), count({ rules: { events: 6 } })], [1, 0]);
    const only = (wanted: string) => count({ showsFile: (path) => path === wanted });
    assert.deepEqual([only('src/total.ts'), only('total.ts')], [1, 0]);
  });

  it('says of numbers that are old of when they are', () => {
    const state = ready({ 1: exact });
    const staleAsOf = (now: number, freshMs?: number) =>
      marksIn(lensMarks(state, now, { freshMs }), file).map((mark) => mark.staleAsOf);
    assert.deepEqual(staleAsOf(1000 + 3_600_000), [undefined]);
    assert.deepEqual(staleAsOf(1001 + 3_600_000), [1000]);
    assert.deepEqual(staleAsOf(1001 + 3_600_000, 7_200_000), [undefined]);
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

describe('marks that are made again', () => {
  const path = (name: string): Place => ({ ...exact, file: { ...file, path: name } });
  const [one, other, another] = [
    tracked('1', path('a.ts')),
    tracked('2', path('a.ts')),
    tracked('3', path('b.ts')),
  ];
  const now = 2000;

  it('are the same as long as nothing is new, and anew only in the file of an issue that is', () => {
    const marked = new MarkedLines();
    const before = marked.of(readyWith(one, other, another), now, {});
    const again = marked.of(readyWith(one, other, another), now + 60_000, {});
    assert.deepEqual([...before.keys()], [...again.keys()]);
    for (const [key, marks] of before) {
      assert.equal(again.get(key), marks);
    }
    const news = { ...other, issue: { ...other.issue, counts: { events: 9, users: 9 } } };
    const after = marked.of(readyWith(one, news, another), now, {});
    const [inFirst = [], inSecond] = [...after.values()];
    assert.deepEqual(
      inFirst.map((mark) => mark.tracked),
      [news, one],
    );
    assert.equal(
      inFirst[1],
      [...before.values()][0]?.find((mark) => mark.tracked === one),
    );
    assert.equal(inSecond, [...before.values()][1]);
  });

  it('are as if nothing had been made before, whatever is asked for next', () => {
    const removed = tracked('4', gone);
    const called = traced('5', [path('a.ts'), path('b.ts')]);
    const state = readyWith(one, other, another, removed, called);
    const dimmed: StoreState = {
      kind: 'bound',
      feeds: readyFeeds(state).map((feed) => ({
        ...feed,
        groups: feed.groups.map((group) => ({ ...group, lenses: 'dimmed' as const })),
      })),
    };
    const marked = new MarkedLines();
    const hour = 3_600_000;
    const steps: readonly (readonly [StoreState, number, LensChoice])[] = [
      [state, now, {}],
      [state, now, { looked: removed.key }],
      [state, now, { callers: 'all' }],
      [state, now, { callers: 'currentIssue', looked: called.key }],
      [state, now, { showsFile: (name) => name === 'b.ts' }],
      [state, now, { showsFile: (name) => name === 'a.ts' }],
      [dimmed, now, {}],
      [state, now + 2 * hour, {}],
      [state, now, { rules: { events: 6 } }],
      [state, now + 8 * 24 * hour, {}],
      [readyWith(another), now, {}],
      [state, now, {}],
    ];
    for (const [at, [next, time, choice]] of steps.entries()) {
      assert.deepEqual(marked.of(next, time, choice), lensMarks(next, time, choice), `step ${at}`);
    }
  });

  it('are of open files first where there are many, and let the event loop run meanwhile', async () => {
    const all = Array.from({ length: 5000 }, (_, at) => tracked(`${at}`, path(`${at % 50}.ts`)));
    const state = readyWith(...all);
    const open = fileKey({ ...file, path: '7.ts' });
    const told: MarksByFile[] = [];
    const soon = { files: new Set([open]), told: (marks: MarksByFile) => told.push(marks) };
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const marked = new MarkedLines();
    const never = new AbortController().signal;
    const marks = await marked.inSlices(state, now, {}, soon, never);
    clearInterval(turning);
    assert.ok(turns > 1, `${turns} turns`);
    assert.deepEqual(marks, lensMarks(state, now));
    assert.deepEqual(told, [new Map([[open, marks.get(open)]])]);
    const again = await marked.inSlices(state, now, {}, soon, never);
    assert.equal(told.length, 1, 'what is known already need not be told soon');
    assert.equal(again.get(open), marks.get(open));
  });

  it('are made no further when they are not wanted any more', async () => {
    const wanted = new AbortController();
    const soon = { files: new Set<string>(), told: () => wanted.abort() };
    const all = Array.from({ length: 5000 }, (_, at) => tracked(`${at}`, path(`${at}.ts`)));
    const made = new MarkedLines().inSlices(readyWith(...all), now, {}, soon, wanted.signal);
    await assert.rejects(made, { name: 'AbortError' });
  });
});
