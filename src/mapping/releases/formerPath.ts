import type { FileVersion } from './git';
import type { MainLine, Touch } from './mainLine';
import { sameFile } from './sameFile';
import type { FormerTexts } from './texts';

/** The path that a file of HEAD had at the commit at `fork`; its own where it was not renamed since. */
export async function formerPath(
  pathNow: string,
  fork: number,
  mainLine: MainLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<string> {
  let path = pathNow;
  for (let from = -1; ;) {
    const touch = mainLine.touchBefore(path, from, fork);
    if (touch === undefined) {
      return path;
    }
    from = touch.at;
    path = touch.change.before?.path ?? (await cameFrom(touch, mainLine, texts, signal))?.path ?? path;
  }
}

/** The file that the same commit removed, where the new one is that file. */
export async function cameFrom(
  { at, change: { after } }: Touch,
  mainLine: MainLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<FileVersion | undefined> {
  const removed = (mainLine.at(at)?.files ?? []).flatMap((change) =>
    change.before !== undefined && change.after === undefined ? [change.before] : [],
  );
  return after && sameFile(after, removed, mainLine.kind, texts, signal);
}
