import type { Base1Line } from '../../base/positions';
import type { FilesByName } from '../files/filesByName';
import { agrees, eventContext, isTelling } from '../lines/eventContext';
import { comparable } from '../lines/liveText';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { mapPaths } from './addresses';
import { plainId } from './debugId';
import type { Glance } from './glance';
import type { OpenMap, OriginalPosition } from './sourceMap';
import type { GeneratedFiles } from './sourceMaps';
import { column0 } from './standing';

/**
 * Whether a map belongs to the code that failed: the debug ids or the event's own lines say so, nothing says anything,
 * or they say that it does not.
 */
export type Build = 'same' | 'unknown' | 'other';

/** How the map of a frame's file was found. */
export type FoundBy = 'debugId' | 'address' | 'name';

/** A frame of which the line is known. */
export type LinedFrame = TraceFrame & { readonly lineNo: Base1Line };

/** What generated code needs of a folder. */
export interface GeneratedGround {
  readonly index: FilesByName;
  readonly generated: GeneratedFiles;
}

/** A frame of generated code, and what is known of its build. */
export interface GeneratedFrame {
  readonly frame: LinedFrame;
  readonly paths: FramePaths;
  /** Of the frame's file, where the event tells it. */
  readonly debugId: string | undefined;
}

/** A map that may be the frame's, and where it leads. */
export interface Built {
  readonly generated: string;
  readonly map: string;
  readonly by: FoundBy;
  /** The debug id that it bears is the frame's. */
  readonly isStamped: boolean;
  readonly build: Build;
  readonly position: OriginalPosition | undefined;
  readonly isVague: boolean;
}

/** The map of a generated file, which itself need not be here; that in `mapFile` where it is known already. */
export async function builtAt(
  file: string,
  one: GeneratedFrame,
  { generated }: GeneratedGround,
  mapFile?: string,
): Promise<Built | undefined> {
  const glance = await generated.glance(file, one.frame);
  const isOther = mapFile !== undefined && mapFile !== file;
  const inline = glance?.hasInlineMap === true && !isOther ? await generated.map(file, true) : undefined;
  if (inline !== undefined) {
    return judged({ file, map: file, by: 'address' }, inline, glance, one);
  }
  const paths = isOther ? [mapFile] : mapPaths(file, glance?.mapUrl);
  for (const path of paths) {
    const map = await generated.map(path, false);
    if (map !== undefined) {
      const isTold = glance?.mapUrl !== undefined && path === paths[0];
      return judged({ file, map: path, by: isTold ? 'address' : 'name' }, map, glance, one);
    }
  }
  return undefined;
}

interface Found {
  readonly file: string;
  readonly map: string;
  readonly by: FoundBy;
}

/** Of which build a map is, and where it leads from the frame, or from where the frame's line stands in this build. */
async function judged(
  { file, map: path, by }: Found,
  map: OpenMap,
  glance: Glance | undefined,
  { frame, debugId }: GeneratedFrame,
): Promise<Built> {
  const stamp = map.debugId ?? glance?.debugId;
  const isOurs = debugId !== undefined && stamp !== undefined && plainId(stamp) === plainId(debugId);
  const here = await map.originalOf(frame.lineNo, column0(frame));
  const there = await whereItStands(map, glance);
  const build = isOurs ? 'same' : buildOf({ map, glance, here, there }, { frame, debugId });
  return {
    generated: file,
    map: path,
    by: isOurs ? 'debugId' : by,
    isStamped: isOurs,
    build,
    position: build === 'other' ? (there ?? here) : here,
    isVague: frame.colNo === undefined && !(await isOneLine(map, frame.lineNo, here)),
  };
}

/** Where the map leads from the place at which the event's line stands in this build, if that is another. */
async function whereItStands(
  map: OpenMap,
  glance: Glance | undefined,
): Promise<OriginalPosition | undefined> {
  const { standing } = glance ?? {};
  const at = standing !== undefined && 'at' in standing ? standing.at : undefined;
  return at && map.originalOf(at.line, at.column0);
}

/** True where the end of a line of the generated file comes from where its beginning does. */
async function isOneLine(
  map: OpenMap,
  line: Base1Line,
  beginning: OriginalPosition | undefined,
): Promise<boolean> {
  const end = await map.originalOf(line, Infinity);
  return isSameLine(beginning, end);
}

function isSameLine(one: OriginalPosition | undefined, other: OriginalPosition | undefined): boolean {
  return one?.source === other?.source && one?.line === other?.line;
}

interface Compared {
  readonly map: OpenMap;
  readonly glance: Glance | undefined;
  /** Where the map leads from the frame's position, and from where the event's line stands instead. */
  readonly here: OriginalPosition | undefined;
  readonly there: OriginalPosition | undefined;
}

/** Of which build a map is that does not bear the frame's debug id. */
function buildOf(
  { map, glance, here, there }: Compared,
  { frame, debugId }: Omit<GeneratedFrame, 'paths'>,
): Build {
  const [ofMap, ofFile] = [map.debugId, glance?.debugId];
  const isOfOtherFile = ofMap !== undefined && ofFile !== undefined && plainId(ofMap) !== plainId(ofFile);
  const isOfOtherBuild = debugId !== undefined && (ofMap ?? ofFile) !== undefined;
  if (isOfOtherFile || isOfOtherBuild) {
    return 'other';
  }
  const standing = glance?.standing.is ?? 'untold';
  const isHere =
    standing === 'here' || (standing === 'near' && (there === undefined || isSameLine(here, there)));
  return isHere || isEventsLine(frame, here) ? 'same' : standing === 'untold' ? 'unknown' : 'other';
}

/** True where the event brought the line of the source instead of that of the generated file. */
function isEventsLine(frame: LinedFrame, here: OriginalPosition | undefined): boolean {
  const own = eventContext(frame)?.own;
  const line = here?.context.find((one) => one.line === here.line);
  return own !== undefined && isTelling(own) && agrees(own, line && comparable(line.text));
}
