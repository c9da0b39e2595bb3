import { type Base1Line, base0 } from '../../base/positions';
import type { Carried } from './carried';
import type { Finding } from './locateLine';

/** What several methods say of one line. */
export interface Witnesses {
  /** The line with those around it, looked for in the text of now. */
  readonly context: Finding;
  /** The text of the release compared with that of now. */
  readonly direct: Carried;
  /** One commit after the other; `undefined` where their texts are not here. */
  readonly walk: Followed | undefined;
}

/** A line that was followed through each version. */
export interface Followed extends Carried {
  /** True where a line that was changed or removed left one like it in its file: that is not the line come back. */
  readonly hasLeftTwin: boolean;
  /** Set where one commit alone changed the text: then the direct comparison is of the same two texts. */
  readonly isOneStep?: true;
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

/**
 * The line that one comparison is sure of, or that the lines around bear out by its very number: at another one they may
 * be a copy's, as they are compared there too.
 */
function byDirect({ context, direct }: Witnesses): number | undefined {
  const isDenied = isConfident(context) && context.line !== direct.line;
  const isBorneOut = context.verdict === 'exact' && context.line === direct.line;
  const isSure = isTrusted(direct) || (direct.trust === 'doubtful' && isBorneOut);
  return direct.fate === 'kept' && isSure && !isDenied ? direct.line : undefined;
}

function byWalk({ context, direct }: Witnesses, walk: Followed): number | undefined {
  const isBorneOut =
    direct.fate === 'kept' && isTrusted(direct) && isConfident(context) && context.line === direct.line;
  if (walk.fate !== 'kept') {
    // changed, and changed back
    return isBorneOut && direct.trust === 'sure' && !walk.hasLeftTwin ? direct.line : undefined;
  }
  const agree = direct.fate === 'kept' && direct.line === walk.line;
  const isWitness =
    walk.isOneStep === true
      ? walk.trust === 'doubtful' && context.verdict === 'exact' && context.line === walk.line
      : walk.trust !== 'guess';
  const isSure = isTrusted(walk) || (agree && (isWitness || (isBorneOut && direct.hasMoved !== true)));
  return isSure ? walk.line : undefined;
}

function isTrusted({ trust }: Carried): boolean {
  return trust === 'sure' || trust === 'likely';
}

function isConfident({ verdict }: Finding): boolean {
  return verdict === 'exact' || verdict === 'moved';
}
