import type { Disposable } from '../../base/disposable';
import type { OnDisk } from '../../base/onDisk';
import type { Files } from '../files/files';
import { type Glance, glanceAt } from './glance';
import type { Lines } from './linedText';
import { inlineMap, mapComment } from './mapComment';
import type { MapWorker } from './mapWorker';
import { type OpenMap, SourceMap } from './sourceMap';
import type { GlancedFrame } from './standing';
import type { OutputAnswer, WorkerMap } from './workerProtocol';

/** Bytes of a file that is read on the event loop; a larger one holds it up, and goes to a thread of its own. */
const LARGEST_HERE = 1_000_000;

/** So many maps are kept open here at a time. */
const MOST_OPEN = 4;

/** Generated files of a workspace folder and their source maps, as the traces of one call ask for them. */
export interface GeneratedFiles {
  /** What a generated file says of its map and of a frame; `undefined` where there is no such file. */
  glance(path: string, frame: GlancedFrame): Promise<Glance | undefined>;
  /** The map at a path or, if it is `inline`, the one in the generated file at that path; `undefined` where there is none. */
  map(path: string, isInline: boolean): Promise<OpenMap | undefined>;
  /** What builds have left of a frame's file below these folders of the workspace; `''` is the folder itself. */
  output(
    folders: readonly string[],
    paths: readonly (readonly string[])[],
    debugId: string | undefined,
  ): Promise<OutputAnswer>;
}

/** Is told of all that is asked for. */
export interface Notes {
  /** Before a file is looked for. */
  asked(path: string): Promise<void>;
  /** With what was found of it. */
  found(path: string, answer: unknown): void;
  /** Before builds are looked through. */
  askedOutput(): void;
}

/** The same files; what is asked of them is told. */
export function noted(files: GeneratedFiles, notes: Notes): GeneratedFiles {
  const note = async <T>(path: string, ask: () => Promise<T>) => {
    await notes.asked(path);
    const answer = await ask();
    notes.found(path, answer);
    return answer;
  };
  return {
    glance: (path, frame) => note(path, () => files.glance(path, frame)),
    map: (path, isInline) => note(path, () => files.map(path, isInline)),
    output: (folders, paths, debugId) => {
      notes.askedOutput();
      return files.output(folders, paths, debugId);
    },
  };
}

let lastLook = 0;

/** Reads small files on the event loop, and has large ones read by the worker. */
export class SourceMaps implements GeneratedFiles, Disposable {
  private readonly opened = new Map<string, Promise<SourceMap | undefined>>();
  private readonly found = new Map<string, Promise<OnDisk | undefined>>();
  private readonly outputs = new Map<string, Promise<OutputAnswer>>();
  /** All that this call asks of build output is answered from one look at the disk. */
  private readonly look = ++lastLook;

  constructor(
    private readonly files: Files,
    /** The lines of a small file as they are now. */
    private readonly linesOf: (path: string) => Promise<Lines | undefined>,
    private readonly worker: MapWorker,
    private readonly signal: AbortSignal,
  ) {}

  async glance(path: string, frame: GlancedFrame): Promise<Glance | undefined> {
    const file = await this.onDisk(path);
    if (file === undefined) {
      return undefined;
    }
    if (file.bytes > LARGEST_HERE) {
      const { lineNo, colNo, context } = frame;
      return this.worker.ask('glance', { file: part(file), frame: { lineNo, colNo, context } }, this.signal);
    }
    const lines = await this.linesOf(path);
    return lines && glanceAt(lines, frame, this.signal);
  }

  async map(path: string, isInline: boolean): Promise<OpenMap | undefined> {
    const file = await this.onDisk(path);
    if (file === undefined) {
      return undefined;
    }
    return file.bytes > LARGEST_HERE
      ? this.mapInWorker({ ...part(file), isInline })
      : this.mapHere(path, isInline);
  }

  async output(
    folders: readonly string[],
    paths: readonly (readonly string[])[],
    debugId: string | undefined,
  ): Promise<OutputAnswer> {
    const key = JSON.stringify([paths, debugId]);
    const asked = this.outputs.get(key) ?? this.askForOutput(folders, paths, debugId);
    this.outputs.set(key, asked);
    return asked;
  }

  dispose(): void {
    [...this.opened.keys()].forEach((key) => this.close(key));
  }

  private async askForOutput(
    folders: readonly string[],
    paths: readonly (readonly string[])[],
    debugId: string | undefined,
  ): Promise<OutputAnswer> {
    const root = await this.onDisk('');
    const question = { root: root?.realPath ?? '', folders, look: this.look, paths, debugId };
    const answer = root && (await this.worker.ask('output', question, this.signal));
    return answer ?? { stamped: [], named: [] };
  }

  private async mapInWorker(map: WorkerMap): Promise<OpenMap | undefined> {
    const opened = await this.worker.ask('open', { map }, this.signal);
    return (
      opened && {
        debugId: opened.debugId,
        originalOf: (line, column0) => this.worker.ask('originalOf', { map, line, column0 }, this.signal),
      }
    );
  }

  private async mapHere(path: string, isInline: boolean): Promise<OpenMap | undefined> {
    const key = JSON.stringify([path, isInline]);
    const opened = this.opened.get(key) ?? this.openHere(path, isInline);
    this.opened.delete(key); // the longest unused stands first
    this.opened.set(key, opened);
    const [oldest] = this.opened.keys();
    if (this.opened.size > MOST_OPEN && oldest !== undefined) {
      this.close(oldest);
    }
    return opened;
  }

  private async openHere(path: string, isInline: boolean): Promise<SourceMap | undefined> {
    if (!isInline) {
      const text = await this.files.read(path, this.signal);
      return text === undefined ? undefined : SourceMap.open(Buffer.from(text));
    }
    const lines = await this.linesOf(path);
    const { url } = lines === undefined ? { url: undefined } : mapComment(lines);
    const bytes = url === undefined ? undefined : inlineMap(url);
    return bytes && SourceMap.open(bytes);
  }

  private close(key: string): void {
    void this.opened.get(key)?.then(
      (map) => map?.dispose(),
      () => undefined, // told to whoever opened it
    );
    this.opened.delete(key);
  }

  /** Most files that are asked for would lie in folders that are not there. */
  private async onDisk(path: string): Promise<OnDisk | undefined> {
    const known = this.found.get(path);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const isHopeless = folder !== '' && known === undefined && (await this.onDisk(folder))?.isFolder !== true;
    if (isHopeless) {
      return undefined;
    }
    const found = this.found.get(path) ?? this.files.onDisk(path, this.signal);
    this.found.set(path, found);
    return found;
  }
}

function part({ realPath, bytes, modified }: OnDisk): Omit<WorkerMap, 'isInline'> {
  return { realPath, bytes, modified };
}
