import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import type { LensMark } from '../../../src/issues/lenses';
import {
  type Direction,
  type Standpoint,
  type Stop,
  stopAt,
  stopsOf,
  wayFrom,
} from '../../../src/issues/stops';
import type { FilePath, LinePlace } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';
import { waiting } from '../../inMemory';

const shop: FilePath = { folder: 'file:///c%3A/work/shop', path: 'src/total.ts' };

function mark(line: number, id = '1', place: Partial<LinePlace> = {}, file = shop): LensMark {
  const issue = decodeIssue({ id, shortId: `SHOP-${id}`, count: '5' }) ?? assert.fail();
  return {
    tracked: waiting(issue),
    frame: { context: [] },
    place: { verdict: 'exact', file, line: base0(line), ...place } as LinePlace,
    dimmed: false,
  };
}

function stop(file: FilePath, line: number): Stop {
  return stopAt(file, base0(line), [mark(line, '1', {}, file)]) ?? assert.fail();
}

const told = ({ file, line }: Standpoint) => `${file.folder}/${file.path}:${line}`;

describe('the stops of a file', () => {
  it('are its lines, each with all of its issues', () => {
    const stops = stopsOf([mark(3, '1'), mark(3, '2'), mark(9, '3')]);
    assert.deepEqual(
      stops.map(({ line, marks }) => [line, marks.map(({ tracked }) => tracked.issue.id)]),
      [
        [3, ['1', '2']],
        [9, ['3']],
      ],
    );
  });

  it('are none where nothing fails: code is gone, or only called what does', () => {
    const gone = mark(3, '2', { verdict: 'gone', from: base1(4), reason: 'removed' });
    const caller = { ...mark(3, '3'), isCaller: true };
    assert.deepEqual(stopsOf([gone, caller]), []);
    assert.deepEqual(
      stopsOf([mark(3, '1'), gone, caller]).map(({ marks }) => marks.length),
      [1],
    );
  });
});

describe('the way from stop to stop', () => {
  const other = { ...shop, path: 'src/Cart.ts' };
  const elsewhere = { folder: 'vscode-remote://ssh-remote%2Bbox/srv/shop', path: 'a.ts' };
  const stops = [stop(shop, 20), stop(elsewhere, 1), stop(shop, 3), stop(other, 40)];

  const walk = (from: Standpoint | undefined, direction: Direction, steps: number) => {
    const walked: string[] = [];
    let at = from;
    for (let step = 0; step < steps; step++) {
      const way = wayFrom(at, stops, direction) ?? assert.fail();
      walked.push(`${way.number}/${way.count}${way.wrapped ? ' wrapped' : ''} ${told(way.stop)}`);
      at = way.stop;
    }
    return walked;
  };

  it('goes by folder, path and line, and round', () => {
    assert.deepEqual(walk(undefined, 'forth', 5), [
      '1/4 file:///c%3A/work/shop/src/Cart.ts:40',
      '2/4 file:///c%3A/work/shop/src/total.ts:3',
      '3/4 file:///c%3A/work/shop/src/total.ts:20',
      '4/4 vscode-remote://ssh-remote%2Bbox/srv/shop/a.ts:1',
      '1/4 wrapped file:///c%3A/work/shop/src/Cart.ts:40',
    ]);
  });

  it('goes back the same way', () => {
    assert.deepEqual(
      walk(undefined, 'back', 5).map((step) => step.slice(0, 11)),
      ['4/4 vscode-', '3/4 file://', '2/4 file://', '1/4 file://', '4/4 wrapped'],
    );
  });

  it('starts where a person is, on a stop or between two', () => {
    const at = (line: number) => ({ file: shop, line: base0(line) });
    const lines = [2, 3, 10, 20, 99].map((line) => [
      wayFrom(at(line), [stop(shop, 3), stop(shop, 20)], 'back')?.stop.line,
      wayFrom(at(line), [stop(shop, 3), stop(shop, 20)], 'forth')?.stop.line,
    ]);
    assert.deepEqual(lines, [
      [20, 3],
      [20, 20],
      [3, 20],
      [3, 3],
      [20, 3],
    ]);
  });

  it('starts in a file without stops, by its path', () => {
    const from = { file: { ...shop, path: 'src/middle.ts' }, line: base0(0) };
    assert.deepEqual(
      [wayFrom(from, stops, 'forth'), wayFrom(from, stops, 'back')].map((way) => way && told(way.stop)),
      ['file:///c%3A/work/shop/src/total.ts:3', 'file:///c%3A/work/shop/src/Cart.ts:40'],
    );
  });

  it('comes round to the only one, and leads nowhere where there is none', () => {
    const only = stop(shop, 3);
    assert.deepEqual(wayFrom(only, [only], 'forth'), { stop: only, number: 1, count: 1, wrapped: true });
    assert.equal(wayFrom(only, [], 'back'), undefined);
  });
});
