import { toBase0 } from '../base/positions';
import type { Candidate } from './choice/candidates';
import { chosenAlone } from './choice/chooseFile';
import { mayBeGenerated, type Sighted } from './choice/sighted';
import type { LiveText } from './lines/liveText';
import { verbatim } from './lines/verbatim';
import { type LocatedFrame, mayBeFormer, nowhere } from './locateFrame';

/** One workspace folder as far as it was read. */
export interface ReadSoFar {
  /** The folder, as the string of its URI. */
  readonly folder: string;
  /** The text of a file, if it was read. */
  readonly here: (path: string) => LiveText | undefined;
}

/**
 * What `locateFrame` comes to for most frames, without waiting for anything: the place of one whose path names one file
 * alone in which its lines stand at one place, and of one of other people's code. `undefined` for every other frame.
 */
export function locateAtOnce(
  sighted: Sighted,
  debugId: string | undefined,
  { folder, here }: ReadSoFar,
): LocatedFrame | undefined {
  const { frame, paths, found, told } = sighted;
  if (told !== undefined || mayBeGenerated(sighted, debugId)) {
    return undefined;
  }
  if (typeof found === 'string') {
    const isForeign = paths === undefined || (paths.inDependency !== undefined && !mayBeFormer(found));
    return isForeign ? nowhere(found) : undefined;
  }
  const only = onlyFile(sighted);
  const text = only && here(only.file);
  const line = text && verbatim(frame, text);
  if (only === undefined || line === undefined || frame.lineNo === undefined) {
    return undefined;
  }
  const file = { folder, path: only.file };
  const place =
    line === toBase0(frame.lineNo)
      ? ({ verdict: 'exact', line, file } as const)
      : ({ verdict: 'moved', line, from: frame.lineNo, file } as const);
  return { place, matched: only.matched, by: chosenAlone(only) };
}

/** The file of a frame that by its path can be no other one, whatever it holds, nor have had another name. */
export function onlyFile({ found, told }: Sighted): Candidate | undefined {
  const [only, another] = typeof found === 'string' || told !== undefined ? [] : found.files;
  const isSure = another === undefined && only?.isWhole === true && only.strength === 'strong';
  return isSure && only.path.line === undefined ? only : undefined;
}
