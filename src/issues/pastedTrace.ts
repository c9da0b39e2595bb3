import { createHash } from 'node:crypto';
import { mapping } from '../mapping/atFirstNeed';
import type { Cut } from '../mapping/stackText/pasted';
import type { Trace } from '../mapping/trace';

/** What a text that a person pasted says. */
export interface Pasted {
  /** All its stacks, to be looked for like an issue's: in the text's order, so that what was logged last is the outermost. */
  readonly trace: Trace;
  readonly cut: Cut;
}

/** `undefined` where no stack is recognized. The same text is the same trace. */
export async function pastedTrace(text: string): Promise<Pasted | undefined> {
  const { parseStackText } = await mapping();
  const { traces, cut } = parseStackText(text);
  const stacks = traces.flatMap((trace) => trace.stacks);
  const eventId = createHash('sha256').update(JSON.stringify(stacks)).digest('hex').slice(0, 32);
  return stacks.length === 0 ? undefined : { trace: { eventId, platform: traces[0]?.platform, stacks }, cut };
}
