import type { Disposable } from '../base/disposable';
import { Basis } from './basis';
import { clearCandidate } from './choice/sighted';
import type { Files } from './files/files';
import { Texts } from './files/texts';
import type { Now } from './keptPlaces';
import { onlyFile, type ReadSoFar } from './locateAtOnce';
import type { Surroundings } from './locateFrame';
import {
  beginTrace,
  type BegunTrace,
  locateTrace,
  type RecorderOf,
  type SightedTrace,
  sightTrace,
} from './locateTrace';
import type { Located, LocatedSoFar } from './locator';
import type { FilePath } from './place';
import { Sights } from './sights';
import type { MapWorker } from './sourceMaps/mapWorker';
import { noted, SourceMaps } from './sourceMaps/sourceMaps';
import type { Trace } from './trace';

/** A trace of which some frames may be located; what that rests on is in `basis`. */
export interface BegunSearch {
  readonly trace: Trace;
  readonly basis: Basis;
  readonly sighted: SightedTrace;
  readonly begun: BegunTrace;
  readonly around: Surroundings & ReadSoFar;
  readonly found: ReadonlySet<string>;
}

/** What a search that is begun has come to. */
export function soFar({ begun, around, found }: BegunSearch): LocatedSoFar {
  return { frames: begun, dependsOn: filesIn(around.folder, found) };
}

function filesIn(folder: string, paths: ReadonlySet<string>): readonly FilePath[] {
  return [...paths].map((path) => ({ folder, path }));
}

/** One search in a workspace folder for many traces: what several of them ask for is looked up and read once. */
export class Search implements Disposable {
  private readonly sights: Sights;
  private readonly texts: Texts;
  private readonly maps: SourceMaps;

  constructor(
    private readonly files: Files,
    private readonly now: Now,
    worker: MapWorker,
    private readonly signal: AbortSignal,
  ) {
    this.sights = new Sights(now.ground);
    this.texts = new Texts(now.versions, signal);
    this.maps = new SourceMaps(files, (path) => this.texts.live(path), worker, signal);
  }

  /** Looks at a trace, and locates those of its frames that need no more than the text of their file. */
  async begin(trace: Trace): Promise<BegunSearch> {
    const [basis, found] = [new Basis(), new Set<string>()];
    const sighted = await sightTrace(trace, this.sights, basis, this.signal);
    const frames = sighted.flat();
    this.texts.readAhead(frames.flatMap((one) => one.told?.file ?? clearCandidate(one)?.file ?? []));
    for (const path of new Set(frames.flatMap((one) => onlyFile(one)?.file ?? []))) {
      if (this.texts.here(path) === undefined) {
        await this.texts.live(path);
      }
    }
    const around = this.around(basis, found);
    const begun = await beginTrace(trace, sighted, around, this.signal);
    return { trace, sighted, around, basis, found, begun };
  }

  /** Where a trace stands, once it is begun. */
  async finish(
    { trace, sighted, around, basis, found, begun }: BegunSearch,
    recorderOf: RecorderOf,
  ): Promise<Located> {
    const release = this.now.releaseOf?.(trace);
    const told = release && basis.onRelease(release);
    const known = recorderOf === undefined ? begun : []; // else every step is to be told
    const frames = await locateTrace(trace, sighted, known, around, told, recorderOf, this.signal);
    return { frames, dependsOn: filesIn(around.folder, found) };
  }

  dispose(): void {
    this.maps.dispose();
  }

  /** The folder as one trace asks it; `found` gathers the files that are there, or should be. */
  private around(basis: Basis, found: Set<string>): Surroundings & ReadSoFar {
    const { versions, ground } = this.now;
    const note = (path: string, answer: unknown) => {
      if (answer !== undefined || ground.index.has(path)) {
        found.add(path);
      }
    };
    const live = async (path: string) => {
      basis.paths.add(path);
      const text = await this.texts.live(path);
      note(path, text);
      return text;
    };
    const here = (path: string) => {
      const text = this.texts.here(path);
      if (text !== undefined) {
        basis.paths.add(path);
        note(path, text);
      }
      return text;
    };
    const generated = noted(this.maps, {
      asked: async (path) => void basis.paths.add(await versions.firstMissing(path)),
      found: note,
      askedOutput: () => (basis.isOpen = true),
    });
    return { folder: this.files.folder, ground: basis.on(ground), live, here, generated };
  }
}
