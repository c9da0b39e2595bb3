import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from '../../../src/base/decode';
import { parseJson } from '../../../src/base/json';
import { decodeFullEvent, type FullEvent } from '../../../src/sentry/fullEvent';
import { projectRoot } from '../../projectRoot';

function recorded(name: string): FullEvent {
  const file = join(projectRoot, 'test/fixtures/recordings', `${name}.json`);
  const event = decodeFullEvent(parseJson(readFileSync(file, 'utf8')));
  assert.ok(event !== undefined);
  return event;
}

function decoded(event: object): FullEvent {
  const full = decodeFullEvent({ id: 'e', ...event });
  assert.ok(full !== undefined);
  return full;
}

const request = (data: object) => decoded({ entries: [{ type: 'request', data }] }).request;

describe('a whole event', () => {
  it('is read from what Sentry documents', () => {
    const event = recorded('prism/event-latest');
    assert.equal(event.request?.url, 'https://sentry.io/organizations/hellboy-meowmeow/issues/');
    assert.deepEqual(
      event.request?.headers.map(([name]) => name),
      ['User-Agent'],
    );
    assert.deepEqual(event.request?.query, [['project', '5236886']]);
    assert.deepEqual(event.user, {
      id: '550747',
      username: undefined,
      name: 'Hell Boy',
      email: 'hell@boy.cat',
      ipAddress: '192.168.1.1',
    });
    assert.equal(event.breadcrumbs.length, 3);
    assert.equal(event.breadcrumbs[1]?.data?.['status_code'], 200);
    assert.ok(event.tags.some(({ key }) => key === 'browser.name'));
    const names = event.contexts.map(({ name }) => name);
    assert.ok(
      ['browser', 'os', 'extra'].every((name) => names.includes(name)),
      names.join(),
    );
  });

  it('is read from what old Sentry answered', () => {
    const event = recorded('sentry9/event-latest-message');
    assert.deepEqual(event.user?.email, 'pat@example.test');
    assert.equal(event.breadcrumbs.at(0)?.category, 'console');
    assert.deepEqual(event.contexts, [
      { name: 'cart', values: { currency: 'EUR', size: 2 } },
      { name: 'extra', values: { orderId: 'o-77' } },
    ]);
  });

  it('has pairs however a server writes them', () => {
    for (const query of [[['tab', '1']], { tab: '1' }, 'tab=1', [['tab', 1], null, ['x']]] as const) {
      assert.deepEqual(request({ query })?.query[0], ['tab', '1'], JSON.stringify(query));
    }
    assert.deepEqual(request({ cookies: {} })?.cookies, []);
    assert.deepEqual(request({ headers: null, query: null })?.headers, []);
    assert.deepEqual(
      request({
        headers: [
          ['Accept', null],
          [1, 'x'],
          ['A', { b: 1 }],
        ],
      })?.headers,
      [
        ['Accept', ''],
        ['A', '{"b":1}'],
      ],
    );
  });

  it('is nothing without an id, and has nothing that is not there', () => {
    assert.equal(decodeFullEvent({ title: 'x' }), undefined);
    assert.equal(decodeFullEvent([]), undefined);
    const bare = decoded({});
    assert.deepEqual([bare.tags, bare.breadcrumbs, bare.contexts], [[], [], []]);
    assert.deepEqual([bare.request, bare.user, bare.message], [undefined, undefined, undefined]);
    const wrong = decoded({
      entries: [null, 7, { type: 'breadcrumbs', data: { values: [null, 'x', { message: 3, data: 'y' }] } }],
      tags: [null, { key: 'a', value: null }, { key: 'b', value: 'c' }],
      user: [],
      contexts: { a: null, b: 'c', d: {} },
    });
    assert.equal(wrong.breadcrumbs.length, 1);
    assert.deepEqual(wrong.tags, [{ key: 'b', value: 'c' }]);
    assert.deepEqual(wrong.contexts, []);
  });

  it('tells which exception stands where among several', () => {
    const values = [{ exception_id: 2, parent_id: 0 }, { exception_id: 0, is_exception_group: true }, {}].map(
      (mechanism) => ({ type: 'E', mechanism, stacktrace: { frames: [{ filename: 'a' }] } }),
    );
    const { stacks } = decoded({ entries: [{ type: 'exception', data: { values } }] });
    assert.deepEqual(
      stacks.map(({ branch }) => branch),
      [{ id: 2, parent: 0, isGroup: false }, { id: 0, isGroup: true }, undefined],
    );
  });

  it('takes in no more than a screen can show', () => {
    const long = 'x'.repeat(50_000);
    const crumbs = Array.from({ length: 1000 }, (_, at) => ({ message: `${at}` }));
    const vars = { long, many: Array.from({ length: 1000 }, () => 1) };
    const event = decoded({
      user: { id: long },
      tags: Array.from({ length: 1000 }, () => ({ key: 'a', value: long })),
      entries: [
        { type: 'breadcrumbs', data: { values: crumbs } },
        { type: 'request', data: { url: long, headers: [['a', long]], data: { body: long } } },
        { type: 'exception', data: { values: [{ stacktrace: { frames: [{ filename: 'a', vars }] } }] } },
      ],
    });
    assert.equal(event.breadcrumbs.at(-1)?.message, '999');
    assert.equal(event.breadcrumbs.length + event.olderBreadcrumbs, 1000);
    const kept = JSON.stringify(event).length;
    assert.ok(kept < 900_000, `${kept}`);
    const [frame] = event.stacks[0]?.frames ?? [];
    const { long: cut, many } = frame?.vars ?? {};
    assert.equal(cut, `${'x'.repeat(3999)}…`);
    assert.equal(list(many).at(-1), '…');
  });
});
