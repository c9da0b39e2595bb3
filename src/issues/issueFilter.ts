import { inSlices, Pacer } from '../base/pacer';
import type { Located, TrackedIssue } from './storeState';

/** What a person typed to see fewer issues: words, each of which an issue must have somewhere. */
export interface IssueFilter {
  /** As it was typed, without white space around it; never empty. */
  readonly text: string;
  /** In lower case. */
  readonly words: readonly string[];
}

/** Characters that are read: more finds nothing that less does not. */
const LONGEST = 200;

/** Reads what was typed; `undefined` for nothing. */
export function filterOf(typed: string): IssueFilter | undefined {
  const text = typed.slice(0, LONGEST).trim();
  return text === '' ? undefined : { text, words: text.toLowerCase().split(/\s+/u) };
}

/** True where short id, title, culprit, assignee, release and file paths have all words between them. */
export function matches(tracked: TrackedIssue, { words }: IssueFilter): boolean {
  const text = textOf(tracked);
  return words.every((word) => text.includes(word));
}

/** Reads ahead what is looked through, in slices: the first keystroke finds it made. */
export async function readTexts(issues: readonly TrackedIssue[], signal: AbortSignal): Promise<void> {
  await inSlices(issues, new Pacer(), signal, textOf);
}

/** Made once for an issue as it is: states keep what did not change. */
const texts = new WeakMap<TrackedIssue, string>();

function textOf(tracked: TrackedIssue): string {
  const known = texts.get(tracked);
  if (known !== undefined) {
    return known;
  }
  const { issue, located } = tracked;
  const { shortId, title, type, value, culprit, filename, assignedTo } = issue;
  const text = [shortId, title, type, value, culprit, filename, assignedTo?.name, ...textsOf(located)]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
  texts.set(tracked, text);
  return text;
}

/** The release, and each file once. */
function textsOf(located: Located): readonly (string | undefined)[] {
  if (located.kind !== 'traced' && located.kind !== 'located') {
    return [];
  }
  const frames = located.trace.stacks.flatMap((stack) => stack.frames).map(({ filename }) => filename);
  const places = located.kind === 'located' ? located.places.flat() : [];
  const files = places.map((place) => ('file' in place ? place.file.path : undefined));
  return [located.trace.release, ...new Set([...frames, ...files])];
}
