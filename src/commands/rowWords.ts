import { escapeIcons, oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { errorLine } from '../issues/errorLine';
import { type PackageOf, packagesOf } from '../issues/frameRuns';
import type { PlacedFrame } from '../issues/stackRows';
import { folderName } from '../mapping/folderUri';
import { hasLine } from '../mapping/place';
import { lens, lineList, numbers, placeBrief, since, walk } from '../words';
import type { PickedMark } from './pickMark';

/** What a row of a Quick Pick says, harmless in its place. */
export interface RowWords {
  readonly label: string;
  readonly description: string;
  readonly detail: string | undefined;
}

/** So many packages of folded frames are named. */
const MOST_PACKAGES = 3;

/**
 * `src/cart.ts:12`, or what the frame itself says where it has no line here.
 * @param amongSeveral true where the workspace has several folders: then a file's own is named.
 */
export function frameWords({ told, place }: PlacedFrame, amongSeveral: boolean): RowWords {
  const spelled = `${told.filename ?? told.absPath ?? told.module ?? '?'}:${told.lineNo ?? '?'}`;
  return {
    label: harmless(hasLine(place) ? `${place.file.path}:${toBase1(place.line)}` : spelled),
    description: joined([
      harmless(told.function ?? ''),
      hasLine(place) && amongSeveral ? harmless(folderName(place.file.folder)) : '',
    ]),
    detail: placeBrief(place) || undefined,
  };
}

/** Of frames that are folded. */
export function foldedWords(frames: readonly PlacedFrame[], packageOf: PackageOf): string {
  const packages = packagesOf(
    frames.map(({ told }) => told),
    packageOf,
  );
  const named = packages.slice(0, MOST_PACKAGES).map((name) => harmless(name, 40));
  return walk.others(frames.length, named, packages.length > MOST_PACKAGES);
}

/** All that the lens of a mark says, in words. @param now milliseconds since the epoch. */
export function markWords({ mark, line }: PickedMark, now: number): RowWords {
  const { issue } = mark.tracked;
  return {
    label: escapeIcons(errorLine(issue)),
    description: joined([
      lineList.line(toBase1(line)),
      issue.shortId,
      lens.level(issue.level),
      numbers(issue.counts),
      issue.lastSeen === undefined ? '' : lineList.lastSeen(since(issue.lastSeen, now)),
    ]),
    detail:
      joined([mark.called === undefined ? '' : lineList.onlyCalled(), placeBrief(mark.place)]) || undefined,
  };
}

/** Text of an event for a label. */
export function harmless(text: string, longest?: number): string {
  return escapeIcons(oneLine(text, longest));
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
