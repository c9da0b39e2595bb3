import { codeSpan } from '../base/codeSpan';
import type { TagShares } from '../sentry/tagShares';
import { story, type TagTelling, tagWords } from '../words';

/** Tags that every hover tells, each the first of its names that the events have. */
const USUAL: readonly (readonly string[])[] = [
  ['browser', 'browser.name'],
  ['os', 'os.name'],
  ['device', 'device.family'],
];

/** Characters of a key and a value. */
const LONGEST = 60;

const telling: TagTelling = { spell: (value) => codeSpan(value, LONGEST), most: 3, leastShare: 0.05 };

/**
 * What tags say of whom an error hits, a line each: browser, system and device, and those that the binding names, such
 * as `tenant_id`: one customer, or all?
 * @param named keys of tags that a person wants to see.
 */
export function tagStory(tags: readonly TagShares[], named: readonly string[]): readonly string[] {
  const byKey = new Map(tags.map((tag) => [tag.key, tag]));
  const usual = USUAL.map((keys) => keys.find((key) => byKey.has(key)));
  const shown = new Set([...named, ...usual]);
  const events = Math.max(0, ...tags.map((tag) => tag.events));
  return [...shown].flatMap((key) => {
    const tag = key === undefined ? undefined : byKey.get(key);
    return tag === undefined || tag.values.length === 0
      ? []
      : [story.is(codeSpan(tag.key, LONGEST), tagWords(tag, events, telling))];
  });
}
