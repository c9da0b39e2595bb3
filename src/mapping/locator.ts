import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Explanation, Step } from './explain';
import type { FrameRef } from './crashFrame';
import { fileInRelease, type FileInRelease, type NoFileInRelease } from './fileInRelease';
import type { Files } from './files/files';
import { folderName } from './folderUri';
import { LiveIndex } from './files/liveIndex';
import type { LocatedFrame } from './locateFrame';
import { locateTrace, type RecorderOf, sightTrace } from './locateTrace';
import { inSlices, Pacer } from '../base/pacer';
import type { FilePath, Place } from './place';
import { inOrder } from './choice/codeMappings';
import { type Knowledge, noKnowledge } from './choice/knowledge';
import { Packages } from './choice/packages';
import { clearCandidate, type Ground } from './choice/sighted';
import { MapWorker } from './sourceMaps/mapWorker';
import { noted, SourceMaps } from './sourceMaps/sourceMaps';
import { Texts } from './files/texts';
import type { Repositories } from './releases/git';
import { Releases } from './releases/releases';
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
 * read once per call. No text is kept between calls but the names in manifests: the caller knows when they change.
 */
export class Locator implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly learned = this.owned.add(new Emitter<void>());
  private readonly index: LiveIndex;
  private readonly packages: Packages;
  private readonly releases: Releases | undefined;
  private readonly mapWorker = this.owned.add(new MapWorker());

  /** Fires after people or manifests said something new: every trace may have other places now. */
  readonly onDidLearn = this.learned.event;

  /**
   * @param knowledge what people said of where code lies in this folder.
   * @param git the history of its repository, in which lines are followed from their releases.
   */
  constructor(
    private readonly files: Files,
    private readonly knowledge: Knowledge = noKnowledge,
    private readonly git?: Repositories,
  ) {
    this.releases = git && new Releases(git, (version) => knowledge.commitsOf?.(version) ?? []);
    this.packages = this.owned.add(new Packages(files, folderName(files.folder)));
    this.owned.add(files.onDidChange(({ added, removed }) => this.packages.forget([...added, ...removed])));
    this.index = this.owned.add(new LiveIndex(files));
    this.owned.add(this.index.onDidChange(() => this.packages.forget([])));
    this.owned.add(knowledge.onDidChange(() => this.learned.fire()));
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

  /** The file of one frame as the release had it, or why it cannot be shown. Indexes are those within the trace. */
  async fileInRelease(
    trace: Trace,
    { stack, frame: at }: FrameRef,
    signal: AbortSignal,
  ): Promise<FileInRelease | NoFileInRelease> {
    const explanation = (await this.explain(trace, signal))[stack]?.[at];
    const frame = trace.stacks[stack]?.frames[at];
    if (this.git === undefined || frame === undefined || explanation === undefined) {
      return { kind: 'noHistory' };
    }
    const release = (await this.releases?.of([trace], signal))?.(trace);
    return fileInRelease(frame, explanation, release, this.git, signal);
  }

  /** Files were written anew: what their manifests said is read again. */
  written(paths: readonly string[]): void {
    if (this.packages.forget(paths)) {
      this.learned.fire();
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** The folder as it is known now. */
  private async groundOf(signal: AbortSignal): Promise<Ground> {
    const index = await this.index.now(signal);
    return {
      index,
      folderName: folderName(this.folder),
      pathRules: this.knowledge.pathRules,
      codeMappings: inOrder(this.knowledge.codeMappings),
      packagesOf: (family) => this.packages.of(family, index, signal),
    };
  }

  private async locateWith(
    traces: readonly Trace[],
    recorderOf: RecorderOf,
    signal: AbortSignal,
  ): Promise<readonly Located[]> {
    const { folder } = this;
    const ground = await this.groundOf(signal);
    const releaseOf = await this.releases?.of(traces, signal);
    const texts = new Texts(this.files, signal);
    const maps = new SourceMaps(this.files, (path) => texts.live(path), this.mapWorker, signal);
    try {
      const look = async (trace: Trace | undefined) => {
        const sighted = trace === undefined ? [] : await sightTrace(trace, ground, signal);
        texts.readAhead(sighted.flat().flatMap((one) => one.told?.file ?? clearCandidate(one)?.file ?? []));
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
        const around = { folder, ground, live, generated: noted(maps, note) };
        const frames = await locateTrace(trace, sighted, around, releaseOf?.(trace), recorderOf, signal);
        return { frames, dependsOn: [...asked].map((path) => ({ folder, path })) };
      });
    } finally {
      maps.dispose();
    }
  }
}

/** The places alone; none for nothing. */
export function placesOf(located: Located | undefined): readonly (readonly Place[])[] {
  return (located?.frames ?? []).map((frames) => frames.map(({ place }) => place));
}
