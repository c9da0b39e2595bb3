import assert from 'node:assert/strict';
import { tagStory } from '../../../src/editor/tagStory';
import type { TagShares } from '../../../src/sentry/tagShares';

function tag(
  key: string,
  counts: Readonly<Record<string, number>>,
  more: Partial<TagShares> = {},
): TagShares {
  const values = Object.entries(counts).map(([value, events]) => ({ value, events }));
  const events = values.reduce((sum, one) => sum + one.events, 0);
  return { key, values, events, uniqueValues: values.length, ...more };
}

const level = tag('level', { error: 100 });

describe('what tags say', () => {
  it('is one customer, or all of them', () => {
    const told = (counts: Readonly<Record<string, number>>, more: Partial<TagShares> = {}) =>
      tagStory([level, tag('tenant_id', counts, more)], ['tenant_id']);
    assert.deepEqual(told({ acme: 100 }), ['` tenant_id `: always ` acme `']);
    assert.deepEqual(told({ acme: 92, b: 4, c: 3, d: 1 }), ['` tenant_id `: ` acme ` 92 %, 3 more']);
    assert.deepEqual(told({ a: 40, b: 30, c: 20, d: 10 }), [
      '` tenant_id `: ` a ` 40 %, ` b ` 30 %, ` c ` 20 %, 1 more',
    ]);
    assert.deepEqual(told({ a: 4, b: 3 }, { events: 100, uniqueValues: 500 }), [
      '` tenant_id `: ` a ` 4 %, 499 more',
    ]);
  });

  it('is not said of events that do not have the tag', () => {
    assert.deepEqual(tagStory([level, tag('tenant_id', { acme: 12 })], ['tenant_id']), [
      '` tenant_id `: always ` acme ` (on 12 % of the events)',
    ]);
  });

  it('is of browser, system and device unasked, and of nothing else', () => {
    const tags = [
      level,
      tag('os.name', { Linux: 100 }),
      tag('browser', { 'Firefox 140': 100 }),
      tag('browser.name', { Firefox: 100 }),
      tag('plan', { gold: 100 }),
    ];
    assert.deepEqual(tagStory(tags, []), [
      '` browser `: always ` Firefox 140 `',
      '` os.name `: always ` Linux `',
    ]);
    assert.deepEqual(tagStory(tags, ['os.name', 'nowhere', 'plan']), [
      '` os.name `: always ` Linux `',
      '` plan `: always ` gold `',
      '` browser `: always ` Firefox 140 `',
    ]);
  });

  it('rounds no share up to all, nor down to nothing', () => {
    assert.deepEqual(tagStory([tag('os', { a: 999, b: 1 })], []), ['` os `: ` a ` 99 %, 1 more']);
    assert.deepEqual(tagStory([tag('os', { a: 1 }, { events: 1000, uniqueValues: 1000 })], []), [
      '` os `: ` a ` < 1 %, 999 more',
    ]);
  });

  it('is nothing of a tag without values', () => {
    assert.deepEqual(tagStory([tag('os', {})], ['os']), []);
    assert.deepEqual(tagStory([], ['os']), []);
  });
});
