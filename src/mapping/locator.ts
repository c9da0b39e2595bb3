import type { Disposable } from '../base/disposable';
import type { Explanation, Step } from './explain';
import type { Files } from './files/files';
import { folderName } from './folderUri';
import { LiveIndex } from './files/liveIndex';
import type { LocatedFrame } from './locateFrame';
import { locateTrace, type RecorderOf, sightTrace } from './locateTrace';
import { inSlices, Pacer } from '../base/pacer';
import type { FilePath, Place } from './place';
import { clearCandidate } from './choice/sighted';
import { Texts } from './files/texts';
import type { Trace } from './trace';

/** The places of a trace's frames. */
export interface Located {
  /** Parallel to the trace's stacks and frames. */
  readonly frames: readonly (readonly LocatedFrame[])[];
  /** The files whose text decided: when one of them changes, only the traces that name it are located anew. */
  readonly dependsOn: readonly FilePath[];
}

/**
 * Finds the frames of traces in one workspace folder. The folder is listed once, when first asked; every text is
 * read once per call. No text is kept between calls: the caller knows when they change.
 */
export class Locator implements Disposable {
  private readonly index: LiveIndex;

  constructor(private readonly files: Files) {
    this.index = new LiveIndex(files);
  }

  /** The folder, as the string of its URI. */
  get folder(): string {
    return this.files.folder;
  }

  /** Fires after files came or went, as soon as they are found here: every trace may have other places now. */
  get onDidChangeFiles(): LiveIndex['onDidChange'] {
    return this.index.onDidChange;
  }

  /** The place of every frame, parallel to the trace's stacks and frames. */
  async locate(trace: Trace, signal: AbortSignal): Promise<readonly (readonly Place[])[]> {
    return placesOf((await this.locateMany([trace], signal))[0]);
  }

  /** As `locate`, for many traces at once: a file that several of them name is read once. Parallel to `traces`. */
  async locateMany(traces: readonly Trace[], signal: AbortSignal): Promise<readonly Located[]> {
    return this.locateWith(traces, undefined, signal);
  }

  /** Every frame's place with the steps that led there. */
  async explain(trace: Trace, signal: AbortSignal): Promise<readonly (readonly Explanation[])[]> {
    const steps = trace.stacks.map(({ frames }) => frames.map((): Step[] => []));
    const recorderOf: RecorderOf = (stack, frame) => (step) => steps[stack]?.[frame]?.push(step);
    const [located] = await this.locateWith([trace], recorderOf, signal);
    return placesOf(located).map((places, stack) =>
      places.map((place, frame) => ({ place, steps: steps[stack]?.[frame] ?? [] })),
    );
  }

  dispose(): void {
    this.index.dispose();
  }

  private async locateWith(
    traces: readonly Trace[],
    recorderOf: RecorderOf,
    signal: AbortSignal,
  ): Promise<readonly Located[]> {
    const { folder } = this;
    const ground = { index: await this.index.now(signal), folderName: folderName(folder) };
    const texts = new Texts(this.files, signal);
    try {
      const look = async (trace: Trace | undefined) => {
        const sighted = trace === undefined ? [] : await sightTrace(trace, ground, signal);
        texts.readAhead(sighted.flat().flatMap((one) => clearCandidate(one)?.file ?? []));
        return sighted;
      };
      let next = await look(traces[0]);
      return await inSlices(traces, new Pacer(), signal, async (trace, index) => {
        const sighted = next;
        next = await look(traces[index + 1]); // its files are read while this trace is located
        const asked = new Set<string>();
        const note = <T>(path: string, found: T) => {
          if (found !== undefined || ground.index.has(path)) {
            asked.add(path);
          }
          return found;
        };
        const live = async (path: string) => note(path, await texts.live(path));
        const mapAt = async (path: string, inline?: string) => note(path, await texts.map(path, inline));
        const frames = await locateTrace(trace, sighted, { folder, ground, live, mapAt }, recorderOf, signal);
        return { frames, dependsOn: [...asked].map((path) => ({ folder, path })) };
      });
    } finally {
      texts.dispose();
    }
  }
}

/** The places alone; none for nothing. */
export function placesOf(located: Located | undefined): readonly (readonly Place[])[] {
  return (located?.frames ?? []).map((frames) => frames.map(({ place }) => place));
}
