import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { spelledVariables } from '../../../src/issues/variables';

/** `name = value` of each, `‹›` for what was filtered. */
function spell(vars: Readonly<Record<string, unknown>>, platform?: string, longest = 200): readonly string[] {
  return spelledVariables(vars, platform, longest).map(({ name, value }) => `${name} = ${value ?? '‹›'}`);
}

function one(value: unknown, platform?: string, longest?: number): string {
  return spell({ it: value }, platform, longest)[0]?.slice('it = '.length) ?? '';
}

describe('variables of a frame', () => {
  it('of Python are spelled already: nothing is quoted twice', () => {
    const recorded: unknown = JSON.parse(
      readFileSync('test/demo/crash/recorded/shareOfNothing.json', 'utf8'),
    );
    assert.ok(JSON.stringify(recorded).includes(`"sku":"'MUG-BLUE'"`), 'as its SDK sends them');
    const sent = {
      orders: [{ sku: "'MUG-BLUE'", price: '0' }],
      most: '3',
      coupon: 'None',
      paid: 'True',
      cart: '<shop.cart.Cart object at 0x7f7f>',
      note: "'it\\'s\\nlate'",
    };
    assert.deepEqual(spell(sent, 'python'), [
      "orders = [{'sku': 'MUG-BLUE', 'price': 0}]",
      'most = 3',
      'coupon = None',
      'paid = True',
      'cart = <shop.cart.Cart object at 0x7f7f>',
      "note = 'it\\'s\\nlate'",
    ]);
    assert.deepEqual(spell({ none: null, yes: true, no: false, ratio: 0.5 }, 'python'), [
      'none = None',
      'yes = True',
      'no = False',
      'ratio = 0.5',
    ]);
  });

  it('of Node come as values, with marks for what is none', () => {
    const sent = {
      name: "it's",
      empty: '',
      lines: 'a\n\tb"c"',
      nothing: '<null>',
      unset: '<undefined>',
      index: '<Map(2)>',
      count: 3,
      isPaid: false,
      order: { id: 5, 'a-b': 'x', nested: '<null>' },
      list: [1, '2', null],
      cut: [1, '…'],
    };
    assert.deepEqual(spell(sent, 'node'), [
      "name = 'it\\'s'",
      "empty = ''",
      `lines = 'a\\n\\tb"c"'`,
      'nothing = null',
      'unset = undefined',
      'index = <Map(2)>',
      'count = 3',
      'isPaid = false',
      "order = {id: 5, 'a-b': 'x', nested: null}",
      "list = [1, '2', …]",
      'cut = [1, …]',
    ]);
    assert.deepEqual(spell(sent, 'javascript'), spell(sent, 'node'));
  });

  it('of other languages say nothing and truth as each does', () => {
    const nothing = { none: null, yes: true };
    const spelled = (platform: string | undefined) => spell(nothing, platform).join(', ');
    assert.equal(spelled('ruby'), 'none = nil, yes = true');
    assert.equal(spelled('elixir'), 'none = nil, yes = true');
    assert.equal(spelled('go'), 'none = nil, yes = true');
    assert.equal(spelled('cocoa'), 'none = nil, yes = true');
    assert.equal(spelled('php'), 'none = null, yes = true');
    assert.equal(spelled('java'), 'none = null, yes = true');
    assert.equal(spelled('csharp'), 'none = null, yes = true');
    assert.equal(spelled('rust'), 'none = None, yes = true');
    assert.equal(spelled(undefined), 'none = null, yes = true');
  });

  it('of Ruby and PHP come as text of which nobody can say whether it was a string: as it was sent', () => {
    assert.equal(one('nil', 'ruby'), 'nil');
    assert.equal(one('#<Order id: 5>', 'ruby'), '#<Order id: 5>');
    assert.equal(one('acme', 'php'), 'acme');
    assert.equal(one({ id: '5', lines: ['a', 'null'] }, 'php'), "['id' => 5, 'lines' => [a, null]]");
  });

  it('that the server or the SDK filtered have no value', () => {
    for (const filtered of [
      '[Filtered]',
      "'[Filtered]'",
      '[redacted]',
      '[REDACTED]',
      '[scrubbed]',
      '********',
    ]) {
      assert.equal(one(filtered, 'python'), '‹›', filtered);
    }
    for (const kept of ['not [Filtered]', '[Filtered', "'[Filtered]", '**', '[]']) {
      assert.notEqual(one(kept, 'python'), '‹›', kept);
    }
    assert.equal(one({ password: '[Filtered]', id: '5' }, 'python'), "{'password': [Filtered], 'id': 5}");
  });

  it('are one line, cut where they are too long, and say that they are', () => {
    const long = one('x'.repeat(1000), 'node', 40);
    assert.equal(long.length, 40);
    assert.ok(long.startsWith("'xxx") && long.endsWith('x…'), long);
    assert.ok(one(`<${'x'.repeat(1000)}>`, 'node', 40).startsWith('<xxx'));
    assert.equal(
      one(
        Array.from({ length: 1000 }, () => 1),
        'python',
        10,
      ),
      '[1, 1, 1,…',
    );
    assert.equal(
      one(`a${' '.repeat(500)}b`, 'ruby', 40),
      'a …',
      'what stands behind white space is not hidden silently',
    );
    assert.equal(one('a\u202eb\u0007c\r\nd', 'ruby'), 'a b c d');
    assert.equal(one('a\u202eb\r\nd', 'node'), "'a b\\r\\nd'");
    assert.deepEqual(spell({ 'a\nb\u202e': '1' }, 'ruby'), ['a b = 1']);
    const [{ name } = { name: '' }] = spelledVariables({ ['n'.repeat(500)]: 1 }, 'node', 40);
    assert.equal(name.length, 80);
  });

  it('are spelled no further than they are shown', () => {
    const tooFar = {
      begins: 'y'.repeat(100),
      get goesOn(): string {
        throw new Error('nobody sees this');
      },
    };
    assert.equal(one(tooFar, 'node', 20), "{begins: 'yyyyyyyyy…");
    assert.equal(one([tooFar, 1, 2], 'node', 20), "[{begins: 'yyyyyyyy…");
    const deep = JSON.parse(`${'['.repeat(90)}1${']'.repeat(90)}`) as unknown;
    assert.equal(one(deep, 'python', 10), '[[[[[[[[[…');
  });
});
