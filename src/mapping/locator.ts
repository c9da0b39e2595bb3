import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import { gathered } from '../base/gathered';
import { inTwoSteps } from '../base/sideBySide';
import { inOrder } from './choice/codeMappings';
import { type Knowledge, noKnowledge } from './choice/knowledge';
import { Packages } from './choice/packages';
import type { FrameRef } from './crashFrame';
import type { Explanation, Step } from './explain';
import { fileInRelease, type FileInRelease, type NoFileInRelease } from './fileInRelease';
import type { Files } from './files/files';
import { LiveIndex } from './files/liveIndex';
import { Versions } from './files/versions';
import { folderName } from './folderUri';
import { KeptPlaces, type Now } from './keptPlaces';
import type { LocatedFrame } from './locateFrame';
import type { BegunTrace, RecorderOf } from './locateTrace';
import type { FamilyName } from './paths/families/family';
import type { FilePath, Place } from './place';
import type { CommitHash, Repositories } from './releases/git';
import { Releases } from './releases/releases';
import { Search, soFar } from './search';
import { MapWorker } from './sourceMaps/mapWorker';
import type { Trace } from './trace';

/** The places of a trace's frames. */
export interface Located {
  /** Parallel to the trace's stacks and frames. */
  readonly frames: readonly (readonly LocatedFrame[])[];
  /** The files whose text decided: when one of them changes, only the traces that name it are located anew. */
  readonly dependsOn: readonly FilePath[];
}

/** The places of those frames of a trace for which nothing had to be waited for; `undefined` for the others. */
export interface LocatedSoFar {
  /** Parallel to the trace's stacks and frames. */
  readonly frames: BegunTrace;
  /** As of what is located. */
  readonly dependsOn: readonly FilePath[];
}

/** Is told once of all traces, in their order, before the history is waited for. */
export type OnBegun = (soFar: readonly LocatedSoFar[]) => void;

/** Of so many traces some will ask for the history. */
const MANY = 20;

/** So many traces are located at a time: while one waits for the disk or for git, others go on. */
const AT_ONCE = 128;

/**
 * Finds the frames of traces in one workspace folder. The folder is listed once, when first asked; every text is
 * read once per call. Between calls places are kept, as long as nothing changes that they rest on; of texts nothing but
 * the names in manifests: the caller knows when they change.
 */
export class Locator implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly learned = this.owned.add(new Emitter<void>());
  private readonly index: LiveIndex;
  private readonly packages: Packages;
  private readonly releases: Releases | undefined;
  private readonly mapWorker = this.owned.add(new MapWorker());
  private kept = new KeptPlaces();

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
    this.owned.add(knowledge.onDidChange(() => this.learn()));
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
  async locateMany(
    traces: readonly Trace[],
    signal: AbortSignal,
    onBegun?: OnBegun,
  ): Promise<readonly Located[]> {
    return this.locateWith(traces, undefined, signal, onBegun);
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
    const release = (await this.releases?.of([trace], false, signal))?.(trace);
    return fileInRelease(frame, explanation, release, this.git, signal);
  }

  /** The commit of the release that failed, in the repository that the folder lies in; `undefined` where it is not here. */
  async releaseCommit(trace: Trace, signal: AbortSignal): Promise<CommitHash | undefined> {
    const commit = (await this.releases?.of([trace], false, signal))?.(trace)?.commit;
    return commit?.kind === 'commit' ? commit.hash : undefined;
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

  /** Whatever was found before may be told otherwise now, by a call that is under way, too. */
  private learn(): void {
    this.kept = new KeptPlaces();
    this.learned.fire();
  }

  /** The folder as it is known now. */
  private async now(traces: readonly Trace[], signal: AbortSignal): Promise<Now> {
    const isBulk = traces.filter((trace) => !this.kept.knows(trace)).length >= MANY;
    const [index, releaseOf] = await Promise.all([
      this.index.now(signal),
      this.releases?.of(traces, isBulk, signal), // reads the history while the folder is listed
    ]);
    const { pathRules, codeMappings } = this.knowledge;
    const ground = {
      index,
      folderName: folderName(this.folder),
      pathRules,
      codeMappings: inOrder(codeMappings),
      packagesOf: (family: FamilyName) => this.packages.of(family, index, signal),
    };
    return { ground, indexState: index.state, versions: new Versions(this.files, signal), releaseOf };
  }

  private async locateWith(
    traces: readonly Trace[],
    recorderOf: RecorderOf,
    signal: AbortSignal,
    onBegun: OnBegun = () => undefined,
  ): Promise<readonly Located[]> {
    const { kept } = this;
    const now = await this.now(traces, signal);
    const known = recorderOf === undefined ? await kept.stillGood(traces, now, signal) : [];
    const search = new Search(this.files, now, this.mapWorker, signal);
    try {
      // what needs no history does not wait for it
      const tell = gathered(traces.length, onBegun);
      const begin = async (trace: Trace, at: number) => {
        const one = known[at] ?? (await search.begin(trace));
        tell('frames' in one ? one : soFar(one), at);
        return one;
      };
      return await inTwoSteps(traces, AT_ONCE, begin, async (one) => {
        if ('frames' in one) {
          return one;
        }
        const located = await search.finish(one, recorderOf);
        await kept.keep(one.trace, located, one.basis, now);
        return located;
      });
    } finally {
      search.dispose();
    }
  }
}

/** The places alone; none for nothing. */
export function placesOf(located: Located | undefined): readonly (readonly Place[])[] {
  return (located?.frames ?? []).map((frames) => frames.map(({ place }) => place));
}
