import { type Base1Line, base0, toBase0, toBase1 } from '../../base/positions';
import type { ContextLine } from '../../sentry/stacks';
import { fitAt } from '../lines/contextMatch';
import { type EventContext, eventContext, isTelling } from '../lines/eventContext';
import type { FileIndex } from '../files/fileIndex';
import type { FramePaths } from '../paths/framePath';
import { generatedFiles } from './generatedFiles';
import { isGenerated } from '../paths/names';
import { comparable, type LiveText } from '../lines/liveText';
import type { OpenMap, OriginalPosition } from './sourceMaps';
import { readSpelling } from '../paths/spelling';
import type { TraceFrame } from '../trace';

/** What a source map says about a frame of generated code. */
export interface Original {
  /** The generated file, below the folder. */
  readonly generated: string;
  /** The frame as it would be in the source: path as the map spells it, line, and the lines around as they were built. */
  readonly frame: TraceFrame;
  /** Below the folder where the map's relative path leads, whether or not a file is there. */
  readonly path: string | undefined;
  /** True where the event shows that it comes from this very build; else the line is a guess. */
  readonly isSameBuild: boolean;
}

/** What generated code needs of a folder. */
export interface GeneratedGround {
  readonly index: FileIndex;
  readonly live: (path: string) => Promise<LiveText | undefined>;
  readonly mapAt: (path: string, inline: string | undefined) => Promise<OpenMap | undefined>;
}

/** Characters either side of the column in which a piece of a minified line has to stand. */
const NEAR_COLUMN = 400;

/** With this share of the lines around, a line of readable generated code is the event's own. */
const SAME_BUILD = 0.6;

/** A frame of which the line is known. */
type LinedFrame = TraceFrame & { readonly lineNo: Base1Line };

/** A generated file with its map. */
interface Generated {
  readonly file: string;
  readonly live: LiveText;
  readonly map: OpenMap;
  /** The map's own path: its sources are relative to it. */
  readonly mapFile: string;
}

/**
 * Takes a frame of JavaScript through the source map of the file that it names, where that file lies in the
 * workspace. `otherBuild` where file or map are of another build than the event, or several fit: they would lead to
 * a wrong line.
 */
export async function originalOf(
  frame: LinedFrame,
  paths: FramePaths,
  debugId: string | undefined,
  ground: GeneratedGround,
): Promise<Original | 'otherBuild' | undefined> {
  const isOutput = paths.paths.some(isGenerated);
  let found: 'otherBuild' | undefined;
  for (const group of generatedFiles(paths.paths, ground.index, isOutput)) {
    const mapped = (await Promise.all(group.map((file) => generatedAt(file, ground)))).filter(
      (one) => one !== undefined,
    );
    const builds = mapped.map((one) => ({ ...one, build: sameBuild(frame, one, debugId) }));
    const same = builds.filter(({ build }) => build === 'same');
    const [only, other] = same.length > 0 ? same : builds.filter(({ build }) => build === 'unknown');
    const position =
      only && other === undefined ? await only.map.originalOf(frame.lineNo, column0(frame)) : undefined;
    if (only !== undefined && position !== undefined) {
      return original(frame, only, position, only.build === 'same');
    }
    found = mapped.length > 0 ? 'otherBuild' : found;
  }
  return found;
}

async function generatedAt(file: string, ground: GeneratedGround): Promise<Generated | undefined> {
  const live = await ground.live(file);
  if (live === undefined) {
    return undefined;
  }
  const url = mapUrl(live);
  const inline = url?.startsWith('data:') === true ? inlineJson(url) : undefined;
  const named = inline === undefined && url !== undefined ? pathFrom(file, url) : undefined;
  for (const mapFile of inline === undefined ? [...new Set([named, `${file}.map`])] : [file]) {
    const map = mapFile === undefined ? undefined : await ground.mapAt(mapFile, inline);
    if (map !== undefined && mapFile !== undefined) {
      return { file, live, map, mapFile };
    }
  }
  return undefined;
}

/** What the file's last lines say of its map. */
function mapUrl(live: LiveText): string | undefined {
  for (let at = live.count - 1; at >= Math.max(0, live.count - 6); at--) {
    const url = /^\s*\/[/*][#@]\s*sourceMappingURL=(\S+)/.exec(live.raw(at) ?? '')?.[1]?.replace(/\*\/$/, '');
    if (url !== undefined) {
      return url;
    }
  }
  return undefined;
}

function inlineJson(url: string): string | undefined {
  const comma = url.indexOf(',');
  if (comma === -1 || !/^data:(?:application|text)\/json[;,]/.test(url)) {
    return undefined;
  }
  const data = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(';base64')
    ? Buffer.from(data, 'base64').toString('utf8')
    : decoded(data);
}

function decoded(data: string): string | undefined {
  try {
    return decodeURIComponent(data);
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}

/** Whether the event shows that it comes from this very build: by debug id, else by its own lines. */
function sameBuild(
  frame: LinedFrame,
  { live, map }: Generated,
  debugId: string | undefined,
): 'same' | 'other' | 'unknown' {
  if (debugId !== undefined && map.debugId !== undefined) {
    return debugId.toLowerCase() === map.debugId.toLowerCase() ? 'same' : 'other';
  }
  const context = eventContext(frame);
  if (context === undefined || !isTelling(context.own)) {
    return 'unknown';
  }
  return (live.isTooLong(toBase0(frame.lineNo)) ? standsAtColumn : standsAtLine)(frame, context, live)
    ? 'same'
    : 'other';
}

function standsAtLine(frame: LinedFrame, context: EventContext, live: LiveText): boolean {
  const fit = fitAt(context, live, toBase0(frame.lineNo));
  return fit.own === 1 && (fit.around >= SAME_BUILD || context.around.length === 0);
}

/** A minified line arrives as a piece around the column. */
function standsAtColumn(frame: LinedFrame, context: EventContext, live: LiveText): boolean {
  const column = column0(frame);
  const line = live.raw(toBase0(frame.lineNo)) ?? '';
  return comparable(line.slice(Math.max(0, column - NEAR_COLUMN), column + NEAR_COLUMN)).includes(
    context.own.text,
  );
}

/** JavaScript's columns count from 1, those of source maps from 0; without one the line's start has to do. */
function column0({ colNo }: TraceFrame): number {
  return colNo === undefined ? 0 : Math.max(0, Math.trunc(colNo) - 1);
}

function original(
  frame: LinedFrame,
  { file, mapFile }: Generated,
  { source, line, content }: OriginalPosition,
  isSameBuild: boolean,
): Original {
  const context = content === undefined ? [] : linesAround(content, line);
  const { filename: _filename, absPath: _absPath, module: _module, colNo: _colNo, ...rest } = frame;
  return {
    generated: file,
    frame: { ...rest, filename: source, lineNo: line, context },
    path: pathFrom(mapFile, source),
    isSameBuild,
  };
}

/** The line and five either side, as an event would bring them. */
function linesAround(content: string, line: Base1Line): readonly ContextLine[] {
  const lines = content.split(/\r\n|\r|\n/);
  const at = toBase0(line);
  const first = Math.max(0, at - 5);
  return lines.slice(first, at + 6).map((text, index) => ({ line: toBase1(base0(first + index)), text }));
}

/** A relative address in a file of the workspace as a path below the folder; `undefined` for one that leaves it. */
function pathFrom(file: string, address: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:|^\//i.test(address)) {
    return undefined;
  }
  const read = readSpelling(`${file.replace(/[^/]*$/, '')}${address}`);
  const [path] = typeof read === 'string' ? [] : read;
  return path === undefined || path.climbs > 0 ? undefined : path.segments.join('/');
}
