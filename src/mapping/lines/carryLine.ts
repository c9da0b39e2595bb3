import type { Carried } from './carried';
import { blockOf, movedTo } from './movedWithin';
import { similarity } from './similarity';
import { stayed } from './stayed';
import type { TextChange } from './textChange';
import { uncompared } from './uncompared';

/** So much alike are a line and what it was edited to. */
const MUCH_ALIKE = 0.75;

/** Follows a line through one change of its text. */
export async function carryLine(change: TextChange, line: number, signal: AbortSignal): Promise<Carried> {
  const [one, other] = change.pairsOf(line);
  if (one !== undefined || other !== undefined) {
    return stayed(change, line, one, other);
  }
  const hunk = change.hunkAround(line);
  const edited = (await change.alignmentIn(hunk, signal)).get(line);
  const moved = movedTo(change, line);
  if (moved !== undefined) {
    const isCopy = edited !== undefined && edited !== moved.line && isMuchAlike(change, line, edited);
    return isCopy ? { ...moved, trust: 'guess' } : moved;
  }
  const open = uncompared(change, line, hunk);
  if (open !== undefined) {
    return open;
  }
  return edited === undefined
    ? (blockOf(change, line) ?? {
        fate: 'gone',
        line: Math.min(hunk.after[0], change.after.count - 1),
        trust: 'sure',
      })
    : { fate: 'edited', line: edited, trust: 'sure' };
}

/** True where an edit explains a line so well that an equal one elsewhere may be its copy. */
function isMuchAlike(change: TextChange, line: number, after: number): boolean {
  return similarity(change.before.line(line) ?? '', change.after.line(after) ?? '') >= MUCH_ALIKE;
}
