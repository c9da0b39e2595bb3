import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { exceptionsOf } from '../../../src/issues/exceptions';
import { packagesOf } from '../../../src/issues/frameRuns';
import { type PlacedTrace, stackRows } from '../../../src/issues/stackRows';
import { standingAt, stepsOf, Walk } from '../../../src/issues/walk';
import { packageOf } from '../../../src/mapping/paths/packageOf';
import { hasLine, type Place } from '../../../src/mapping/place';
import type { TraceStack } from '../../../src/mapping/trace';
import type { ExceptionBranch } from '../../../src/sentry/stacks';

const folder = 'file:///work/shop';
const thirdParty: Place = { verdict: 'unmapped', reason: 'thirdParty' };

function at(line: number, path = 'src/cart.ts'): Place {
  return { verdict: 'exact', file: { folder, path }, line: base0(line) };
}

/** An exception with a frame for each place, oldest call first. */
function stack(type: string, branch?: ExceptionBranch, files: readonly string[] = []): TraceStack {
  const frames = files.map((filename) => ({ filename, lineNo: base1(1), context: [] }));
  return { kind: 'exception', type, ...(branch && { branch }), frames };
}

function told(stacks: readonly TraceStack[]): readonly string[] {
  return exceptionsOf(stacks).map(({ stack: index, role }) => {
    const name = stacks[index]?.type ?? '?';
    return role.kind === 'member' ? `${role.number}/${role.count} ${name}` : `${role.kind} ${name}`;
  });
}

describe('the exceptions of an event', () => {
  it('are a chain where nobody says more: the last one was raised last', () => {
    assert.deepEqual(told([stack('KeyError'), stack('ValueError'), stack('ShopError')]), [
      'outermost ShopError',
      'cause ValueError',
      'cause KeyError',
    ]);
    assert.deepEqual(told([]), []);
  });

  it('of a group are numbered in its order, each followed by its causes', () => {
    assert.deepEqual(
      told([
        stack('OSError', { id: 4, parent: 2, isGroup: false }),
        stack('KeyError', { id: 3, parent: 0, isGroup: false }),
        stack('TypeError', { id: 2, parent: 0, isGroup: false }),
        stack('ValueError', { id: 1, parent: 0, isGroup: false }),
        stack('ExceptionGroup', { id: 0, isGroup: true }),
      ]),
      ['outermost ExceptionGroup', '1/3 ValueError', '2/3 TypeError', 'cause OSError', '3/3 KeyError'],
    );
  });

  it('of a group in a group are numbered in their own', () => {
    assert.deepEqual(
      told([
        stack('B', { id: 3, parent: 1, isGroup: false }),
        stack('A', { id: 2, parent: 1, isGroup: false }),
        stack('Inner', { id: 1, parent: 0, isGroup: true }),
        stack('Outer', { id: 0, isGroup: true }),
      ]),
      ['outermost Outer', '1/1 Inner', '1/2 A', '2/2 B'],
    );
  });

  it('are a chain where the SDK contradicts itself, and none is left out', () => {
    const circle = [
      stack('A', { id: 1, parent: 2, isGroup: false }),
      stack('B', { id: 2, parent: 1, isGroup: false }),
    ];
    assert.deepEqual(told(circle), ['outermost B', 'cause A']);
    const half = [stack('A'), stack('B', { id: 0, isGroup: true })];
    assert.deepEqual(told(half), ['outermost B', 'cause A']);
    const orphan = [stack('A', { id: 7, parent: 9, isGroup: false }), stack('B', { id: 0, isGroup: false })];
    assert.deepEqual(told(orphan), ['outermost B', 'cause A']);
  });
});

const express = '/srv/node_modules/express/lib/router.js';
const parser = '/srv/node_modules/@shop/body-parser/index.js';
const placed: PlacedTrace = {
  trace: {
    eventId: 'e',
    stacks: [
      stack('KeyError', undefined, ['src/load.ts', 'src/cart.ts']),
      stack('ShopError', undefined, [
        'C:\\srv\\app\\main.ts',
        express,
        express,
        parser,
        'src/cart.ts',
        express,
      ]),
    ],
  },
  places: [
    [at(7, 'src/load.ts'), at(3)],
    [{ verdict: 'unmapped', reason: 'notFound' }, thirdParty, thirdParty, thirdParty, at(3), thirdParty],
  ],
};

function shown(rows: ReturnType<typeof stackRows>): readonly string[] {
  return rows.map((row) =>
    row.kind === 'exception'
      ? `${row.exception.role.kind} ${row.type}`
      : row.kind === 'frame'
        ? `${row.frame.stack}.${row.frame.frame}`
        : `${row.frames.length} of ${packagesOf(
            row.frames.map(({ told }) => told),
            packageOf,
          ).join(', ')}`,
  );
}

describe('the rows of a stack', () => {
  it('begin with what failed, and fold what is of dependencies', () => {
    assert.deepEqual(shown(stackRows(placed)), [
      'outermost ShopError',
      '1.5',
      '1.4',
      '3 of @shop/body-parser, express',
      '1.0',
      'cause KeyError',
      '0.1',
      '0.0',
    ]);
  });

  it('leave out what is not offered, and exceptions of which nothing is left', () => {
    assert.deepEqual(shown(stackRows(placed, (place) => hasLine(place) && place.line === 7)), [
      'cause KeyError',
      '0.0',
    ]);
  });
});

describe('a walk', () => {
  const steps = stepsOf(placed);
  const cart = { folder, path: 'src/cart.ts' };

  it('leads over the frames that have a line here, callers after what they call', () => {
    assert.deepEqual(
      steps.map((step) => `${step.stack}.${step.frame} ${step.place.file.path}:${step.place.line}`),
      ['1.4 src/cart.ts:3', '0.1 src/cart.ts:3', '0.0 src/load.ts:7'],
    );
  });

  it('goes on from the cursor, and where several frames are on its line from the one that was shown', () => {
    assert.equal(standingAt(steps, { file: cart, line: 3 }, undefined), 0);
    assert.equal(standingAt(steps, { file: cart, line: 3 }, { stack: 0, frame: 1 }), 1);
    assert.equal(standingAt(steps, { file: cart, line: 3 }, { stack: 0, frame: 0 }), 0);
    assert.equal(
      standingAt(steps, { file: { folder, path: 'src/load.ts' }, line: 7 }, { stack: 1, frame: 4 }),
      2,
    );
    assert.equal(standingAt(steps, { file: cart, line: 99 }, { stack: 0, frame: 1 }), 1);
    assert.equal(standingAt(steps, undefined, { stack: 0, frame: 0 }), 2);
    assert.equal(
      standingAt(steps, { file: { folder: 'file:///other', path: 'src/cart.ts' }, line: 3 }, undefined),
      undefined,
    );
    assert.equal(standingAt(steps, undefined, { stack: 5, frame: 5 }), undefined);
  });

  it('is remembered for one event of one issue', () => {
    const walk = new Walk();
    assert.equal(walk.at('b/1', 'e'), undefined);
    walk.enter('b/1', 'e', { stack: 1, frame: 4 });
    assert.deepEqual(walk.at('b/1', 'e'), { stack: 1, frame: 4 });
    assert.equal(walk.at('b/1', 'newer'), undefined);
    assert.equal(walk.at('b/2', 'e'), undefined);
  });
});
