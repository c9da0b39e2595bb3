import { createHash } from 'node:crypto';
import { parseStackText } from '../mapping/stackText/parseStackText';
import type { Trace } from '../mapping/trace';

/**
 * All stacks in a text as one trace, to be looked for like an issue's: in the text's order, so that what was logged
 * last counts as the outermost. `undefined` where no stack was recognized.
 */
export function pastedTrace(text: string): Trace | undefined {
  const { traces } = parseStackText(text);
  const stacks = traces.flatMap((trace) => trace.stacks);
  const eventId = createHash('sha256').update(JSON.stringify(stacks)).digest('hex').slice(0, 32);
  return stacks.length === 0 ? undefined : { eventId, platform: traces[0]?.platform, stacks };
}
