import type { TraceFrame } from '../trace';
import { pathFrom } from './addresses';
import type { Build, Built, FoundBy, GeneratedFrame, GeneratedGround, LinedFrame } from './build';
import { buildsOf } from './builds';

/** What a source map says about a frame of generated code. */
export interface Original {
  /** The generated file, below the folder. */
  readonly generated: string;
  /** The file that holds the map. */
  readonly map: string;
  readonly by: FoundBy;
  readonly build: Build;
  /** The frame as it would be in the source: path as the map spells it, position, and the lines around as they were built. */
  readonly frame: TraceFrame;
  /** Below the folder where the map's relative path leads, whether or not a file is there. */
  readonly path: string | undefined;
  /** True for a source that the map marks as somebody else's code. */
  readonly isIgnored: boolean;
  /** True where the event tells no column, and the line of the generated file comes from several lines. */
  readonly isVague: boolean;
  /** What the source calls what the frame calls. */
  readonly calls: string | undefined;
}

/**
 * Where the maps that may be a frame's lead, all of one standing: those of the very build that failed; else those of
 * which nothing is known; else those of other builds. None where no map says anything of the position; `undefined`
 * where no generated file of the frame's name lies here, and no map of its build.
 */
export async function originalsOf(
  one: GeneratedFrame,
  ground: GeneratedGround,
): Promise<readonly Original[] | undefined> {
  const built = await buildsOf(one, ground);
  return built?.flatMap((map) => original(one.frame, map));
}

/** The frame as it would be in its source; none where the map names no source. */
function original(frame: LinedFrame, { position, ...built }: Built): readonly Original[] {
  if (position?.source === undefined) {
    return [];
  }
  const { filename: _filename, absPath: _absPath, module: _module, ...rest } = frame;
  const { source, line, column0: column, context, isIgnored, name } = position;
  return [
    {
      ...built,
      frame: { ...rest, filename: source, lineNo: line, colNo: column + 1, context },
      path: pathFrom(built.map, source),
      isIgnored,
      calls: name,
    },
  ];
}
