import { type Base1Line, base0 } from '../../base/positions';
import type { Carried } from './carryLine';
import type { Finding } from './locateLine';

/** What several methods say of one line. */
export interface Witnesses {
  /** The line with those around it, looked for in the text of now. */
  readonly context: Finding;
  /** The text of the release compared with that of now. */
  readonly direct: Carried;
  /** One commit after the other; `undefined` where their texts are not here. */
  readonly walk: Carried | undefined;
}

/**
 * The verdict on a line: confident only where one method is sure and none that is, too, contradicts it, or where two
 * agree. `from` is the line in the release.
 */
export function weighUp(
  witnesses: Witnesses,
  from: Base1Line,
  isSameLine: (line: number) => boolean,
): Finding {
  const { direct, walk } = witnesses;
  const sure = walk === undefined ? byDirect(witnesses) : byWalk(witnesses, walk);
  if (sure !== undefined) {
    const line = base0(sure);
    return isSameLine(sure) ? { verdict: 'exact', line } : { verdict: 'moved', line, from };
  }
  const told = walk ?? direct;
  if (told.fate !== 'kept') {
    return told.fate === 'edited'
      ? { verdict: 'edited', line: base0(told.line), from }
      : { verdict: 'gone', line: base0(told.line), from, reason: 'removed' };
  }
  const guess = told.trust === 'guess' && direct.fate === 'kept' && direct.trust !== 'guess' ? direct : told;
  return { verdict: 'unverified', line: base0(guess.line), reason: 'unsure' };
}

/** The line that one comparison is sure of, or that the lines around bear out. */
function byDirect({ context, direct }: Witnesses): number | undefined {
  const isBorneOut = isConfident(context) && context.line === direct.line;
  const isDenied = isConfident(context) && !isBorneOut;
  const isSure =
    direct.trust === 'sure' || direct.trust === 'likely' || (direct.trust === 'doubtful' && isBorneOut);
  return direct.fate === 'kept' && isSure && !isDenied ? direct.line : undefined;
}

function byWalk({ context, direct }: Witnesses, walk: Carried): number | undefined {
  const isBorneOut =
    direct.fate === 'kept' && direct.trust === 'sure' && isConfident(context) && context.line === direct.line;
  if (walk.fate !== 'kept') {
    return isBorneOut ? direct.line : undefined; // changed, and changed back
  }
  const agree = direct.fate === 'kept' && direct.line === walk.line;
  const isSure =
    walk.trust === 'sure' || walk.trust === 'likely' || (agree && (walk.trust === 'doubtful' || isBorneOut));
  return isSure ? walk.line : undefined;
}

function isConfident({ verdict }: Finding): boolean {
  return verdict === 'exact' || verdict === 'moved';
}
