import { Pacer } from '../../base/pacer';
import { type Hint, type HintFileKind, hintFileKind, hintFileKinds, hintsIn, isManifest } from './hints';

/** The port to the files of one folder, of a workspace that is trusted. Paths are below the folder. */
export interface HintFiles {
  /** Every file that may be a person's own, in portions, those near the folder first. */
  list(signal: AbortSignal): AsyncIterable<readonly string[]>;
  /** What git tracks; `undefined` where nobody knows. */
  tracked(signal: AbortSignal): Promise<ReadonlySet<string> | undefined>;
  /** The first bytes of a file as text; `undefined` where it is gone, outside the folder or not text. */
  readStart(path: string, bytes: number, signal: AbortSignal): Promise<string | undefined>;
}

/** What the files of a folder say. */
export interface Hints {
  /** Those that tell most surely first. */
  readonly hints: readonly Hint[];
  /** The folders in which a package begins, below the folder; empty for itself. */
  readonly packages: ReadonlySet<string>;
}

/** A look ends after so many files. */
const MOST_LISTED = 200_000;
/** Of each kind, so many files are read. */
const MOST_READ = 2000;
/** Bytes of each file. */
const MOST_BYTES = 256 * 1024;
const READ_AT_ONCE = 8;

/** Looks through the files in which a folder may say where its errors go, and no others. */
export async function findHints(files: HintFiles, signal: AbortSignal): Promise<Hints> {
  const paths = await worthReading(files, signal);
  const hints: Hint[] = [];
  const pacer = new Pacer();
  for (const kind of hintFileKinds) {
    const ofKind = paths.get(kind) ?? [];
    for (let at = 0; at < ofKind.length; at += READ_AT_ONCE) {
      const some = ofKind.slice(at, at + READ_AT_ONCE);
      const texts = await Promise.all(some.map((path) => files.readStart(path, MOST_BYTES, signal)));
      signal.throwIfAborted();
      for (const [index, path] of some.entries()) {
        hints.push(...hintsIn(path, kind, texts[index] ?? ''));
        if (pacer.isDue()) {
          await pacer.rest(signal);
        }
      }
    }
  }
  return { hints, packages: new Set((paths.get('manifest') ?? []).filter(isManifest).map(folderOf)) };
}

async function worthReading(
  files: HintFiles,
  signal: AbortSignal,
): Promise<ReadonlyMap<HintFileKind, readonly string[]>> {
  const tracked = await files.tracked(signal);
  const worth = new Map<HintFileKind, string[]>(hintFileKinds.map((kind) => [kind, []]));
  const pacer = new Pacer();
  let listed = 0;
  for await (const portion of files.list(signal)) {
    for (const path of portion) {
      const kind = hintFileKind(path);
      const ofKind = kind === undefined ? undefined : worth.get(kind);
      const isOwn = kind !== 'source' || (tracked?.has(path) ?? true);
      if (ofKind !== undefined && isOwn && ofKind.length < MOST_READ) {
        ofKind.push(path);
      }
      if (pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    listed += portion.length;
    if (listed >= MOST_LISTED) {
      break;
    }
  }
  return worth;
}

/** The folder of a file; empty for the outermost. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The innermost folder around a path in which a package begins; empty where none does. */
export function packageAround(path: string, packages: ReadonlySet<string>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (packages.has(folder)) {
      return folder;
    }
  }
  return '';
}
