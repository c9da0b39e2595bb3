import type { FilePath } from '../place';
import { LiveText } from '../lines/liveText';
import { TextChange } from '../lines/textChange';
import type { FilePasts, PastVersion } from './filePast';
import type { CommitHash } from './git';

/** Merges are gone into so deep: into what was merged, and what had been merged there. */
const MOST_MERGES = 5;

/** A line of a text; lines count from 0. */
export interface LineOfText {
  readonly line: number;
  readonly text: string;
}

/** Which commit changed a line last: none yet, or one that the history which is here does not tell. */
export type LastChange = { readonly commit: CommitHash } | 'uncommitted' | 'unknown';

/**
 * Follows a line back to the commit that wrote it; through a merge into what was merged. White space alone makes no
 * other line. `undefined` where the file has no history.
 */
export async function lastChangeOf(
  now: LineOfText,
  file: FilePath,
  pasts: FilePasts,
  signal: AbortSignal,
): Promise<LastChange | undefined> {
  let past = await pasts.pastOf(file, undefined, signal);
  let written = past && (await writtenIn(now, past, signal));
  for (let merges = 0; merges < MOST_MERGES && typeof written === 'object'; merges++) {
    const { version, line } = written;
    const [, merged] = version.parents;
    if (merged === undefined) {
      break;
    }
    past = await pasts.pastOf(file, { commit: merged, path: version.path }, signal);
    const there = past && (await writtenIn({ line, text: version.text ?? '' }, past, signal));
    if (typeof there !== 'object') {
      return { commit: version.commit }; // the merge itself wrote it, as far as can be told
    }
    written = there;
  }
  return typeof written === 'object' ? { commit: written.version.commit } : written;
}

interface Written {
  readonly version: PastVersion;
  /** The line in the version's text. */
  readonly line: number;
}

async function writtenIn(
  now: LineOfText,
  past: AsyncIterable<PastVersion>,
  signal: AbortSignal,
): Promise<Written | 'uncommitted' | 'unknown'> {
  let later: Written | undefined;
  for await (const version of past) {
    if (version.text === undefined) {
      return 'unknown';
    }
    const line = await lineBefore(version.text, later === undefined ? now : textOf(later), signal);
    if (line === undefined) {
      return later ?? 'uncommitted';
    }
    later = { version, line };
    if (version.isFirst) {
      return later;
    }
  }
  return later === undefined ? 'uncommitted' : 'unknown';
}

function textOf({ version, line }: Written): LineOfText {
  return { line, text: version.text ?? '' };
}

/** The line of the older text that a line of the later one was; `undefined` where it was none. */
async function lineBefore(
  before: string,
  { line, text }: LineOfText,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (before === text) {
    return line;
  }
  const [older, later] = [await LiveText.of(before, signal), await LiveText.of(text, signal)];
  if (older === undefined || later === undefined) {
    return undefined;
  }
  const change = await TextChange.between(older, later, signal);
  for (let at = 0; at < older.count; at++) {
    if (change.pairsOf(at)[0] === line) {
      return at;
    }
  }
  return undefined;
}
