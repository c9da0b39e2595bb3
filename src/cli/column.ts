import type { LiveText } from '../mapping/lines/liveText';
import type { Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';

/**
 * The column of a frame's place: the event's own, from 1, where the line stands here as the event shows it, to the
 * last space. `undefined` where it was indented anew, was written otherwise, or is the line of a generated file.
 */
export async function columnOf(
  { colNo, lineNo, context }: TraceFrame,
  place: Place,
  live: (path: string) => Promise<LiveText | undefined>,
): Promise<number | undefined> {
  const isSame = place.verdict === 'exact' || place.verdict === 'moved';
  const told = context.find(({ line }) => line === lineNo)?.text.replace(/\r?\n?$/, '');
  if (!isSame || told === undefined || colNo === undefined || !Number.isInteger(colNo)) {
    return undefined;
  }
  const here = (await live(place.file.path))?.raw(place.line)?.replace(/\r$/, '');
  return here === told && colNo >= 1 && colNo <= here.length + 1 ? colNo : undefined;
}
