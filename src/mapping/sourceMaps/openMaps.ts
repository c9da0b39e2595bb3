import { readFileSync } from 'node:fs';
import { LinedText } from './linedText';
import { inlineMap, isInline, mapComment } from './mapComment';
import { SourceMap } from './sourceMap';
import type { WorkerFile, WorkerMap } from './workerProtocol';

/** So many maps are kept open at a time, and so many bytes of them; two at least, as a stack may go through two. */
const MOST_OPEN = 4;
const MOST_BYTES = 60_000_000;
const LEAST_OPEN = 2;

/** Larger files are neither opened as maps nor looked at as generated code, in bytes. */
const LARGEST = 100_000_000;

interface Open {
  readonly bytes: number;
  readonly map: Promise<SourceMap | undefined>;
}

/** The maps and generated files that a worker has open; what changes on the disk is read anew. */
export class OpenMaps {
  /** The longest unused first. */
  private readonly maps = new Map<string, Open>();
  private lastText: { readonly key: string; readonly text: LinedText | undefined } | undefined;

  /** The map of a file; `undefined` for what is none. */
  async map(file: WorkerMap): Promise<SourceMap | undefined> {
    const key = keyOf(file, file.isInline);
    const known = this.maps.get(key);
    this.maps.delete(key);
    if (known === undefined) {
      this.makeRoom(file.bytes);
    }
    const open = known ?? { bytes: file.bytes, map: this.open(file) };
    this.maps.set(key, open);
    return open.map;
  }

  /** Lets go of maps before another is opened, so that this one takes their place in memory. */
  private makeRoom(bytes: number): void {
    for (const [key, { map }] of this.maps) {
      const held = [...this.maps.values()].reduce((sum, open) => sum + open.bytes, bytes);
      const isFull = this.maps.size >= MOST_OPEN || (this.maps.size >= LEAST_OPEN && held > MOST_BYTES);
      if (!isFull) {
        return;
      }
      this.maps.delete(key);
      void map.then((opened) => opened?.dispose());
    }
  }

  /** The text of a generated file; the last one is kept, as a stack goes through one file many times. */
  text(file: WorkerFile): LinedText | undefined {
    const key = keyOf(file, false);
    if (this.lastText?.key !== key) {
      const bytes = bytesOf(file);
      this.lastText = { key, text: bytes && new LinedText(bytes.toString('utf8')) };
    }
    return this.lastText.text;
  }

  private async open(file: WorkerMap): Promise<SourceMap | undefined> {
    const bytes = file.isInline ? this.inlineBytes(file) : bytesOf(file);
    return bytes && SourceMap.open(bytes);
  }

  private inlineBytes(file: WorkerFile): Uint8Array | undefined {
    const text = this.text(file);
    const url = text && mapComment(text).url;
    return url === undefined || !isInline(url) ? undefined : inlineMap(url);
  }
}

/** The bytes of a file; `undefined` for one that is gone, or too large. */
function bytesOf({ realPath, bytes }: WorkerFile): Buffer | undefined {
  try {
    return bytes > LARGEST ? undefined : readFileSync(realPath);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined;
    }
    throw error;
  }
}

function keyOf({ realPath, bytes, modified }: WorkerFile, isInlineMap: boolean): string {
  return JSON.stringify([realPath, bytes, modified, isInlineMap]);
}
