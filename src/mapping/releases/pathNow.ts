import type { FileVersion } from './git';
import type { MainLine, Touch } from './mainLine';
import { sameFile } from './sameFile';
import type { FormerTexts } from './texts';

/** The path at HEAD of a file that had this path at the commit at `fork`; `undefined` for one that was removed. */
export async function pathNow(
  then: string,
  fork: number,
  mainLine: MainLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<string | undefined> {
  let path = then;
  let isThere = true;
  for (let from = fork; ;) {
    const touch = mainLine.nextTouch(path, from);
    if (touch === undefined) {
      return isThere ? path : undefined;
    }
    from = touch.at;
    const after = touch.change.after ?? (await renamedTo(touch, mainLine, texts, signal));
    isThere = after !== undefined; // a file that was removed may come back
    path = after?.path ?? path;
  }
}

/** The file that the same commit added, where it is the one that was removed. */
export async function renamedTo(
  { at, change: { before } }: Touch,
  mainLine: MainLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<FileVersion | undefined> {
  const added = (mainLine.at(at)?.files ?? []).flatMap((change) =>
    change.before === undefined && change.after !== undefined ? [change.after] : [],
  );
  return before && sameFile(before, added, mainLine.kind, texts, signal);
}
