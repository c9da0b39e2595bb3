import { type Candidate, findCandidates } from '../choice/candidates';
import type { Place } from '../choice/fits';
import { FileIndex } from '../files/fileIndex';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import type { MainLine } from './mainLine';
import { pathNow } from './pathNow';
import type { FormerTexts } from './texts';

/** A file that a frame means under the name that it had in its release. */
export interface FormerFile {
  /** The path in the release, below the folder. */
  readonly was: string;
  /** How many segments of the frame's path agree with it. */
  readonly matched: number;
  /** What it is called now; `undefined` where it was removed. */
  readonly file: string | undefined;
}

/** The files that were renamed or removed since the releases that were looked back to. */
export class FormerFiles {
  private index: Promise<FileIndex> | undefined;

  constructor(
    private readonly mainLine: MainLine,
    private readonly texts: FormerTexts,
  ) {}

  /** The one file that the frame's path names better than any that is here; `undefined` where there is none. */
  async find(
    frame: TraceFrame,
    paths: FramePaths,
    here: Place,
    fork: number,
    signal: AbortSignal,
  ): Promise<FormerFile | undefined> {
    this.index ??= FileIndex.build(this.mainLine.formerPaths, { ignoresCase: false }, signal);
    const found = findCandidates(frame, paths, { ...here, index: await this.index });
    const files = typeof found === 'string' ? [] : found.files.filter(isTrusted);
    const away = files.filter(({ file }) => !here.index.has(file));
    const then = away.filter(({ file }) => this.mainLine.hadAt(file, fork)); // others were its names in between
    const [best, other] = then.length > 0 ? then : away;
    if (best === undefined || other !== undefined) {
      return undefined;
    }
    const file = await pathNow(best.file, fork, this.mainLine, this.texts, signal);
    const isHere = file !== undefined && here.index.has(file);
    return { was: best.file, matched: best.matched, file: isHere ? file : undefined };
  }
}

function isTrusted({ strength }: Candidate): boolean {
  return strength !== 'weak';
}
