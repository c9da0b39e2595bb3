import type { Disposable } from '../base/disposable';
import type { Basis } from './basis';
import { clearCandidate } from './choice/sighted';
import type { Files } from './files/files';
import { Texts } from './files/texts';
import type { Now } from './keptPlaces';
import type { Surroundings } from './locateFrame';
import { locateTrace, type RecorderOf, sightTrace } from './locateTrace';
import type { Located } from './locator';
import { Sights } from './sights';
import type { MapWorker } from './sourceMaps/mapWorker';
import { noted, SourceMaps } from './sourceMaps/sourceMaps';
import type { Trace } from './trace';

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

  /** Where a trace stands; what that rests on is added to `basis`. */
  async locate(trace: Trace, recorderOf: RecorderOf, basis: Basis): Promise<Located> {
    const { folder } = this.files;
    const ground = basis.on(this.now.ground);
    const sighted = await sightTrace(trace, this.sights, basis, this.signal);
    this.texts.readAhead(sighted.flat().flatMap((one) => one.told?.file ?? clearCandidate(one)?.file ?? []));
    const found = new Set<string>();
    const around = { folder, ground, ...this.reading(basis, found) };
    const release = this.now.releaseOf?.(trace);
    const frames = await locateTrace(
      trace,
      sighted,
      around,
      release && basis.onRelease(release),
      recorderOf,
      this.signal,
    );
    return { frames, dependsOn: [...found].map((path) => ({ folder, path })) };
  }

  dispose(): void {
    this.maps.dispose();
  }

  /** Reads files for one trace; `found` gathers those that are there, or should be. */
  private reading(basis: Basis, found: Set<string>): Pick<Surroundings, 'live' | 'generated'> {
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
    const generated = noted(this.maps, {
      asked: async (path) => void basis.paths.add(await versions.firstMissing(path)),
      found: note,
      askedOutput: () => (basis.isOpen = true),
    });
    return { live, generated };
  }
}
