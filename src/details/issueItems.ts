import { oneLine } from '../base/oneLine';
import type { Asked } from '../issues/closerQuestions';
import type { FrameRef } from '../mapping/crashFrame';
import { failure, openedIssue } from '../words';
import type { Item } from './page';

/** Where a line of an opened issue leads: a frame of its trace, or the how many-th of its linked issues, from 0. */
export type IssueTarget = FrameRef | { readonly linked: number };

export type IssueItem = Item<IssueTarget>;

/** Event text takes more room here than in a label; in UTF-16 units. */
export const LONGEST = 1000;

/** `Level: error`; nothing for a value that is not known. */
export function fact(name: string, value: string | undefined): readonly IssueItem[] {
  return value === undefined || value === ''
    ? []
    : [{ text: openedIssue.fact(oneLine(name, LONGEST), oneLine(value, LONGEST)) }];
}

/** A heading with what is below; nothing where nothing is. */
export function part(text: string, below: readonly IssueItem[]): readonly IssueItem[] {
  return below.length === 0 ? [] : [{ text, below }];
}

/** What is known, or a sentence that says why it is not; nothing where the server has no such thing. */
export function whenKnown<T>(
  asked: Asked<T>,
  items: (value: T) => readonly IssueItem[],
): readonly IssueItem[] {
  switch (asked.kind) {
    case 'unasked':
    case 'waiting':
      return [{ text: openedIssue.asking() }];
    case 'failed':
      return [{ text: openedIssue.failed(oneLine(failure(asked.error), LONGEST)) }];
    case 'known':
      return items(asked.value);
    case 'lacking':
      return [];
  }
}

/** The first of many, and how many are left out. */
export function firstOf<T>(
  all: readonly T[],
  most: number,
  itemOf: (one: T) => IssueItem,
  more: (count: number) => string = openedIssue.more,
): readonly IssueItem[] {
  const shown = all.slice(0, most).map(itemOf);
  return all.length > most ? [...shown, { text: more(all.length - most) }] : shown;
}

/** A value of parsed JSON by its name: what has parts has them below. */
export function valueItem(name: string, value: unknown): IssueItem {
  const label = oneLine(name, LONGEST);
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return {
      text: label,
      get below() {
        return Object.entries(value).map(([key, one]) => valueItem(key, one));
      },
    };
  }
  return { text: openedIssue.fact(label, inWords(value)) };
}

function inWords(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return oneLine(text, LONGEST);
}
