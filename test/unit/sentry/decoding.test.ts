import assert from 'node:assert/strict';
import { decodeEvent } from '../../../src/sentry/events';
import { decodeIssue } from '../../../src/sentry/issues';
import { missingScopes } from '../../../src/sentry/root';

describe('decodeIssue', () => {
  it('reads a row, with the numbers that match the query where the server has them', () => {
    const issue = decodeIssue({
      id: '7',
      shortId: 'SHOP-1A2',
      title: 't',
      level: 'error',
      status: 'unresolved',
      count: '1342',
      userCount: 311,
      filtered: { count: '420', userCount: 118 },
      lifetime: { count: '5120', userCount: 902 },
      metadata: { type: 'TypeError', value: 'boom', filename: 'src/a.ts' },
      project: { id: '1', slug: 'shop' },
      assignedTo: { type: 'team', id: 5, name: 'Cart' },
    });
    assert.deepEqual(
      [issue?.counts, issue?.lifetime, issue?.assignedTo],
      [
        { events: 420, users: 118 },
        { events: 5120, users: 902 },
        { type: 'team', id: '5', name: 'Cart' },
      ],
    );
  });

  it('takes every field but the id for missing', () => {
    assert.equal(decodeIssue({ id: '7' })?.shortId, '7');
    assert.equal(
      decodeIssue({ id: 7, metadata: [], project: 'x', count: {}, assignedTo: 'me' })?.counts.events,
      0,
    );
    for (const value of [null, 'x', [], {}, { id: 'javascript:1' }, { id: '1/../2' }]) {
      assert.equal(decodeIssue(value), undefined);
    }
  });

  it('lets no short id through that is more than letters, digits and dashes', () => {
    for (const shortId of ['[x](command:y)', 'A B', '$(bug)', 'http://x', 'A'.repeat(200), '-x', 'Ä-1', '']) {
      assert.equal(decodeIssue({ id: '7', shortId })?.shortId, '7');
    }
  });

  it('reads with what an issue is resolved and until when it is archived, and nothing else of its details', () => {
    const read = (statusDetails: unknown) => decodeIssue({ id: '7', statusDetails })?.statusDetails;
    assert.equal(read({ inNextRelease: true, actor: { id: '1' } })?.inNextRelease, true);
    assert.equal(read({ inRelease: 'shop@1.0.0' })?.inRelease, 'shop@1.0.0');
    const commit = 'a'.repeat(40);
    assert.deepEqual(read({ inCommit: { id: commit, message: 'x' } }), { inCommit: { commit } });
    const repository = { id: '1', name: 'acme/shop' };
    assert.deepEqual(read({ inCommit: { id: commit, repository } }), {
      inCommit: { commit, repository: 'acme/shop' },
    });
    assert.deepEqual(read({ ignoreCount: 3, ignoreWindow: 60, ignoreUntil: null, actor: {} }), {
      ignoreCount: 3,
      ignoreWindow: 60,
    });
    for (const other of [
      undefined,
      null,
      {},
      [],
      'x',
      { ignoreCount: null },
      { inCommit: 'a', inRelease: 7 },
    ]) {
      assert.equal(read(other), undefined);
    }
  });

  it('cuts a title of a megabyte', () => {
    assert.equal(decodeIssue({ id: '7', title: 'x'.repeat(1_000_000) })?.title.length, 2000);
  });
});

describe('decodeEvent', () => {
  const frame = {
    filename: 'a.js',
    lineNo: 3,
    context: [[2, 'x'], [3, null], [4, 'z'], 'junk'],
    inApp: true,
  };
  const event = (entries: unknown) => decodeEvent({ eventID: 'e', entries });

  it('drops context lines without text and keeps the rest', () => {
    const stack = event([
      { type: 'exception', data: { values: [null, { stacktrace: { frames: [null, frame] } }] } },
    ])?.stacks[0];
    assert.deepEqual(stack?.frames[0]?.context, [
      { line: 2, text: 'x' },
      { line: 4, text: 'z' },
    ]);
  });

  it('takes the crashed thread where the exception has no stack', () => {
    const stacks = event([
      { type: 'exception', data: { values: [{ type: 'E', value: 'v' }] } },
      {
        type: 'threads',
        data: { values: [{ current: true }, { crashed: true, stacktrace: { frames: [frame] } }] },
      },
    ])?.stacks;
    assert.deepEqual(
      stacks?.map(({ kind, type, frames }) => [kind, type, frames.length]),
      [['exception', 'E', 1]],
    );
  });

  it('takes the stack of a message', () => {
    const stacks = event([{ type: 'stacktrace', data: { frames: [frame] } }])?.stacks;
    assert.deepEqual(
      stacks?.map(({ kind }) => kind),
      ['message'],
    );
  });

  it('survives entries and tags of any shape', () => {
    assert.deepEqual(event('x')?.stacks, []);
    assert.deepEqual(
      event([null, 1, { type: 'new' }, { type: 'exception', data: { values: {} } }])?.stacks,
      [],
    );
    const odd = decodeEvent({
      id: 'e',
      tags: [{ key: 'a', value: null }, null, { key: 'release', value: 'r' }],
    });
    assert.deepEqual([odd?.release, odd?.environment], ['r', undefined]);
  });

  it('refuses line numbers that no file has', () => {
    for (const lineNo of [0, -1, 1.5, '?', null, Infinity]) {
      const stacks = event([
        { type: 'exception', data: { values: [{ stacktrace: { frames: [{ lineNo }] } }] } },
      ])?.stacks;
      assert.equal(stacks?.[0]?.frames[0]?.lineNo, undefined);
    }
  });
});

describe('missingScopes', () => {
  it('knows that a higher scope contains the lower', () => {
    assert.deepEqual(missingScopes(['event:admin', 'org:write', 'project:read']), []);
    assert.deepEqual(missingScopes(['event:read', 'org:read']), ['event:write', 'project:read']);
    assert.deepEqual(missingScopes(['org:ci']), ['event:read', 'event:write', 'org:read', 'project:read']);
  });
});
