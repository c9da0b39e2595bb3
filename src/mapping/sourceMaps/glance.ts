import type { Lines } from './linedText';
import { isInline, mapComment } from './mapComment';
import { type GlancedFrame, type Standing, standingOf } from './standing';

/** What a generated file says of its map, and of a frame that names it. */
export interface Glance {
  /** Where its map is, as it spells it; `undefined` where it says nothing or holds the map itself. */
  readonly mapUrl: string | undefined;
  readonly hasInlineMap: boolean;
  /** The build, where the bundler stamped it. */
  readonly debugId: string | undefined;
  readonly standing: Standing;
}

/** Looks at a generated file with a frame that names it. */
export async function glanceAt(lines: Lines, frame: GlancedFrame, signal: AbortSignal): Promise<Glance> {
  const { url, debugId } = mapComment(lines);
  return {
    mapUrl: isInline(url) ? undefined : url,
    hasInlineMap: isInline(url),
    debugId,
    standing: await standingOf(lines, frame, signal),
  };
}
