import type { Base1Line } from '../../src/base/positions';
import { builtFrom } from './crash/bundles';
import { type ReleaseNumber, type ShopError, releaseNumbers } from './crash/shopError';
import type { Mark, Snapshot } from './shop/sourceTree';
import type { History } from './shop/writeHistory';

/** A line of a file of the shop. */
export interface KeyPlace {
  /** Below the shop's folder, with `/` between segments. */
  readonly path: string;
  /** Counts from 1. */
  readonly line: Base1Line;
  /** The line itself, without its indentation. */
  readonly text: string;
}

/**
 * What became of a failing statement between a release and the workspace. This is the truth; a locator may know less
 * and say so, but never the contrary.
 */
export type Expected =
  | {
      /** `moved` includes a file that has another name now. */
      readonly verdict: 'exact' | 'moved';
      readonly now: KeyPlace;
      /** In the release. */
      readonly released: KeyPlace;
      /** True where the five lines before and after it are the same, too: then the event's context alone tells. */
      readonly sameBlock: boolean;
    }
  | {
      readonly verdict: 'edited';
      readonly now: KeyPlace;
      readonly released: KeyPlace;
      /** The full hash of the commit that did so last. */
      readonly changedIn: string;
    }
  | {
      readonly verdict: 'gone';
      readonly released: KeyPlace;
      /** The full hash of the commit that removed it. */
      readonly removedIn: string;
    }
  /** Nothing but a number came with it: neither a release that is known here nor a line of the source. */
  | { readonly verdict: 'unverified'; readonly now: KeyPlace; readonly released: KeyPlace }
  /** The very same code stands in several files of one name. */
  | { readonly verdict: 'ambiguous'; readonly now: readonly KeyPlace[]; readonly released: KeyPlace }
  /** A bundle failed, and what is built of it in the workspace is another: nothing here knows which line failed. */
  | { readonly verdict: 'otherBuild'; readonly now: KeyPlace; readonly released: KeyPlace }
  /** The code is not the shop's, or cannot be known to be. */
  | { readonly verdict: 'unmapped'; readonly why: 'dependency' | 'noSourceMap' | 'otherRepository' };

export interface KeyedError {
  readonly name: string;
  /** What Sentry calls the issue, such as `TypeError: …`; no two errors have the same title. */
  readonly title: string;
  /** The exception's class; none for what is no exception. */
  readonly type?: string;
  readonly message: string;
  readonly level: ShopError['level'];
  readonly program: ShopError['provocation']['program'];
  /** The releases in which it happens, as its events call them: `shop@2.4.0`, oldest first. */
  readonly releases: readonly string[];
  /** For an event of the last of its releases, which is where its latest events come from. */
  readonly expected: Expected;
  /** For an event of each of its releases. */
  readonly expectedByRelease: Readonly<Record<string, Expected>>;
}

/** The answers to the demo: where each error of the shop stands in its workspace. */
export interface DemoKey {
  readonly errors: readonly KeyedError[];
}

/** The release's name at Sentry: `shop@2.4.0`. */
export function releaseName(number: string): string {
  return `shop@${number}`;
}

/** What the events of a release say that they are of. */
function toldRelease({ provocation: { program } }: ShopError, number: ReleaseNumber): string {
  return program === 'nightly' ? 'nightly' : releaseName(number);
}

/** Writes the key from what the history's own marks say. */
export function keyOf(errors: readonly ShopError[], history: History): DemoKey {
  return { errors: errors.map((error) => keyed(error, history)) };
}

function keyed(error: ShopError, history: History): KeyedError {
  const numbers = releaseNumbers.filter((number) => error.schedule[number] !== undefined);
  const expected = numbers.map(
    (number) => [toldRelease(error, number), expectedOf(error, sourcesOf(history, number), history)] as const,
  );
  const last = expected.at(-1);
  if (last === undefined) {
    throw new Error(`${error.name} never happens`);
  }
  return {
    name: error.name,
    title: error.title ?? [error.type ?? [], error.message].flat().join(': '),
    ...(error.type === undefined ? {} : { type: error.type }),
    message: error.message,
    level: error.level,
    program: error.provocation.program,
    releases: expected.map(([name]) => name),
    expected: last[1],
    expectedByRelease: Object.fromEntries(expected),
  };
}

function sourcesOf(history: History, number: ReleaseNumber): Snapshot {
  const release = history.releases.find((one) => one.number === number);
  if (release === undefined) {
    throw new Error(`The history has no release ${number}`);
  }
  return release.sources;
}

function expectedOf(error: ShopError, release: Snapshot, history: History): Expected {
  const [released] = marked(release, error);
  const [now, ...more] = marked(history.sources, error);
  if (released === undefined) {
    return { verdict: 'unmapped', why: whyUnmapped(error) };
  }
  if (now === undefined) {
    return { verdict: 'gone', released: placeOf(released), removedIn: lastChange(error, history) };
  }
  if (isOfOtherBuild(error, release, history)) {
    return { verdict: 'otherBuild', now: placeOf(now), released: placeOf(released) };
  }
  if (error.provocation.program === 'nightly') {
    return { verdict: 'unverified', now: placeOf(now), released: placeOf(released) };
  }
  return more.length > 0
    ? { verdict: 'ambiguous', now: [now, ...more].map(placeOf), released: placeOf(released) }
    : carried(released, now, () => lastChange(error, history));
}

/** True where the bundle in the workspace was made of other sources than the one that failed. */
function isOfOtherBuild(error: ShopError, release: Snapshot, history: History): boolean {
  const { program } = error.provocation;
  if (program !== 'basket' && program !== 'wishlist') {
    return false;
  }
  const source = builtFrom[program];
  const { files } = source === 'now' ? history.sources : sourcesOf(history, source);
  return [...files].some(([path, text]) => storefront.test(path) && release.files.get(path) !== text);
}

/** All that goes into its bundles. */
const storefront = /^packages\/(?:storefront\/src\/|web\/src\/(?:h|price)\.ts$)/;

function marked(sources: { readonly marks: readonly Mark[] }, error: ShopError): Mark[] {
  return sources.marks.filter((mark) => mark.name === (error.mark ?? error.name));
}

function carried(released: Mark, now: Mark, changedIn: () => string): Expected {
  const places = { now: placeOf(now), released: placeOf(released) };
  if (released.text !== now.text) {
    return { verdict: 'edited', ...places, changedIn: changedIn() };
  }
  const isThere = released.path === now.path && released.line === now.line;
  const sameBlock = released.block.join('\n') === now.block.join('\n');
  return { verdict: isThere ? 'exact' : 'moved', ...places, sameBlock };
}

/** The last commit after which the statement read otherwise than before, or was no longer there. */
function lastChange(error: ShopError, { commits }: History): string {
  const texts = commits.map((commit) => marked(commit, error)[0]?.text);
  const at = texts.findLastIndex((text, index) => index > 0 && text !== texts[index - 1]);
  const commit = commits[at];
  if (commit === undefined) {
    throw new Error(`No commit changed ${error.name}`);
  }
  return commit.id;
}

function whyUnmapped({ provocation: { program } }: ShopError) {
  return program === 'webWithoutMap'
    ? 'noSourceMap'
    : program === 'ledger'
      ? 'otherRepository'
      : 'dependency';
}

function placeOf({ path, line, text }: Mark): KeyPlace {
  return { path, line, text };
}
