import type { TagShares } from '../sentry/tagShares';
import { story } from './hover';

/** A tag with this share of the events says nothing of those that lack it. */
const EVERY_EVENT = 0.95;

/** How the values of a tag are told. */
export interface TagTelling {
  /** A value, harmless where it is going to stand. */
  readonly spell: (value: string) => string;
  /** Values that are told. */
  readonly most: number;
  /** A value with this share or less is counted among the others, but for the most frequent. */
  readonly leastShare: number;
}

/**
 * Whom a tag says that an error hits: `acme 92 %, 3 more`, `always acme (on 12 % of the events)`.
 * @param all how many events there are, as near as is known.
 */
export function tagWords(tag: TagShares, all: number, telling: TagTelling): string {
  const told = valueWords(tag, telling);
  const covered = all === 0 ? 1 : tag.events / all;
  return covered >= EVERY_EVENT ? told : story.onShareOfEvents(told, story.percent(covered));
}

function valueWords(
  { values, uniqueValues, events }: TagShares,
  { spell, most, leastShare }: TagTelling,
): string {
  const [first] = values;
  if (first !== undefined && uniqueValues === 1 && first.events === events) {
    return story.always(spell(first.value));
  }
  const share = (value: { readonly events: number }) => value.events / (events || 1);
  const shown = values.slice(0, most).filter((value, at) => at === 0 || share(value) > leastShare);
  const others = Math.max(uniqueValues, values.length) - shown.length;
  return [
    ...shown.map((value) => story.share(spell(value.value), story.percent(share(value)))),
    ...(others > 0 ? [story.others(others)] : []),
  ].join(', ');
}
