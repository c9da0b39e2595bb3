import assert from 'node:assert/strict';
import {
  arrayElements,
  jsonAt,
  objectMembers,
  plainStringAt,
} from '../../../../src/mapping/sourceMaps/jsonRanges';
import { Random } from '../../../bench/random';

const bytes = (text: string) => Buffer.from(text);

function membersOf(text: string): Record<string, unknown> | undefined {
  const json = bytes(text);
  const members = objectMembers(json, 0);
  return members && Object.fromEntries([...members].map(([name, range]) => [name, jsonAt(json, range)]));
}

/** Any JSON value, with all that strings and white space can have. */
function anything(random: Random, depth: number): unknown {
  const letters = [
    'a',
    '"',
    '\\',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\u2028',
    'é',
    '😀',
    '\ud800',
    '\0',
    ' ',
  ];
  const text = () => Array.from({ length: random.below(6) }, () => random.pick(letters)).join('');
  switch (depth > 3 ? random.below(4) : random.below(6)) {
    case 0:
      return text();
    case 1:
      return random.below(1000) - 500.5;
    case 2:
      return random.pick([true, false, null]);
    case 3:
      return `${text()}\\`.repeat(random.below(4));
    case 4:
      return Array.from({ length: random.below(5) }, () => anything(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [text(), anything(random, depth + 1)]),
      );
  }
}

describe('The parts of a JSON text', () => {
  it('are found where JSON.parse finds them', () => {
    const random = new Random(11);
    for (let round = 0; round < 2000; round++) {
      const members = Array.from({ length: random.below(6) }, (_member, at) => [
        `${at}"${random.below(9)}`,
        anything(random, 0),
      ]);
      const value: unknown = Object.fromEntries(members);
      const text = JSON.stringify(value, null, random.pick([undefined, 1, '\t']));
      assert.deepEqual(membersOf(text), JSON.parse(text), text);
      const elements = JSON.stringify(
        members.map(([, member]) => member ?? null),
        null,
        random.below(3),
      );
      const found = arrayElements(bytes(elements), 0)?.map((range) => jsonAt(bytes(elements), range));
      assert.deepEqual(found, JSON.parse(elements), elements);
    }
  });

  it('are none of what is no object or no list', () => {
    for (const text of [
      '',
      ' ',
      '[]',
      '1',
      '"{}"',
      '{',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a" 1}',
      '{a:1}',
      '{"a":1 "b":2}',
    ]) {
      assert.equal(objectMembers(bytes(text), 0), undefined, text);
    }
    for (const text of ['', '{}', '[', '[1', '["a', 'null', '[,]']) {
      assert.equal(arrayElements(bytes(text), 0), undefined, text);
    }
  });

  it('take the last of two members of a name, as JSON.parse does', () => {
    assert.deepEqual(membersOf('{"a":1,"\\u0061":2}'), { a: 2 });
  });

  it('are plain strings where nothing in them is escaped', () => {
    const plain = (text: string) => plainStringAt(bytes(text), { start: 0, end: bytes(text).length });
    assert.equal(plain('"AAAA;CACA"'), 'AAAA;CACA');
    assert.equal(plain('""'), '');
    assert.equal(plain('"a\\u0041"'), undefined);
    assert.equal(plain('"'), undefined);
    assert.equal(plain('[1]'), undefined);
  });
});
